import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';

/**
 * Lets esbuild leave out the shapes of operations that nobody calls. The SDK's generated schemas write keys as `[_hE]: 403`,
 * a constant by name, and esbuild keeps whatever has a key it can't see through: all of S3 in every bundle that reads a file.
 * Written as the text it stands for, the key is plain, and what isn't used goes.
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
