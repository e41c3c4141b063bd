import type { MailFacts } from '../../storage/mails.ts';
import { colours, fonts, type Html, html } from '../html.ts';
import { countingRule, countWords, groundsWords, provisionalNote } from '../proof.ts';
import { stripHtml, stripText } from '../proof-strip.ts';
import { citation, oneLine, systemName, type Words } from '../words.ts';
import { type Deadline, type Letter, type Reader, type Row, restsOn } from './letter.ts';

const footer: Words = {
  zh: '本邮件由系统自动发送，请勿回复。邮件如有重复，以编号为准，只需办理一次。',
  en: 'Sent automatically; please do not reply. Should it arrive twice, the number tells that it is the same case.',
};
const openCase: Words = { zh: '打开事项', en: 'Open the case' };
const counted: Words = { zh: '期限计算', en: 'How it was counted' };

export interface Content {
  letter: Letter;
  facts: MailFacts;
  to: Reader;
  link: string;
}

/** As plain text: the same facts in the same order. */
export function asText({ letter, facts, to, link }: Content): string {
  const { date, count } = letter;
  const note = date.note ? `（${date.note.zh} · ${date.note.en}）` : '';
  return [
    `【${letter.title.zh}】${letter.title.en}`,
    `${oneLine(to.name)}，您好：`,
    lines(letter.opening),
    [
      `${date.label.zh} ${date.label.en}: ${date.value.zh} · ${date.value.en}${note}`,
      ...rows(letter, facts).map(({ label, value }) => `${label.zh} ${label.en}: ${indented(value)}`),
      `${openCase.zh} ${openCase.en}: ${link}`,
    ].join('\n'),
    ...letter.closing.map(lines),
    ...(count
      ? [
          `${counted.zh} ${counted.en}\n${lines(countWords(count))}\n${stripText(count.counted)}`,
          ...(count.provisional ? [lines(provisionalNote)] : []),
          [...grounds(count), countingRule].map(lines).join('\n'),
          ...(count.sources ? [count.sources.join('\n')] : []),
        ]
      : []),
    `-- \n${systemName.zh} ${systemName.en}\n${lines(footer)}`,
  ].join('\n\n');
}

/** As HTML for mail clients: tables and inline styles only, no image, no script, nothing loaded. */
export function asHtml({ letter, facts, to, link }: Content): string {
  const tone = colours[letter.tone];
  const { title, date } = letter;
  const page = html`<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light"><title>${title.zh}</title></head>
<body style="margin:0;padding:0;background:${colours.ground}">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="background:${colours.ground}"><tr><td align="center" style="padding:24px 12px">
<table role="presentation" width="600" cellpadding="0" cellspacing="0" style="width:100%;max-width:600px;background:${colours.paper};border:1px solid ${colours.line};border-radius:6px;font-family:${fonts};font-size:15px;line-height:1.65;color:${colours.ink}">
<tr><td style="padding:14px 28px;border-bottom:1px solid ${colours.line};font-size:13px;color:${colours.brand}"><strong>${systemName.zh}</strong> <span style="color:${colours.faint}">${systemName.en}</span></td></tr>
<tr><td style="padding:26px 28px 0">
<div style="font-size:21px;line-height:1.35;font-weight:600;color:${tone.mark}">${title.zh}</div>
<div style="font-size:14px;color:${colours.quiet}">${title.en}</div>
<p style="margin:18px 0 4px">${oneLine(to.name)}，您好：</p>
${both(letter.opening)}
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="margin:18px 0;background:${tone.wash};border-left:4px solid ${tone.mark}"><tr><td style="padding:12px 16px">
<div style="font-size:13px;color:${tone.mark}">${date.label.zh} <span>${date.label.en}</span></div>
<div style="font-size:20px;line-height:1.4;font-weight:600">${date.value.zh}</div>
<div style="font-size:13px;color:${colours.quiet}">${date.value.en}</div>
${date.note && html`<div style="margin-top:4px;font-size:14px;font-weight:600;color:${tone.mark}">${date.note.zh} <span style="font-weight:400">${date.note.en}</span></div>`}
</td></tr></table>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="font-size:14px">${rows(letter, facts).map(factRow)}</table>
<table role="presentation" cellpadding="0" cellspacing="0" style="margin:20px 0"><tr><td style="background:${colours.brand};border-radius:4px"><a href="${link}" style="display:inline-block;padding:10px 22px;color:#ffffff;text-decoration:none;font-weight:600">${openCase.zh} <span style="font-weight:400">${openCase.en}</span></a></td></tr></table>
${letter.closing.map(both)}
<div style="height:10px"></div></td></tr>
${letter.count && countSection(letter.count)}
<tr><td style="padding:16px 28px 22px;font-size:12px;color:${colours.faint}">${footer.zh}<br>${footer.en}<br><a href="${link}" style="color:${colours.faint};word-break:break-all">${link}</a></td></tr>
</table></td></tr></table></body></html>`;
  return page.source;
}

