import type * as z from 'zod';
import type { document } from '../../contract/schemas/document.ts';
import { dateOf, type Instant } from '../../domain/calendar/time.ts';
import type { Lines } from '../../domain/field.ts';
import type { Signature } from '../../domain/people/hands.ts';
import { printedLines, type Written } from '../lines.ts';
import { dateWords, type Words } from '../words.ts';

export type Document = z.output<typeof document>;
export type Row = Document['rows'][number];
export type Part = Row['parts'][number];
export type Heads = Document['log'];

export const text = (value: string | number): Part => ({ text: String(value), strong: false });
export const strong = (value: string | number): Part => ({ text: String(value), strong: true });
export const said = (words: Words): Part => ({ words });
export const list = (values: string[]): Part => ({ list: values });

/** Who acted, by name: 林一; 由张三代林一 where a delegate acted for an absent person. */
export function actor({ by, actingFor }: Signature, name: (id: string) => string): string {
  return actingFor === undefined ? name(by) : `由${name(by)}代${name(actingFor)}`;
}

/** Who did something, and when. */
export function byline(done: Signature & { at: Instant }, names: { person(id: string): string }): string {
  return `${actor(done, names.person)}，${when(done.at)}`;
}

/** 2026年9月24日（星期四）09:00 */
export function when(at: Instant): string {
  return `${dateWords(dateOf(at)).zh}${at.slice(11, 16)}`;
}

/** What stands above the table of every document: its number, the date that counts, and the status. Dates are Asia/Shanghai. */
export function headOf(number: string, dated: { zh: string; at: Instant }, status: string): Document['head'] {
  return [
    { label: { zh: '编号', en: 'Number' }, text: number },
    { label: { zh: dated.zh, en: 'Date' }, text: dateWords(dateOf(dated.at)).zh },
    { label: { zh: '状态', en: 'Status' }, text: status },
  ];
}

/** A row across the page. */
export function row(zh: string, en: string, ...parts: Part[]): Row {
  return { label: { zh, en }, parts, half: false, signed: false };
}

/** A row that shares its line with the next of its kind. */
export function half(zh: string, en: string, value: string | number): Row {
  return { label: { zh, en }, parts: [text(value)], half: true, signed: false };
}

/** A row across the page with room for a signature and a seal. */
export function toSign(zh: string, en: string, ...parts: Part[]): Row {
  return { label: { zh, en }, parts, half: false, signed: true };
}

/** A row for each of these lines that was filled in. */
export function rowsOf<L extends Lines>(lines: L, values: Written<L>): Row[] {
  return printedLines(lines, values).map(({ line: { name, short }, value }) =>
    short ? half(name.zh, name.en, value) : row(name.zh, name.en, text(value)),
  );
}

/** A sentence for each of these lines that was filled in, to stand within a row. */
export function partsOf<L extends Lines>(lines: L, values: Written<L>): Part[] {
  return printedLines(lines, values).map(({ line: { name }, value }) => text(`${name.zh}：${value}`));
}
