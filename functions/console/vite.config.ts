import { join } from 'node:path';
import { defineConfig } from 'vite';
import { contractFile } from './contract.ts';
import { englishNames } from './english-names.ts';
import { changelogHtml, guideLinks, guidesHtml } from './guides.ts';
import { names } from './names.ts';

const app = join(import.meta.dirname, 'app');

export default defineConfig({
  root: app,
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
    {
      name: 'guides',
      transformIndexHtml: {
        order: 'pre',
        handler: (page) =>
          page
            .replace('<!-- links -->', guideLinks)
            .replace('<!-- guides -->', guidesHtml)
            .replace('<!-- changelog -->', changelogHtml),
      },
    },
  ],
  build: {
    target: ['chrome100', 'firefox102'],
    emptyOutDir: true,
    // Nothing within the page itself: the content policy admits files only.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // What shows the operations in the docs is one large file of its authors.
    chunkSizeWarningLimit: 1_600,
    rolldownOptions: {
      // The open catalog and the docs are pages of their own, since whoever looks at them has no use for the rest.
      input: ['index.html', 'open.html', 'docs/index.html'].map((page) => join(app, page)),
      onwarn(warning, warn) {
        // A word to servers that render; there is none here.
        if (warning.code !== 'MODULE_LEVEL_DIRECTIVE') warn(warning);
      },
    },
  },
});
