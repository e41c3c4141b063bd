import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * What takes long begins first, so that no process has a long one to itself at the end; what is quick comes last. A process goes
 * on with the next file only where that is of the same project.
 */
class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const rank = ({ moduleId, project }: TestSpecification) => {
      if (moduleId.includes('/test/e2e/')) return 0;
      return 1 + ['system', 'unit', 'new-york'].indexOf(project.name);
    };
    return sorted.sort((a, b) => rank(a) - rank(b));
  }
}

const UTC = { TZ: 'UTC' };
/** What reckons with days is tested once more with the machine in another zone. */
export const TIME = [
  'calendar',
  'known-defects',
  'duty',
  'policy',
  'review',
  'grant',
  'reason',
  'proof',
  'absence',
  'text',
  'request',
];
/** The story is told once, where the machine's zone is least like Yima's. */
const STORY = 'test/e2e/story.test.ts';
/** What random input is drawn from. */
const RANDOM = 'test/unit/seed.ts';
/** Tables for whoever boots the system. */
const globalSetup = 'test/world/dynamodb.ts';

export default defineConfig({
  test: {
    // Processes and no threads, since the machine's zone is one of a process.
    pool: 'forks',
    // Files share a process, the modules it has loaded and the code it has compiled, which cost more than most tests. What a file
    // needs to itself it makes for itself: its tables, its directories, its runtime.
    isolate: false,
    // As many as cores: a world is busy all the time, and two on one core keep each other from their caches.
    maxWorkers: availableParallelism(),
    sequence: { sequencer: LongFirst },
    testTimeout: 180_000,
    hookTimeout: 300_000,
    projects: [
      { extends: true, test: { name: 'unit', include: ['test/unit/**/*.test.ts'], env: UTC, setupFiles: RANDOM } },
      {
        extends: true,
        test: {
          name: 'system',
          include: ['test/{api,e2e,infra,storage}/**/*.test.ts'],
          exclude: [STORY],
          env: UTC,
          globalSetup,
        },
      },
      {
        extends: true,
        test: {
          name: 'new-york',
          include: [...TIME.map((topic) => `test/unit/${topic}*.test.ts`), STORY],
          env: { TZ: 'America/New_York' },
          setupFiles: RANDOM,
          globalSetup,
        },
      },
    ],
  },
});
