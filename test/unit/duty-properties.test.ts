import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addWorkingDays } from '../../shared/domain/calendar/calendar.ts';
import { addDays, atTime, dateOf, endOf, epoch, type Instant, instant } from '../../shared/domain/calendar/time.ts';
import { type Duty, isLate, type Rules } from '../../shared/domain/duties/duty.ts';
import {
  acceptClaim,
  cancel,
  claim,
  declineClaim,
  extend,
  meet,
  openDuty,
  resume,
  stop,
  wake,
} from '../../shared/domain/duties/duty-steps.ts';
import { rungsAhead } from '../../shared/domain/duties/escalation.ts';
import { lawInForce } from '../../shared/domain/duties/law.ts';
import { type Policy, policyFor } from '../../shared/domain/duties/policy.ts';
import type { Decision, DomainEvent } from '../../shared/domain/event.ts';
import { Refusal } from '../../shared/domain/refusals.ts';
import { updateTerms } from '../examples.ts';
import { daysBy } from '../oracle/days.ts';
import { type Act, oneCalendar, standing } from '../oracle/debts.ts';

const { calendar, policies } = lawInForce();
const HOUR = 3_600_000;
const days = daysBy();
const EXTENDED = 3;

/** Reminders of any policy: some days before, on or after, at some hour. */
const anyReminders = fc.uniqueArray(
  fc.record({
    workingDays: fc.integer({ min: -5, max: 5 }),
    at: fc.constantFrom('00:00', '09:00', '17:30'),
    to: fc.constant<Policy['reminders'][number]['to']>(['owing']),
  }),
  { maxLength: 5, selector: ({ workingDays, at }) => `${workingDays} ${at}` },
);

/** A change of 2024 to early 2027, recorded some hours later: at once, late, or long after the date it gives. */
const anyOpening = fc.record({
  days: fc.integer({ min: 1, max: 20 }),
  reminders: anyReminders,
  start: fc.integer({ min: 0, max: 1100 }).map((days) => addDays('2024-01-01', days)),
  recordedAfter: fc.integer({ min: 0, max: 40 * 24 }),
});

const commands = [
  ...['wake', 'wake', 'wake', 'claim', 'claim', 'accept', 'decline', 'decline', 'stop', 'stop', 'resume', 'resume'],
  ...['extend', 'meet', 'cancel'],
] as const;
type Command = (typeof commands)[number] | 'open';

/** Commands, each some minutes after the one before: at the same instant, soon, or after days. */
const anyCommands = fc.array(
  fc.record({
    command: fc.constantFrom(...commands),
    after: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 600 }), fc.integer({ min: 600, max: 20_000 })),
  }),
  { maxLength: 25 },
);

interface Step {
  command: Command;
  now: Instant;
  before: Duty | null;
  after: Duty;
  events: readonly DomainEvent[];
}

/** What happens to a duty, command by command; those refused change nothing and are left out. */
function run(opening: Opening, plan: { command: Command; after: number }[]): Step[] {
  const { start, recordedAfter } = opening;
  const rules = rulesOf(opening);
  let ms = epoch(atTime(start, '00:00')) + recordedAfter * HOUR;
  const opened = openDuty(updateTerms(start), rules, instant(ms));
  let duty = frozen(opened.next);
  const steps: Step[] = [{ command: 'open', now: instant(ms), before: null, after: duty, events: opened.events }];
  for (const { command, after } of plan) {
    ms += after * 60_000;
    const now = instant(ms);
    const decided = decide(command, duty, rules, now);
    if (!decided && command !== 'wake') continue;
    const next = decided ? frozen(decided.next) : duty;
    steps.push({ command, now, before: duty, after: next, events: decided?.events ?? [] });
    duty = next;
  }
  return steps;
}

type Opening = typeof anyOpening extends fc.Arbitrary<infer T> ? T : never;

/** The rule about updates with the days and reminders of the case. */
function rulesOf({ days, reminders }: Opening): Rules {
  return { policy: { ...policyFor(policies, 'update', null, '2024-01-01'), days, reminders }, calendar };
}

