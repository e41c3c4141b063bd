import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Calendar, calendar, type Notice, stateCouncilNotices } from '../../shared/domain/calendar/calendar.ts';
import { addDays, atTime, dateOf, endOf, epoch, type Instant, instant } from '../../shared/domain/calendar/time.ts';
import { unchanged } from '../../shared/domain/change.ts';
import { type Duty, isLate, isOpen, type Rules } from '../../shared/domain/duties/duty.ts';
import { arm, dates } from '../../shared/domain/duties/duty-count.ts';
import {
  acceptClaim,
  cancel,
  claim,
  declineClaim,
  extend,
  meet,
  openDuty,
  wake,
} from '../../shared/domain/duties/duty-steps.ts';
import { policyFor } from '../../shared/domain/duties/policy.ts';
import { policies } from '../../shared/domain/duties/policy-data.ts';
import { recount, withCurrentDates } from '../../shared/domain/duties/recount.ts';
import { Refusal } from '../../shared/domain/refusals.ts';
import { bj, nextOf, replyTerms, typesOf, updateTerms } from '../examples.ts';

const reply = policyFor(policies, 'reply', 'conditional', '2026-09-24');
const update = policyFor(policies, 'update', null, '2026-09-24');
// A few years are counted with sooner than twenty.
const years = { from: 2026, to: 2028 };
const builtIn = calendar(stateCouncilNotices, years);

function amended(version: number, ...more: Notice[]): Calendar {
  return calendar([...stateCouncilNotices, ...more], { ...years, version });
}

const closure: Notice = {
  year: 2026,
  kind: 'closure',
  title: '义马市人民政府关于防汛停工的通告',
  documentNumber: '义政〔2026〕9号',
  off: [{ name: '防汛停工', from: '2026-11-18', to: '2026-11-20' }],
  worked: [],
};
const flooded = amended(1, closure);
const again = amended(2);

/** What a duty is decided by once another calendar is in force. */
const under = (after: Calendar, before = builtIn, policy = reply): Rules => ({ policy, calendar: after, before });
const rules: Rules = { policy: reply, calendar: builtIn };

