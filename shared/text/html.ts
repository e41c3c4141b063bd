/** A piece of HTML that is safe to put into a page: everything from outside is escaped. */
export class Html {
  readonly source: string;
  constructor(source: string) {
    this.source = source;
  }
  toString(): string {
    return this.source;
  }
}

type Part = Html | string | number | null | undefined | false | readonly Part[];

/** Builds HTML and escapes every value that is not `Html`. Lists are joined; null, undefined and false give nothing. */
export function html(strings: TemplateStringsArray, ...parts: Part[]): Html {
  return new Html(strings.reduce((all, text, index) => all + render(parts[index - 1]) + text));
}

function render(part: Part): string {
  if (part === null || part === undefined || part === false) return '';
  if (part instanceof Html) return part.source;
  if (Array.isArray(part)) return part.map(render).join('');
  return escapeHtml(String(part));
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? '');
}

/** The colours that mails and forms share: `mark` for text and rules, `wash` for a background behind it. */
export const colours = {
  ink: '#1f2733',
  quiet: '#5d6878',
  faint: '#7b8595',
  line: '#dfe3e9',
  paper: '#ffffff',
  ground: '#f2f4f7',
  brand: '#14407a',
  blue: { mark: '#14407a', wash: '#eaf1fa' },
  green: { mark: '#1d6b41', wash: '#e8f5ed' },
  amber: { mark: '#8a5300', wash: '#fff4dc' },
  red: { mark: '#a61b1b', wash: '#fdebea' },
} as const;
/** The shade of a share in a heat map, from 0 to 1: what passes, what is good. */
export function heatOf(share: number): string {
  return share < 0.6 ? colours.red.wash : share < 0.9 ? colours.amber.wash : colours.green.wash;
}

export type Tone = 'blue' | 'green' | 'amber' | 'red';

/** Fonts that are installed on macOS, Windows and Linux. */
export const fonts = `'PingFang SC','Microsoft YaHei','Noto Sans CJK SC','Source Han Sans SC','Helvetica Neue',Arial,sans-serif`;
