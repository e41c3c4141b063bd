import { differences, versionIn } from '../calendar/calendar.ts';
import { dateOf, endOf, type Instant, type LocalDate } from '../calendar/time.ts';
import { change } from '../change.ts';
import { type DomainEvent, event, type Recounted } from '../event.ts';
import { type Duty, type DutyChange, type Flag, isOpen, type Recount, type Rules } from './duty.ts';
import { arm, dates, dutyFacts, flag, flagIfLate, isFlagged, passOver } from './duty-count.ts';
import { carryRungsOver } from './escalation.ts';

/**
 * Recounts a duty by the current calendar, as if it had been counted so from the beginning. Both dates and the reason are kept.
 * A flag that the recount disproves becomes void; a date that has passed by the new count is flagged. For a met or cancelled
 * duty only lateness can be disproved: what was on time stays so.
 * @returns a change without events if nothing but the name of the calendar changes
 */
export function recount(duty: Duty, rules: Rules, now: Instant): DutyChange {
  if (duty.calendar === rules.calendar.id) return change('duty', duty, duty);
  return duty.status === 'met' || duty.status === 'cancelled'
    ? acquit(duty, rules, now)
    : recountOpen(duty, rules, now);
}

/** The duty with the dates of the current calendar, even if they are not stored yet. */
export function withCurrentDates(duty: Duty, rules: Rules): Duty {
  if (duty.calendar === rules.calendar.id || !isOpen(duty)) return duty;
  return { ...duty, calendar: rules.calendar.id, ...dates(duty, rules) };
}

function recountOpen(duty: Duty, rules: Rules, now: Instant): DutyChange {
  const { flags, voided } = recountedFlags(duty, rules, now);
  const dated: Duty = { ...withCurrentDates(duty, rules), flags };
  const moved = dated.due !== duty.due;
  const notice = changingNotice(duty, dated.due, rules);
  if (moved) {
    dated.recounts = recountsOf(duty, dated, notice, now);
    dated.escalated = carryRungsOver(duty, dated, rules);
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
  return change(
    'duty',
    duty,
    next,
    ...(same ? [] : [recountedEvent(duty, next, notice), ...voided, ...flagged.events]),
  );
}

/**
 * A claimed or stopped duty stays late only if both counts say so at that instant: as for a met one, lateness can be disproved
 * and never added.
 */
function flagIfStillLate(before: Duty, dated: Duty, rules: Rules, now: Instant): DutyChange {
  const at = before.status === 'claimed' ? before.claim.at : before.status === 'stopped' ? before.stopped.at : null;
  if (at === null) return flagIfLate(dated, rules, now);
  return isFlagged(before) && at >= endOf(dated.due) ? flag(dated, rules, now) : change('duty', dated, dated);
}

/**
 * Recounts a closed duty. A met duty becomes on time if the new count shows it. Otherwise it stays as it was counted, and only
 * the flags that the new count disproves become void. The flag of a date that was missed by both counts stays.
 */
function acquit(duty: ClosedDuty, rules: Rules, now: Instant): DutyChange {
  const dated = { ...duty, calendar: rules.calendar.id, ...dates(duty, rules) };
  const isLate = (duty.status === 'met' ? duty.metAt : duty.cancelledAt) >= endOf(dated.due);
  const stands = (flag: Flag) => isLate && (flag.recounted ?? flag.due) === duty.due;
  const { flags, voided } = recountedFlags(duty, rules, now, stands);
  if (dated.status === 'met' && dated.late && !isLate) {
    const notice = changingNotice(duty, dated.due, rules);
    const next: Duty = { ...dated, flags, late: false, recounts: recountsOf(duty, dated, notice, now) };
    return change('duty', duty, next, recountedEvent(duty, next, notice), ...voided);
  }
  if (voided.length === 0) return change('duty', duty, duty);
  const held = duty.flags.map((was, n) => (flags[n]?.void ? flags[n] : was));
  return change<'duty', Duty>('duty', duty, { ...duty, flags: held }, ...voided);
}
type ClosedDuty = Duty & { status: 'met' | 'cancelled' };

/** Checks each flag against its date, recounted. @param stands flags to keep unchecked */
function recountedFlags(
  duty: Duty,
  rules: Rules,
  now: Instant,
  stands: (flag: Flag) => boolean = () => false,
): { flags: Flag[]; voided: DomainEvent[] } {
  const voided: DomainEvent[] = [];
  const flags = duty.flags.map((flag): Flag => {
    if (flag.void || stands(flag)) return flag;
    const { due } = dates(dutyWhenFlagged(duty, flag, rules), rules);
    const { recounted: _before, ...raised } = flag;
    if (flag.at >= endOf(due)) return due === flag.due ? raised : { ...raised, recounted: due };
    const notice = changingNotice(duty, due, rules);
    const { to } = rules.policy.late;
    voided.push(event('DutyFlagVoided', { ...dutyFacts(duty), due, flagged: flag.due, notice, to }));
    return { ...raised, void: { at: now, calendar: rules.calendar.id, notice } };
  });
  return { flags, voided };
}

/** The duty with the stops and the extension it had when a flag was raised. */
function dutyWhenFlagged(duty: Duty, flag: Flag, rules: Rules) {
  const { extension, ...without } = duty;
  const then = { ...without, stops: duty.stops.filter(({ to }) => to <= dateOf(flag.at)) };
  if (!extension || extension.at > flag.at) return then;
  const extended = { ...then, extension };
  // Extension and flag have the same instant: the old count tells whether the date before or after the extension was flagged.
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

function recountedEvent(before: Duty, next: Duty, notice: string): DomainEvent {
  const { due: to, calendar } = next;
  return event('DutyRecounted', { ...dutyFacts(next), from: before.due, to, calendar, notice });
}

/** The notice that changed the first day within the count; a withdrawn notice is named as such. */
function changingNotice({ start, due: before }: Duty, due: LocalDate, { calendar, before: by }: Rules): string {
  const last = before > due ? before : due;
  const changed = by ? differences(by, calendar).filter(({ date }) => start < date && date <= last) : [];
  const first = changed.find(({ counts }) => counts) ?? changed[0];
  if (!first) return '';
  const { was, is } = first;
  // Only a law is cited with an article.
  const withdrawn = is.source.article !== undefined && was.source.article === undefined;
  const { title, documentNumber } = withdrawn ? was.source : is.source;
  return `${withdrawn ? '撤回' : ''}《${title}》${documentNumber ? `（${documentNumber}）` : ''}`;
}

/** Whether a version of the law, or a later one, moved the date. */
export function wasMovedBy({ recounts }: Duty, version: number): boolean {
  const last = recounts?.at(-1);
  return last !== undefined && versionIn(last.calendar) >= version;
}

/** The moved dates by department: duties that it owes, and duties that others owe to it. */
export function tallyRecounts(moved: readonly Duty[]): Recounted[] {
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
