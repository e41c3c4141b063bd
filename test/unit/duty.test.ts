import { describe, expect, it } from 'vitest';
import { endOf, type LocalDate } from '../../shared/domain/calendar/time.ts';
import { type Duty, isLate } from '../../shared/domain/duties/duty.ts';
import { mayClaim, mayGiveTime, mayReviewClaim } from '../../shared/domain/duties/duty-rights.ts';
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
import { lawInForce, rulesFor } from '../../shared/domain/duties/law.ts';
import { bj, nextOf, officer, person, refused, replyTerms, typesOf, updateTerms } from '../examples.ts';

const replyRules = rulesFor(lawInForce(), 'reply', 'conditional', '2026-09-24');
const updateRules = rulesFor(lawInForce(), 'update', null, '2026-09-18');

describe('第十五条 (art. 15): the provider replies within 5 working days', () => {
  const opened = openDuty(replyTerms('2026-09-24'), replyRules, bj('2026-09-24')).next;

  it('a request received 2026-09-24 is due 2026-10-09, across Mid-Autumn and National Day', () => {
    expect(opened).toMatchObject({ due: '2026-10-09', statutoryDue: '2026-10-09', provisional: false });
  });

  it('is not late at 23:59:59.999 of the last day and is late at 24:00', () => {
    expect(isLate(opened, bj('2026-10-09', '23:59:59.999'))).toBe(false);
    expect(isLate(opened, bj('2026-10-10', '00:00:00.000'))).toBe(true);
    expect(endOf(opened.due)).toBe(bj('2026-10-10', '00:00:00.000'));
  });

  it('waits for a supplement without its days; asked for on the last day, that one is given back (809 art. 21)', () => {
    const asked = (on: LocalDate) => stop(opened, 'supplement', replyRules, bj(on, '16:00:00.000')).next;
    const back = (duty: Duty, on: LocalDate) => resume(duty, replyRules, bj(on, '17:00:00.000'));
    for (const on of ['2026-10-08', '2026-10-09'] as const) {
      const { next, events } = back(asked(on), '2026-10-13');
      expect(events.map(({ type }) => type)).toEqual(['DutyResumed']);
      expect(next).toMatchObject({ status: 'open', due: '2026-10-14', statutoryDue: '2026-10-09', flags: [] });
    }
    expect(back(asked('2026-10-09'), '2026-10-13').next.stops).toEqual([
      { from: '2026-10-09', to: '2026-10-13', reason: 'supplement' },
    ]);
    // What comes the same day leaves everything as it was.
    expect(back(asked('2026-10-09'), '2026-10-09').next).toMatchObject({ due: '2026-10-09', stops: [] });
    // Late already, it stays so.
    const late = back(asked('2026-10-10'), '2026-10-13').next;
    expect(late).toMatchObject({ due: '2026-10-09', flags: [{ due: '2026-10-09' }] });
  });

  it('reminds the provider on the working day before and on the last day, at nine', () => {
    expect(opened.nextWakeAt).toBe(bj('2026-10-08'));
    const before = wake(opened, replyRules, bj('2026-10-08'));
    expect(before?.events).toEqual([
      {
        type: 'DutyReminded',
        data: {
          kind: 'reply',
          owes: '12',
          subject: opened.subject.id,
          due: '2026-10-09',
          workingDays: -1,
          to: ['owing'],
        },
      },
    ]);
    const last = wake(nextOf(before), replyRules, bj('2026-10-09'));
    expect(last?.events).toMatchObject([{ type: 'DutyReminded', data: { workingDays: 0 } }]);
    expect(last?.next.nextWakeAt).toBe(bj('2026-10-10', '00:00:00.000'));
  });

  it('is flagged once at 24:00, to the bureau and the leader of the department that owes', () => {
    const reminded = nextOf(wake(opened, replyRules, bj('2026-10-09')));
    expect(wake(reminded, replyRules, bj('2026-10-09', '23:59:59.999'))).toBeNull();
    const flagged = wake(reminded, replyRules, bj('2026-10-10', '00:00:00.000'));
    expect(flagged?.events).toMatchObject([{ type: 'DutyLate', data: { owes: '12', to: ['bureau', 'leader'] } }]);
    expect(flagged?.next).toMatchObject({
      flags: [{ due: '2026-10-09', at: bj('2026-10-10', '00:00:00.000') }],
      nextWakeAt: bj('2026-10-10'),
    });
    expect(typesOf(wake(nextOf(flagged), replyRules, bj('2026-11-30')))).not.toContain('DutyLate');
  });

  it('is flagged however late the wake-up comes, and then sends no reminder that is past', () => {
    const woken = wake(opened, replyRules, bj('2027-02-01'));
    expect(typesOf(woken)[0]).toBe('DutyLate');
    expect(typesOf(woken)).not.toContain('DutyReminded');
    expect(woken?.next).toMatchObject({ flags: [{ due: '2026-10-09', at: bj('2027-02-01') }], nextWakeAt: null });
  });

  it('is never agreed by silence: however long nobody answers, it stays open', () => {
    let duty = opened;
    for (const at of ['2026-10-08', '2026-10-09', '2026-10-10', '2027-10-10', '2030-01-01'] as const) {
      duty = wake(duty, replyRules, bj(at))?.next ?? duty;
      expect(duty.status).toBe('open');
    }
  });

  it('is met by the reply, in time until 24:00 and late after it, and never again', () => {
    const inTime = meet(opened, replyRules, bj('2026-10-09', '23:59:59.999'));
    expect(inTime.next).toMatchObject({ status: 'met', late: false, how: 'done', nextWakeAt: null });
    expect(inTime.events).toMatchObject([{ type: 'DutyMet', data: { metOn: '2026-10-09', late: false } }]);
    expect(meet(opened, replyRules, bj('2026-10-10', '00:00:00.000')).next).toMatchObject({
      status: 'met',
      late: true,
    });
    expect(refused(() => meet(inTime.next, replyRules, bj('2026-10-09')))).toBe('duty-not-open');
    expect(wake(inTime.next, replyRules, bj('2026-12-01'))).toBeNull();
  });

  it('met after its date before anybody was woken is flagged by the same act, and not again where it was flagged', () => {
    const at = bj('2026-10-10', '00:00:00.001');
    const met = meet(opened, replyRules, at);
    expect(met.events.map(({ type }) => type)).toEqual(['DutyLate', 'DutyMet']);
    expect(met.next).toMatchObject({ status: 'met', late: true, flags: [{ due: '2026-10-09', at }] });
    const flagged = nextOf(wake(opened, replyRules, bj('2026-10-10', '00:00:00.000')));
    expect(typesOf(meet(flagged, replyRules, at))).toEqual(['DutyMet']);
  });

  it('received on a Saturday counts as received, or from the next working day where the policy says so', () => {
    const rolling = { ...replyRules, policy: { ...replyRules.policy, start: 'next-working-day' as const } };
    const due = (rules: typeof replyRules) => openDuty(replyTerms('2026-09-19'), rules, bj('2026-09-19')).next.due;
    expect([due(replyRules), due(rolling)]).toEqual(['2026-09-24', '2026-09-28']);
  });

  it('cannot be answered with "no change needed"', () => {
    const made = { kind: 'no-change', at: bj('2026-09-25'), by: 'p-12', reason: '无' } as const;
    expect(refused(() => claim(opened, made, replyRules))).toBe('not-an-update-duty');
  });
});

