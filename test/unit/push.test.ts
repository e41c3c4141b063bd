import { describe, expect, it } from 'vitest';
import { compare, type LocalEntry } from '../../shared/domain/catalog/drift.ts';
import {
  acceptPush,
  idempotencyId,
  newerAccepted,
  newPush,
  overtakePush,
  type Push,
  pauseAfter,
  postponePushes,
  pushId,
  pushName,
  refusePush,
  resendPush,
} from '../../shared/domain/catalog/push.ts';

const NOW = '2026-09-24T09:00:00.000+08:00';
const LATER = '2026-09-24T10:00:00.000+08:00';
const push = (version: number, changed: Partial<Push> = {}): Push => {
  const told = { code: '341128102/000001', provider: '02', name: '参保信息', at: NOW } as const;
  const [made] = newPush({ resource: 'res_1', version, action: 'publish', ...told, ...changed });
  return { ...made.next, ...changed };
};

describe('第七条 (art. 7): a push to the upper platform', () => {
  it('waits from the moment of the publication, under an id that sorts as the pushes go', () => {
    expect(push(1)).toMatchObject({ status: 'waiting', attempts: 0, nextAttemptAt: NOW, receipt: null });
    const ids = [
      push(1),
      push(1, { action: 'withdraw' }),
      push(2),
      push(10),
      push(10, { action: 'withdraw' }),
      push(11),
    ];
    expect(ids.map(({ id }) => id)).toEqual(ids.map(({ id }) => id).sort());
    expect(new Set(ids.map(({ id }) => id)).size).toBe(ids.length);
    for (const one of ids) expect(pushId('res_1', pushName(one))).toBe(one.id);
  });

  it('is known to the platform by resource and version, however often it is sent', () => {
    const first = push(3);
    const [again] = postponePushes([first], { reason: 'HTTP 503' }, { now: LATER });
    expect(idempotencyId(first)).toBe('res_1@3');
    expect(idempotencyId(again?.next as Push)).toBe('res_1@3');
    expect(idempotencyId(push(3, { action: 'withdraw' }))).toBe('res_1@3-withdrawn');
  });

  it('is retried after 1, 2, 4, 8, 16 and then every 24 hours', () => {
    expect([1, 2, 3, 4, 5, 6, 7, 50].map((attempts) => pauseAfter(attempts) / 3_600_000)).toEqual([
      1, 2, 4, 8, 16, 24, 24, 24,
    ]);
    const [first, second] = postponePushes([push(1, { attempts: 1 }), push(2)], { reason: 'HTTP 503' }, { now: NOW });
    expect(first?.next).toMatchObject({
      status: 'waiting',
      attempts: 2,
      reason: 'HTTP 503',
      nextAttemptAt: '2026-09-24T11:00:00.000+08:00',
    });
    // What waits behind it goes no sooner, and has not been tried.
    expect(second?.next).toMatchObject({ attempts: 0, reason: null, nextAttemptAt: '2026-09-24T11:00:00.000+08:00' });
  });

  it('is settled with its receipt, or with the reason, and then waits no more', () => {
    const [accepted] = acceptPush(push(1, { reason: 'HTTP 503' }), { receipt: 'SMX-1' }, { now: LATER });
    expect(accepted.next).toMatchObject({ status: 'accepted', receipt: 'SMX-1', reason: null, nextAttemptAt: null });
    expect(accepted.events).toMatchObject([{ type: 'PushAccepted', data: { version: 1, receipt: 'SMX-1' } }]);
    const [refused] = refusePush(push(1), { reason: '代码重复' }, { now: LATER });
    expect(refused.next).toMatchObject({
      status: 'refused',
      reason: '代码重复',
      settledAt: LATER,
      nextAttemptAt: null,
    });
    expect(refused.events).toMatchObject([{ type: 'PushRefused', data: { reason: '代码重复' } }]);
  });

  it('never goes once a newer one was accepted', () => {
    const newer = push(2, { status: 'accepted' });
    expect(newerAccepted(push(1), [push(1), newer])).toBe(newer);
    expect(newerAccepted(push(2), [newer])).toBeUndefined();
    expect(newerAccepted(push(1), [push(1), push(2, { status: 'refused' })])).toBeUndefined();
    expect(overtakePush(push(1), { newer }, { now: LATER })[0].next).toMatchObject({
      status: 'overtaken',
      reason: '2',
    });
    expect(() => resendPush(push(1, { status: 'refused' }), { others: [newer] }, { now: LATER })).toThrow(
      /newer version/,
    );
  });

  it('is sent again from the start when the bureau says so', () => {
    const refused = push(1, { status: 'refused', attempts: 3, reason: '代码重复' });
    const [{ next, events }] = resendPush(refused, { others: [] }, { now: LATER });
    expect(next).toMatchObject({ status: 'waiting', attempts: 0, nextAttemptAt: LATER, reason: null, settledAt: null });
    expect(events).toMatchObject([{ type: 'PushResent' }]);
    // Taken anew even where the platform remembers the first; what still waits is the same offer sooner.
    expect(idempotencyId(next)).toBe('res_1@1+2');
    expect(idempotencyId(resendPush({ ...next, status: 'accepted' }, { others: [] }, { now: LATER })[0].next)).toBe(
      'res_1@1+3',
    );
    expect(idempotencyId(resendPush(push(1), { others: [] }, { now: LATER })[0].next)).toBe('res_1@1');
  });
});

describe('第七条 (art. 7): what is held there against what is published here', () => {
  const entry = (code: string, changed: Partial<LocalEntry> = {}): LocalEntry => ({
    code,
    resource: `res_${code}`,
    provider: '02',
    name: `条目${code}`,
    version: 2,
    hash: 'a',
    ...changed,
  });
  const kinds = (entries: LocalEntry[], held: Parameters<typeof compare>[1]) =>
    compare(entries, held).map(({ kind, code }) => `${code} ${kind}`);

  it('is no drift where code, version and content are the same', () => {
    expect(compare([entry('1')], [{ code: '1', version: 2, hash: 'a' }])).toEqual([]);
    expect(compare([entry('1')], [{ code: '1', version: 2, hash: null }])).toEqual([]);
    expect(compare([entry('1', { hash: null })], [])).toEqual([]);
  });

  it('is told kind by kind, in order of code, with both sides', () => {
    const entries = [entry('4'), entry('1'), entry('3'), entry('2', { hash: null })];
    const held = [
      { code: '9', version: 1, hash: 'z' },
      { code: '4', version: 2, hash: 'b' },
      { code: '3', version: 1, hash: 'a' },
      { code: '2', version: 2, hash: 'a' },
    ];
    expect(kinds(entries, held)).toEqual(['1 missing', '2 unknown', '3 version', '4 content', '9 unknown']);
    expect(compare(entries, held)[3]).toMatchObject({
      resource: 'res_4',
      here: { version: 2, hash: 'a' },
      there: { version: 2, hash: 'b' },
    });
    expect(compare(entries, held)[4]).toMatchObject({ resource: null, here: null, there: { version: 1 } });
  });
});
