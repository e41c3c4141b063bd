import type { ReadPart } from './xml.ts';

/** The built-in number formats of dates. Source: ECMA-376 part 1, 18.8.30, and those of Chinese programs. */
const BUILT_IN = new Set([14, 15, 16, 17, 22, ...range(27, 36), ...range(50, 58)]);
/** The most characters of a number format. */
const MAX_FORMAT = 255;

/** The styles, by number, that show a cell's number as a date. */
export async function readStyles(read: ReadPart): Promise<Set<number>> {
  const formats = new Set(BUILT_IN);
  const dates = new Set<number>();
  let inStyles = false;
  let style = 0;
  await read({
    open(name, { numFmtId = '', formatCode = '' }) {
      if (name === 'numFmt' && isDateFormat(formatCode)) formats.add(Number(numFmtId));
      if (name === 'cellXfs') inStyles = true;
      if (name !== 'xf' || !inStyles) return;
      if (formats.has(Number(numFmtId))) dates.add(style);
      style += 1;
    },
    close(name) {
      if (name === 'cellXfs') inStyles = false;
    },
  });
  return dates;
}

/** Whether a number format shows a year or a day, apart from its literal text. */
function isDateFormat(code: string): boolean {
  if (code.length > MAX_FORMAT) return false;
  return /[yd]/i.test(code.replace(/"[^"]*"|\[[^\]]*\]|\\./g, ''));
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, n) => from + n);
}
