import type { LocalDate } from '../../domain/calendar/time.ts';
import type { EventType } from '../../domain/event.ts';
import { MEASURES, ORDER_809, OWN_RULES } from '../../domain/regulations.ts';
import type { MailFacts } from '../../storage/mails.ts';
import { dutyWords } from '../duties.ts';
import type { Tone } from '../html.ts';
import { citation, dateWords, plural, type Words } from '../words.ts';

/** The reader of a mail. */
export interface Reader {
  name: string;
  /** Whether the reader is of the bureau, which supervises; others act for the department concerned. */
  bureau: boolean;
  /** The name of the person whom the mail is about. */
  about?: string;
}

/** The content of a mail; the layout makes text and HTML of it. */
export interface Letter {
  tone: Tone;
  title: Words;
  opening: Words;
  /** The one date that matters, set large. */
  date: { label: Words; value: Words; note?: Words /** What is owed by it, if anything. */; owed?: Deadline };
  /** The document and article that it rests on. */
  rule: { document: string; article: string };
  /** The deadline whose count is shown day by day. */
  count?: Deadline;
  /** Facts of this template beyond the case itself. */
  rows?: readonly Row[];
  closing: readonly Words[];
}

export interface Row {
  label: Words;
  value: string;
}

/** `on`: the day the event happened (Asia/Shanghai), which is the day that "left" and "late" are reckoned from. */
export type Template = (facts: MailFacts, to: Reader, on: LocalDate) => Letter;

export type Deadline = NonNullable<MailFacts['deadline']>;

/** @throws Error if the mail has none, which is a fault of the code that recorded it */
export function deadlineOf({ deadline }: MailFacts): Deadline {
  if (!deadline) throw new Error('a mail about a duty without its deadline');
  return deadline;
}

/** An article of the city's own measures. */
export function ofMeasures(article: string) {
  return { document: MEASURES.document, article };
}

/** An article of Order 809. */
export function ofOrder809(article: string) {
  return { document: ORDER_809.document, article };
}

/** A rule of the product, where no law says anything. */
export function ofOwnRule(article: string) {
  return { document: OWN_RULES.document, article };
}

/** The due date, how it was counted, and how much time is left. */
export function dueDate(deadline: Deadline, label: Words, on: LocalDate): Letter['date'] {
  const date = dateWords(deadline.due);
  return {
    label,
    value: { zh: `${date.zh}24:00`, en: `${date.en} 24:00` },
    note: isLate(deadline, on) ? lateSince(deadline) : left(deadline),
    owed: deadline,
  };
}

/** The date owed where there is one, or else the day of the event. */
export function dueOr(deadline: Deadline | undefined, on: LocalDate, day: Words): Letter['date'] {
  if (!deadline) return { label: day, value: dateWords(on) };
  const { zh, en } = dutyWords[deadline.duty].name;
  return dueDate(deadline, { zh: `${zh}截止`, en: `${en} due` }, on);
}

/** What a date rests on. Where the law names no days, their number is not said to be the law's. */
export function restsOn({ document, article, own }: Deadline): string {
  const cites = citation({ document, article });
  return own && document !== OWN_RULES.document ? `${cites}；天数依${OWN_RULES.document}` : cites;
}

export function isLate({ due }: Deadline, on: LocalDate): boolean {
  return on > due;
}

/** 还剩 1 个工作日 */
export function left({ workingDaysLeft }: Deadline): Words {
  if (workingDaysLeft <= 0) return { zh: '今日到期', en: 'due today' };
  return { zh: `还剩 ${workingDaysLeft} 个工作日`, en: `${plural(workingDaysLeft, 'working day')} left` };
}

export function lateSince({ due }: Deadline): Words {
  const date = dateWords(due);
  return { zh: `自${date.zh}24:00起逾期`, en: `late since ${date.en} 24:00` };
}

/** What is to be done: by the staff, or by the head where only their consent is missing. */
export function nextStep({ awaitsHead }: MailFacts, todo: Words): Words {
  if (!awaitsHead) return todo;
  return {
    zh: '本部门经办人已经提出，待您同意后才算办结；请登录系统同意或者退回。',
    en: 'Your staff have proposed it; it is done once you consent. Please consent to it or send it back.',
  };
}

/** The names of events where a mail lists them. */
const recorded: { [T in EventType]?: Words } = {
  DutyOpened: { zh: '任务开始', en: 'begun' },
  DutyReminded: { zh: '提醒', en: 'reminded' },
  DutyExtended: { zh: '延长期限', en: 'given more time' },
  DutyStopped: { zh: '暂停计时', en: 'stopped' },
  DutyResumed: { zh: '恢复计时', en: 'resumed' },
  DutyClaimed: { zh: '报办结', en: 'claimed done' },
  DutyReopened: { zh: '退回重办', en: 'reopened' },
  DutyLate: { zh: '逾期', en: 'late' },
  DutyEscalated: { zh: '催办', en: 'urged' },
  RectificationSuggested: { zh: '建议整改', en: 'rectification suggested' },
};

/** What happened to a duty so far, each event with its number in the log. */
export function recordRow({ record = [] }: MailFacts): Row {
  const line = ({ type, on, event }: (typeof record)[number]) => {
    const { zh, en } = recorded[type as EventType] ?? { zh: type, en: '' };
    return `${on} ${zh} ${en} · ${event}`;
  };
  return { label: { zh: '日志记录', en: 'In the log' }, value: record.map(line).join('\n') };
}
