import { cleanedText } from '../../plain-text.ts';

/** How text is compared and tidied, whatever a spreadsheet, a form or a copy from a web page left in it. */

/** Letters and digits of full width in their usual one; zero-width and control characters gone; one space where any. */
export function tidy(text: string): string {
  return cleanedText(text)
    .replace(/[\uFF10-\uFF19\uFF21-\uFF3A\uFF41-\uFF5A]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[\u200B-\u200D\u2060\uFEFF\uFFFD]/g, '')
    .replace(/[\p{Cc}\p{Z}]+/gu, ' ')
    .replace(/(?<=[\p{Script=Han}，。、；：]) (?=[\p{Script=Han}，。、；：])/gu, '')
    .trim();
}

/** Text as it is compared: without width, case, space and punctuation. Text of nothing else stays as it is. */
export function sameness(text: string): string {
  const letters = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\p{P}\p{S}\p{Z}\p{C}]+/gu, '');
  return letters === '' ? text.trim() : letters;
}

/** What a form makes people write where they have nothing to say, as `sameness` leaves it. */
const nothing = new Set([
  '无',
  '暂无',
  '空',
  '空白',
  '未填',
  '未填写',
  '不适用',
  '无内容',
  'na',
  'null',
  'nil',
  'none',
]);
/** A blank, or strokes and dots that fill one. A question mark asks something. */
const STROKES = /^[\s\-‐-―−﹣－_＿─/／\\＼.．。·・…、，,;；:：*＊|｜~～()（）[\]【】"'“”‘’]*$/;

/** Whether a cell says nothing, in whichever column. */
export function saysNothing(text: string): boolean {
  return STROKES.test(text) || nothing.has(sameness(text));
}

/** A name without what is no part of it: a file's ending, marks around or after it. */
export function bareName(text: string): string {
  return text
    .replace(/\.(csv|xlsx?|docx?|json)$/i, '')
    .replace(/^《([^《》]+)》$/, '$1')
    .replace(/^[\s\-_，,、；;。.]+/, '')
    .replace(/(?<![\s\-_，,、；;。.])[\s\-_，,、；;。.]+$/, '');
}

const TAG =
  /<\/?(p|div|span|br|hr|table|tr|td|th|tbody|thead|ul|ol|li|a|b|i|u|strong|em|font|img|h[1-6]|o:p)(?=[\s/>])[^<>]*>/gi;

/**
 * Text without the markup of a web page. No expression looks for its end beyond the next tag or a bounded stretch, since each place
 * that begins like one would look again.
 */
export function withoutMarkup(text: string): string {
  if (!/<[a-z/!][^<>]*>|&(nbsp|amp|lt|gt|quot|#\d+);/i.test(text)) return text;
  return text
    .replace(/<(style|script)\b[\s\S]{0,2000}?<\/\1\s{0,9}>/gi, ' ')
    .replace(TAG, ' ')
    .replace(/&nbsp;/gi, ' ')
    .replace(/&lt;/gi, '<')
    .replace(/&gt;/gi, '>')
    .replace(/&quot;/gi, '"')
    .replace(/&#(\d{1,6});/g, (_, code: string) => String.fromCodePoint(Math.min(Number(code), 0x10ffff)))
    .replace(/&amp;/gi, '&');
}

/** The parts of a list written with any of the usual marks; marks within brackets belong to a part. */
export function listed(text: string): string[] {
  const parts = [''];
  let depth = 0;
  for (const char of text) {
    if ('（([【〔{'.includes(char)) depth += 1;
    if ('）)]】〕}'.includes(char)) depth = Math.max(0, depth - 1);
    if (depth === 0 && '、，,；;\n'.includes(char)) parts.push('');
    else parts[parts.length - 1] += char;
  }
  return parts.map(tidy).filter((part) => part !== '');
}
