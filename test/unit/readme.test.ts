import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { storyText, suggestedStart } from '../../infra/local/sample/story.ts';

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');

it('the README tells the story that `npm start` prints, command for command', () => {
  const told = /<!-- story -->\n```sh\n([\s\S]*?)\n```\n<!-- \/story -->/.exec(readme)?.[1];
  expect(told).toBe(storyText({ api: 'http://localhost:3000', control: 'http://localhost:3001' }));
  expect(readme).toContain(suggestedStart);
});

it('every path that the README names is there', () => {
  const named = [...readme.matchAll(/`((?:infra|functions|shared|test)\/[\w./-]+)`/g)].map((match) => match[1] ?? '');
  expect(named.length).toBeGreaterThan(10);
  expect(named.filter((path) => !existsSync(new URL(`../../${path}`, import.meta.url)))).toEqual([]);
});