function countSection(deadline: Deadline): Html {
  const words = countWords(deadline);
  return html`<tr><td style="padding:14px 28px 6px;border-top:1px solid ${colours.line}">
<div style="font-weight:600">${counted.zh} <span style="font-weight:400;font-size:13px;color:${colours.quiet}">${counted.en}</span></div>
<div style="margin:2px 0 10px;font-size:13px;color:${colours.quiet}">${words.zh}<br>${words.en}</div>
${stripHtml(deadline.counted, deadline.due)}
<div style="margin:10px 0;font-size:12px;color:${colours.faint}">${deadline.provisional && html`<span style="color:${colours.amber.mark}">${provisionalNote.zh}<br>${provisionalNote.en}</span><br>`}${[...grounds(deadline), countingRule].map(({ zh, en }) => html`${zh}<br>${en}<br>`)}${(deadline.sources ?? []).map((source) => html`${source}<br>`)}</div>
</td></tr>`;
}

function grounds({ grounds: given, due }: Deadline): Words[] {
  return given ? groundsWords(given, due) : [];
}

/** The rows of every mail: the case, the departments, the article; and the rows that the template adds. */
function rows(letter: Letter, facts: MailFacts): Row[] {
  const { case: about, requester, provider, owes, purpose, change, remarks } = facts;
  const { number, name } = about;
  const { owed } = letter.date;
  const rule = citation(letter.rule);
  const rests = owed && restsOn(owed);
  const all: [Words, string | undefined][] = [
    [{ zh: '编号', en: 'Number' }, number],
    [{ zh: '信息资源', en: 'Resource' }, name],
    [{ zh: '使用部门', en: 'Requester' }, requester],
    [{ zh: '提供部门', en: 'Provider' }, provider],
    [{ zh: '承办部门', en: 'Owed by' }, owes === provider || owes === requester ? undefined : owes],
    [{ zh: '用途', en: 'Purpose' }, purpose],
    [{ zh: '所涉变化', en: 'Change' }, change],
    [{ zh: '审定意见', en: 'Remarks' }, remarks],
    ...(letter.rows ?? []).map(({ label, value }): [Words, string] => [label, value]),
    [{ zh: '依据', en: 'Rule' }, rule],
    [{ zh: '期限依据', en: 'The date rests on' }, rests === rule ? undefined : rests],
  ];
  return all.flatMap(([label, value]) => (value ? [{ label, value }] : []));
}

function factRow({ label, value }: Row): Html {
  const cell = `padding:6px 0;border-top:1px solid ${colours.line};vertical-align:top;`;
  return html`<tr><td width="120" style="${cell}color:${colours.quiet};white-space:nowrap;padding-right:16px">${label.zh} <span style="font-size:12px;color:${colours.faint}">${label.en}</span></td><td style="${cell}white-space:pre-line;word-break:break-word">${value}</td></tr>`;
}

function both({ zh, en }: Words): Html {
  return html`<p style="margin:0 0 10px">${zh}<br><span style="font-size:13px;color:${colours.quiet}">${en}</span></p>`;
}

function lines({ zh, en }: Words): string {
  return `${oneLine(zh)}\n${oneLine(en)}`;
}

/** Indents a person's text, so that no line of it can pass for one of ours. */
function indented(value: string): string {
  return value
    .split(/[\r\n\u2028\u2029]+/)
    .map(oneLine)
    .join('\n    ');
}
