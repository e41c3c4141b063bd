import { describe, expect, it } from 'vitest';
import type { Duty } from '../../shared/domain/duties/duty.ts';
import { claim, declineClaim, extend, meet, openDuty, wake } from '../../shared/domain/duties/duty-steps.ts';
import { rungsTaken } from '../../shared/domain/duties/escalation.ts';
import { lawInForce, rulesFor } from '../../shared/domain/duties/law.ts';
import { policies } from '../../shared/domain/duties/policy-data.ts';
import { bj, nextOf, replyTerms, typesOf, updateTerms } from '../examples.ts';

const replyRules = rulesFor(lawInForce(), 'reply', 'conditional', '2026-09-24');
const updateRules = rulesFor(lawInForce(), 'update', null, '2026-09-18');
/** Due on 9 October 2026, a Friday; Saturday the 10th is worked. */
const opened = openDuty(replyTerms('2026-09-24'), replyRules, bj('2026-09-24')).next;
const late = nextOf(wake(opened, replyRules, bj('2026-10-10', '00:00:00.000')));

/** Woken at each of its own times up to one: what happened when. */
function lived(from: Duty, until: string, rules = replyRules): { duty: Duty; seen: string[] } {
  let duty = from;
  const seen: string[] = [];
  while (duty.nextWakeAt && duty.nextWakeAt <= until) {
    const at = duty.nextWakeAt;
    const woken = wake(duty, rules, at);
    seen.push(...typesOf(woken).map((type) => `${at.slice(0, 10)} ${type}`));
    duty = nextOf(woken);
  }
  return { duty, seen };
}

describe('第二十三条 (art. 23): what stays late goes from the staff to the leader, the bureau and the city government', () => {
  it('step by step, each after its own working days', () => {
    const { duty, seen } = lived(late, bj('2027-01-01'));
    expect(seen).toEqual([
      '2026-10-10 DutyEscalated',
      '2026-10-12 DutyEscalated',
      '2026-10-13 DutyEscalated',
      '2026-10-15 RectificationSuggested',
      '2026-10-22 ReportPrepared',
    ]);
    expect(duty).toMatchObject({ nextWakeAt: null, status: 'open' });
    expect(rungsTaken(duty).map(({ step }) => step)).toEqual([
      'urge',
      'urge',
      'urge',
      'suggest-rectification',
      'report',
    ]);
  });

  it('to whom the policy says, with the item of article 23 as a suggestion', () => {
    const { duty } = lived(late, bj('2026-10-14'));
    const woken = wake(duty, replyRules, bj('2026-10-15'));
    expect(woken?.events).toMatchObject([
      { type: 'RectificationSuggested', data: { workingDays: 5, to: ['bureau'], ground: '第二十三条（六）' } },
    ]);
    const update = openDuty(updateTerms('2026-09-18'), updateRules, bj('2026-09-18')).next;
    const missed = wake(update, updateRules, bj('2026-10-16'));
    expect(missed?.events.at(-1)).toMatchObject({ data: { ground: '第二十三条（一）' } });
  });

  it('loses none of several missed, and urges once for them all', () => {
    const woken = wake(opened, replyRules, bj('2026-11-30'));
    expect(woken?.events.map(({ type, data }) => [type, 'to' in data ? data.to : []])).toEqual([
      ['DutyLate', ['bureau', 'leader']],
      ['DutyEscalated', []],
      ['DutyEscalated', []],
      ['DutyEscalated', ['owing', 'leader', 'bureau']],
      ['RectificationSuggested', ['bureau']],
      ['ReportPrepared', ['bureau', 'bureau-leader']],
    ]);
    expect(wake(nextOf(woken), replyRules, bj('2026-12-31'))).toBeNull();
  });

  it('stops when it is done, waits while the bureau reviews, and goes on where it stood', () => {
    const { duty } = lived(late, bj('2026-10-12'));
    expect(meet(duty, replyRules, bj('2026-10-12', '15:00:00.000')).next.nextWakeAt).toBeNull();
    const update = openDuty(updateTerms('2026-09-18'), updateRules, bj('2026-09-18')).next;
    const urged = lived(update, bj('2026-10-12'), updateRules).duty;
    const made = { kind: 'revision', at: bj('2026-10-13', '08:00:00.000'), by: 'p-12', reason: null } as const;
    const claimed = claim(urged, made, updateRules).next;
    expect(wake(claimed, updateRules, bj('2026-10-30'))).toBeNull();
    const back = declineClaim(claimed, updateRules, bj('2026-10-19')).next;
    // What was taken isn't taken again; what is left counts from the day it was returned.
    expect(lived(back, bj('2027-01-01'), updateRules).seen).toEqual([
      '2026-10-22 DutyEscalated',
      '2026-10-26 RectificationSuggested',
      '2026-11-02 ReportPrepared',
    ]);
  });

  it('begins anew with a date that moved', () => {
    const { duty } = lived(late, bj('2026-10-13'));
    const given = { days: 5, reason: '涉及多个系统', at: bj('2026-10-13', '15:00:00.000'), by: 'officer' };
    const extended = extend(duty, given, replyRules).next;
    expect(rungsTaken(extended)).toEqual([]);
    expect(extended.escalated).toHaveLength(3);
    const { seen } = lived(extended, bj('2026-10-20'));
    expect(seen).toEqual([
      '2026-10-14 DutyReminded',
      '2026-10-15 DutyReminded',
      '2026-10-16 DutyLate',
      '2026-10-16 DutyEscalated',
      '2026-10-19 DutyEscalated',
      '2026-10-20 DutyEscalated',
    ]);
  });

  it('holds nobody to days before the duty was recorded', () => {
    const recorded = openDuty(updateTerms('2026-09-18'), updateRules, bj('2026-11-02'));
    expect(recorded.events.map(({ type }) => type)).toEqual(['DutyOpened', 'DutyLate']);
    expect(lived(recorded.next, bj('2026-11-04'), updateRules).seen).toEqual([
      '2026-11-03 DutyEscalated',
      '2026-11-04 DutyEscalated',
    ]);
  });

  it('suggests no rectification of the bureau by itself', () => {
    const own = openDuty({ ...replyTerms('2026-09-24'), owes: '00' }, replyRules, bj('2026-09-24')).next;
    expect(typesOf(wake(own, replyRules, bj('2026-11-30')))).not.toContain('RectificationSuggested');
  });

  it('is in every policy but that of a supplement, which lapses, and reports only what rectification came before', () => {
    for (const { duty, escalation } of policies) {
      const steps = escalation.map(({ step }) => step);
      expect(steps.length > 0, duty).toBe(duty !== 'supplement');
      if (steps.includes('report') && !duty.startsWith('rectify')) expect(steps).toContain('suggest-rectification');
      const days = escalation.map(({ workingDays }) => workingDays);
      expect(days).toEqual([...new Set(days)].sort((a, b) => a - b));
      expect(Math.min(1, ...days)).toBe(1);
    }
  });
});
