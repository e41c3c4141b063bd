import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';

/**
 * Lets esbuild remove the schemas of unused operations. The SDK's generated schemas have computed keys such as `[_hE]: 403`, with a
 * constant, and esbuild keeps every object with a computed key: all of S3 in every bundle that reads a file. With the constant's text
 * as the key, esbuild removes what is unused.
 */
export const plainKeys: Plugin = {
  name: 'plain-keys',
  setup(build) {
    build.onLoad(
      { filter: /@aws-sdk[\\/]client-[a-z0-9-]+[\\/]dist-es[\\/]schemas[\\/]schemas_0\.js$/ },
      async ({ path }) => {
        const source = await readFile(path, 'utf8');
        const texts = new Map(
          [...source.matchAll(/^const (\w+) = ("[^"\\]*");$/gm)].map(([, name, text]) => [name, text]),
        );
        const contents = source.replace(/([{,]\s*)\[(\w+)\]:/g, (whole, before, name) => {
          const text = texts.get(name);
          return text === undefined ? whole : `${before}${text}:`;
        });
        return { contents, loader: 'js' };
      },
    );
  },
};

/**
 * Lets esbuild remove what zod makes JSON Schema with, 20 KB of every bundle: each schema refers to it, and no function calls it. The
 * description of the API is made of the schemas when the functions are bundled.
 */
export const noJsonSchema: Plugin = {
  name: 'no-json-schema',
  setup(build) {
    build.onLoad({ filter: /zod[\\/]v4[\\/]classic[\\/]schemas\.js$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      const contents = source
        .replace(/^ *inst\._zod\.processJSONSchema = .*;$/gm, '')
        .replace(
          /create(Standard|To)JSONSchemaMethod\(this, .*?\)/g,
          '(() => { throw new Error("no JSON Schema here"); })',
        );
      return { contents, loader: 'js' };
    });
  },
};
