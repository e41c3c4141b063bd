import { differences, versionIn } from '../calendar/calendar.ts';
import { dateOf, endOf, type Instant, type LocalDate } from '../calendar/time.ts';
import { change } from '../change.ts';
import { type DomainEvent, event, type Recounted } from '../event.ts';
import { type Duty, type DutyChange, type Flag, isOpen, type Recount, type Rules } from './duty.ts';
import { arm, dates, facts, flag, flagIfLate, isFlagged, passOver } from './duty-count.ts';
import { carriedOver } from './escalation.ts';

/**
 * Counts a duty again where it was counted by another calendar than the one that holds now: the same as if it had been counted
 * by that from the beginning, with both dates and the reason kept. A flag that the count disproves is void; a date that has
 * passed by the new count is flagged. Of what is met or cancelled only lateness can be disproved; what was on time stays so.
 * @returns no events where nothing about it changes but the calendar's name
 */
export function recount(duty: Duty, rules: Rules, now: Instant): DutyChange {
  if (duty.calendar === rules.calendar.id) return change('duty', duty, duty);
  return duty.status === 'met' || duty.status === 'cancelled'
    ? acquit(duty, rules, now)
    : recountOpen(duty, rules, now);
}

/** The dates of a duty as the current calendar has them, whether or not that is written yet: what people are shown. */
export function counted(duty: Duty, rules: Rules): Duty {
  if (duty.calendar === rules.calendar.id || !isOpen(duty)) return duty;
  return { ...duty, calendar: rules.calendar.id, ...dates(duty, rules) };
}

function recountOpen(duty: Duty, rules: Rules, now: Instant): DutyChange {
  const { flags, voided } = recountedFlags(duty, rules, now);
  const dated: Duty = { ...counted(duty, rules), flags };
  const moved = dated.due !== duty.due;
  const notice = reason(duty, dated.due, rules);
  if (moved) {
    dated.recounts = recountsOf(duty, dated, notice, now);
    dated.escalated = carriedOver(duty, dated, rules);
  }
  const flagged = flagIfStillLate(duty, moved ? passOver(dated, rules, now) : dated, rules, now);
  const next = duty.status === 'open' ? arm(flagged.next, rules) : flagged.next;
  const same =
    !moved &&
    voided.length === 0 &&
    flagged.events.length === 0 &&
    next.statutoryDue === duty.statutoryDue &&
    next.provisional === duty.provisional &&
    next.nextWakeAt === duty.nextWakeAt;
  return change('duty', duty, next, ...(same ? [] : [recounted(duty, next, notice), ...voided, ...flagged.events]));
}

/**
 * What is claimed or stopped was late when that was done where it was by both counts: only lateness can be disproved of it, as
 * of what is met.
 */
function flagIfStillLate(before: Duty, dated: Duty, rules: Rules, now: Instant): DutyChange {
  const at = before.status === 'claimed' ? before.claim.at : before.status === 'stopped' ? before.stopped.at : null;
  if (at === null) return flagIfLate(dated, rules, now);
  return isFlagged(before) && at >= endOf(dated.due) ? flag(dated, rules, now) : change('duty', dated, dated);
}

/**
 * What is met was on time after all where the new count shows it. What is closed otherwise stays as it was counted, but for each
 * flag that the new count disproves, such as of what was cancelled, or given more time and then met; that of the date it was
 * late for by both counts stands.
 */
function acquit(duty: Closed, rules: Rules, now: Instant): DutyChange {
  const dated = { ...duty, calendar: rules.calendar.id, ...dates(duty, rules) };
  const isLate = (duty.status === 'met' ? duty.metAt : duty.cancelledAt) >= endOf(dated.due);
  const stands = (flag: Flag) => isLate && (flag.recounted ?? flag.due) === duty.due;
  const { flags, voided } = recountedFlags(duty, rules, now, stands);
  if (dated.status === 'met' && dated.late && !isLate) {
    const notice = reason(duty, dated.due, rules);
    const next: Duty = { ...dated, flags, late: false, recounts: recountsOf(duty, dated, notice, now) };
    return change('duty', duty, next, recounted(duty, next, notice), ...voided);
  }
  if (voided.length === 0) return change('duty', duty, duty);
  const held = duty.flags.map((was, n) => (flags[n]?.void ? flags[n] : was));
  return change<'duty', Duty>('duty', duty, { ...duty, flags: held }, ...voided);
}
type Closed = Duty & { status: 'met' | 'cancelled' };

