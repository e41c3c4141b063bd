import { beforeAll, describe, expect, it } from 'vitest';
import { comparedFrom, type Place, START } from '../../functions/oversight/comparison-cases.ts';
import type { Instant, LocalDate } from '../../shared/domain/calendar/time.ts';
import { compile } from '../../shared/domain/catalog/resource.ts';
import { change } from '../../shared/domain/change.ts';
import { comparisonSchema } from '../../shared/domain/duties/comparison.ts';
import { meet, openDuty } from '../../shared/domain/duties/duty-steps.ts';
import { lawInForce, rulesFor } from '../../shared/domain/duties/law.ts';
import { registerPerson } from '../../shared/domain/people/person.ts';
import { commit } from '../../shared/storage/commit.ts';
import { pageInOrder, requests } from '../../shared/storage/date-lists.ts';
import { derivedId, SWEPT } from '../../shared/storage/ids.ts';
import type { Kind } from '../../shared/storage/kinds/states.ts';
import {
  citing,
  list,
  listItems,
  listings,
  overdue,
  type Page,
  type Position,
  peopleOf,
} from '../../shared/storage/lists.ts';
import { load, loadMany } from '../../shared/storage/read.ts';
import { begun, bj, content, law, person, replyTerms, sealed, unconditional } from '../examples.ts';
import { localDatabase } from './dynamodb.ts';
import { publish } from './entries.ts';

const database = await localDatabase();
const circumstances = { at: bj('2026-09-24'), actorId: 'p-12', correlation: 'c-1' };
const rules = rulesFor(lawInForce(), 'reply', 'conditional', '2026-09-24');
const departments = ['10', '11', '12', '13'];

/** How many entries each department has published; 11 has none. */
const counts = { '10': 7, '11': 0, '12': 12, '13': 3 } as const;
const submittedAt = (n: number) => bj(`2026-0${(n % 8) + 1}-1${n % 10}` as LocalDate, `0${n % 10}:00:00.000`);

beforeAll(async () => {
  const drafts = Object.entries(counts).flatMap(([provider, many]) =>
    Array.from({ length: many }, (_, index) => {
      const n = index + 1;
      const shown =
        n % 3 === 0
          ? content({}, unconditional)
          : content({}, { bases: [{ ...law, document: n % 2 ? '《甲法》' : '乙法' }] });
      const code = `3411281${provider}/${String(n).padStart(6, '0')}`;
      return compile({ id: `res_${provider}_${n}`, code, provider, content: shown }, { by: person(provider) });
    }),
  );
  await publish(database, drafts, circumstances);
  for (let n = 1; n <= 9; n += 1) {
    const id = derivedId('req', n);
    const request = begun({ id }, submittedAt(n));
    const duty = openDuty(replyTerms(`2026-09-0${n}` as LocalDate, id), rules, bj('2026-09-24'));
    await commit(database, [change('request', null, request.next, ...request.events), duty], circumstances);
  }
});

/** All pages of a list, each of at most so many. */
async function pages<T>(limit: number, page: (from: Position | null) => Promise<Page<T>>): Promise<T[][]> {
  const found: T[][] = [];
  let from: Position | null = null;
  do {
    const one: Page<T> = await page(from);
    found.push(one.items);
    from = one.next;
  } while (from && found.length < 200);
  for (const items of found) expect(items.length).toBeLessThanOrEqual(limit);
  return found;
}

async function walk<K extends Kind>(listing: Parameters<typeof list>[1], limit: number): Promise<string[]> {
  return (await pages(limit, (from) => list<K>(database, listing, { limit, from }))).flat().map(({ id }) => id);
}

const codesOf = (provider: string, many: number) => Array.from({ length: many }, (_, n) => `res_${provider}_${n + 1}`);
const all = [...codesOf('10', 7), ...codesOf('12', 12), ...codesOf('13', 3)];

/** Only the entries of one sharing type. */
const free = (of: string[]) => ({
  ...listings.published(of),
  where: { path: 'published.sharing.type', equals: 'unconditional' },
});

