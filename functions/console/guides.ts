import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Marked } from 'marked';

/** The guides of the docs page, in the order in which they are read: a new one is a file and its name here. */
const names = [
  'start',
  'sign-in',
  'errors',
  'paging',
  'idempotency',
  'concurrency',
  'deadlines',
  'webhooks',
  'java',
] as const;

export interface Example {
  guide: string;
  language: string;
  /**
   * `norun`: it installs or starts something. `signed`: it calls a stage whose callers sign. Any other word is the file that the example
   * is saved as, for the others to use.
   */
  note: string;
  code: string;
}

const textOf = (name: string) => readFileSync(join(import.meta.dirname, 'app/docs/guides', `${name}.md`), 'utf8');

/** Every example of the guides, in their order. */
export const examples: Example[] = names.flatMap((guide) =>
  [...textOf(guide).matchAll(/^```(\w+) ?(\S*)\n([\s\S]*?)^```$/gm)].map(([, language = '', note = '', code = '']) => ({
    guide,
    language,
    note,
    code,
  })),
);

/** The languages that a reader chooses between. */
const titles: Record<string, string> = { sh: 'Shell', ts: 'TypeScript', python: 'Python' };

const plain = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** Markdown of this project as HTML. An example says its language, by which a reader chooses. */
const marked = new Marked({
  renderer: {
    code({ text, lang = '' }) {
      const [language = '', note = ''] = lang.split(' ');
      const file = note.includes('.') ? ` · ${plain(note)}` : '';
      const title = `<figcaption>${titles[language] ?? plain(language)}${file}</figcaption>`;
      // What is done once, whatever one programs in, is always shown.
      const chosen = /norun|\./.test(note) ? '' : ` data-language="${plain(language)}"`;
      return `<figure${chosen}>${title}<pre tabindex="0"><code>${plain(text)}</code></pre></figure>`;
    },
  },
});

/** The guides as sections of a page, each under the name of its file. */
export function guidesHtml(): string {
  return names.map((name) => `<section id="${name}">${marked.parse(textOf(name))}</section>`).join('\n');
}

/** What has changed in the API, as a section of the page. */
export function changelogHtml(): string {
  const text = readFileSync(join(import.meta.dirname, '../../shared/contract/changelog/CHANGELOG.md'), 'utf8');
  // A section of the page begins one level beneath its title.
  return `<section id="changelog">${marked.parse(text.replaceAll(/^#/gm, '##'))}</section>`;
}

/** What leads to the sections: their titles in Chinese. */
export function guideLinks(): string {
  const title = (name: string) => /^## (.+?) · /m.exec(textOf(name))?.[1] ?? name;
  return names.map((name) => `<a href="#${name}">${plain(title(name))}</a>`).join('\n');
}
