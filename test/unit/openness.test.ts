import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instant } from '../../shared/domain/calendar/time.ts';
import { type Content, contentSchema } from '../../shared/domain/catalog/content.ts';
import { openCatalog } from '../../shared/domain/catalog/export/open-dcat.ts';
import {
  confidentialities,
  identityKeys,
  keysOf,
  secrecyLevels,
  shareTypes,
} from '../../shared/domain/catalog/metadata.ts';
import { openPart, wordsOf } from '../../shared/domain/catalog/openness.ts';
import type { Resource } from '../../shared/domain/catalog/resource.ts';
import { conditional } from '../world/entries.ts';

/** Every text of an entry, by where it stands. Each is another, so that it is seen whence a text comes. */
const mark = (place: string) => `〔${place}〕`;
const maybe = <T>(value: T) => fc.option(fc.constant(value), { nil: undefined });
const oneOf = <T extends Record<string, string>>(names: T) =>
  fc.option(fc.constantFrom(...keysOf(names)), { nil: undefined });

const content = (entry: number): fc.Arbitrary<Content> => {
  const of = (place: string) => mark(`${entry}.${place}`);
  const items = fc.integer({ min: 1, max: 5 }).chain((count) =>
    fc.tuple(
      ...Array.from({ length: count }, (_, n) =>
        fc.record({
          id: fc.constant(`i${n}`),
          name: fc.constant(of(`items.${n}`)),
          open: fc.option(fc.boolean(), { nil: undefined }),
          sharing: oneOf(shareTypes),
          confidential: oneOf(confidentialities),
          identifies: oneOf(identityKeys),
        }),
      ),
    ),
  );
  return fc
    .record({
      items,
      toSociety: fc.boolean(),
      condition: maybe(of('open.condition')),
      theme: maybe(of('open.theme')),
      sharing: fc.constantFrom(...keysOf(shareTypes)),
      secrecy: fc.constantFrom(...keysOf(secrecyLevels)),
      confidential: oneOf(confidentialities),
    })
    .map(({ items: some, toSociety, condition, theme, sharing, secrecy, confidential }) =>
      contentSchema.parse(
        JSON.parse(
          JSON.stringify({
            ...conditional(of('name')),
            ...{ items: some, secrecy, confidential, abstract: of('abstract'), theme: of('theme') },
            ...{ subcategory: of('subcategory'), detail: of('detail'), unit: of('unit'), business: of('business') },
            ...{ cycleNote: of('cycleNote'), related: ['341128102/000009'] },
            format: { category: 'spreadsheet', type: 'xlsx', other: of('format.other') },
            sharing: {
              ...{ type: sharing, method: 'file', condition: of('sharing.condition') },
              bases: [{ document: of('bases.document'), article: of('bases.article'), kind: 'law' }],
            },
            open: { toSociety, condition, theme },
          }),
        ),
      ),
    );
};

const resource = (published: Content, n: number): Resource => ({
  ...{ id: 'res_01k5wv1m6t8e0b7q9z3c4d5f6g', code: `341128102/00000${n}`, provider: '02', version: 1 },
  ...{ published, publishedAt: instant(Date.UTC(2026, 8, 24)) },
  // What is still compiled is nobody's yet.
  draft: {
    ...{ status: 'draft', kind: 'content', changes: [], hands: [] },
    content: { ...conditional(mark(`${n}.draft`)), open: { toSociety: true } },
  },
});

/** The texts that society may read, counted by hand from the entry. */
function allowed({ items, open, secrecy, confidential, sharing }: Content, entry: number): string[] {
  const some = items.flatMap((item, n) => {
    const closed = item.open === false || item.confidential || confidential;
    return closed || (item.sharing ?? sharing.type) === 'not-shared' ? [] : [`items.${n}`];
  });
  if (!open.toSociety || secrecy !== 'none' || some.length === 0) return [];
  const theme = open.theme ? 'open.theme' : 'theme';
  const condition = open.condition ? ['open.condition'] : [];
  return ['name', 'abstract', 'format.other', theme, ...condition, ...some].map((place) => `${entry}.${place}`);
}

const marksIn = (text: string) => [...new Set([...text.matchAll(/〔([^〕]+)〕/g)].map(([, place]) => place))].sort();

describe('第六条、第二十三条 (arts. 6, 23(1)): the open catalog', () => {
  it('holds of entries, items and conditions what is open to society, all of it, and nothing else', () => {
    fc.assert(
      fc.property(fc.tuple(content(0), content(1), content(2)), (contents) => {
        const entries = contents.map(resource).flatMap((state) => openPart(state) ?? []);
        const named = entries.map((entry) => ({ ...entry, providerName: '义马市民政局' }));
        const url = 'https://yima.example/v1/open/catalog';
        const shown = openCatalog(named, { portalUrl: 'https://yima.example', catalog: url, page: url, first: url });
        const expected = contents.flatMap(allowed).sort();
        expect(marksIn(JSON.stringify(shown))).toEqual(expected);
        expect(JSON.stringify([shown, entries])).not.toContain('000009');
        // It is found by nothing else, either.
        for (const place of marksIn(entries.map(wordsOf).join())) expect(expected).toContain(place);
        expect(marksIn(JSON.stringify(entries))).toEqual(expected);
      }),
      { numRuns: 300 },
    );
  });

  it('has no entry that is withdrawn', () => {
    const [open] = fc.sample(
      content(0).filter((each) => allowed(each, 0).length > 0),
      1,
    );
    const state = resource(open as Content, 0);
    expect(openPart(state)).not.toBeNull();
    expect(
      openPart({ ...state, published: null, withdrawn: { at: state.publishedAt as never, reason: '' } }),
    ).toBeNull();
  });
});
