import { type Basis, basisSchema } from '../content.ts';
import { basisKinds } from '../metadata.ts';
import { dateOf } from './cells.ts';
import { basisKindOf } from './spellings.ts';
import { tidy } from './text.ts';

/**
 * Reads the legal bases in a cell, one on a line: `文件 | 条款 | 种类 | 网址 | 有效期至`, as the export writes them, or as people
 * write them: `《中华人民共和国个人信息保护法》第十三条`, with the kind in brackets if the title does not tell it.
 * @returns null if one of them is unreadable
 */
export function basesOf(text: string): Basis[] | null {
  const lines = text.split('\n').flatMap((line) => (/[|｜]/.test(line) ? line : line.split(/[；;、，]\s*(?=《)/)));
  const bases = lines.filter((line) => line.trim() !== '').map((line) => basisOf(line.trim()));
  return bases.every((basis) => basis !== null) ? bases : null;
}

/** The longest citation. */
const LONGEST = 600;

function basisOf(line: string): Basis | null {
  if (line.length > LONGEST) return null;
  const fields = /[|｜]/.test(line) ? tableFields(line) : citationFields(line);
  const parsed = basisSchema.safeParse(fields);
  return parsed.success ? parsed.data : null;
}

function tableFields(line: string) {
  const [document = '', article = '', kind = '', url = '', endsOn = ''] = line.split(/\s*[|｜]\s*/).map(tidy);
  return basisFields({
    document: untitled(document),
    article,
    kind: basisKindOf(kind) ?? kindOf(document),
    url,
    endsOn,
  });
}

/** `依据《…》第十四条第（三）项〔行政法规〕https://… 有效期至2027-12-31` */
function citationFields(line: string) {
  const endsOn = /有效期?至\s*([\d\-/.年月日]+)/.exec(line)?.[1] ?? '';
  const url = /https?:\/\/[^\s，。；、）〕]+/.exec(line)?.[0] ?? '';
  const rest = line.replace(/[，,（(]?\s*有效期?至\s*[\d\-/.年月日]+[）)]?/, '').replace(url, '');
  const [, document = '', behind = ''] = /《(.+)》(.*)$/s.exec(rest) ?? [];
  const kind = /[〔［[【（(]([^〕］\]】）)]+)[〕］\]】）)]\s*。?\s*$/.exec(behind);
  const known = kind?.[1] ? basisKindOf(kind[1]) : undefined;
  const article = tidy(known ? behind.slice(0, kind?.index) : behind).replace(/[的，,。规定]+$/, '');
  return basisFields({ document, article, kind: known ?? kindOf(document), url, endsOn });
}

function basisFields(of: { document: string; article: string; kind: string | undefined; url: string; endsOn: string }) {
  const { url, endsOn, ...basis } = of;
  return { ...basis, ...(url ? { url } : {}), ...(endsOn ? { endsOn: dateOf(endsOn) ?? endsOn } : {}) };
}

/**
 * The kind of a document, if its title tells it: a national law, an administrative regulation, a decision of the State Council.
 */
function kindOf(document: string): Basis['kind'] | undefined {
  const title = untitled(document).replace(/[（(].*?[）)]/g, '');
  if (/^中华人民共和国.*法$/.test(title)) return 'law';
  if (/^中华人民共和国.*条例(实施细则)?$/.test(title)) return 'administrative-regulation';
  if (/^国务院.*(决定|规定)$|^国务院关于.*的决定$/.test(title)) return 'state-council-decision';
  return undefined;
}

function untitled(document: string): string {
  return document.replace(/^《(.+)》$/, '$1');
}

/** Writes a basis as one line of a cell, which `basesOf` reads. */
export function basisText({ document, article, kind, url = '', endsOn }: Basis): string {
  const line = [document, article, basisKinds[kind], url, endsOn ?? '']
    .map((part) => part.replace(/[|｜\n]/g, ' '))
    .join(' | ');
  return line.replace(/( \| )+$/, '');
}
