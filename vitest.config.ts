import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What takes long begins first, so that no worker has a long one to itself at the end. */
class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLong = ({ moduleId }: TestSpecification) => moduleId.includes('/test/e2e/');
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

export default defineConfig({
  test: {
    // A process each, since the machine's zone is one of a process and tests run under several.
    pool: 'forks',
    // As many as cores: a world is busy all the time, and two on one core keep each other from their caches.
    maxWorkers: availableParallelism(),
    sequence: { sequencer: LongFirst },
    testTimeout: 180_000,
    hookTimeout: 300_000,
    projects: [
      // What is pure leaves nothing behind, so files share the modules they load, which takes longer than their tests.
      { extends: true, test: { name: 'unit', include: ['test/unit/**/*.test.ts'], isolate: false } },
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
