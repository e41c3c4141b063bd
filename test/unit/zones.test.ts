import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { TIME } from '../../vitest.config.ts';

it('every name of the tests that run in another zone is the beginning of a file', () => {
  const files = readdirSync(import.meta.dirname);
  expect(TIME.filter((name) => !files.some((file) => file.startsWith(name)))).toEqual([]);
});
