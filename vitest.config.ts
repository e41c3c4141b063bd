import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: 'test/world/dynamodb.ts',
    // A process each, since the machine's zone is one of a process and tests run under several.
    pool: 'forks',
    // One more than cores, since a world waits for its processes a quarter of its time.
    maxWorkers: 3,
    testTimeout: 180_000,
    hookTimeout: 300_000,
  },
});