describe('a list over many departments', () => {
  it.each([1, 2, 3, 7, 12, 21, 22, 23, 100])('%i at a time: every entry once, in order of code', async (limit) => {
    expect(await walk(listings.published(departments), limit)).toEqual(all);
  });

  it.each([1, 2, 3, 8, 100])('%i at a time of one sharing type: every one of these once', async (limit) => {
    const ofType = all.filter((id) => Number(id.split('_')[2]) % 3 === 0);
    expect(ofType.length).toBeGreaterThan(4);
    expect(await walk(free(departments), limit)).toEqual(ofType);
  });

  it('is full on every page but the last, also where few of what is there are asked for', async () => {
    const found = await pages(2, (from) => list(database, free(departments), { limit: 2, from }));
    expect(found.slice(0, -1).every((items) => items.length === 2)).toBe(true);
  });

  it('goes on where it was when a department is registered meanwhile', async () => {
    const { items, next } = await list<'resource'>(database, listings.published(['10', '12', '13']), { limit: 9 });
    const rest = await list<'resource'>(database, listings.published(departments), { limit: 100, from: next });
    expect([...items, ...rest.items].map(({ id }) => id)).toEqual(all);
  });

  it('does not go on in a list that has no such partition', async () => {
    const { next } = await list(database, listings.published(['10']), { limit: 3 });
    await expect(list(database, listings.published(['12']), { limit: 3, from: next })).rejects.toThrow('cursor');
  });

  it('without departments or without entries is empty', async () => {
    expect(await walk(listings.published([]), 5)).toEqual([]);
    expect(await walk(listings.published(['11', '99']), 5)).toEqual([]);
  });
});

describe("a department's cases", () => {
  const newest = Array.from({ length: 9 }, (_, n) => n + 1)
    .sort((a, b) => (submittedAt(a) < submittedAt(b) ? 1 : -1))
    .map((n) => derivedId('req', n));

  it.each([1, 4, 9])('are listed newest first, %i at a time, on both sides and to the bureau', async (limit) => {
    const ids = async (side: 'sent' | 'received' | 'all', department: string) => {
      const found: string[] = [];
      let from: string | null = null;
      do {
        const order = requests({ side, department, until: '2026-12-31' });
        const page: { items: string[]; next: string | null } = await pageInOrder<'request', string>(
          database,
          order,
          { limit, from },
          async (batch) => batch.map(({ id }) => id),
        );
        expect(page.items.length).toBeLessThanOrEqual(limit);
        found.push(...page.items);
        from = page.next;
      } while (from);
      return found;
    };
    expect(await ids('sent', '15')).toEqual(newest);
    expect(await ids('received', '12')).toEqual(newest);
    expect(await ids('all', '00')).toEqual(newest);
    expect(await ids('sent', '12')).toEqual([]);
  });

  it('and its duties the most urgent first', async () => {
    const due = (await list<'duty'>(database, listings.owed(['12']), { limit: 100 })).items.map(
      ({ state }) => state.due,
    );
    expect(due).toHaveLength(9);
    expect(due).toEqual([...due].sort());
  });
});

describe('entries citing a document', () => {
  it.each([1, 3, 100])(
    'are found %i at a time, with or without 《》, whatever department they are of',
    async (limit) => {
      const found = async (document: string) =>
        (
          await pages(limit, async (from) => {
            const { ids, next } = await citing(database, document, { limit, from });
            return { items: ids, next };
          })
        ).flat();
      const cite = all.filter((id) => Number(id.split('_')[2]) % 3 !== 0 && Number(id.split('_')[2]) % 2 === 1);
      expect((await found('甲法')).sort()).toEqual([...cite].sort());
      expect((await found('《甲 法》')).sort()).toEqual([...cite].sort());
      expect(await found('甲')).toEqual([]);
    },
  );
});

describe('what the sweep looks for', () => {
  const found = async (upTo: string) => {
    const shards = await Promise.all(
      SWEPT.map((shard) => listItems(database, overdue('WAKE', shard, upTo), { limit: 100 })),
    );
    return shards.flatMap(({ items }) => items.map(({ id }) => id)).sort();
  };

  it('is what is due by then, to the millisecond, however long ago', async () => {
    const ids = Array.from({ length: 12 }, (_, n) => derivedId('req', 100 + n));
    for (const id of ids) {
      const duty = openDuty(replyTerms('2026-09-24', id), rules, bj('2026-09-24'));
      expect(duty.next.nextWakeAt).toBe(bj('2026-10-08'));
      await commit(database, [duty], circumstances);
    }
    const waking = ids.map((id) => `${id}.reply`).sort();
    // Those of earlier tests are there as well.
    const among = async (at: Instant) => (await found(at)).filter((id) => waking.includes(String(id)));
    expect(await among(bj('2026-10-08', '08:59:59.999'))).toEqual([]);
    expect(await among(bj('2026-10-08'))).toEqual(waking);
    expect(await among(bj('2029-01-01'))).toEqual(waking);
  });
});