describe('a recount', () => {
  // Received on Monday the 16th, due on Monday the 23rd; three days of flood move that to Thursday.
  const opened = openDuty(replyTerms('2026-11-16'), rules, bj('2026-11-16')).next;

  it('counts as if by the new calendar from the beginning, keeps both dates, and says which notice is the reason', () => {
    const { next, events } = recount(opened, under(flooded), bj('2026-11-18'));
    expect([opened.due, next.due, next.calendar]).toEqual(['2026-11-23', '2026-11-26', flooded.id]);
    const notice = '《义马市人民政府关于防汛停工的通告》（义政〔2026〕9号）';
    const data = { from: '2026-11-23', to: '2026-11-26', due: '2026-11-26', calendar: flooded.id, notice };
    expect(events).toMatchObject([{ type: 'DutyRecounted', data }]);
    expect(next.recounts).toEqual([
      { from: '2026-11-23', to: '2026-11-26', calendar: flooded.id, notice, at: bj('2026-11-18') },
    ]);
  });

  it('moves the wake-up to the reminders of the new date, each again once', () => {
    const reminded = nextOf(wake(opened, rules, bj('2026-11-20')));
    const { next } = recount(reminded, under(flooded), bj('2026-11-20', '12:00:00.000'));
    expect([reminded.nextWakeAt, next.nextWakeAt]).toEqual([bj('2026-11-23'), bj('2026-11-25')]);
    expect(next.wakeSeq).toBe(reminded.wakeSeq + 1);
    expect(typesOf(wake(next, under(flooded), bj('2026-11-25')))).toEqual(['DutyReminded']);
  });

  it('names a notice that was withdrawn as the reason', () => {
    const moved = recount(opened, under(flooded), bj('2026-11-18')).next;
    const { next, events } = recount(moved, under(again, flooded), bj('2026-11-19'));
    expect(next.due).toBe('2026-11-23');
    expect(events).toMatchObject([{ data: { notice: '撤回《义马市人民政府关于防汛停工的通告》（义政〔2026〕9号）' } }]);
  });

  it('of what it does not change says nothing: it only takes the name of the calendar', () => {
    const early = openDuty(replyTerms('2026-09-24'), rules, bj('2026-09-24')).next;
    const { next, events } = recount(early, under(flooded), bj('2026-09-25'));
    expect(events).toEqual([]);
    expect(next).toEqual({ ...early, calendar: flooded.id });
  });

  it('voids a flag that it disproves, which stays on record', () => {
    const flagged = nextOf(wake(opened, rules, bj('2026-11-24')));
    expect(flagged.flags).toHaveLength(1);
    const { next, events } = recount(flagged, under(flooded), bj('2026-11-25'));
    expect(events.map(({ type }) => type)).toEqual(['DutyRecounted', 'DutyFlagVoided']);
    expect(events[1]).toMatchObject({ data: { flagged: '2026-11-23', due: '2026-11-26', to: ['bureau', 'leader'] } });
    expect(next.flags).toMatchObject([{ due: '2026-11-23', void: { at: bj('2026-11-25'), calendar: flooded.id } }]);
    expect([isLate(next, bj('2026-11-25')), next.nextWakeAt]).toEqual([false, bj('2026-11-26')]);
    // Late by the new date it is flagged for that one, and the void one stays void.
    const late = nextOf(wake(next, under(flooded), bj('2026-11-27', '00:00:00.000')));
    expect(late.flags.map((flag) => [flag.due, flag.void !== undefined])).toEqual([
      ['2026-11-23', true],
      ['2026-11-26', false],
    ]);
  });

  it('leaves a flag that was right by the new date too, and flags nothing a second time', () => {
    const flagged = nextOf(wake(opened, rules, bj('2026-11-30')));
    const { next, events } = recount(flagged, under(flooded), bj('2026-12-01'));
    expect(events.map(({ type }) => type)).toEqual(['DutyRecounted']);
    expect(next.flags).toEqual([{ due: '2026-11-23', at: bj('2026-11-30'), recounted: '2026-11-26' }]);
    expect(typesOf(wake(next, under(flooded), bj('2026-12-02')))).not.toContain('DutyLate');
  });

  it('第二十三条 (art. 23): takes no step again that was due by the new date too, and counts none that was not', () => {
    const escalated = (at: Instant) => nextOf(wake(opened, rules, at));
    const early = recount(
      escalated(bj('2026-11-26', '12:00:00.000')),
      under(flooded),
      bj('2026-11-26', '13:00:00.000'),
    );
    expect(new Set(early.next.escalated.map(({ due }) => due))).toEqual(new Set(['2026-11-23']));
    const late = recount(escalated(bj('2026-12-20')), under(flooded), bj('2026-12-20', '13:00:00.000')).next;
    expect(new Set(late.escalated.map(({ due }) => due))).toEqual(new Set(['2026-11-26']));
    const again = wake(late, under(flooded), bj('2026-12-20', '14:00:00.000'));
    expect(again).toBeNull();
  });

  it('第二十三条 (art. 23): follows what it put into the past from that day on, which nobody knew before', () => {
    const moved = recount(opened, under(flooded), bj('2026-11-18')).next;
    expect(moved.due).toBe('2026-11-26');
    const late = recount(moved, under(again, flooded), bj('2026-11-25')).next;
    expect(late).toMatchObject({ due: '2026-11-23', flags: [{ due: '2026-11-23' }] });
    expect(late.nextWakeAt).toBe(bj('2026-11-26'));
    // Late by the date before as well: what followed that stays as it was.
    const flagged = nextOf(wake(moved, under(flooded), bj('2026-11-27')));
    const known = recount(flagged, under(again, flooded), bj('2026-12-15')).next;
    expect([known.due, known.nextWakeAt]).toEqual(['2026-11-23', bj('2026-11-30')]);
  });

  it('flags at once what is late by the new date', () => {
    const moved = recount(opened, under(flooded), bj('2026-11-18')).next;
    const { events } = recount(moved, under(again, flooded), bj('2026-11-25'));
    expect(events.map(({ type }) => type)).toEqual(['DutyRecounted', 'DutyLate']);
  });

  it('acquits what was met late by the old date and on time by the new one', () => {
    const met = nextOf(meet(opened, rules, bj('2026-11-25')));
    expect(met).toMatchObject({ status: 'met', late: true, flags: [{ due: '2026-11-23' }] });
    const { next, events } = recount(met, under(flooded), bj('2026-12-10'));
    expect(events.map(({ type }) => type)).toEqual(['DutyRecounted', 'DutyFlagVoided']);
    expect(next).toMatchObject({ status: 'met', late: false, due: '2026-11-26', calendar: flooded.id });
    expect(next.flags[0]?.void).toBeDefined();
  });

  it('makes nothing late that was met on time, and nothing of what was met late and stays so', () => {
    const inTime = nextOf(
      meet(recount(opened, under(flooded), bj('2026-11-18')).next, under(flooded), bj('2026-11-25')),
    );
    expect(recount(inTime, under(again, flooded), bj('2026-12-10'))).toEqual(unchanged('duty', inTime));
    const late = nextOf(meet(opened, rules, bj('2026-11-30')));
    expect(recount(late, under(flooded), bj('2026-12-10'))).toEqual(unchanged('duty', late));
  });

  it('voids the flags of what is closed too: of what was cancelled, and of what was given more time and met by then', () => {
    const flagged = nextOf(wake(opened, rules, bj('2026-11-24')));
    const noon = bj('2026-11-24', '12:00:00.000');
    const cancelled = cancel(flagged, '登记有误', rules, noon).next;
    const longer = extend(flagged, { days: 2, reason: '数据量大', at: noon, by: 'o' }, rules).next;
    const inTime = nextOf(meet(longer, rules, bj('2026-11-25')));
    expect(inTime).toMatchObject({ late: false, flags: [{ due: '2026-11-23' }] });
    for (const closed of [cancelled, inTime]) {
      const { next, events } = recount(closed, under(flooded), bj('2026-12-10'));
      expect(events).toMatchObject([{ type: 'DutyFlagVoided', data: { flagged: '2026-11-23', due: '2026-11-26' } }]);
      const isVoid = { at: bj('2026-12-10'), calendar: flooded.id };
      expect(next).toMatchObject({ ...closed, flags: [{ due: '2026-11-23', void: isVoid }] });
      expect(recount(next, under(flooded), bj('2026-12-11')).events).toEqual([]);
    }
    // Cancelled only after the new date it was late by both, and so is what was never flagged as it was.
    const late = cancel(flagged, '登记有误', rules, bj('2026-11-27')).next;
    const never = cancel(opened, '登记有误', rules, bj('2026-11-18')).next;
    for (const closed of [late, never])
      expect(recount(closed, under(flooded), bj('2026-12-10'))).toEqual(unchanged('duty', closed));
  });

  it('第九条 (art. 9): leaves on time what was claimed on time, late what was late by both dates', () => {
    const owed = openDuty(updateTerms('2026-11-16'), { ...rules, policy: update }, bj('2026-11-16')).next;
    const by = { kind: 'no-change', by: 'p', reason: '无需修改' } as const;
    const longer = under(flooded, builtIn, update);
    const shorter = under(again, flooded, update);
    // Due on 30 November, or on 3 December with the flood.
    const inTime = claim(owed, { ...by, at: bj('2026-12-02') }, longer).next;
    const accepted = acceptClaim(inTime, shorter, bj('2026-12-10'));
    expect(accepted.next).toMatchObject({ status: 'met', due: '2026-11-30', late: false, flags: [] });
    const tooLate = claim(owed, { ...by, at: bj('2026-12-04') }, { ...rules, policy: update }).next;
    const { next, events } = recount(
      { ...tooLate, flags: [{ due: '2026-11-30', at: bj('2026-12-01', '00:00:00.000') }] },
      longer,
      bj('2026-12-05'),
    );
    expect(events.map(({ type }) => type)).toEqual(['DutyRecounted', 'DutyFlagVoided', 'DutyLate']);
    expect(acceptClaim(next, longer, bj('2026-12-10')).next).toMatchObject({ status: 'met', late: true });
  });

  it('judges a flag raised before an extension by the date as it was then', () => {
    const flagged = nextOf(wake(opened, rules, bj('2026-11-24')));
    const longer = extend(
      flagged,
      { days: 2, reason: '数据量大', at: bj('2026-11-24', '10:00:00.000'), by: 'o' },
      rules,
    );
    expect(longer.next.due).toBe('2026-11-25');
    const { next } = recount(longer.next, under(flooded), bj('2026-11-24', '11:00:00.000'));
    expect([next.due, next.flags[0]?.void !== undefined]).toEqual(['2026-11-30', true]);
  });
});