describe('第九条 (art. 9): the catalog is updated within 10 working days of the change', () => {
  const opened = openDuty(updateTerms('2026-09-18'), updateRules, bj('2026-09-18')).next;
  const at = bj('2026-09-24', '10:00:00.000');
  const claimed = claim(opened, { kind: 'revision', at, by: 'p-12', reason: null }, updateRules).next;

  it('counts from the day after the change, whenever it was recorded', () => {
    expect(opened.due).toBe('2026-10-09');
    const recordedLater = openDuty(updateTerms('2026-09-18'), updateRules, bj('2026-09-29', '11:00:00.000')).next;
    expect(recordedLater).toMatchObject({ due: '2026-10-09', openedAt: bj('2026-09-29', '11:00:00.000') });
  });

  it('reminds three working days before and on the last day, and urges from the working day after', () => {
    const sent = [];
    let duty: Duty = opened;
    while (duty.nextWakeAt) {
      const woken = wake(duty, updateRules, duty.nextWakeAt);
      sent.push(...(woken?.events.map((event) => `${duty.nextWakeAt} ${event.type}`) ?? []));
      duty = nextOf(woken);
    }
    expect(sent).toEqual([
      `${bj('2026-09-29')} DutyReminded`,
      `${bj('2026-10-09')} DutyReminded`,
      `${bj('2026-10-10', '00:00:00.000')} DutyLate`,
      `${bj('2026-10-10')} DutyEscalated`,
      `${bj('2026-10-12')} DutyEscalated`,
      `${bj('2026-10-13')} DutyEscalated`,
      `${bj('2026-10-15')} RectificationSuggested`,
      `${bj('2026-10-22')} ReportPrepared`,
    ]);
  });

  it('passes over the reminders that were past when the change was recorded', () => {
    const duty = openDuty(updateTerms('2026-09-18'), updateRules, bj('2026-09-30')).next;
    expect(duty.nextWakeAt).toBe(bj('2026-10-09'));
  });

  it('recorded after its date it is late at once, and the bureau is told', () => {
    const { next, events } = openDuty(updateTerms('2026-09-18'), updateRules, bj('2026-10-12'));
    expect(events.map(({ type }) => type)).toEqual(['DutyOpened', 'DutyLate']);
    expect(next).toMatchObject({
      status: 'open',
      flags: [{ due: '2026-10-09', at: bj('2026-10-12') }],
      nextWakeAt: bj('2026-10-13'),
    });
    expect(wake(next, updateRules, bj('2026-10-12'))).toBeNull();
  });

  it('cannot be late, reminded or flagged while the bureau reviews what was submitted', () => {
    expect(claimed).toMatchObject({ status: 'claimed', nextWakeAt: null });
    expect(isLate(claimed, bj('2027-01-01'))).toBe(false);
    expect(wake(claimed, updateRules, bj('2027-01-01'))).toBeNull();
  });

  it('accepted, it is met on the day it was submitted, however long the bureau took', () => {
    const { next, events } = acceptClaim(claimed, updateRules, bj('2026-10-20'));
    expect(next).toMatchObject({ status: 'met', metAt: at, late: false, how: 'revision' });
    expect(events).toMatchObject([{ type: 'DutyMet', data: { metOn: '2026-09-24', late: false } }]);
    expect(next).not.toHaveProperty('claim');
  });

  it('submitted after its date it is met late', () => {
    const late = claim(opened, { kind: 'revision', at: bj('2026-10-10'), by: 'p-12', reason: null }, updateRules).next;
    expect(acceptClaim(late, updateRules, bj('2026-10-20')).next).toMatchObject({ status: 'met', late: true });
    // Answered before anybody was woken: flagged by the answer itself.
    expect(late.flags).toEqual([{ due: '2026-10-09', at: bj('2026-10-10') }]);
  });

  it('returned, it is open again with the days of the bureau left out', () => {
    const { next, events } = declineClaim(claimed, updateRules, bj('2026-09-29', '16:00:00.000'));
    expect(next).toMatchObject({
      status: 'open',
      stops: [{ from: '2026-09-25', to: '2026-09-29', reason: 'review' }],
      statutoryDue: '2026-10-09',
      due: '2026-10-12',
      nextWakeAt: bj('2026-10-08'),
    });
    expect(events.map(({ type }) => type)).toEqual(['DutyReopened']);
    expect(next).not.toHaveProperty('claim');
  });

  it('returned on the day it was submitted, nothing is left out', () => {
    const { next } = declineClaim(claimed, updateRules, bj('2026-09-24', '18:00:00.000'));
    expect(next).toMatchObject({ stops: [], due: '2026-10-09' });
  });

  it('returned twice, both reviews are left out', () => {
    const again = declineClaim(claimed, updateRules, bj('2026-09-29')).next;
    const second = claim(again, { kind: 'revision', at: bj('2026-09-30'), by: 'p-12', reason: null }, updateRules).next;
    const { next } = declineClaim(second, updateRules, bj('2026-10-09'));
    expect(next.stops.map(({ from, to }) => [from, to])).toEqual([
      ['2026-09-25', '2026-09-29'],
      ['2026-10-01', '2026-10-09'],
    ]);
    // 21 to 24 September with Sunday 20 are five days, 30 September the sixth: four are left after 9 October.
    expect(next.due).toBe('2026-10-14');
  });

  it('submitted in time, it leaves two working days at least to mend what is returned, whatever was left before', () => {
    const returned = (on: LocalDate, back: LocalDate, rules = updateRules) =>
      declineClaim(
        claim(opened, { kind: 'revision', at: bj(on), by: 'p-12', reason: null }, rules).next,
        rules,
        bj(back),
      );
    const last = returned('2026-10-09', '2026-10-13');
    expect(last.events.map(({ type }) => type)).toEqual(['DutyReopened']);
    expect(last.next).toMatchObject({
      due: '2026-10-15',
      flags: [],
      stops: [
        { from: '2026-10-10', to: '2026-10-13', reason: 'review' },
        { from: '2026-10-08', to: '2026-10-09', reason: 'mending' },
      ],
    });
    // One day was left, so one is given back; on the same day too; and none where two were left.
    expect(returned('2026-10-08', '2026-10-13').next).toMatchObject({ due: '2026-10-15' });
    expect(returned('2026-10-09', '2026-10-09').next).toMatchObject({ due: '2026-10-12' });
    expect(returned('2026-09-30', '2026-10-08').next.stops.map(({ reason }) => reason)).toEqual(['review']);
    // It is the policy that gives the days: without, what was submitted on the last day is late at once.
    const { mending: _two, ...policy } = updateRules.policy;
    const strict = returned('2026-10-09', '2026-10-13', { ...updateRules, policy });
    expect(strict.events.map(({ type }) => type)).toEqual(['DutyReopened', 'DutyLate']);
  });

  it('submitted after its date, no day is given back: what was missed stays missed', () => {
    const late = claim(opened, { kind: 'revision', at: bj('2026-10-10'), by: 'p-12', reason: null }, updateRules).next;
    expect(declineClaim(late, updateRules, bj('2026-10-13')).next).toMatchObject({ due: '2026-10-09' });
  });

  it('that a flag was raised stays on record when it is met, and it is not raised twice', () => {
    const flagged = nextOf(wake(opened, updateRules, bj('2026-10-10', '00:00:00.000')));
    const later = claim(
      flagged,
      { kind: 'revision', at: bj('2026-10-12'), by: 'p-12', reason: null },
      updateRules,
    ).next;
    const back = declineClaim(later, updateRules, bj('2026-10-14'));
    expect(back.events.map(({ type }) => type)).toEqual(['DutyReopened']);
    expect(acceptClaim(later, updateRules, bj('2026-10-20')).next.flags).toEqual([
      { due: '2026-10-09', at: bj('2026-10-10', '00:00:00.000') },
    ]);
  });

  it('only what is claimed can be accepted or rejected, and only what is open claimed', () => {
    expect(refused(() => acceptClaim(opened, updateRules, bj('2026-10-20')))).toBe('duty-not-open');
    expect(refused(() => declineClaim(opened, updateRules, at))).toBe('duty-not-open');
    expect(refused(() => claim(claimed, { kind: 'no-change', at, by: 'p-12', reason: '无' }, updateRules))).toBe(
      'duty-not-open',
    );
  });

  describe('"no change needed"', () => {
    const noChange = (owes: string, by: string) =>
      claim({ ...opened, owes }, { kind: 'no-change', at, by, reason: '条款不涉及本条目' }, updateRules).next;

    it('is for another officer of the bureau to confirm, never for the department that owes', () => {
      expect(refused(() => mayReviewClaim(noChange('12', 'p-12'), officer))).toBe('done');
      expect(refused(() => mayReviewClaim(noChange('12', 'p-12'), person('12', ['staff', 'bureau'])))).toBe(
        'role-missing',
      );
      expect(refused(() => mayReviewClaim(noChange('00', 'other'), officer))).toBe('done');
      expect(refused(() => mayReviewClaim(noChange('00', 'officer'), officer))).toBe('same-person');
      // A colleague who stands in for the officer has the same hand.
      const standIn = { ...person('00', 'bureau', 'colleague'), actingFor: 'officer' };
      expect(refused(() => mayReviewClaim(noChange('00', 'officer'), standIn))).toBe('same-person');
    });

    it('is said by the department that owes, and more time is never given to oneself', () => {
      const owed = { ...opened, owes: '00' };
      expect([opened, owed].map((duty) => refused(() => mayClaim(duty, person('12'))))).toEqual([
        'done',
        'not-the-provider',
      ]);
      expect([opened, owed].map((duty) => refused(() => mayGiveTime(duty, officer)))).toEqual([
        'done',
        'not-your-step',
      ]);
      // Nor where the bureau waits for it: then the city government gives time (article 16).
      const government = person('99', 'government');
      const awaited = { ...opened, waits: '00' };
      expect(refused(() => mayGiveTime(awaited, officer))).toBe('not-your-step');
      expect([opened, owed, awaited].map((duty) => refused(() => mayGiveTime(duty, government)))).toEqual([
        'not-your-step',
        'done',
        'done',
      ]);
    });

    it('confirmed, the duty is met as of the day it was said', () => {
      expect(acceptClaim(noChange('12', 'p-12'), updateRules, bj('2026-10-20')).next).toMatchObject({
        status: 'met',
        how: 'no-change',
        metAt: at,
      });
    });

    it('is the only claim confirmed by itself: a revision is accepted with the revision', () => {
      expect(refused(() => mayReviewClaim(claimed, officer))).toBe('duty-not-open');
    });
  });
});

