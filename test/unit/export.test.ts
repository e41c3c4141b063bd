import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCsv } from '../../shared/adapters/spreadsheet/csv.ts';
import { exportCsv, exportXlsx } from '../../shared/adapters/spreadsheet/workbooks.ts';
import { readXlsx } from '../../shared/adapters/spreadsheet/xlsx-reader.ts';
import { type Content, checkContent, contentSchema } from '../../shared/domain/catalog/content.ts';
import { dcatCatalog } from '../../shared/domain/catalog/export/dcat.ts';
import type { PublishedEntry } from '../../shared/domain/catalog/export/rows.ts';
import { formatOf } from '../../shared/domain/catalog/import/formats.ts';
import { readSheet } from '../../shared/domain/catalog/import/import.ts';
import { namesSystem, onlyRepeats } from '../../shared/domain/catalog/import/suspicions.ts';
import { bareName, sameness, saysNothing, tidy } from '../../shared/domain/catalog/import/text.ts';
import {
  baseCategories,
  basisKinds,
  confidentialities,
  dataClasses,
  dataTypes,
  type formatCategories,
  identityKeys,
  keysOf,
  provisionMethods,
  shareTypes,
  themeCategories,
  updateCycles,
} from '../../shared/domain/catalog/metadata.ts';
import { conditional, notShared, unconditional } from '../world/entries.ts';
import { asEntries, tableIn } from '../world/files.ts';
import { departments } from '../world/people.ts';

/** Text as an entry that went through the import holds it: tidy, and meaning something. */
const text = (min: number, max: number) =>
  fc
    .array(fc.constantFrom(...'低保对象信息全市的年度（2026）A=+-@、，|"\'《》;.'.split('')), {
      minLength: min + 1,
      maxLength: max,
    })
    .map((chars) => tidy(`甲${chars.join('')}乙`))
    .filter((made) => made.length >= min && made.length <= max && !saysNothing(made));
const one = <T extends Record<string, string>>(names: T) => fc.constantFrom(...keysOf(names));
const day = fc
  .integer({ min: 0, max: 20_000 })
  .map((n) => new Date(Date.UTC(1980, 0, 1 + n)).toISOString().slice(0, 10));
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

const item = fc.record({
  id: fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,10}$/),
  name: text(2, 30),
  dataType: maybe(one(dataTypes)),
  length: maybe(fc.integer({ min: 1, max: 1_000_000 })),
  sharing: maybe(one(shareTypes)),
  open: maybe(fc.boolean()),
  identifies: maybe(one(identityKeys)),
  confidential: maybe(one(confidentialities)),
});
const basis = fc.record({
  document: text(2, 40).map((made) => made.replace(/[|《》]/g, '')),
  article: text(1, 20).map((made) => made.replace(/[|]/g, '')),
  kind: one(basisKinds),
  url: maybe(fc.constant('https://flk.npc.gov.cn/detail2.html?id=ff8081')),
  endsOn: maybe(day),
});
const format = fc.constantFrom(
  ...(['xlsx', 'mysql', 'sql server', 'pdf', 'jpg', 'mp4', 'rdf', 'api', 'dm', 'et'] as const).flatMap((type) => {
    const read = formatOf('', type);
    return 'trouble' in read ? [] : [read];
  }),
);
const content: fc.Arbitrary<Content> = fc
  .record({
    name: text(2, 60).map(bareName),
    abstract: text(10, 120),
    theme: text(1, 20),
    classification: maybe(
      fc.oneof(
        fc.record({ class: fc.constant('base' as const), category: one(baseCategories) }),
        fc.record({
          class: fc.constant('theme' as const),
          category: one(themeCategories),
          builders: fc.uniqueArray(fc.constantFrom('00', '02', '06'), { minLength: 1 }),
        }),
        fc.constant({ class: 'department' as const }),
      ),
    ),
    unit: maybe(text(1, 30)),
    business: maybe(text(1, 30)),
    format: fc.record({ kind: format, other: maybe(text(1, 30)) }).map(({ kind, other }) => ({ ...kind, other })),
    items: fc.uniqueArray(item, { minLength: 1, maxLength: 6, selector: ({ name }) => sameness(name) }),
    sharing: fc.record({
      type: one(shareTypes),
      condition: maybe(text(2, 60)),
      bases: fc.array(basis, { maxLength: 3 }),
      method: one(provisionMethods),
    }),
    open: fc.record({ toSociety: fc.boolean(), condition: maybe(text(2, 30)), theme: maybe(text(1, 20)) }),
    updateCycle: one(updateCycles),
    cycleNote: maybe(text(2, 20)),
    dataClass: maybe(one(dataClasses)),
    confidential: maybe(one(confidentialities)),
    publishedOn: maybe(day),
    related: maybe(fc.array(fc.constantFrom('341128102/000001', '341128106/000002'), { minLength: 1, maxLength: 2 })),
  })
  .map((made) => contentSchema.safeParse(JSON.parse(JSON.stringify(made))).data as Content)
  .filter((made) => made !== undefined && holds(made));