describe('第十五条、第九条 (art. 15, 9): a command never counts by a calendar that no longer holds', () => {
  const opened = openDuty(replyTerms('2026-11-16'), rules, bj('2026-11-16')).next;
  const owed = openDuty(updateTerms('2026-11-16'), { ...rules, policy: update }, bj('2026-11-16')).next;
  const late = bj('2026-11-24');

  it('nor a wake-up: the flag it came for is not raised', () => {
    const woken = wake(opened, under(flooded), late);
    expect(typesOf(woken)).toEqual(['DutyRecounted']);
    expect(woken?.next.flags).toEqual([]);
  });

  it('meeting it, claiming it, accepting and rejecting the claim, giving more time', () => {
    expect(meet(opened, under(flooded), late)).toMatchObject({
      next: { late: false, flags: [], due: '2026-11-26' },
      events: [{ type: 'DutyRecounted' }, { type: 'DutyMet', data: { late: false, due: '2026-11-26' } }],
    });
    const by = { kind: 'no-change', by: 'p', reason: '无需修改' } as const;
    const floodedUpdate = under(flooded, builtIn, update);
    const made = claim(owed, { ...by, at: bj('2026-12-01') }, floodedUpdate);
    expect(typesOf(made)).toEqual(['DutyRecounted', 'DutyClaimed']);
    const claimed = claim(owed, { ...by, at: bj('2026-12-01') }, { ...rules, policy: update }).next;
    expect(claimed).toMatchObject({ due: '2026-11-30', flags: [{ due: '2026-11-30' }] });
    const accepted = acceptClaim(claimed, floodedUpdate, bj('2026-12-02'));
    expect(typesOf(accepted)).toEqual(['DutyRecounted', 'DutyFlagVoided', 'DutyMet']);
    expect(accepted.next).toMatchObject({ status: 'met', late: false });
    expect(declineClaim(claimed, floodedUpdate, bj('2026-12-02')).next).toMatchObject({ due: '2026-12-04' });
    const longer = extend(opened, { days: 2, reason: '数据量大', at: bj('2026-11-20'), by: 'o' }, under(flooded));
    expect(longer.next.due).toBe('2026-11-30');
  });

  it('is shown by the calendar that holds now before anything has counted it again', () => {
    expect(withCurrentDates(opened, under(flooded))).toMatchObject({
      due: '2026-11-26',
      calendar: flooded.id,
      flags: [],
    });
    const met = nextOf(meet(opened, rules, bj('2026-11-20')));
    expect(withCurrentDates(met, under(flooded))).toBe(met);
  });
});

