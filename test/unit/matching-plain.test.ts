import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type IdentityKey,
  identitiesOf,
  itemKey,
  itemKeys,
  weightOf,
} from '../../shared/domain/catalog/matching/items.ts';
import { comparer, type Likeness, type MatchSubject, profileOf } from '../../shared/domain/catalog/matching/match.ts';
import { core } from '../../shared/domain/catalog/matching/names.ts';
import { entries } from '../data/entries.ts';
import { pairs, subjectOf } from '../data/once-only.ts';

/** The same comparison in the plainest way, reading both sides anew each time. */
function plainly(mine: MatchSubject, theirs: MatchSubject, holders: Map<string, number>): Likeness {
  const all = (subject: MatchSubject) => itemKeys(subject.items.map(({ name }) => name));
  const keys = (subject: MatchSubject) => [...new Set(all(subject))];
  const called = (subject: MatchSubject, key: string) => subject.items[all(subject).lastIndexOf(key)]?.name ?? '';
  const tells = (key: string) => weightOf(key) * Math.min(1, 5 / (holders.get(key) ?? 1));
  const total = (some: string[]) => some.reduce((sum, key) => sum + tells(key), 0);
  const both = keys(mine).filter((key) => keys(theirs).includes(key) && weightOf(key) > 0);
  const weight = total(both);
  const covered = total(keys(mine)) === 0 ? 0 : weight / total(keys(mine));
  const name = alike(core(mine.name), core(theirs.name));
  const identities = ({ items, identity = [] }: MatchSubject): IdentityKey[] => [...identity, ...identitiesOf(items)];
  const common = <T>(one: T[], other: T[]) =>
    one.length === 0 || other.length === 0 ? null : one.some((each) => other.includes(each));
  const sameIdentity = common(identities(mine), identities(theirs));
  const sameTheme = common([mine.theme].filter(Boolean), [theirs.theme].filter(Boolean));
  const parts: [weight: number, value: number][] = [
    [6.5, name],
    [3.5, weight / (weight + 1)],
  ];
  if (sameIdentity !== null) parts.push([0.25, Number(sameIdentity)]);
  if (sameTheme !== null) parts.push([0.5, Number(sameTheme)]);
  const together = parts.reduce((sum, [of, value]) => sum + of * value, 0) / parts.reduce((sum, [of]) => sum + of, 0);
  const rounded = (share: number) => Math.round(share * 1000) / 1000;
  return {
    score: rounded(Math.max(together, covered * (weight / (weight + 3)))),
    items: both.map((key) => [called(mine, key), called(theirs, key)]),
    covered: rounded(covered),
    name: rounded(name),
    sameIdentity,
    sameTheme,
  };
}

function alike(mine: string, theirs: string): number {
  if (mine === theirs) return 1;
  const neighbours = (text: string) =>
    Array.from(text)
      .slice(1)
      .map((character, at) => Array.from(text)[at] + character);
  return (dice(Array.from(mine), Array.from(theirs)) + dice(neighbours(mine), neighbours(theirs))) / 2;
}

function dice(mine: string[], theirs: string[]): number {
  const left = [...theirs];
  const both = mine.filter((part) => left.includes(part) && left.splice(left.indexOf(part), 1)).length;
  return mine.length + theirs.length === 0 ? 0 : (2 * both) / (mine.length + theirs.length);
}

describe('第十条 (art. 10): comparing one with many', () => {
  it('tells of the labelled pairs the same as the plain way', () => {
    expect(pairs.length).toBeGreaterThan(300);
    for (const pair of pairs) {
      const [mine, theirs] = [subjectOf(pair.mine), subjectOf(pair.theirs)];
      expect(comparer(profileOf(mine))(profileOf(theirs))).toEqual(plainly(mine, theirs, new Map()));
    }
  });

  it('tells of any subjects, held by however many, the same as the plain way', () => {
    const items = [...new Set(entries.flatMap((entry) => entry.items))].slice(0, 60);
    const identity = fc.constantFrom<IdentityKey>('citizen', 'organisation');
    const item = fc.record({ name: fc.constantFrom(...items) }, { requiredKeys: ['name'] });
    const marked = fc.record({ name: fc.constantFrom(...items), identifies: identity });
    const any: fc.Arbitrary<MatchSubject> = fc.record(
      {
        name: fc.oneof(
          fc.constantFrom(...entries).map(({ name }) => name),
          fc.string({ unit: 'binary' }),
        ),
        items: fc.array(fc.oneof({ weight: 9, arbitrary: item }, marked), { maxLength: 12 }),
        theme: fc.constantFrom('', '社会保障', '交通运输'),
        identity: fc.array(identity, { maxLength: 2 }),
      },
      { requiredKeys: ['name', 'items'] },
    );
    const holding = fc.array(fc.tuple(fc.constantFrom(...items.map(itemKey)), fc.integer({ min: 1, max: 40 })));
    fc.assert(
      fc.property(any, fc.array(any, { maxLength: 5 }), holding, (mine, others, held) => {
        const holders = new Map(held);
        const likenessTo = comparer(profileOf(mine), holders);
        for (const theirs of [mine, ...others]) {
          expect(likenessTo(profileOf(theirs))).toEqual(plainly(mine, theirs, holders));
        }
      }),
    );
  });
});