/** What the catalog takes, and what reviewers would not return. */
function holds(made: Content): boolean {
  const files: string[] = ['file', 'spreadsheet', 'image', 'media'] satisfies (keyof typeof formatCategories)[];
  if (files.includes(made.format.category) && ['database', 'interface'].includes(made.sharing.method)) return false;
  if (namesSystem(made.name) || onlyRepeats(made.abstract, made.name)) return false;
  // A basis in the condition's own words would be read as one.
  if (made.sharing.bases.length === 0 && made.sharing.type !== 'unconditional') return false;
  try {
    checkContent(made);
    return true;
  } catch {
    return false;
  }
}

const known = { departments: [...departments], own: null, existing: () => [] };

describe('what is exported as a spreadsheet', () => {
  it.each([
    ['csv', async (entries: PublishedEntry[]) => readCsv(exportCsv(entries)), 150],
    ['xlsx', async (entries: PublishedEntry[]) => tableIn(await readXlsx(await exportXlsx(entries))), 40],
  ] as const)('as %s and imported is the same, entry by entry', { timeout: 120_000 }, async (_, through, numRuns) => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(content, { minLength: 1, maxLength: 5, selector: ({ name }) => sameness(name) }),
        async (contents) => {
          const reading = readSheet(await through(asEntries(contents)), known);
          expect(reading?.findings.filter(({ severity }) => severity === 'rejected')).toEqual([]);
          expect(reading?.entries.map((entry) => ('content' in entry ? entry.content : entry))).toEqual(contents);
        },
      ),
      { numRuns },
    );
  });

  it('keeps the id of an item, by which grants know it, though people write such a word for nothing', () => {
    const items = ['na', 'none', 'null'].map((id, n) => ({ id, name: `${'甲乙丙'[n]}类人数` }));
    const reading = readSheet(readCsv(exportCsv(asEntries([{ ...unconditional(), items }]))), known);
    expect(reading?.entries.flatMap((entry) => ('content' in entry ? entry.content.items : []))).toEqual(items);
  });
});

describe('what is exported in DCAT 3', () => {
  const entries = asEntries([conditional(), unconditional(), notShared()]).map((entry, n) => ({
    ...entry,
    id: `res_${n}`,
    code: `341128102/00000${n}`,
  }));
  const graph = dcatCatalog(entries, '2026-09-24T09:00:00.000+08:00');

  it('is a catalog of datasets, each with one distribution, and a service for what is called', () => {
    expect(graph['dcat:dataset'].map((dataset) => dataset['dct:identifier'])).toEqual(entries.map(({ code }) => code));
    const services = new Set(graph['dcat:service']?.map((service) => service['@id']));
    for (const { 'dcat:distribution': distribution } of graph['dcat:dataset']) {
      const accessed = distribution['dcat:accessService'];
      if (accessed) expect(services).toContain(accessed['@id']);
    }
    expect(services.size).toBe(entries.filter(({ content: each }) => each.sharing.method === 'interface').length);
  });

  it('says in Chinese what a thing is called, and by code lists how often and for whom', () => {
    const rights = graph['dcat:dataset'].map((dataset) => dataset['dct:accessRights']['@id'].split('/').at(-1));
    expect(rights).toEqual(['RESTRICTED', 'RESTRICTED', 'NON_PUBLIC']);
    for (const [index, dataset] of graph['dcat:dataset'].entries()) {
      expect(dataset['dct:title']).toEqual({ '@value': entries[index]?.content.name, '@language': 'zh-Hans' });
      expect(dataset['dct:accrualPeriodicity']['@id']).toMatch(/frequency\/MONTHLY$/);
    }
  });

  it('names every prefix it uses, and no id twice', () => {
    const text = JSON.stringify(graph);
    const prefixes = new Set([...text.matchAll(/"([a-z]+):[A-Za-z]+"/g)].map(([, prefix]) => prefix));
    expect([...prefixes].filter((prefix) => !(String(prefix) in graph['@context']))).toEqual([]);
    const ids = graph['dcat:dataset'].flatMap((dataset) => [dataset['@id'], dataset['dcat:distribution']['@id']]);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
