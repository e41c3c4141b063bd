import { describe, expect, it } from 'vitest';
import { proposeReply, returnReply } from '../../shared/domain/cases/reply.ts';
import { askSupplement } from '../../shared/domain/cases/supplement.ts';
import { propose, revise } from '../../shared/domain/catalog/resource.ts';
import type { Duty } from '../../shared/domain/duties/duty.ts';
import { claim, openDuty } from '../../shared/domain/duties/duty-steps.ts';
import { lawInForce, rulesFor } from '../../shared/domain/duties/law.ts';
import { firstRole, turnOf } from '../../shared/domain/duties/turn.ts';
import type { Id } from '../../shared/domain/id.ts';
import {
  agree,
  bj,
  changeOf,
  circumstances,
  content,
  dutiesAfter,
  head,
  person,
  published,
  replyTerms,
  request,
  updateTerms,
} from '../examples.ts';

const law = lawInForce();
const now = bj('2026-09-25');
const openedAt = bj('2026-09-24');
const staff = circumstances(person('12'), now);

describe('809 第十三条、第二十条 (arts. 13, 20): what is owed is owed by whoever must act next', () => {
  const reply = openDuty(replyTerms('2026-09-24'), rulesFor(law, 'reply', 'conditional', '2026-09-24'), openedAt).next;
  const update = openDuty(updateTerms('2026-09-14'), rulesFor(law, 'update', null, '2026-09-14'), openedAt).next;
  const owing = { department: '12', side: 'owing' };

  it('a reply by the staff, by the head once the staff have proposed it, and by the staff again once it is returned', () => {
    const proposed = changeOf(proposeReply(request(), agree, staff), 'request').next;
    const later = bj('2026-09-27');
    const returned = changeOf(
      returnReply(proposed, { remarks: '依据请写明条款' }, circumstances(head('12'), later)),
      'request',
    ).next;
    expect([request(), proposed, returned].map((each) => turnOf(reply, { request: each }))).toEqual([
      { ...owing, role: 'staff', since: openedAt },
      { ...owing, role: 'head', since: now },
      { ...owing, role: 'staff', since: later },
    ]);
  });

  it('a reply by the requester while it has to supply what is missing, and by nobody once it is met', () => {
    const asked = askSupplement(request(), { missing: '请附依据文件' }, { ...staff, duties: [reply] });
    const [stopped] = dutiesAfter([reply], asked);
    expect(turnOf(stopped as Duty, {})).toEqual({ role: 'staff', department: '15', side: 'waiting', since: now });
    expect(turnOf({ ...reply, status: 'met', metAt: now, late: false, how: 'done' }, {})).toBeNull();
  });

  it('an update by whoever is in charge once a draft that names its change is proposed, and by the bureau once it is claimed', () => {
    const turn = (changes: Id<'chg'>[]) => {
      const [revised] = revise(published(), { content: content({ abstract: '修订后的摘要' }), changes }, staff);
      const [proposed] = propose(revised.next, {}, staff);
      return [revised.next, proposed.next].map((resource) => turnOf(update, { resource })?.role);
    };
    const named = update.subject.change?.id as Id<'chg'>;
    expect(turn([named])).toEqual(['staff', 'leader']);
    expect(turn([])).toEqual(['staff', 'staff']);
    const made = { kind: 'no-change', at: now, by: 'civil', reason: '不涉及' } as const;
    const claimed = claim(update, made, rulesFor(law, 'update', null, '2026-09-14')).next;
    expect(turnOf(claimed, {})).toEqual({ role: 'bureau', department: '00', side: 'above', since: now });
  });

  it('in the first place what the machine of the case says', () => {
    const kinds = [
      'consent',
      'answer-ruling',
      'provide',
      'negotiate',
      'review-first',
      'decide-filing',
      'decide',
    ] as const;
    expect(kinds.map((kind) => firstRole({ kind }))).toEqual([
      ...['head', 'head', 'staff', 'staff', 'bureau', 'bureau', 'government'],
    ]);
    expect(firstRole({ kind: 'decide-instead' })).toBe('government');
  });
});
