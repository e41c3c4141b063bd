import type { MailFacts } from '../../storage/mails.ts';
import { colours, fonts, Html, html } from '../html.ts';
import { countingRule, countWords, groundsWords, provisionalNote } from '../proof.ts';
import { stripHtml, stripText } from '../proof-strip.ts';
import { beside, citation, oneLine, systemName, type Words } from '../words.ts';
import { type Deadline, type Letter, type Reader, type Row, restsOn } from './letter.ts';

const footer: Words = {
  zh: '本邮件由系统自动发送，请登录系统办理，回复邮件不作为办理。邮件如有重复，以编号为准，只需办理一次。',
  en: 'Sent automatically; please act in the system, a reply to this mail counts for nothing. Should it arrive twice, the number tells that it is the same case.',
};
const counted: Words = { zh: '期限计算', en: 'How it was counted' };

export interface Content {
  letter: Letter;
  facts: MailFacts;
  to: Reader;
  /** The first opens the case. */
  links: { label: Words; url: string }[];
}

/** As plain text: the same facts in the same order. */
export function asText({ letter, facts, to, links }: Content): string {
  const { date, count } = letter;
  const said = (words: Words, joint?: string) => beside(words, to.english ?? false, joint);
  const lines = ({ zh, en }: Words) => said({ zh: oneLine(zh), en: oneLine(en) }, '\n');
  const note = date.note ? `（${said(date.note, ' · ')}）` : '';
  return [
    `【${letter.title.zh}】${to.english ? letter.title.en : ''}`,
    `${oneLine(to.name)}，您好：`,
    lines(letter.opening),
    [
      `${said(date.label)}: ${said(date.value, ' · ')}${note}`,
      ...rows(letter, facts).map(({ label, value }) => `${said(label)}: ${indented(value)}`),
      ...links.map(({ label, url }) => `${said(label)}: ${url}`),
    ].join('\n'),
    ...letter.closing.map(lines),
    ...(count
      ? [
          `${said(counted)}\n${lines(countWords(count))}\n${stripText(count.counted, to.english)}`,
          ...(count.provisional ? [lines(provisionalNote)] : []),
          [...grounds(count), countingRule].map(lines).join('\n'),
          ...(count.sources ? [count.sources.join('\n')] : []),
        ]
      : []),
    `-- \n${said(systemName)}\n${lines(footer)}`,
  ].join('\n\n');
}

