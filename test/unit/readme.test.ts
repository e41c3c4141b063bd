import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { storyText, storyTitles, suggestedStart } from '../../infra/local/sample/story.ts';
import { operations } from '../../shared/contract/routes.ts';

const root = join(import.meta.dirname, '../..');
const folders = ['functions', 'infra', 'shared', 'shared/client', 'test'];
const pages = ['README.md', ...folders.map((folder) => `${folder}/README.md`)];
const page = (path: string) => readFileSync(join(root, path), 'utf8');

it('the README tells the story that `npm start` prints, step for step', () => {
  const told = [...page('README.md').matchAll(/^\d+\. (.*)$/gm)].map((match) => match[1]);
  expect(told).toEqual(storyTitles());
  expect(page('README.md')).toContain(suggestedStart);
});

it('infra/README.md tells it command for command', () => {
  const told = /<!-- story -->\n```sh\n([\s\S]*?)\n```\n<!-- \/story -->/.exec(page('infra/README.md'))?.[1];
  expect(told).toBe(storyText({ api: 'http://localhost:3000', control: 'http://localhost:3001' }));
});

it('the README stays short enough to be read at once', () => {
  expect(Buffer.byteLength(page('README.md'))).toBeLessThan(12_000);
});

describe.each(pages)('%s', (path) => {
  it('names no path that is not there', () => {
    const named = [...page(path).matchAll(/`((?:infra|functions|shared|test)\/[\w./-]+)`/g)].map(
      ([, name = '']) => name,
    );
    expect(named.filter((name) => !existsSync(join(root, name)))).toEqual([]);
  });

  it('links to nothing that is not there', () => {
    const links = [...page(path).matchAll(/\]\((?!https?:)([\w./-]+)(?:#[\w-]+)?\)/g)].map(([, link = '']) => link);
    expect(links.filter((link) => !existsSync(join(root, dirname(path), link)))).toEqual([]);
  });

  it('names no operation that is not there', () => {
    const known = operations.map(
      ({ path: of }) => new RegExp(`^${of.replaceAll('.', '\\.').replace(/\{\w+\}/g, '[^/]+')}$`),
    );
    const named = [...page(path).matchAll(/(?:(?:GET|POST|PUT) |\$API)(\/v1\/[^\s`?'")]+)/g)].map(
      ([, name = '']) => name,
    );
    expect(named.filter((name) => !known.some((each) => each.test(name)))).toEqual([]);
  });
});