/** Each flag against the date as it was then, counted anew. @param stands which are not looked at again */
function recountedFlags(
  duty: Duty,
  rules: Rules,
  now: Instant,
  stands: (flag: Flag) => boolean = () => false,
): { flags: Flag[]; voided: DomainEvent[] } {
  const voided: DomainEvent[] = [];
  const flags = duty.flags.map((flag): Flag => {
    if (flag.void || stands(flag)) return flag;
    const { due } = dates(whenRaised(duty, flag, rules), rules);
    const { recounted: _before, ...raised } = flag;
    if (flag.at >= endOf(due)) return due === flag.due ? raised : { ...raised, recounted: due };
    const notice = reason(duty, due, rules);
    const { to } = rules.policy.late;
    voided.push(event('DutyFlagVoided', { ...facts(duty), due, flagged: flag.due, notice, to }));
    return { ...raised, void: { at: now, calendar: rules.calendar.id, notice } };
  });
  return { flags, voided };
}

/** A duty with the stops and the extension there were when a flag was raised. */
function whenRaised(duty: Duty, flag: Flag, rules: Rules) {
  const { extension, ...without } = duty;
  const then = { ...without, stops: duty.stops.filter(({ to }) => to <= dateOf(flag.at)) };
  if (!extension || extension.at > flag.at) return then;
  const extended = { ...then, extension };
  // More time given at the very instant: the date before it was flagged, or the date after it, whichever that is by the old count.
  const { before } = rules;
  const old = before && { ...rules, calendar: before };
  const isBefore = extension.at === flag.at && old && dates(then, old).due === (flag.recounted ?? flag.due);
  return isBefore ? then : extended;
}

function recountsOf(
  { recounts = [], due: from }: Duty,
  { due, calendar }: Duty,
  notice: string,
  at: Instant,
): Recount[] {
  return [...recounts, { from, to: due, calendar, notice, at }];
}

function recounted(before: Duty, next: Duty, notice: string): DomainEvent {
  const { due: to, calendar } = next;
  return event('DutyRecounted', { ...facts(next), from: before.due, to, calendar, notice });
}

/** The notice that changed the first of the days that the count goes over; a notice withdrawn is named as such. */
function reason({ start, due: before }: Duty, due: LocalDate, { calendar, before: by }: Rules): string {
  const last = before > due ? before : due;
  const changed = by ? differences(by, calendar).filter(({ date }) => start < date && date <= last) : [];
  const first = changed.find(({ counts }) => counts) ?? changed[0];
  if (!first) return '';
  const { was, is } = first;
  // A law is cited with its article, a notice is not.
  const withdrawn = is.source.article !== undefined && was.source.article === undefined;
  const { title, documentNumber } = withdrawn ? was.source : is.source;
  return `${withdrawn ? '撤回' : ''}《${title}》${documentNumber ? `（${documentNumber}）` : ''}`;
}

/** Whether the date was moved by a version of the law, or by one since. */
export function movedBy({ recounts }: Duty, version: number): boolean {
  const last = recounts?.at(-1);
  return last !== undefined && versionIn(last.calendar) >= version;
}

/** What has moved, for each department: what it owes, and what others owe to it. */
export function tallied(moved: readonly Duty[]): Recounted[] {
  const all = new Map<string, Recounted>();
  const of = (department: string) => {
    const found = all.get(department) ?? { department, owed: 0, awaited: 0, notices: [], rows: [] };
    all.set(department, found);
    return found;
  };
  for (const { kind, subject, owes, waits, recounts } of moved) {
    const last = recounts?.at(-1);
    if (!last) continue;
    const row = { number: subject.number, name: subject.name, kind, from: last.from, to: last.to };
    const told = (department: string) => {
      const side = of(department);
      if (last.notice && !side.notices.includes(last.notice)) side.notices.push(last.notice);
      side.rows.push(row);
      return side;
    };
    told(owes).owed += 1;
    if (waits !== null && waits !== owes) told(waits).awaited += 1;
  }
  return [...all.values()];
}