describe('《政务数据共享条例》第十七条、第二十一条 (Order 809 art. 17, 21): more time with the consent of the bureau', () => {
  const opened = openDuty(updateTerms('2026-09-18'), updateRules, bj('2026-09-18')).next;
  const given = (days: number, date: LocalDate = '2026-09-28') => ({
    days,
    reason: '涉及多个系统',
    at: bj(date),
    by: 'officer',
  });
  const longer = extend(opened, given(5), updateRules);

  it('moves the date by that many working days, once', () => {
    expect([opened.due, longer.next.due]).toEqual(['2026-10-09', '2026-10-15']);
    expect(longer.events).toMatchObject([{ type: 'DutyExtended', data: { days: 5, due: '2026-10-15' } }]);
    expect(refused(() => extend(longer.next, given(1), updateRules))).toBe('extended-already');
    expect(isLate(longer.next, bj('2026-10-15', '23:59:59.999'))).toBe(false);
    expect(isLate(longer.next, bj('2026-10-16', '00:00:00.000'))).toBe(true);
  });

  it('by as many days as the policy allows, and not where it allows none', () => {
    expect(() => extend(opened, given(6), updateRules)).toThrow(
      expect.objectContaining({ code: 'extension-too-long', details: { most: 5 } }),
    );
    const reply = openDuty(replyTerms('2026-09-24'), replyRules, bj('2026-09-24')).next;
    expect(extend(reply, given(10), replyRules).next.due).toBe('2026-10-22');
    expect(refused(() => extend(reply, given(11), replyRules))).toBe('extension-too-long');
    const reviewRules = rulesFor(lawInForce(), 'review', null, '2026-09-18');
    const review = openDuty({ ...updateTerms('2026-09-18'), kind: 'review' }, reviewRules, bj('2026-09-18')).next;
    expect(refused(() => extend(review, given(1, '2026-09-18'), reviewRules))).toBe('no-extension');
  });

  it('of a reply that is owed no more rests on no article about the catalog', () => {
    const reply = openDuty(replyTerms('2026-09-24'), replyRules, bj('2026-09-24')).next;
    const cancelled = cancel(reply, '申请已撤回', replyRules, bj('2026-09-25')).next;
    expect(() => extend(cancelled, given(1), replyRules)).toThrow(
      expect.objectContaining({ code: 'duty-not-open', rule: null, details: { status: '已撤销' } }),
    );
  });

  it('only while it is open', () => {
    const claimed = claim(
      opened,
      { kind: 'revision', at: bj('2026-09-24'), by: 'p-12', reason: null },
      updateRules,
    ).next;
    for (const closed of [
      claimed,
      acceptClaim(claimed, updateRules, bj('2026-10-20')).next,
      cancel(opened, '登记有误', updateRules, bj('2026-09-24')).next,
    ])
      expect(refused(() => extend(closed, given(5), updateRules))).toBe('duty-not-open');
  });

  it('reminds of the new date, and not of what has passed already', () => {
    const day = extend(opened, given(1, '2026-10-09'), updateRules).next;
    expect(day.due).toBe('2026-10-10');
    expect(wake(day, updateRules, bj('2026-10-09', '10:00:00.000'))).toBeNull();
    expect(day.nextWakeAt).toBe(bj('2026-10-10'));
    expect(wake(day, updateRules, bj('2026-10-10'))?.events).toMatchObject([
      { type: 'DutyReminded', data: { workingDays: 0, due: '2026-10-10' } },
    ]);
  });

  it('keeps its days when the bureau later rejects what was claimed', () => {
    const claimed = claim(
      longer.next,
      { kind: 'revision', at: bj('2026-10-08'), by: 'p-12', reason: null },
      updateRules,
    ).next;
    expect(declineClaim(claimed, updateRules, bj('2026-10-08', '17:00:00.000')).next.due).toBe('2026-10-15');
    expect(declineClaim(claimed, updateRules, bj('2026-10-09')).next.due).toBe('2026-10-16');
  });

  it('leaves a flag already raised on record', () => {
    const late = nextOf(wake(opened, updateRules, bj('2026-10-10', '00:00:00.000')));
    const { next } = extend(late, given(5, '2026-10-10'), updateRules);
    const first = { due: '2026-10-09', at: bj('2026-10-10', '00:00:00.000') };
    expect(next.flags).toEqual([first]);
    expect(isLate(next, bj('2026-10-10', '12:00:00.000'))).toBe(false);
  });

  it('is flagged anew where the new date passes too, once', () => {
    const late = nextOf(wake(opened, updateRules, bj('2026-10-10', '00:00:00.000')));
    let duty = extend(late, given(5, '2026-10-10'), updateRules).next;
    const seen = [];
    while (duty.nextWakeAt) {
      const woken = wake(duty, updateRules, duty.nextWakeAt);
      seen.push(...typesOf(woken).map((type) => `${duty.nextWakeAt} ${type}`));
      duty = nextOf(woken);
    }
    expect(seen).toContain(`${bj('2026-10-16', '00:00:00.000')} DutyLate`);
    expect(seen.filter((line) => line.endsWith('DutyLate'))).toHaveLength(1);
    expect(duty.flags).toEqual([
      { due: '2026-10-09', at: bj('2026-10-10', '00:00:00.000') },
      { due: '2026-10-15', at: bj('2026-10-16', '00:00:00.000') },
    ]);
    expect(wake(duty, updateRules, bj('2026-12-01'))).toBeNull();
  });

  it('given when the new date has passed already, is flagged for it at once', () => {
    const { next, events } = extend(opened, given(1, '2026-10-12'), updateRules);
    expect(events.map(({ type }) => type)).toEqual(['DutyLate', 'DutyExtended', 'DutyLate']);
    expect(next).toMatchObject({ due: '2026-10-10', flags: [{ due: '2026-10-09' }, { due: '2026-10-10' }] });
  });
});

