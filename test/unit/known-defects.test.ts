import { describe, expect, it } from 'vitest';
import {
  addWorkingDays,
  calendar,
  count,
  countWithStops,
  dayOf,
  type Notice,
  proof,
  receivedOn,
  stateCouncilNotices,
  workingDaysBetween,
} from '../../shared/domain/calendar/calendar.ts';
import { dateOf, endOf, type LocalDate } from '../../shared/domain/calendar/time.ts';
import { reasonOf } from '../../shared/domain/duties/due-reason.ts';
import { isLate } from '../../shared/domain/duties/duty.ts';
import { extend, meet, openDuty, resume, stop, wake } from '../../shared/domain/duties/duty-steps.ts';
import { lawInForce, rulesFor } from '../../shared/domain/duties/law.ts';
import { bj, nextOf, refused, replyTerms, typesOf } from '../examples.ts';

/**
 * How other systems have got deadlines wrong, each as a test that names the defect and the rule it breaks. Where a defect would
 * live between processes, its test is over HTTP (test/e2e/recovery.test.ts); that a function keeps no calendar is in
 * test/storage/law.test.ts.
 */
const cal = calendar();
const rules = rulesFor(lawInForce(), 'reply', 'conditional', '2026-09-24');
const received = (date: LocalDate) => openDuty(replyTerms(date), rules, bj(date)).next;

describe('第十五条、第九条 (art. 15, 9): what is due when', () => {
  it.each<[LocalDate, number, LocalDate, string]>([
    ['2026-09-18', 5, '2026-09-24', 'Sunday the 20th is worked'],
    ['2026-09-24', 5, '2026-10-09', 'across Mid-Autumn and National Day'],
    ['2026-09-30', 5, '2026-10-13', 'Saturday the 10th is worked'],
    ['2026-02-13', 10, '2026-03-05', 'two worked weekend days around the Spring Festival'],
    ['2025-12-31', 5, '2026-01-08', 'across two notices'],
    ['2024-02-08', 5, '2024-02-21', 'the Spring Festival of 2024'],
    ['2026-09-19', 5, '2026-09-24', 'received on a Saturday, as received'],
  ])('received %s, %i working days: due %s (%s)', (start, days, due) => {
    expect(count(cal, start, days)).toEqual({ due, provisional: false });
    expect([...proof(cal, start, days)].at(-1)).toMatchObject({ date: due, counted: days });
  });

  it('received on Saturday 2026-09-19 where receipt rolls to the next working day, the made-up Sunday: 2026-09-28', () => {
    expect(count(cal, '2026-09-19', 5, 'next-working-day').due).toBe('2026-09-28');
  });
});

describe('defect: weekdays hard-coded, so 调休 cannot be expressed (国务院办公厅通知)', () => {
  it('a made-up Sunday counts', () => {
    expect(addWorkingDays(cal, '2026-09-18', 1)).toBe('2026-09-20');
    expect(workingDaysBetween(cal, '2026-09-18', '2026-09-20')).toBe(1);
    expect(received('2026-09-18').due).toBe('2026-09-24');
  });

  it('a Wednesday of the National Day does not, nor is anybody reminded on it', () => {
    expect(dayOf(cal, '2026-10-07')).toMatchObject({ kind: 'holiday', name: '国庆节' });
    expect(received('2026-09-30').nextWakeAt).toBe(bj('2026-10-12'));
    expect(received('2026-09-24').nextWakeAt).toBe(bj('2026-10-08'));
  });

  it('a reminder may fall on a made-up Saturday', () => {
    const due12 = received('2026-09-29');
    expect([due12.due, due12.nextWakeAt]).toEqual(['2026-10-12', bj('2026-10-10')]);
  });
});

describe('defect: holidays cached for the life of a process, or those announced late moving nothing', () => {
  const settled: Notice = {
    year: 2027,
    kind: 'arrangement',
    title: '国务院办公厅关于2027年部分节假日安排的通知',
    off: [{ name: '劳动节', from: '2027-05-01', to: '2027-05-05' }],
    worked: [{ name: '劳动节', date: '2027-04-25' }],
  };

  it('a notice loaded moves the date at once, under a new id, and the calendar before it still says what it said', () => {
    const before = count(cal, '2027-04-23', 5);
    const later = calendar([...stateCouncilNotices, settled]);
    expect(before).toEqual({ due: '2027-04-30', provisional: true });
    expect(count(later, '2027-04-23', 5)).toEqual({ due: '2027-04-29', provisional: false });
    expect(count(cal, '2027-04-23', 5)).toEqual(before);
    expect(later.id).not.toBe(cal.id);
  });

  it('放假办法 (art. 2, 6): a year without a notice is not one without holidays, and says that it may still move', () => {
    expect(count(cal, '2027-09-30', 1)).toEqual({ due: '2027-10-06', provisional: true });
    expect(openDuty(replyTerms('2027-09-28'), rules, bj('2027-09-28')).next.provisional).toBe(true);
  });
});

