import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DomainEvent, event, type LoggedEvent } from '../../shared/domain/event.ts';
import { chain, firstBreak, hashOf } from '../../shared/storage/log.ts';
import { bj } from '../examples.ts';

const circumstances = { at: bj('2026-09-24'), actorId: 'p-12', correlation: 'c-1' };
const founded = (name: string): DomainEvent => event('FoundingEnded', { administrator: name });

function logOf(length: number): LoggedEvent[] {
  const events = Array.from({ length }, (_, n) => founded(`部门 ${n}`));
  return chain(events, { stream: 's', seq: 0, head: null, policy: null }, circumstances);
}

describe('the log of an aggregate', () => {
  it('hashes an event over its RFC 8785 form, all but the hash', () => {
    const [first] = logOf(1);
    const text = `{"actorId":"p-12","at":"${circumstances.at}","correlation":"c-1","data":{"administrator":"部门 0"},"id":"s@1","policy":null,"prev":null,"seq":1,"stream":"s","type":"FoundingEnded","v":1}`;
    expect(first?.hash).toBe(createHash('sha256').update(text).digest('hex'));
  });

  it('chains on from where it was, one by one', () => {
    const [one, two] = logOf(2);
    expect(two).toMatchObject({ seq: 2, id: 's@2', prev: one?.hash });
    const [three] = chain(
      [founded('部门 3')],
      { stream: 's', seq: 2, head: two?.hash ?? null, policy: 'p' },
      circumstances,
    );
    expect(firstBreak([one, two, three] as LoggedEvent[])).toBeNull();
  });

  it('chains the states too: each event is decided on the state that the one before led to', () => {
    const to = { stream: 's', policy: null };
    const first = chain([founded('甲'), founded('乙')], { ...to, seq: 0, head: null }, circumstances, {
      from: null,
      digest: 'a',
    });
    const then = (from: string | null) =>
      chain([founded('丙')], { ...to, seq: 2, head: first[1]?.hash ?? null }, circumstances, { from, digest: 'b' });
    expect(first.map(({ from, digest }) => [from, digest])).toEqual([
      [undefined, 'a'],
      ['a', 'a'],
    ]);
    expect(firstBreak([...first, ...then('a')])).toBeNull();
    for (const from of ['c', null]) expect(firstBreak([...first, ...then(from)])).toBe(3);
    // Events from before digests were kept say nothing of states.
    const old = chain([founded('甲'), founded('乙')], { ...to, seq: 0, head: null }, circumstances);
    const next = { ...to, seq: 2, head: old[1]?.hash ?? null };
    expect(firstBreak([...old, ...chain([founded('丙')], next, circumstances, { from: 'a', digest: 'b' })])).toBeNull();
  });

  it('does not depend on the order in which fields come back', () => {
    const [first] = logOf(1);
    const turned = Object.fromEntries(Object.entries(first as LoggedEvent).reverse());
    expect(hashOf(turned)).toBe(first?.hash);
  });

  it('is whole as it was written, also when empty', () => {
    expect([firstBreak([]), firstBreak(logOf(20))]).toEqual([null, null]);
  });

  it('breaks at the event that was changed in any field, or after it where it was hashed anew', () => {
    const changes: ((event: LoggedEvent) => LoggedEvent)[] = [
      (one) => ({ ...one, data: { name: '别的部门' } }) as LoggedEvent,
      (one) => ({ ...one, at: bj('2026-09-23') }),
      (one) => ({ ...one, actorId: 'p-15' }),
      (one) => ({ ...one, correlation: 'c-2' }),
      (one) => ({ ...one, policy: 'p' }),
      (one) => ({ ...one, type: 'JobStarted' }) as LoggedEvent,
      (one) => ({ ...one, id: 's@99' }),
      (one) => ({ ...one, ...{ added: true } }),
    ];
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9 }), fc.constantFrom(...changes), (at, change) => {
        const log = logOf(10);
        const changed = change(log[at] as LoggedEvent);
        expect(firstBreak(log.with(at, changed))).toBe(at + 1);
        // Whoever hashes anew what they changed is found by the next event, which holds the old hash.
        if (at < 9) expect(firstBreak(log.with(at, { ...changed, hash: hashOf(changed) }))).toBe(at + 2);
      }),
    );
  });

  it('breaks where a hash or a place was changed', () => {
    const log = logOf(3);
    for (const changed of [{ hash: '0'.repeat(64) }, { prev: null }, { seq: 9 }])
      expect(firstBreak(log.with(1, { ...(log[1] as LoggedEvent), ...changed }))).toBe(2);
  });

  it('breaks where an event is missing, doubled or moved', () => {
    const log = logOf(5);
    expect(firstBreak(log.toSpliced(2, 1))).toBe(3);
    expect(firstBreak(log.toSpliced(2, 0, log[1] as LoggedEvent))).toBe(3);
    expect(firstBreak([log[1], log[0]] as LoggedEvent[])).toBe(1);
    expect(firstBreak(log.slice(1))).toBe(1);
  });
});
