import { dateOf, type Instant, type LocalDate } from '../../domain/calendar/time.ts';
import { mailing } from '../../domain/mail/mailing.ts';
import { colours, fonts, type Html, html } from '../html.ts';
import { dateWords, oneLine, systemName, type Words } from '../words.ts';
import type { Letter, Reader } from './letter.ts';

/** One of the mails that go together. */
export interface Part {
  letter: Letter;
  subject: string;
  link: string;
  at: Instant;
  /** What it tells: parts of one kind stand together. */
  kind: string;
  case: { number: string; name: string };
  /** Between whom it is. */
  departments: string[];
}

/** Several parts of one kind, which are shown as a list with a line for each. */
interface List {
  title: Words;
  letter: Letter;
  parts: Part[];
}

/** How the parts came together: in the minutes of one event after another, or over a day because the reader chose so. */
export type Gathered = 'by-kind' | 'by-day';

const footers: Record<Gathered, Words> = {
  'by-kind': {
    zh: '同一时间有多项同类事项，合并为一封邮件；每一项仍须分别办理。',
    en: 'Many cases of one kind came at the same time, so they are in one mail; each is still to be done by itself.',
  },
  'by-day': {
    zh: '您选择了每个工作日上午一封摘要；各项所述为其发生时的情况。选择可在系统中更改。',
    en: 'You chose one digest each morning of a working day; each item says how it stood when it happened. You may change this in the system.',
  },
};

/**
 * Several mails in one. Few of a kind are told one by one; of many there is a list, by date, with a link for each. Nothing is left
 * out: whoever owes a hundred things has to see which.
 */
export function digest(parts: Part[], to: Reader, on: LocalDate, gathered: Gathered): Rendered {
  const sections = [...Map.groupBy(parts, ({ kind }) => kind).values()].map((of) =>
    of.length > mailing.single ? listOf(of) : of,
  );
  const [first] = sections;
  const title: Words =
    gathered === 'by-kind' && first && 'title' in first
      ? first.title
      : { zh: `摘要：${parts.length} 项`, en: `Digest: ${parts.length} in all` };
  const date = dateWords(on);
  const footer = footers[gathered];
  return {
    subject: oneLine(`【${title.zh}】${date.zh} ${title.en}`),
    text: [
      `【${title.zh}】${title.en}`,
      `${oneLine(to.name)}，您好：`,
      ...sections.flatMap((section) => ('title' in section ? [listText(section)] : section.map(asText))),
      `-- \n${systemName.zh} ${systemName.en}\n${footer.zh}\n${footer.en}`,
    ].join('\n\n'),
    html: html`<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title.zh}</title></head>
<body style="margin:0;padding:24px 12px;background:${colours.ground};font-family:${fonts};font-size:15px;line-height:1.65;color:${colours.ink}">
<div style="max-width:600px;margin:0 auto;padding:20px 28px;background:${colours.paper};border:1px solid ${colours.line};border-radius:6px">
<div style="font-size:21px;font-weight:600">${title.zh}</div><div style="color:${colours.quiet}">${title.en} · ${date.zh}</div>
<p>${oneLine(to.name)}，您好：</p>
${sections.map((section) => ('title' in section ? listHtml(section) : section.map(asHtml)))}
<p style="font-size:12px;color:${colours.faint}">${systemName.zh} ${systemName.en}<br>${footer.zh}<br>${footer.en}</p>
</div></body></html>`.source,
  };
}

interface Rendered {
  subject: string;
  text: string;
  html: string;
}

/** The parts of each date, the earliest first. In English a date is written so that its text sorts. */
function byDate(parts: Part[]): { date: Letter['date']; parts: Part[] }[] {
  const dates = Map.groupBy(parts, ({ letter }) => letter.date.value.en);
  return [...dates]
    .toSorted(([one], [other]) => one.localeCompare(other))
    .map(([, of]) => ({ date: (of[0] as Part).letter.date, parts: of }));
}

function listOf(parts: Part[]): List {
  const { letter } = parts[0] as Part;
  const same = new Set(parts.map(({ letter: { title } }) => title.zh)).size === 1;
  return {
    letter,
    parts,
    title: {
      zh: `${letter.title.zh}${same ? '' : '等'}：共 ${parts.length} 项`,
      en: `${letter.title.en}${same ? '' : ' and others'}: ${parts.length} in all`,
    },
  };
}

/** What is said for all of them: of whoever reads the list once, not of each case. */
const closing = ({ closing: [first] }: Letter): Words[] => (first ? [first] : []);

/** A line: the case, between whom it is, and what is told of it where that differs from line to line. */
function named({ case: { number, name }, departments, letter }: Part, { title }: List): string {
  const what = title.zh.startsWith(`${letter.title.zh}：`) ? [] : [letter.title.zh];
  return oneLine([`${name}（${number}）`, departments.join('、'), ...what].filter(Boolean).join(' · '));
}

function dateLine({ label, value, note }: Letter['date']): string {
  return oneLine(`${label.zh}: ${value.zh}${note ? `（${note.zh}）` : ''}`);
}

function listText(list: List): string {
  return [
    `【${list.title.zh}】${list.title.en}`,
    ...byDate(list.parts).map(({ date, parts }) =>
      [dateLine(date), ...parts.map((part) => `· ${named(part, list)}\n  ${part.link}`)].join('\n'),
    ),
    ...closing(list.letter).map(({ zh, en }) => `${oneLine(zh)}\n${oneLine(en)}`),
  ].join('\n\n');
}

function listHtml(list: List): Html {
  const { mark } = colours[list.letter.tone];
  const cell = `padding:4px 0;border-top:1px solid ${colours.line};font-size:14px`;
  return html`<div style="margin:18px 0 6px;font-weight:600;color:${mark}">${list.title.zh} <span style="font-size:13px;font-weight:400;color:${colours.quiet}">${list.title.en}</span></div>
${byDate(list.parts).map(
  ({
    date,
    parts,
  }) => html`<div style="margin:10px 0 2px;font-size:13px;font-weight:600;color:${mark}">${dateLine(date)}</div>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0">${parts.map((part) => html`<tr><td style="${cell}"><a href="${part.link}" style="color:${colours.brand}">${named(part, list)}</a></td></tr>\n`)}</table>`,
)}
${closing(list.letter).map(({ zh, en }) => html`<p>${zh}<br><span style="font-size:13px;color:${colours.quiet}">${en}</span></p>`)}`;
}

function asText({ letter, subject, link, at }: Part): string {
  const { value } = letter.date;
  return [
    `· ${subject}`,
    `${dateOf(at)} · ${oneLine(letter.opening.zh)}`,
    oneLine(letter.opening.en),
    `${oneLine(letter.date.label.zh)}: ${value.zh} · ${value.en}`,
    link,
  ].join('\n  ');
}

function asHtml({ letter, subject, link, at }: Part): Html {
  const { mark } = colours[letter.tone];
  return html`<div style="margin:14px 0;padding:2px 0 2px 12px;border-left:4px solid ${mark}">
<a href="${link}" style="font-weight:600;color:${mark}">${subject}</a>
<div>${letter.opening.zh}<br><span style="font-size:13px;color:${colours.quiet}">${letter.opening.en}</span></div>
<div style="font-size:13px;color:${colours.quiet}">${letter.date.label.zh}: ${letter.date.value.zh} · ${dateOf(at)}</div></div>`;
}
