import { join } from 'node:path';
import { defineConfig } from 'vite';
import { contractFile } from './contract.ts';
import { englishNames } from './english-names.ts';
import { names } from './names.ts';

export default defineConfig({
  root: join(import.meta.dirname, 'app'),
  // The page says what its files are relative to: the API has a stage's name in its address, or a domain of its own.
  base: './',
  define: {
    NAMES: JSON.stringify(names),
    ENGLISH_NAMES: JSON.stringify(englishNames),
    CONTRACT_FILE: JSON.stringify(contractFile.fileName),
  },
  plugins: [
    {
      name: 'contract',
      generateBundle() {
        this.emitFile({ type: 'asset', ...contractFile });
      },
    },
  ],
  build: {
    target: ['chrome100', 'firefox102'],
    emptyOutDir: true,
    // Nothing within the page itself: the content policy admits files only.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      // The open catalog is a page of its own, since whoever looks at it has no use for the rest.
      input: ['index.html', 'open.html'].map((page) => join(import.meta.dirname, 'app', page)),
      onwarn(warning, warn) {
        // A word to servers that render; there is none here.
        if (warning.code !== 'MODULE_LEVEL_DIRECTIVE') warn(warning);
      },
    },
  },
});
