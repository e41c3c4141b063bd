import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendar, type Notice, stateCouncilNotices } from '../../shared/domain/calendar/calendar.ts';
import {
  addDays,
  atTime,
  dateOf,
  epoch,
  type Instant,
  instant,
  type LocalDate,
} from '../../shared/domain/calendar/time.ts';
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
import { policyFor } from '../../shared/domain/duties/policy.ts';
import { policies } from '../../shared/domain/duties/policy-data.ts';
import { recount } from '../../shared/domain/duties/recount.ts';
import type { DomainEvent } from '../../shared/domain/event.ts';
import { Refusal } from '../../shared/domain/refusals.ts';
import { updateTerms } from '../examples.ts';
import { type Arrangement, daysBy, published } from '../oracle/days.ts';
import { type Act, type Era, standing } from '../oracle/debts.ts';
import { built } from '../oracle/rules.ts';

const update = policyFor(policies, 'update', null, '2026-09-24');
const years = { from: 2026, to: 2028 };

/** Days off, and weekend days worked, that somebody might load for the autumn of 2026. */
const anyDays = fc.uniqueArray(fc.integer({ min: 0, max: 80 }), { maxLength: 12 });

const commands = [
  'claim',
  'accept',
  'decline',
  'stop',
  'resume',
  'extend',
  'meet',
  'cancel',
  'load',
  'load',
  'wait',
] as const;
type Command = (typeof commands)[number];

/** Commands some hours apart; each `load` comes with the next calendar, and everything is counted again at once. */
const anyHistory = fc.record({
  notices: fc.array(anyDays, { minLength: 1, maxLength: 4 }),
  start: fc.integer({ min: 0, max: 60 }).map((days) => addDays('2026-09-20', days)),
  plan: fc.array(fc.record({ command: fc.constantFrom(...commands), after: fc.integer({ min: 1, max: 200 }) }), {
    maxLength: 14,
  }),
});

const EXTENDED = 3;

function decide(command: Command, duty: Duty, by: Rules, now: Instant) {
  try {
    if (command === 'claim') return claim(duty, { kind: 'revision', at: now, by: 'p-12', reason: null }, by);
    if (command === 'accept') return acceptClaim(duty, by, now);
    if (command === 'decline') return declineClaim(duty, by, now);
    if (command === 'stop') return stop(duty, 'supplement', by, now);
    if (command === 'resume') return resume(duty, by, now);
    if (command === 'extend') return extend(duty, { days: EXTENDED, reason: '涉及多个系统', at: now, by: 'p' }, by);
    if (command === 'meet') return meet(duty, by, now);
    if (command === 'cancel') return cancel(duty, '登记有误', by, now);
    return command === 'load' ? recount(duty, by, now) : wake(duty, by, now);
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

describe('whatever is done, and whatever calendars come in whatever order', () => {
  it('a duty stands, is flagged and followed as one who counts its days one by one finds it', () => {
    fc.assert(
      fc.property(anyHistory, ({ notices, start, plan }) => {
        const loaded = notices.map((days, n) => notice(n + 1, days));
        const upTo = (n: number) => calendar([...stateCouncilNotices, ...loaded.slice(0, n)], { ...years, version: n });
        const byOracle = (n: number) => daysBy([...published, ...loaded.slice(0, n).map(amendment)]);
        let version = 0;
        let by: Rules = { policy: update, calendar: upTo(0) };
        const eras: Era[] = [{ from: '', recounted: '', days: byOracle(0) }];
        const acts: Act[] = [];
        let ms = epoch(atTime(start, '09:00')) + 1;
        let now = instant(ms);
        const openedAt = now;
        const opened = openDuty(updateTerms(start), by, now);
        let duty = opened.next;
        const events: { at: Instant; event: DomainEvent }[] = [];
        const on = (decided: { next: Duty; events: readonly DomainEvent[] } | null, at: Instant) => {
          duty = decided?.next ?? duty;
          events.push(...(decided?.events ?? []).map((event) => ({ at, event })));
        };
        const wakeUpTo = (until: string) => {
          for (let at = duty.nextWakeAt; at && at <= until; at = duty.nextWakeAt) {
            const when = at < now ? now : at;
            on(wake(duty, by, when), when);
          }
        };
        for (const { command, after } of plan) {
          const next = instant(ms + after * 3_600_000 + 1);
          wakeUpTo(next);
          ms += after * 3_600_000 + 1;
          now = next;
          if (command === 'load' && version < loaded.length) {
            version += 1;
            by = { policy: update, calendar: upTo(version), before: by.calendar };
            eras.push({ from: now, recounted: now, days: byOracle(version) });
          }
          const decided = decide(command, duty, by, now);
          if (decided && command !== 'load' && command !== 'wait') acts.push({ did: command, at: now, days: EXTENDED });
          on(decided, now);
          wakeUpTo(now);
          // Who decides on it next was told by which calendar it was counted, whether or not that was written.
          const counted =
            duty.status === 'met' || duty.status === 'cancelled' ? duty : { ...duty, calendar: by.calendar.id };
          duty = counted;
          const terms = {
            start,
            days: update.days,
            mending: update.mending ?? 0,
            openedAt,
            follows: built.update.follows,
          };
          const found = standing(terms, acts, eras, now);
          const { due, late, missed, moved, status } = found;
          expect({
            ...{ status: duty.status, due: duty.due },
            late: duty.status === 'met' ? duty.late : isLate(duty, now),
            metOn: duty.status === 'met' ? dateOf(duty.metAt) : null,
            moved: (duty.recounts ?? []).map(({ from, to }) => ({ from, to })),
            missed: duty.flags.map(({ due, at, recounted, void: isVoid }) => ({
              ...{ due, at, void: isVoid !== undefined },
              ...(recounted ? { recounted } : {}),
            })),
          }).toEqual({ status, due, late, metOn: found.metOn, moved, missed });
          const followed = found.followed.map(({ step, workingDays, due, at }) => ({ step, workingDays, due, at }));
          expect(events.flatMap(({ at, event }) => stepOf(event, at))).toEqual(followed);
        }
      }),
      { numRuns: 300 },
    );
  });
});

function notice(n: number, days: number[]): Notice {
  const dates = days.map((day) => addDays('2026-09-15', day));
  const isWeekend = (date: LocalDate) => [0, 6].includes(new Date(`${date}T12:00:00Z`).getUTCDay());
  return {
    ...{ year: 2026, kind: 'amendment', title: `第${n}号通知` },
    off: dates.filter((date) => !isWeekend(date)).map((date) => ({ name: '停工', from: date, to: date })),
    worked: dates.filter(isWeekend).map((date) => ({ name: '补班', date })),
  };
}

function amendment({ year, off, worked }: Notice): Arrangement {
  const days = [
    ...off.map(({ from }) => ({ date: from, off: true })),
    ...worked.map(({ date }) => ({ date, off: false })),
  ];
  return { year, kind: 'amendment', days };
}

const steps = {
  DutyEscalated: 'urge',
  RectificationSuggested: 'suggest-rectification',
  ReportPrepared: 'report',
} as const;

function stepOf(event: DomainEvent, at: Instant) {
  if (!(event.type in steps) || !('workingDays' in event.data) || !('due' in event.data)) return [];
  const { workingDays, due } = event.data;
  return [{ step: steps[event.type as keyof typeof steps], workingDays, due, at }];
}