describe('defect: an overdue job that looks at the last 24 hours, so one missed run loses the notice for ever', () => {
  it('第十五条 (art. 15): a duty nobody woke for months is flagged by the next wake-up, whenever that comes', () => {
    const duty = received('2026-09-24');
    for (const found of ['2026-10-12', '2026-11-23', '2028-01-04'] as const) {
      const woken = wake(duty, rules, bj(found));
      expect(typesOf(woken).filter((type) => type === 'DutyLate')).toHaveLength(1);
      expect(woken?.next.flags).toEqual([{ due: '2026-10-09', at: bj(found) }]);
    }
  });

  it('and once: the job that looks for what is late finds it flagged', () => {
    const flagged = nextOf(wake(received('2026-09-24'), rules, bj('2026-11-23')));
    expect(wake(flagged, rules, bj('2026-11-24'))).toBeNull();
    expect(typesOf(meet(flagged, rules, bj('2026-11-25')))).toEqual(['DutyMet']);
  });
});

describe('defect: dates in UTC, so 00:00–08:00 in Beijing counts as yesterday', () => {
  it.each([
    '2026-09-23T16:00:00Z',
    '2026-09-24T00:00:00.000+08:00',
    '2026-09-23T23:59:59Z',
    '2026-09-24T07:59:59+08:00',
  ] as const)('第十五条 (art. 15): received at %s is received on the 24th', (at) =>
    expect(count(cal, receivedOn(at), 5).due).toBe('2026-10-09'),
  );

  it('an answer in the small hours of the day after the last is late, though it is still the last day in UTC', () => {
    const duty = received('2026-09-24');
    const met = meet(duty, rules, bj('2026-10-10', '00:00:00.000'));
    expect(met.next).toMatchObject({ status: 'met', late: true });
    expect(met.events.at(-1)).toMatchObject({ data: { metOn: '2026-10-10' } });
  });

  it('the year turns at midnight in Yima: 2026-12-31T16:00Z is the first day of 2027', () => {
    expect(dateOf('2026-12-31T16:00:00Z')).toBe('2027-01-01');
    expect(dayOf(cal, dateOf('2026-12-31T16:00:00Z'))).toMatchObject({ kind: 'holiday', name: '元旦' });
  });
});

describe('defect: late at 23:59 of the last day, or only the morning after (民法典 203)', () => {
  it('the last day ends at 24:00, which is when it is flagged', () => {
    const duty = received('2026-09-24');
    expect(endOf(duty.due)).toBe('2026-10-10T00:00:00.000+08:00');
    expect(isLate(duty, bj('2026-10-09', '23:59:59.999'))).toBe(false);
    expect(isLate(duty, bj('2026-10-10', '00:00:00.000'))).toBe(true);
  });
});

describe('defect: a clarification that silently restarts the clock, or never stops it (809 art. 21)', () => {
  const duty = received('2026-09-24');
  const stopped = stop(duty, 'supplement', rules, bj('2026-09-29')).next;

  it('it stops: while the other side has to answer nothing is late, flagged or reminded of', () => {
    expect(stopped.nextWakeAt).toBeNull();
    expect(isLate(stopped, bj('2026-12-01'))).toBe(false);
    expect(wake(stopped, rules, bj('2026-12-01'))).toBeNull();
  });

  it('it goes on and does not restart: the two days before it stay counted, three are left', () => {
    const resumed = resume(stopped, rules, bj('2026-10-12')).next;
    expect(resumed).toMatchObject({ statutoryDue: '2026-10-09', due: '2026-10-15' });
    expect(workingDaysBetween(cal, '2026-10-12', resumed.due)).toBe(3);
    expect(count(cal, '2026-10-12', 5).due).toBe('2026-10-19');
  });

  it('asked on the last day it leaves that day and no other: nobody is late the moment it is answered', () => {
    const last = stop(duty, 'supplement', rules, bj('2026-10-09', '23:59:00.000')).next;
    const resumed = resume(last, rules, bj('2026-10-13')).next;
    expect(resumed).toMatchObject({ due: '2026-10-14', flags: [] });
  });

  it('a stop over days off alone gives no day more', () => {
    const overHoliday = [{ from: '2026-10-01', to: '2026-10-07' }] as const;
    expect(countWithStops(cal, '2026-09-24', 5, 'as-received', overHoliday).due).toBe('2026-10-09');
  });
});

describe('defect: more time given as calendar days, or again and again (809 art. 21)', () => {
  const given = (days: number) => ({ days, reason: '数据量大', at: bj('2026-09-28'), by: 'officer' });

  it('is working days, counted in one with the first, and once', () => {
    const extended = extend(received('2026-09-24'), given(10), rules).next;
    expect(extended.due).toBe(count(cal, '2026-09-24', 15).due);
    expect(refused(() => extend(extended, given(1), rules))).toBe('extended-already');
  });
});

describe('defect: a date that nobody can check', () => {
  it('第十五条 (art. 15): each day of the count cites what it rests on, and the date the article', () => {
    for (const { source } of proof(cal, '2026-09-24', 5)) expect(source.documentNumber ?? source.article).toBeTruthy();
    expect(reasonOf(received('2026-09-24'), rules.policy).zh).toBe('自9月24日的次日起5个工作日，第十五条');
  });
});