function decide(command: Command, duty: Duty, rules: Rules, now: Instant): Decision<Duty> | null {
  try {
    if (command === 'claim') return claim(duty, { kind: 'revision', at: now, by: 'p-12', reason: null }, rules);
    if (command === 'accept') return acceptClaim(duty, rules, now);
    if (command === 'decline') return declineClaim(duty, rules, now);
    if (command === 'extend')
      return extend(duty, { days: EXTENDED, reason: '涉及多个系统', at: now, by: 'officer' }, rules);
    if (command === 'meet') return meet(duty, rules, now);
    if (command === 'stop') return stop(duty, 'supplement', rules, now);
    if (command === 'resume') return resume(duty, rules, now);
    if (command === 'cancel') return cancel(duty, '登记有误', rules, now);
    return wake(duty, rules, now);
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

/** A decision that changed what it was given would throw. */
function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) for (const part of Object.values(Object.freeze(value))) frozen(part);
  return value;
}

function always(holds: (steps: Step[], rules: Rules) => void, numRuns = 500) {
  fc.assert(
    fc.property(anyOpening, anyCommands, (opening, plan) => holds(run(opening, plan), rulesOf(opening))),
    { numRuns },
  );
}

type Flagging = Extract<DomainEvent, { type: 'DutyLate' }>;
const isFlag = (event: DomainEvent): event is Flagging => event.type === 'DutyLate';
const isFlagged = ({ flags, due }: Duty) => flags.some((flag) => flag.due === due);

describe('whatever happens to a duty, in any order and at any time', () => {
  it('it is flagged at most once for a date, and the flag stays', () => {
    always((steps) => {
      const flagged = steps.flatMap(({ events }) => events).filter(isFlag);
      expect(flagged.map(({ data }) => data.due)).toEqual([...new Set(flagged.map(({ data }) => data.due))]);
      for (const { before, after } of steps)
        if (before) expect(after.flags.slice(0, before.flags.length)).toEqual(before.flags);
    });
  });

  it('it is never flagged before its last day has ended, nor while it is claimed or stopped, nor once it is met', () => {
    always((steps) => {
      for (const { events, now, before, after } of steps)
        for (const { data } of events.filter(isFlag)) {
          expect(now >= endOf(data.due)).toBe(true);
          expect([undefined, 'open', 'claimed', 'stopped']).toContain(before?.status);
          expect(after.flags).toContainEqual({ due: data.due, at: now });
        }
    });
  });

  it('whatever is done after its last day, it is flagged from then on', () => {
    always((steps) => {
      for (const { command, before, now, after } of steps)
        if (command !== 'accept' && before && isLate(before, now))
          expect(isFlagged(after) || !isLate(after, now)).toBe(true);
    });
  });

  it('each reminder is sent at most once for a date, when it has come and only while the duty is open', () => {
    always((steps, rules) => {
      const sent = new Map<string, number>();
      for (const { events, now, after } of steps)
        for (const event of events) {
          if (event.type !== 'DutyReminded') continue;
          const { workingDays, due } = event.data;
          sent.set(`${workingDays}@${due}`, (sent.get(`${workingDays}@${due}`) ?? 0) + 1);
          expect(after.status).toBe('open');
          expect(dateOf(now) >= addWorkingDays(rules.calendar, due, workingDays)).toBe(true);
        }
      for (const [reminder, times] of sent) {
        const planned = rules.policy.reminders.filter(({ workingDays }) => reminder.startsWith(`${workingDays}@`));
        expect(times).toBeLessThanOrEqual(planned.length);
      }
    });
  });

  it('its next wake-up is the next thing that remains to be done, and none where nothing remains', () => {
    always((steps, rules) => {
      for (const { now, after } of steps) {
        if (after.status !== 'open') expect(after.nextWakeAt).toBeNull();
        if (after.status !== 'open') continue;
        const remains = rules.policy.reminders
          .map(({ workingDays, at }) => atTime(addWorkingDays(rules.calendar, after.due, workingDays), at))
          .concat(!isFlagged(after) ? endOf(after.due) : [])
          .filter((at) => at > now)
          .concat(rungsAhead(after, rules).map(({ at }) => at));
        expect(after.nextWakeAt).toBe(remains.sort()[0] ?? null);
      }
    });
  });

  it('the number of its wake-up grows whenever the wake-up changes, and never falls', () => {
    always((steps) => {
      for (const { before, after } of steps) {
        if (!before) continue;
        expect(after.wakeSeq).toBeGreaterThanOrEqual(before.wakeSeq);
        if (after.nextWakeAt !== before.nextWakeAt) expect(after.wakeSeq).toBeGreaterThan(before.wakeSeq);
      }
    });
  });

  it('waking twice is waking once', () => {
    always((steps, rules) => {
      for (const { command, now, after } of steps) if (command === 'wake') expect(wake(after, rules, now)).toBeNull();
    });
  });

  it('it stands as one who counts its days one by one, from what has happened alone, finds it to stand', () => {
    always((steps, rules) => {
      const { days: owed, mending = 0 } = rules.policy;
      const terms = { start: steps[0]?.after.start ?? '', days: owed, mending, openedAt: steps[0]?.now ?? '' };
      const acts: Act[] = [];
      for (const { command, now, after } of steps) {
        if (command !== 'open' && command !== 'wake') acts.push({ did: command, at: now, days: EXTENDED });
        const { due, statutoryDue, provisional, late, missed, ...told } = standing(terms, acts, oneCalendar(days), now);
        expect({ status: after.status, metOn: after.status === 'met' ? dateOf(after.metAt) : null }).toEqual({
          status: told.status,
          metOn: told.metOn,
        });
        expect([after.due, after.statutoryDue, after.provisional]).toEqual([due, statutoryDue, provisional]);
        expect(after.status === 'met' ? after.late : isLate(after, now)).toBe(late);
        // Each date that passed while it was open is flagged by whatever is done next, whether or not a wake-up came.
        expect(after.flags.map((flag) => flag.due)).toEqual(missed.map((one) => one.due));
        for (const [n, flag] of after.flags.entries()) expect(flag.at >= (missed[n]?.at ?? '')).toBe(true);
      }
    }, 2000);
  });

  it('what is met stays as it is', () => {
    always((steps) => {
      for (const { before, after } of steps) if (before?.status === 'met') expect(after).toBe(before);
    });
  });
});

