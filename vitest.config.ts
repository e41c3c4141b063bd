import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * What takes long begins first, so that no process has a long one to itself at the end; what is quick comes last. A process goes
 * on with the next file of its own project alone.
 */
class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const rank = ({ moduleId, project }: TestSpecification) =>
      project.name === 'unit' ? 2 : moduleId.includes('/test/e2e/') ? 0 : 1;
    return sorted.sort((a, b) => rank(a) - rank(b));
  }
}

export default defineConfig({
  test: {
    // Processes and no threads, since the machine's zone is one of a process and tests run under several.
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
      { extends: true, test: { name: 'unit', include: ['test/unit/**/*.test.ts'] } },
      {
        extends: true,
        test: {
          name: 'system',
          include: ['test/{api,e2e,infra,storage}/**/*.test.ts'],
          globalSetup: 'test/world/dynamodb.ts',
        },
      },
    ],
  },
});
