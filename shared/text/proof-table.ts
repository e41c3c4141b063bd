import type { CountedDay } from '../domain/calendar/calendar.ts';
import type { LocalDate } from '../domain/calendar/time.ts';
import { colours, type Html, html } from './html.ts';
import { dayWords, kindOf, type Source, sourcesOf, tally } from './proof.ts';
import type { Words } from './words.ts';

type Day = CountedDay & { source: Source };

/** A column of the table that a document shows of a count. */
interface Column {
  head: Words;
  right?: true;
  /** Its width in relation to the others. */
  wide?: number;
  cell(day: Day, place: number): Words;
}

const plain = (zh: string): Words => ({ zh, en: '' });

/** The columns of the table. The statutory count has its own column where it differs from the effective one. */
export function columns(days: readonly CountedDay[]): Column[] {
  const differ = days.some(({ counted, statutory }) => counted !== statutory);
  return [
    { head: { zh: '日期', en: 'Date' }, wide: 1.8, cell: ({ date }) => plain(dayWords(date)) },
    { head: { zh: '性质', en: 'Kind of day' }, wide: 3.2, cell: kindOf },
    { head: { zh: '依据', en: 'By' }, wide: 0.6, cell: (_day, place) => plain(`[${place}]`) },
    ...(differ
      ? [{ head: { zh: '法定计数', en: 'Statutory' }, right: true as const, cell: (day: Day) => tally(day.statutory) }]
      : []),
    {
      head: { zh: differ ? '有效计数' : '计数', en: differ ? 'Effective' : 'Count' },
      right: true,
      cell: (day) => tally(day.counted),
    },
  ];
}

/** The count day by day as a table with inline styles; `sourcesOf` explains references such as `[1]` below it. */
export function proofTable({ days, due }: { days: readonly Day[]; due: LocalDate }): Html {
  const shown = columns(days);
  const { places } = sourcesOf(days);
  return html`<table
    role="presentation" cellpadding="0" cellspacing="0" width="100%"
    style="width:100%;border-collapse:collapse;font-size:13px;line-height:1.5">
    <tr>${shown.map(({ head, right }) => heading(head, right))}</tr>
    ${days.map((day, n) => row(day, places[n] ?? 0, shown, day.date === due))}</table>`;
}

function heading({ zh, en }: Words, right?: true): Html {
  return html`<th
    style="padding:6px 8px;text-align:${right ? 'right' : 'left'};font-weight:600;font-size:12px;white-space:nowrap;color:${colours.quiet};border-bottom:1px solid ${colours.line}"
    >${zh} <span style="font-weight:400">${en}</span></th>`;
}

function row(day: Day, place: number, shown: Column[], last: boolean): Html {
  const { amber } = colours;
  const style = `padding:4px 8px;border-bottom:1px solid ${colours.line};color:${day.counted === null ? colours.faint : colours.ink};${
    last ? `background:${amber.wash};font-weight:600;` : ''
  }`;
  return html`<tr>${shown.map(({ right, cell }) => {
    const { zh, en } = cell(day, place);
    const small =
      !right && en && html` <span style="font-size:11px;font-weight:400;color:${colours.faint}">${en}</span>`;
    return html`<td style="${style}${right ? 'text-align:right;white-space:nowrap' : ''}">${zh}${small}</td>`;
  })}</tr>`;
}
