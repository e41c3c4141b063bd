import { dateOf, type Instant, type LocalDate } from '../../domain/calendar/time.ts';
import { colours, fonts, type Html, html } from '../html.ts';
import { dateWords, oneLine, systemName, type Words } from '../words.ts';
import type { Letter, Reader } from './letter.ts';

/** One of the mails that go together. */
export interface Part {
  letter: Letter;
  subject: string;
  link: string;
  at: Instant;
}

/** How many mails a digest shows; the rest is counted, since mail systems refuse a mail that is too long. */
const SHOWN = 100;

/** Everything since the last digest in one mail: a line and a link for each. */
export function digest(parts: Part[], to: Reader, on: LocalDate): { subject: string; text: string; html: string } {
  const shown = parts.slice(0, SHOWN);
  const title: Words = { zh: `摘要：${parts.length} 项`, en: `Digest: ${parts.length} in all` };
  const date = dateWords(on);
  const more = parts.length - shown.length;
  const rest: Words[] =
    more > 0 ? [{ zh: `另有 ${more} 项，请登录系统查看。`, en: `${more} more in the system.` }] : [];
  const footer: Words = {
    zh: '您选择了每个工作日上午一封摘要；各项所述为其发生时的情况。选择可在系统中更改。',
    en: 'You chose one digest each morning of a working day; each item says how it stood when it happened. You may change this in the system.',
  };
  return {
    subject: oneLine(`【${title.zh}】${date.zh} ${title.en}`),
    text: [
      `【${title.zh}】${title.en}`,
      `${oneLine(to.name)}，您好：`,
      ...shown.map(asText),
      ...rest.map(({ zh, en }) => `${zh}\n${en}`),
      `-- \n${systemName.zh} ${systemName.en}\n${footer.zh}\n${footer.en}`,
    ].join('\n\n'),
    html: html`<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title.zh}</title></head>
<body style="margin:0;padding:24px 12px;background:${colours.ground};font-family:${fonts};font-size:15px;line-height:1.65;color:${colours.ink}">
<div style="max-width:600px;margin:0 auto;padding:20px 28px;background:${colours.paper};border:1px solid ${colours.line};border-radius:6px">
<div style="font-size:21px;font-weight:600">${title.zh}</div><div style="color:${colours.quiet}">${title.en} · ${date.zh}</div>
<p>${oneLine(to.name)}，您好：</p>
${shown.map(asHtml)}
${rest.map(({ zh, en }) => html`<p>${zh}<br>${en}</p>`)}
<p style="font-size:12px;color:${colours.faint}">${systemName.zh} ${systemName.en}<br>${footer.zh}<br>${footer.en}</p>
</div></body></html>`.source,
  };
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