describe('第十七条 (art. 17): the cases of a period under two rules', () => {
  it('are gone through part by part where they are many, each case once', async () => {
    const deps = { database, law: lawInForce() };
    const asked = { duty: 'reply', from: '2026-09-01', to: '2026-09-30', department: '12', b: { given: { days: 10 } } };
    const body = comparisonSchema.parse(asked);
    const now = bj('2026-09-24');
    const all = await comparedFrom(START, body, now, deps);
    const ids = all.cases.map(({ duty }) => duty.id);
    expect([ids.length >= 9, all.next]).toEqual([true, null]);
    const one = await load(database, 'duty', ids[2] ?? '');
    if (!one) throw new Error('no duty');
    await commit(database, [meet(one.state, rules, now)], circumstances);
    for (const most of [1, 4, 100]) {
      const found: string[] = [];
      let place: Place | null = START;
      do {
        const part: Awaited<ReturnType<typeof comparedFrom>> = await comparedFrom(place, body, now, deps, most);
        expect(part.cases.length).toBeLessThanOrEqual(2 * most);
        found.push(...part.cases.map(({ duty }) => duty.id));
        place = part.next;
      } while (place);
      expect(found.sort(), `${most} at a time`).toEqual([...ids].sort());
    }
  });

  it('are each counted once, whether they are met before the part that reads them or after it', async () => {
    const deps = { database, law: lawInForce() };
    const asked = { duty: 'reply', from: '2026-09-01', to: '2026-09-30', department: '12', b: { given: { days: 10 } } };
    const body = comparisonSchema.parse(asked);
    const all = await comparedFrom(START, body, bj('2026-09-24'), deps);
    const ids = all.cases.map(({ duty }) => duty.id);
    const open = all.cases.map(({ duty }) => duty).filter(({ status }) => status === 'open');
    const inOrder = open.sort((a, b) => (`${a.due}#${a.id}` < `${b.due}#${b.id}` ? -1 : 1));
    expect(inOrder.length).toBeGreaterThan(3);
    // Between the first two parts the first case is met, which was read by then, and the last, which was not.
    const later = bj('2026-09-24', '10:00:00.000');
    const first = await comparedFrom(START, body, bj('2026-09-24', '09:30:00.000'), deps, 1);
    for (const duty of [inOrder[0], inOrder.at(-1)]) {
      const one = await load(database, 'duty', duty?.id ?? '');
      if (one) await commit(database, [meet(one.state, rules, later)], { ...circumstances, at: later });
    }
    const found = first.cases.map(({ duty }) => duty.id);
    for (let place = first.next; place; ) {
      const part: Awaited<ReturnType<typeof comparedFrom>> = await comparedFrom(place, body, later, deps, 1);
      found.push(...part.cases.map(({ duty }) => duty.id));
      place = part.next;
    }
    expect(found.sort()).toEqual([...ids].sort());
  });
});

describe('what is read by id', () => {
  it('comes in any number, and what is not there is left out', async () => {
    const ids = Array.from({ length: 250 }, (_, n) => `nobody-${n}`);
    const many = Array.from({ length: 130 }, (_, n) => ({
      id: `somebody-${n}`,
      department: '20',
      name: '某',
      email: 'a@example.org',
      roles: ['staff' as const],
    }));
    for (let at = 0; at < many.length; at += 65)
      await Promise.all(
        many.slice(at, at + 65).map((person) => commit(database, registerPerson(person, sealed), circumstances)),
      );
    const found = await loadMany(database, 'person', [...ids, ...many.map(({ id }) => id)]);
    expect(found.map(({ id }) => id).sort()).toEqual(many.map(({ id }) => id).sort());
    expect(await peopleOf(database, '20')).toHaveLength(130);
    expect(await loadMany(database, 'person', [])).toEqual([]);
  });
});