describe('a duty nobody acts on', () => {
  it('woken at each of its own times is flagged at 24:00 of its last day to the millisecond', () => {
    fc.assert(
      fc.property(anyOpening, (opening) => {
        const { start } = opening;
        const rules = rulesOf(opening);
        let duty = openDuty(updateTerms(start), rules, atTime(start, '00:00')).next;
        for (let wakes = 0; duty.nextWakeAt; wakes += 1) {
          expect(wakes).toBeLessThanOrEqual(rules.policy.reminders.length + rules.policy.escalation.length);
          duty = wake(duty, rules, duty.nextWakeAt)?.next ?? duty;
        }
        expect(duty.flags).toEqual([{ due: duty.due, at: endOf(duty.due) }]);
      }),
      { numRuns: 300 },
    );
  });

  it('ends alike, woken often, once, or too often', () => {
    fc.assert(
      fc.property(anyOpening, fc.array(fc.integer({ min: 0, max: 60 * 24 }), { maxLength: 12 }), (opening, hours) => {
        const { start } = opening;
        const rules = rulesOf(opening);
        const opened = openDuty(updateTerms(start), rules, atTime(start, '00:00')).next;
        const end = atTime(addDays(start, 80), '12:00');
        let often = opened;
        for (const hour of [...hours].sort((a, b) => a - b)) {
          const now = instant(epoch(atTime(start, '00:00')) + hour * HOUR);
          often = wake(often, rules, now)?.next ?? often;
        }
        const once = wake(opened, rules, end)?.next ?? opened;
        const ended = wake(often, rules, end)?.next ?? often;
        expect([...ended.reminded].sort()).toEqual([...once.reminded].sort());
        expect([ended.nextWakeAt, isFlagged(ended)]).toEqual([once.nextWakeAt, isFlagged(once)]);
        const steps = ({ escalated }: Duty) => escalated.map(({ step, workingDays }) => `${step} ${workingDays}`);
        expect(steps(ended)).toEqual(steps(once));
        expect(new Set(steps(once)).size).toBe(rules.policy.escalation.length);
      }),
      { numRuns: 300 },
    );
  });
});
