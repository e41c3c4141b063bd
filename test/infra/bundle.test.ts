import { mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Bundles, bundleFunctions } from '../../infra/constructs/bundle.ts';
import { characterList } from '../../shared/adapters/search/simplified.ts';
import { operations } from '../../shared/contract/routes.ts';
import { fontFiles } from '../../shared/documents/fonts.ts';

let bundles: Bundles;
beforeAll(async () => {
  bundles = await bundleFunctions(join(import.meta.dirname, '../..'), mkdtempSync(join(tmpdir(), 'bundles-')));
}, 60_000);

const codeOf = (name: string) => join(bundles[name] ?? `no bundle of ${name}`, 'index.mjs');

describe('the bundle', () => {
  it.each(
    [...new Set(operations.map((operation) => operation.function)), 'authorizer'].filter(
      (name) => name !== 'documents',
    ),
  )('of %s stays under 800 KB, for it is read before the first answer', (name) => {
    expect(statSync(codeOf(name)).size).toBeLessThan(800 * 1024);
  });

  it('of documents may hold what draws a PDF too, which is not run before the first, with the fonts beside it', () => {
    expect(statSync(codeOf('documents')).size).toBeLessThan(1750 * 1024);
    const beside = readdirSync(String(bundles.documents)).filter((file) => file !== 'index.mjs');
    expect(beside.sort()).toEqual(
      Object.values(fontFiles)
        .map((file) => basename(file))
        .sort(),
    );
  });

  it.each([
    ['index', 350],
    ['open', 80],
  ])('of the console loads at first with its page %s at most %i KB, compressed by gzip', (name, most) => {
    const site = join(String(bundles.console), 'site');
    const page = readFileSync(join(site, `${name}.html`), 'utf8');
    const first = [...page.matchAll(/(?:src|href)="\.\/(assets\/[^"]+)"/g)].map(([, file]) => String(file));
    expect(first.length).toBeGreaterThan(1);
    const size = first.reduce((sum, file) => sum + statSync(join(site, `${file}.gz`)).size, 0);
    expect(size).toBeLessThan(most * 1024);
    expect(first.join()).not.toContain('jsx-dev');
  });

  it('of the console has the description of the API as a file to be kept, at most 80 KB as brotli', () => {
    const assets = join(String(bundles.console), 'site', 'assets');
    const [file = 'none', ...others] = readdirSync(assets).filter((name) => /^openapi-\w{8}\.json$/.test(name));
    expect(others).toEqual([]);
    expect(JSON.parse(readFileSync(join(assets, file), 'utf8')).paths).toHaveProperty(['/v1/requests']);
    expect(statSync(join(assets, `${file}.br`)).size).toBeLessThan(80 * 1024);
    const pages = readdirSync(assets).filter((name) => name.endsWith('.js'));
    expect(pages.some((name) => readFileSync(join(assets, name), 'utf8').includes(`assets/${file}`))).toBe(true);
  });

  it('of what compares words has the list of traditional characters beside it, and nothing else has', () => {
    for (const name of Object.keys(bundles)) {
      const reads = readFileSync(codeOf(name), 'utf8').includes(characterList);
      const files = readdirSync(String(bundles[name]));
      expect(files.includes('TSCharacters.js'), name).toBe(reads);
    }
  });

  it('of each function needs nothing beside it', () => {
    for (const name of Object.keys(bundles)) {
      const statics = readFileSync(codeOf(name), 'utf8').matchAll(
        /(?:^|[;}\n])(?:import|export)[^"'()]*?from ?["']([^"']+)["']/g,
      );
      for (const [, specifier] of statics)
        expect(specifier, name).toMatch(
          /^node:|^(crypto|events|fs|http|https|net|os|path|stream|tls|url|util|zlib|dns|buffer|module|process|child_process)$/,
        );
    }
  });
});
