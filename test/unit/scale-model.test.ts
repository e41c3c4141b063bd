import { describe, expect, it } from 'vitest';
import { addWorkingDays, calendar } from '../../shared/domain/calendar/calendar.ts';
import { epoch } from '../../shared/domain/calendar/time.ts';
import { lawInForce, rulesFor } from '../../shared/domain/duties/law.ts';
import { backlogOf, ratesOf, services } from '../bench/model/city.ts';
import { courseOf, type Habits, scaled, simulate } from '../bench/model/lives.ts';
import { CHINA, drain, GLOBAL, monthly, narrowest } from '../bench/model/load.ts';
import { bj } from '../examples.ts';

/** The model by which the bench tells what a million duties cost: its numbers are worth what these hold. */
const law = lawInForce();
const people: Habits['people'] = { owing: 2, waiting: 2, leader: 1, bureau: 3, 'bureau-leader': 1 };
const days = Array.from({ length: 120 }, (_, n) => addWorkingDays(calendar(), '2026-01-04', n));
const habits: Habits = { mix: [{ kind: 'reply', shareType: 'conditional', share: 1 }], late: 0.1, lateDays: 5, people };
/** Article 15's, with nothing that follows the flag. */
const inForce = rulesFor(law, 'reply', 'conditional', '2026-09-24');
const rules = { ...inForce, policy: { ...inForce.policy, escalation: [] } };
const rulesOf = () => rules;
const year = (count: number, changed: Partial<Habits> = {}) =>
  simulate(count, { habits: { ...habits, ...changed }, days, from: '2026-02-01', to: '2026-03-31', rulesOf });

describe('what becomes of a duty that nobody acts on', () => {
  const course = courseOf('reply', '2026-09-24', rules, people);

  it('is what the rules say: two reminders to the staff at nine, the flag to bureau and leader at 24:00', () => {
    expect(course.due).toBe('2026-10-09');
    expect(course.points.map(({ at, mails, flag }) => [at, mails, flag])).toEqual([
      [epoch(bj('2026-10-08')), 2, false],
      [epoch(bj('2026-10-09')), 2, false],
      [epoch(bj('2026-10-10', '00:00:00.000')), 4, true],
    ]);
  });

  it('goes on as long as the policy in force has steps that follow the flag', () => {
    const { points } = courseOf('reply', '2026-09-24', inForce, people);
    expect(points).toHaveLength(3 + inForce.policy.escalation.length);
    expect(points.every(({ mails }) => mails > 0)).toBe(true);
    expect(points.at(-1)).toMatchObject({ creates: 0, deletes: 1 });
  });

  it('sets one timer at the start and one after each wake-up but the last, and clears the one before each time', () => {
    expect(course.opened).toEqual({ creates: 1, deletes: 0 });
    expect(course.points.map(({ creates, deletes }) => [creates, deletes])).toEqual([
      [1, 1],
      [1, 1],
      [0, 1],
    ]);
  });
});

describe('the lives of many', () => {
  it('are the same each time, and a share of them is late', () => {
    expect(year(2000)).toEqual(year(2000));
    expect(year(5000).perDuty.lateShare).toBeCloseTo(0.1, 1);
  });

  it('all late are woken three times each and tell eight; none late are never flagged', () => {
    expect(year(500, { late: 1 }).perDuty).toMatchObject({ wakes: 3, mails: 8, creates: 3, deletes: 4 });
    const inTime = year(500, { late: 0 });
    expect(inTime.bursts.every(({ flags }) => flags === 0)).toBe(true);
    expect(inTime.perDuty.wakes).toBeLessThan(2);
  });

  it('wake at nine on working days and at 24:00, and at no other time', () => {
    const hours = new Set(year(3000).bursts.map(({ at }) => new Date(at + 8 * 3_600_000).toISOString().slice(11, 16)));
    expect([...hours].sort()).toEqual(['00:00', '09:00']);
  });

  it('are open as long as they last: as many as are begun in a day times the days of a life', () => {
    const { open } = year(12_000, { late: 0 });
    // 150 a day, done on any of six days: counted at the end of the day, two and a half on the average.
    expect(open / (12_000 / 80)).toBeCloseTo(2.5, 0);
  });

  it('scaled keep their shape', () => {
    const one = year(2000);
    const more = scaled(one, one.open * 10);
    expect(more.open).toBeCloseTo(one.open * 10);
    expect(more.bursts[3]?.wakes).toBeCloseTo((one.bursts[3]?.wakes ?? 0) * 10);
    expect(more.perDuty).toEqual(one.perDuty);
  });
});

describe('how long a burst takes', () => {
  const at = epoch(bj('2026-09-24'));

  it('is the spread of the timers where that is slower, else its number at the rate', () => {
    expect(drain([{ at, n: 100 }], 10, 60)).toEqual([{ at, n: 100, last: 60 }]);
    expect(drain([{ at, n: 6000 }], 10, 60)).toEqual([{ at, n: 6000, last: 600 }]);
  });

  it('what is left of one delays the next', () => {
    const [, second] = drain(
      [
        { at, n: 6000 },
        { at: at + 300_000, n: 1000 },
      ],
      10,
      60,
    );
    expect(second?.last).toBe(300 + 100);
    const [, later] = drain(
      [
        { at, n: 6000 },
        { at: at + 900_000, n: 1000 },
      ],
      10,
      60,
    );
    expect(later?.last).toBe(100);
  });

  it('is ruled by the narrowest', () => {
    const rates = [
      { perSecond: 500, of: 'functions' },
      { perSecond: 14, of: 'mail' },
    ];
    expect(narrowest(rates)).toEqual({ perSecond: 14, of: 'mail' });
  });
});

describe('a backlog', () => {
  it('of any size is handed over in runs well within what one may take', () => {
    const { runs, run } = backlogOf(1_000_000, services);
    expect(runs).toBeGreaterThan(16);
    expect(run).toBeLessThan(120 / 4);
    expect(backlogOf(10, services)).toMatchObject({ runs: 1 });
  });
});

describe('what is narrowest', () => {
  it('follows the numbers: the mails SES takes, until it takes more', () => {
    expect(ratesOf(services, 2).mailed.of).toBe('mails SES takes');
    expect(ratesOf({ ...services, mailsSent: 1e9 }, 2).mailed.of).toContain('notifier');
    expect(ratesOf({ ...services, swept: 1 }, 2).reacted).toEqual({
      perSecond: 1000 / 14,
      of: 'index WAITING, 1 partitions',
    });
  });
});

describe('what a month costs', () => {
  const none = { lambdaRequests: 0, lambdaGbSeconds: 0, writeUnits: 0, readUnits: 0, storageGbMonth: 0 };
  const amounts = { ...none, sqsRequests: 10, timerFirings: 20, mails: 2, logsGb: 0 };

  it('is amount times price, the first 14 million firings free', () => {
    expect(monthly(amounts, GLOBAL)).toMatchObject({ sqsRequests: 4, timerFirings: 6, mails: 200, writeUnits: 0 });
  });

  it('in China is not made up where no price is known', () => {
    expect(monthly(amounts, CHINA)).toMatchObject({
      sqsRequests: null,
      timerFirings: null,
      writeUnits: null,
      mails: 0,
    });
  });
});