describe('a date that has passed before any wake-up said so', () => {
  const opened = openDuty(updateTerms('2026-09-18'), updateRules, bj('2026-09-18')).next;
  const at = bj('2026-10-12');
  const flags = [{ due: '2026-10-09', at }];

  it('is flagged by whatever is done next, so that no extension, stop or withdrawal hides it', () => {
    const given = { days: 5, reason: '涉及多个系统，需逐一核对', at, by: 'officer' };
    for (const decided of [
      extend(opened, given, updateRules),
      stop(opened, 'supplement', updateRules, at),
      cancel(opened, '登记有误', updateRules, at),
    ]) {
      expect(decided.next.flags).toEqual(flags);
      expect(decided.events[0]).toMatchObject({ type: 'DutyLate', data: { due: '2026-10-09' } });
    }
  });
});

describe('第九条 (art. 9): a duty that has no ground any more is cancelled', () => {
  const opened = openDuty(updateTerms('2026-09-18'), updateRules, bj('2026-09-18')).next;
  const at = bj('2026-09-24');
  const claimed = claim(opened, { kind: 'no-change', at, by: 'p-12', reason: '不涉及' }, updateRules).next;

  it('whether it is open or claimed, and wakes nobody any more', () => {
    for (const duty of [opened, claimed]) {
      const { next, events } = cancel(duty, '登记有误', updateRules, at);
      expect(next).toMatchObject({ status: 'cancelled', cancelledAt: at, reason: '登记有误', nextWakeAt: null });
      expect(next.wakeSeq).toBe(duty.wakeSeq + 1);
      expect(next).not.toHaveProperty('claim');
      expect(events).toMatchObject([{ type: 'DutyCancelled', data: { owes: '12' } }]);
      expect(wake(next, updateRules, bj('2026-12-30'))).toBeNull();
      expect(isLate(next, bj('2026-12-30'))).toBe(false);
    }
  });

  it('but not twice, nor when it is met', () => {
    for (const closed of [
      cancel(opened, '登记有误', updateRules, at).next,
      acceptClaim(claimed, updateRules, bj('2026-10-20')).next,
      meet(opened, updateRules, at).next,
    ])
      expect(refused(() => cancel(closed, '登记有误', updateRules, at))).toBe('duty-not-open');
  });
});

describe('a date in a year whose holidays are not announced', () => {
  it('is provisional (放假办法): the count says so', () => {
    const duty = openDuty(replyTerms('2026-12-30'), replyRules, bj('2026-12-30')).next;
    expect(duty.provisional).toBe(true);
  });
});
