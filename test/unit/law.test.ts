import { describe, expect, it } from 'vitest';
import { type Notice, stateCouncilNotices } from '../../shared/domain/calendar/calendar.ts';
import { calendar } from '../../shared/domain/calendar/table.ts';
import { openSupplementDuty } from '../../shared/domain/cases/supplement.ts';
import type { CalendarYear, LoadedNotice } from '../../shared/domain/duties/calendar-year.ts';
import { openDuty, wake } from '../../shared/domain/duties/duty-steps.ts';
import { LawMoved, lawInForce, lawOf, rulesFor, rulesOf, rulesOnReceipt } from '../../shared/domain/duties/law.ts';
import { recount } from '../../shared/domain/duties/recount.ts';
import { bj, replyTerms, request } from '../examples.ts';

const notice: Notice = { year: 2027, kind: 'arrangement', title: '2027', off: [], worked: [] };
const at = { loadedAt: bj('2026-11-10'), by: 'officer', past: null, ended: null };
const year = (...notices: LoadedNotice[]): CalendarYear => ({ id: 'law.2027', year: 2027, notices });

describe('the law in versions', () => {
  it('leaves out what is newer than its version, and what had ended by then', () => {
    const ended = { version: 3, how: 'withdrawn', reason: '误录', at: at.loadedAt, by: 'officer' } as const;
    const years = [
      year({ ...at, version: 1, notice, ended }, { ...at, version: 2, notice: { ...notice, title: 'b' } }),
    ];
    const titles = (version: number) =>
      lawOf({ version, years, policies: [] })
        .calendar.notices.slice(stateCouncilNotices.length)
        .map((n) => n.title);
    expect([0, 1, 2, 3].map(titles)).toEqual([[], ['2027'], ['b'], ['b']]);
  });

  it('makes again each calendar there was, also that of a release which came with fewer notices', () => {
    const years = [year({ ...at, version: 1, notice })];
    const law = lawOf({ version: 2, years, policies: [] });
    for (const version of [0, 1]) {
      const { id } = lawOf({ version, years, policies: [] }).calendar;
      expect(law.calendarOf(id).id).toBe(id);
    }
    const earlier = calendar(stateCouncilNotices.slice(0, -1));
    expect(law.calendarOf(earlier.id).id).toBe(earlier.id);
    expect(law.calendarOf('cn-1999-unknown')).toBe(law.calendar);
  });

  it('leaves the calendar what it is called where only a policy came with a version: nothing is counted again for it', () => {
    const years = [year({ ...at, version: 2, notice })];
    const of = (version: number) => lawOf({ version, years, policies: [] });
    const called = [0, 1, 2, 3, 4].map((version) => of(version).calendar.id);
    expect(new Set(called.slice(0, 2))).toEqual(new Set([lawInForce().calendar.id]));
    expect(new Set(called.slice(2)).size).toBe(1);
    expect(called[2]).toMatch(/\.2$/);
    const ended = { version: 4, how: 'withdrawn', reason: '误录', at: at.loadedAt, by: 'officer' } as const;
    const withdrawn = lawOf({ version: 5, years: [year({ ...at, version: 2, notice, ended })], policies: [] });
    expect(withdrawn.calendar.id).toMatch(/\.4$/);

    const law = of(3);
    const duty = openDuty(
      replyTerms('2026-09-24'),
      rulesFor(of(2), 'reply', 'conditional', '2026-09-24'),
      bj('2026-09-24'),
    );
    expect(law.calendarOf(duty.next.calendar)).toBe(law.calendar);
    expect(recount(duty.next, rulesOf(law, duty.next), bj('2026-09-25')).events).toEqual([]);
    // Some were called by such a version before: they are found again, and what was counted by them stays as it is.
    const old = { ...duty.next, calendar: duty.next.calendar.replace(/\.2$/, '.3') };
    const rules = rulesOf(law, old);
    expect([rules.before?.id, rules.before?.notices]).toEqual([old.calendar, law.calendar.notices]);
    expect(recount(old, rules, bj('2026-09-25')).events).toEqual([]);
    expect(wake(old, rules, bj('2026-09-25'))).toBeNull();
    // A notice that moves its date is counted by nevertheless.
    const closed: Notice = {
      ...notice,
      year: 2026,
      kind: 'closure',
      off: [{ name: '停电', from: '2026-09-28', to: '2026-09-28' }],
    };
    const moved = lawOf({ version: 6, years: [...years, year({ ...at, version: 6, notice: closed })], policies: [] });
    for (const one of [old, duty.next])
      expect(recount(one, rulesOf(moved, one), bj('2026-09-25')).events.map(({ type }) => type)).toEqual([
        'DutyRecounted',
      ]);
  });

  it('counts from the day of receipt what begins with it, of whatever kind, by the cutoff of its rule', () => {
    const before = lawInForce();
    const law = { ...before, policies: before.policies.map((one) => ({ ...one, cutoff: '12:00' })) };
    const noon = bj('2026-09-24', '12:00:00.001');
    expect(rulesOnReceipt(law, 'reply', 'conditional', noon).start).toBe('2026-09-25');
    expect(rulesOnReceipt(before, 'reply', 'conditional', noon).start).toBe('2026-09-24');
    expect(openSupplementDuty(request(), { law, now: noon }).next.start).toBe('2026-09-25');
  });

  it('does not decide on what was counted by a newer law', () => {
    const newer = lawOf({ version: 1, years: [year({ ...at, version: 1, notice })], policies: [] });
    const duty = openDuty(
      replyTerms('2026-09-24'),
      rulesFor(newer, 'reply', 'conditional', '2026-09-24'),
      bj('2026-09-24'),
    );
    expect(rulesOf(newer, duty.next).calendar).toBe(newer.calendar);
    expect(() => rulesOf(lawInForce(), duty.next)).toThrow(LawMoved);
    expect(() => rulesOf(lawInForce(), { ...duty.next, calendar: lawInForce().calendar.id, policy: 'new' })).toThrow(
      LawMoved,
    );
  });
});
