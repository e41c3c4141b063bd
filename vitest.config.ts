import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // A process each, since the machine's zone is one of a process and tests run under several.
    pool: 'forks',
    // One more than cores, since a world waits for its processes a quarter of its time.
    maxWorkers: 3,
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
