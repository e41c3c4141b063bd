import { describe, expect, it } from 'vitest';
import { proposeReply } from '../../shared/domain/cases/reply.ts';
import { propose, revise } from '../../shared/domain/catalog/resource.ts';
import { awaitsHead } from '../../shared/domain/duties/next-hand.ts';
import type { Id } from '../../shared/domain/id.ts';
import {
  agree,
  bj,
  changeOf,
  circumstances,
  content,
  person,
  published,
  replyTerms,
  request,
  updateTerms,
} from '../examples.ts';

const now = bj('2026-09-25');
const subject = { type: 'grant', id: 'grt_1', number: 'YM-2026-000001', name: '参保信息' } as const;

describe('809 第十三条、第二十条 (arts. 13, 20): what is owed is owed by whoever must act next', () => {
  it('a reply by the staff, and by the head once the staff have proposed it', () => {
    const duty = replyTerms('2026-09-24');
    const proposed = changeOf(proposeReply(request(), agree, circumstances(person('12'), now)), 'request').next;
    expect([request(), proposed].map((each) => awaitsHead(duty, { request: each }))).toEqual([false, true]);
  });

  it('an update by the head once a draft that names its change is proposed', () => {
    const at = { by: person('12'), now };
    const duty = updateTerms('2026-09-14');
    const turn = (changes: Id<'chg'>[]) => {
      const [revised] = revise(published(), { content: content({ abstract: '修订后的摘要' }), changes }, at);
      const [proposed] = propose(revised.next, {}, at);
      return [revised.next, proposed.next].map((resource) => awaitsHead(duty, { resource }));
    };
    const named = duty.subject.change?.id as Id<'chg'>;
    expect(turn([named])).toEqual([false, true]);
    expect(turn([])).toEqual([false, false]);
  });

  it('an answer to a ruling by the head alone, and provision by the staff alone', () => {
    expect(awaitsHead({ kind: 'answer-ruling', subject }, {})).toBe(true);
    expect(awaitsHead({ kind: 'provide', subject }, {})).toBe(false);
  });
});
