import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { paged } from '../../shared/http/page.ts';
import { keptCursors, positionSchema, sealedCursors } from '../../shared/storage/cursor.ts';
import { person, refused } from '../examples.ts';

const cursors = sealedCursors('secret-of-these-tests');
/** The same, as functions have them: under a secret that they read again. */
const paging = keptCursors(async () => 'secret-of-these-tests');
const scope = ['listRequests', '12', { side: 'received' }];
const position = {
  partition: 'SENT#12',
  key: { pk: 'req_1', sk: 'STATE', gsi1pk: 'SENT#12', gsi1sk: '2026-09-24#req_1' },
};
const cursor = cursors.write(scope, position);
const reading = (given: string, as: unknown = scope) => refused(() => cursors.read(as, given, positionSchema));

describe('a cursor', () => {
  it('shows nothing of how things are stored', () => {
    const bytes = Buffer.from(cursor, 'base64url').toString('latin1');
    expect(bytes).not.toMatch(/SENT|gsi1|req_1/);
    expect(cursors.write(scope, position)).not.toBe(cursor);
  });

  it('leads back to the position it was written for', () => {
    expect(cursors.read(scope, cursor, positionSchema)).toEqual(position);
    const first = cursors.write(scope, { partition: 'SENT#12', key: null });
    expect(cursors.read(scope, first, positionSchema)).toEqual({ partition: 'SENT#12', key: null });
  });

  it('opens only the list it was given for: operation, department and filters', () => {
    for (const other of [
      ['listGrants', '12', { side: 'received' }],
      ['listRequests', '15', { side: 'received' }],
      ['listRequests', '12', { side: 'sent' }],
      ['listRequests', '12'],
      null,
    ])
      expect(reading(cursor, other)).toBe('cursor-invalid');
  });

  it('of another system, with another secret, is invalid', () => {
    expect(reading(sealedCursors('another-secret').write(scope, position))).toBe('cursor-invalid');
  });

  it('changed in a single character, anywhere, is invalid', () => {
    const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    for (let at = 0; at < cursor.length; at += 1)
      for (const letter of [letters[at % letters.length], 'A', '_', '.', ' '])
        if (letter !== cursor[at])
          expect(reading(`${cursor.slice(0, at)}${letter}${cursor.slice(at + 1)}`), `${at} ${letter}`).toBe(
            'cursor-invalid',
          );
  });

  it('with something added or taken away is invalid', () => {
    for (const given of [`${cursor}.`, `${cursor}A`, `${cursor}=`, ` ${cursor}`, cursor.slice(0, -1), cursor.slice(1)])
      expect(reading(given), given).toBe('cursor-invalid');
  });

  it('made up is invalid, whatever it is made of', () => {
    const json = (value: string) => Buffer.from(value).toString('base64url');
    for (const given of [
      '',
      '.',
      '..',
      'x.y',
      `${json('{"partition":"SENT#12","key":null}')}.${json('signature')}`,
      `${json('{')}.AAAA`,
    ])
      expect(reading(given)).toBe('cursor-invalid');
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (given) => reading(given) === 'cursor-invalid'));
  });

  it('that is ours but holds another kind of position is invalid, not an error', () => {
    for (const other of [
      { partition: 1, key: null },
      { partition: 'SENT#12' },
      { partition: 'SENT#12', key: { pk: 1 } },
      'x',
      [],
      null,
      { ...position, more: 1 },
    ])
      expect(reading(cursors.write(scope, other))).toBe('cursor-invalid');
  });
});

describe('a page', () => {
  const call = (query: { cursor?: string; limit: number; side?: string }, department = '12') => ({
    operation: 'listRequests' as const,
    principal: person(department),
    query,
  });
  /** Numbers from 0 to 9, a page at a time. */
  const numbers = (from: number | null, limit: number) => {
    const start = from ?? 0;
    const end = Math.min(start + limit, 10);
    const items = Array.from({ length: end - start }, (_, n) => start + n);
    return Promise.resolve({ items, next: end < 10 ? end : null });
  };

  it('leads to the next until there is none, and the size may change on the way', async () => {
    const first = await paged(call({ limit: 4 }), paging, numbers, z.int());
    expect(first.items).toEqual([0, 1, 2, 3]);
    const second = await paged(call({ limit: 6, cursor: first.next ?? '' }), paging, numbers, z.int());
    expect(second).toEqual({ items: [4, 5, 6, 7, 8, 9], next: null });
  });

  it('is not continued by another department, nor with other filters', async () => {
    const { next } = await paged(call({ limit: 4 }), paging, numbers, z.int());
    const cursor = next ?? '';
    await expect(paged(call({ limit: 4, cursor }, '15'), paging, numbers, z.int())).rejects.toThrow('cursor');
    await expect(paged(call({ limit: 4, cursor, side: 'sent' }), paging, numbers, z.int())).rejects.toThrow('cursor');
  });
});