/** As HTML for mail clients: tables and inline styles only, no image, no script, nothing loaded. */
export function asHtml({ letter, facts, to, links }: Content): string {
  const tone = colours[letter.tone];
  const { title, date } = letter;
  const [first, ...more] = links;
  /** English in another style, before which something may stand. */
  const en = ({ en: words }: Words, style: string, before: Html | string = ' ') =>
    to.english && words ? html`${before}<span style="${style}">${words}</span>` : '';
  const both = (words: Words) =>
    html`<p style="margin:0 0 10px">${words.zh}${en(words, `font-size:13px;color:${colours.quiet}`, LINE)}</p>`;
  const fact = ({ label, value }: Row) => {
    const cell = `padding:6px 0;border-top:1px solid ${colours.line};vertical-align:top;`;
    return html`<tr><td width="120" style="${cell}color:${colours.quiet};white-space:nowrap;padding-right:16px">${label.zh}${en(label, `font-size:12px;color:${colours.faint}`)}</td><td style="${cell}white-space:pre-line;word-break:break-word">${value}</td></tr>`;
  };
  const page = html`<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light"><title>${title.zh}</title></head>
<body style="margin:0;padding:0;background:${colours.ground}">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="background:${colours.ground}"><tr><td align="center" style="padding:24px 12px">
<table role="presentation" width="600" cellpadding="0" cellspacing="0" style="width:100%;max-width:600px;background:${colours.paper};border:1px solid ${colours.line};border-radius:6px;font-family:${fonts};font-size:15px;line-height:1.65;color:${colours.ink}">
<tr><td style="padding:14px 28px;border-bottom:1px solid ${colours.line};font-size:13px;color:${colours.brand}"><strong>${systemName.zh}</strong>${en(systemName, `color:${colours.faint}`)}</td></tr>
<tr><td style="padding:26px 28px 0">
<div style="font-size:21px;line-height:1.35;font-weight:600;color:${tone.mark}">${title.zh}</div>
${en(title, `display:block;font-size:14px;color:${colours.quiet}`, '')}
<p style="margin:18px 0 4px">${oneLine(to.name)}，您好：</p>
${both(letter.opening)}
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="margin:18px 0;background:${tone.wash};border-left:4px solid ${tone.mark}"><tr><td style="padding:12px 16px">
<div style="font-size:13px;color:${tone.mark}">${date.label.zh}${en(date.label, '')}</div>
<div style="font-size:20px;line-height:1.4;font-weight:600">${date.value.zh}</div>
${en(date.value, `display:block;font-size:13px;color:${colours.quiet}`, '')}
${date.note && html`<div style="margin-top:4px;font-size:14px;font-weight:600;color:${tone.mark}">${date.note.zh}${en(date.note, 'font-weight:400')}</div>`}
</td></tr></table>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="font-size:14px">${rows(letter, facts).map(fact)}</table>
${first && html`<table role="presentation" cellpadding="0" cellspacing="0" style="margin:20px 0"><tr><td style="background:${colours.brand};border-radius:4px"><a href="${first.url}" style="display:inline-block;padding:10px 22px;color:#ffffff;text-decoration:none;font-weight:600">${first.label.zh}${en(first.label, 'font-weight:400')}</a></td></tr></table>`}
${more.map(({ label, url }) => html`<p style="margin:0 0 14px"><a href="${url}" style="color:${colours.brand}">${label.zh}</a>${en(label, `font-size:13px;color:${colours.quiet}`)}</p>`)}
${letter.closing.map(both)}
<div style="height:10px"></div></td></tr>
${letter.count && countSection(letter.count, to)}
<tr><td style="padding:16px 28px 22px;font-size:12px;color:${colours.faint}">${footer.zh}${en(footer, '', LINE)}${first && html`<br><a href="${first.url}" style="color:${colours.faint};word-break:break-all">${first.url}</a>`}</td></tr>
</table></td></tr></table></body></html>`;
  return page.source;
}

const LINE = new Html('<br>');

function countSection(deadline: Deadline, { english = false }: Reader): Html {
  const both = ({ zh, en }: Words) => html`${zh}${english && en ? html`<br>${en}` : ''}`;
  return html`<tr><td style="padding:14px 28px 6px;border-top:1px solid ${colours.line}">
<div style="font-weight:600">${counted.zh}${english && html` <span style="font-weight:400;font-size:13px;color:${colours.quiet}">${counted.en}</span>`}</div>
<div style="margin:2px 0 10px;font-size:13px;color:${colours.quiet}">${both(countWords(deadline))}</div>
${stripHtml(deadline.counted, deadline.due)}
<div style="margin:10px 0;font-size:12px;color:${colours.faint}">${deadline.provisional && html`<span style="color:${colours.amber.mark}">${both(provisionalNote)}</span><br>`}${[...grounds(deadline), countingRule].map((words) => html`${both(words)}<br>`)}${(deadline.sources ?? []).map((source) => html`${source}<br>`)}</div>
</td></tr>`;
}

function grounds({ grounds: given, due }: Deadline): Words[] {
  return given ? groundsWords(given, due) : [];
}

/** What the name of a case names, by where it is shown: not everything that mails are about is a resource. */
function labelOf(path: string): Words {
  const [, kind = ''] = path.split('/');
  if (kind === 'demands') return { zh: '所需数据', en: 'Data needed' };
  const resources = ['requests', 'resources', 'grants', 'negotiations', 'corrections', 'applications', 'views'];
  return resources.includes(kind) ? { zh: '信息资源', en: 'Resource' } : { zh: '事项', en: 'Matter' };
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
    [labelOf(about.path), name],
    [{ zh: '使用部门', en: 'Requester' }, requester],
    [
      about.path.startsWith('/rectifications/')
        ? { zh: '整改部门', en: 'Department' }
        : { zh: '提供部门', en: 'Provider' },
      provider,
    ],
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

/** Indents a person's text, so that no line of it can pass for one of ours. */
function indented(value: string): string {
  return value
    .split(/[\r\n\u2028\u2029]+/)
    .map(oneLine)
    .join('\n    ');
}