/** Days off, or weekend days worked, that somebody might load for the autumn of 2026 and the winter after it. */
const anyNotice = fc
  .uniqueArray(fc.integer({ min: 0, max: 150 }), { maxLength: 25 })
  .map((days) => days.map((day) => addDays('2026-10-01', day)))
  .map((days): Notice => {
    const spans = days.map((date) => ({ name: '停工', from: date, to: date }));
    return { year: 2026, kind: 'amendment', title: '某通知', off: spans, worked: [] };
  });

const commands = ['wake', 'claim', 'accept', 'decline', 'extend', 'meet', 'recount', 'recount'] as const;

/** A history: commands some hours apart, each under the calendar there was by then. */
const anyHistory = fc.record({
  notices: fc.array(anyNotice, { minLength: 1, maxLength: 3 }),
  start: fc.integer({ min: 0, max: 100 }).map((days) => addDays('2026-09-20', days)),
  plan: fc.array(fc.record({ command: fc.constantFrom(...commands), after: fc.integer({ min: 0, max: 200 }) }), {
    maxLength: 14,
  }),
});
type History = typeof anyHistory extends fc.Arbitrary<infer T> ? T : never;

function decide(command: (typeof commands)[number], duty: Duty, by: Rules, now: Instant) {
  try {
    if (command === 'claim') return claim(duty, { kind: 'revision', at: now, by: 'p-12', reason: null }, by);
    if (command === 'accept') return acceptClaim(duty, by, now);
    if (command === 'decline') return declineClaim(duty, by, now);
    if (command === 'extend') return extend(duty, { days: 3, reason: '涉及多个系统', at: now, by: 'officer' }, by);
    if (command === 'meet') return meet(duty, by, now);
    return command === 'wake' ? wake(duty, by, now) : recount(duty, by, now);
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

/** Plays a history; each `recount` comes with the next calendar. */
function play({ notices, start, plan }: History, each: (before: Duty, after: Duty, by: Rules, now: Instant) => void) {
  const calendars = [builtIn, ...notices.map((notice, n) => amended(n + 1, notice))];
  const byId = new Map(calendars.map((one) => [one.id, one]));
  let at = 0;
  let ms = epoch(atTime(start, '09:00'));
  let duty = openDuty(updateTerms(start), { policy: update, calendar: builtIn }, instant(ms)).next;
  for (const { command, after } of plan) {
    ms += after * 3_600_000;
    if (command === 'recount') at = Math.min(at + 1, calendars.length - 1);
    const by = { policy: update, calendar: calendars[at] as Calendar, before: byId.get(duty.calendar) as Calendar };
    const next = decide(command, duty, by, instant(ms))?.next ?? duty;
    each(duty, next, by, instant(ms));
    duty = next;
  }
}

function always(holds: (before: Duty, after: Duty, by: Rules, now: Instant) => void) {
  fc.assert(
    fc.property(anyHistory, (history) => play(history, holds)),
    { numRuns: 200 },
  );
}

describe('whatever calendars come in whatever order', () => {
  it('a duty has the dates that a fresh count by the calendar in force gives, and its next wake-up', () => {
    always((_, duty, by, now) => {
      const { next } = recount(duty, by, now);
      if (!isOpen(next)) return;
      expect(next).toMatchObject({ ...dates(next, by), calendar: by.calendar.id });
      if (next.status === 'open') expect(arm(next, by).nextWakeAt).toBe(next.nextWakeAt);
    });
  });

  it('counting again twice is counting again once', () => {
    always((_, duty, by, now) => {
      const once = recount(duty, by, now).next;
      expect(recount(once, by, now)).toEqual(unchanged('duty', once));
    });
  });

  it('no flag ever goes; a void one stays void; at most one that counts stands for the date', () => {
    always((before, after) => {
      for (const [n, flag] of before.flags.entries()) {
        expect(after.flags[n]).toMatchObject({ due: flag.due, at: flag.at });
        if (flag.void) expect(after.flags[n]?.void).toEqual(flag.void);
      }
      const standing = after.flags.filter((flag) => !flag.void && (flag.recounted ?? flag.due) === after.due);
      expect(standing.length).toBeLessThanOrEqual(1);
    });
  });

  it('no flag that counts was raised before the end of its date by the calendar in force', () => {
    always((_, duty, by, now) => {
      const { next } = recount(duty, by, now);
      if (!isOpen(next)) return;
      for (const flag of next.flags.filter((one) => !one.void)) {
        expect(flag.at >= endOf(flag.recounted ?? flag.due)).toBe(true);
      }
    });
  });

  it('what is open and late by the calendar in force has a flag that counts', () => {
    always((before, after, by, now) => {
      if (after.status !== 'open' || after === before) return;
      const late = now >= endOf(dates(after, by).due);
      const flagged = after.flags.some((flag) => !flag.void && (flag.recounted ?? flag.due) === after.due);
      if (after.calendar === by.calendar.id && late) expect(flagged).toBe(true);
    });
  });

  it('what was met on time stays so, and what was met late is late by its calendar', () => {
    always((before, after) => {
      if (before.status !== 'met' || after.status !== 'met') return;
      // A flag raised before it was met in extended time may still be disproved.
      if (!before.late) expect([after.late, after.metAt]).toEqual([false, before.metAt]);
      expect(after.late && dateOf(after.metAt) <= after.due).toBe(false);
    });
  });
});
