import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCsv } from '../../shared/adapters/spreadsheet/csv.ts';
import { exportCsv, exportXlsx } from '../../shared/adapters/spreadsheet/workbooks.ts';
import { readXlsx } from '../../shared/adapters/spreadsheet/xlsx-reader.ts';
import { type Content, contentSchema } from '../../shared/domain/catalog/content.ts';
import type { PublishedEntry } from '../../shared/domain/catalog/export/rows.ts';
import { type ColumnKey, columnKeys, columns } from '../../shared/domain/catalog/import/columns.ts';
import type { Existing } from '../../shared/domain/catalog/import/existing.ts';
import type { SheetRow } from '../../shared/domain/catalog/import/header.ts';
import { readWorkbook } from '../../shared/domain/catalog/import/import.ts';
import {
  basisKinds,
  confidentialities,
  dataClasses,
  dataTypes,
  formatCategories,
  identityKeys,
  keysOf,
  provisionMethods,
  shareTypes,
  themeCategories,
  updateCycles,
} from '../../shared/domain/catalog/metadata.ts';
import { conditional, notShared, unconditional } from '../world/entries.ts';
import { asEntries } from '../world/files.ts';
import { departments } from '../world/people.ts';

const codeOf = (n: number) => `341128102/${String(n + 1).padStart(6, '0')}`;

/** Entries as they are published, and as an import knows them. */
function catalogOf(contents: Content[]): { published: PublishedEntry[]; existing: Existing[] } {
  const published = asEntries(contents).map((entry, n) => ({ ...entry, id: `res_${n}`, code: codeOf(n) }));
  const existing = published.map(
    ({ code, content, version, publishedAt }, n): Existing => ({
      ...{ id: `res_${n}`, code, provider: '02', name: content.name, version, publishedAt },
      published: content,
      state: 'published',
    }),
  );
  return { published, existing };
}

function imported(rows: SheetRow[], existing: Existing[], own: string | null = null) {
  const reading = readWorkbook([{ name: '目录', rows }], {
    departments: [...departments],
    own,
    existing: (department) => (department === '02' ? existing : []),
  });
  const told = (severity: string) =>
    reading.findings
      .filter((each) => each.severity === severity)
      .map(({ row, column, zh }) => `${row} ${column} ${zh}`);
  return { ...reading, told };
}

/** The rows of an export with some cells written anew: by the number of the row below the heading. */
function edited(rows: SheetRow[], edits: [row: number, column: ColumnKey, text: string][]): SheetRow[] {
  return rows.map(({ number, cells }) => {
    const next = Array.from({ length: columnKeys.length }, (_, at) => cells[at] ?? '');
    for (const [row, column, text] of edits) if (number === row + 1) next[columnKeys.indexOf(column)] = text;
    return { number, cells: next };
  });
}

const three = () =>
  [
    conditional('低保对象信息'),
    {
      ...unconditional('养老机构名录'),
      items: [
        { id: 'i1', name: '机构名称' },
        { id: 'i7', name: '床位数', dataType: 'N' as const },
      ],
    },
    notShared('收养登记档案'),
  ].map((each) => contentSchema.parse(each));
const rowsOf = (entries: PublishedEntry[]) => readCsv(exportCsv(entries));

/** Whatever an entry may hold, also what no spreadsheet would: lines, wide letters, strokes between parts, markup. */
const anything = (min: number, max: number) =>
  fc
    .array(fc.constantFrom(...'低保的信息１Ａ|｜<b>\n 　、，（）()“”"\'=+-@;·.无NA/0'.split('')), {
      minLength: min,
      maxLength: max,
    })
    .map((chars) => chars.join('').trim())
    .filter((text) => text.length >= min);
const one = <T extends Record<string, string>>(names: T) => fc.constantFrom(...keysOf(names));
const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined });
const day = fc.constantFrom('2026-01-02', '1999-12-31');
const wild = fc
  .record({
    name: anything(2, 20),
    abstract: anything(2, 40),
    theme: anything(1, 10),
    classification: maybe(
      fc.oneof(
        fc.record({ class: fc.constant('department' as const) }),
        fc.record({
          class: fc.constant('theme' as const),
          category: one(themeCategories),
          builders: fc.uniqueArray(fc.constantFrom('02', '06', '1234'), { minLength: 1 }),
        }),
      ),
    ),
    subcategory: maybe(anything(1, 9)),
    detail: maybe(anything(1, 9)),
    unit: maybe(anything(1, 9)),
    business: maybe(anything(1, 9)),
    format: fc.record({ category: one(formatCategories), type: anything(1, 9), other: maybe(anything(1, 9)) }),
    items: fc.uniqueArray(
      fc.record({
        id: fc.constantFrom('i1', 'i2', 'na', 'x-3', 'i10'),
        name: anything(1, 9),
        dataType: maybe(one(dataTypes)),
        length: maybe(fc.integer({ min: 1, max: 999 })),
        sharing: maybe(one(shareTypes)),
        open: maybe(fc.boolean()),
        identifies: maybe(one(identityKeys)),
        confidential: maybe(one(confidentialities)),
      }),
      { minLength: 1, maxLength: 4, selector: ({ id }) => id },
    ),
    sharing: fc.record({
      type: one(shareTypes),
      condition: maybe(anything(2, 20)),
      bases: fc.array(
        fc.record({
          document: anything(2, 12),
          article: anything(1, 6),
          kind: one(basisKinds),
          url: maybe(fc.constant('https://example.cn/a?b=1|2')),
          endsOn: maybe(day),
        }),
        { maxLength: 3 },
      ),
      method: one(provisionMethods),
    }),
    open: fc.record({ toSociety: fc.boolean(), condition: maybe(anything(0, 9)), theme: maybe(anything(1, 9)) }),
    updateCycle: one(updateCycles),
    cycleNote: maybe(anything(1, 20)),
    dataClass: maybe(one(dataClasses)),
    confidential: maybe(one(confidentialities)),
    publishedOn: maybe(day),
    related: maybe(fc.constant(['341128102/000001'])),
  })
  .map((made) => contentSchema.safeParse(JSON.parse(JSON.stringify(made))).data as Content)
  .filter((made) => made !== undefined);

describe('第七条 (art. 7): what is exported and imported again without a change', () => {
  it.each([
    ['csv', async (entries: PublishedEntry[]) => rowsOf(entries), 100],
    ['xlsx', async (entries: PublishedEntry[]) => (await readXlsx(await exportXlsx(entries)))[0]?.rows ?? [], 40],
  ] as const)(
    'as %s is 无变化, entry by entry, whatever an entry holds',
    { timeout: 60_000 },
    async (_, rowsIn, numRuns) => {
      await fc.assert(
        fc.asyncProperty(fc.array(wild, { minLength: 1, maxLength: 4 }), async (contents) => {
          const { published, existing } = catalogOf(contents);
          const { entries, told } = imported(await rowsIn(published), existing);
          expect(entries.map((entry) => ('unchanged' in entry ? entry.unchanged : entry))).toEqual(
            published.map(({ code }) => code),
          );
          expect([...told('rejected'), ...told('changed'), ...told('cleaned')]).toEqual([]);
        }),
        { numRuns },
      );
    },
  );

  it('is 无变化 also with columns taken out, moved, and entries in another order', () => {
    const { published, existing } = catalogOf(three());
    const kept = columnKeys
      .filter((key) => !['itemId', 'bases', 'version', 'condition', 'cycle'].includes(key))
      .reverse();
    const rows = rowsOf(published.toReversed()).map(({ number, cells }) => ({
      number,
      cells: kept.map((key) => cells[columnKeys.indexOf(key)] ?? ''),
    }));
    expect(imported(rows, existing).entries.map((entry) => 'unchanged' in entry)).toEqual([true, true, true]);
  });
});

describe('第七条 (art. 7): what is edited', () => {
  it('is a revision with what changed, cell by cell; everything else stays as it is stored', () => {
    const contents = three().map((content) => ({ ...content, abstract: `${content.abstract}\n第二行｜１２` }));
    const { published, existing } = catalogOf(contents);
    const rows = edited(rowsOf(published), []);
    const at = rows.findIndex(({ cells }) => cells[columnKeys.indexOf('name')] === '养老机构名录');
    const next = edited(rows, [
      [at, 'abstract', '全市养老机构的名称、床位'],
      [at + 1, 'itemName', '核定床位数'],
    ]);
    const { entries, told } = imported(next, existing);
    expect(
      entries.map((entry) => ('unchanged' in entry ? 'same' : 'revises' in entry ? entry.revises : entry)),
    ).toEqual(['same', { id: 'res_1', version: 1 }, 'same']);
    const [, revision] = entries;
    expect(revision && 'content' in revision ? revision.content : null).toEqual({
      ...contents[1],
      abstract: '全市养老机构的名称、床位',
      items: [
        { id: 'i1', name: '机构名称' },
        { id: 'i7', name: '核定床位数', dataType: 'N' },
      ],
    });
    expect(told('changed')).toEqual([
      expect.stringMatching(/^\d+ 信息资源摘要 “养老机构名录”：由“.*第二行.*”改为“全市养老机构的名称、床位”。$/s),
      expect.stringMatching(/^\d+ 信息项名称 “核定床位数”：由“床位数”改为“核定床位数”。$/),
    ]);
    expect(told('rejected')).toEqual([]);
  });

  it('keeps the id of every item, by which grants know it, where rows are added, taken out or moved', () => {
    const { published, existing } = catalogOf([three()[1] as Content]);
    const [header, first, second] = edited(rowsOf(published), []) as [SheetRow, SheetRow, SheetRow];
    const added = edited([header, second], [[2, 'itemId', '']]);
    const row = (of: SheetRow | undefined, number: number, name?: string): SheetRow => ({
      number,
      cells: (of?.cells ?? []).map((cell, at) =>
        name && at === columnKeys.indexOf('itemName')
          ? name
          : name && at === columnKeys.indexOf('dataType')
            ? ''
            : cell,
      ),
    });
    const read = (rows: SheetRow[]) => {
      const [entry] = imported([header, ...rows], existing).entries;
      return entry && 'content' in entry ? entry.content.items.map(({ id, name }) => `${id} ${name}`) : entry;
    };
    // A row between two others has no id; one copied from another has that of the other.
    expect(read([first, row(added[1], 3, '地址'), row(second, 4)])).toEqual(['i1 机构名称', 'i2 地址', 'i7 床位数']);
    expect(read([first, row(second, 3), row(second, 4, '负责人')])).toEqual(['i1 机构名称', 'i7 床位数', 'i3 负责人']);
    // Ids deleted, or never exported: known by name.
    const bare = [first, second].map(({ number, cells }) => ({
      number,
      cells: cells.map((cell, at) => (at === columnKeys.indexOf('itemId') ? '' : cell)),
    }));
    expect(read(bare)).toMatchObject({ unchanged: codeOf(0) });
    expect(read([bare[0] as SheetRow, row(bare[1], 3, '新名')])).toEqual(['i1 机构名称', 'i2 新名']);
    expect(read([row(first, 2)])).toEqual(['i1 机构名称']);
  });

  it('is asked about where it is missing, never withdrawn', () => {
    const { published, existing } = catalogOf(three());
    const { entries, told } = imported(rowsOf(published.slice(0, 1)), existing);
    expect(entries).toMatchObject([{ unchanged: codeOf(0) }]);
    expect(told('remark').filter((each) => each.includes('不视为撤销'))).toEqual(
      [1, 2].map((n) => expect.stringContaining(codeOf(n))),
    );
    // New entries alone ask nothing.
    const fresh = asEntries([unconditional('新编条目')]);
    expect(imported(rowsOf(fresh), existing).told('remark')).toEqual([]);
  });

  it('is refused where somebody is at work on the entry, where it is newer than the export, or in the file twice', () => {
    const { published, existing } = catalogOf(three());
    const rows = edited(rowsOf(published), [[1, 'abstract', '改过的摘要，说明范围']]);
    const first = (of: Partial<Existing>) => existing.map((each, n) => (n === 0 ? { ...each, ...of } : each));
    const why = (of: Partial<Existing>) => imported(rows, first(of)).told('rejected');
    expect(why({ state: 'draft' })).toEqual([expect.stringContaining('尚未提请的草稿')]);
    expect(why({ state: 'review' })).toEqual([expect.stringContaining('正在审定')]);
    expect(why({ state: 'withdrawn', published: null, publishedAt: null })).toEqual([
      expect.stringContaining('已撤销'),
    ]);
    expect(why({ version: 2 })).toEqual([expect.stringContaining('第2版')]);
    // An unchanged entry asks for nothing, so nothing is in its way.
    expect(imported(rowsOf(published), first({ state: 'review', version: 2 })).told('rejected')).toEqual([]);
    const twice = [
      ...rows,
      ...rowsOf(published.slice(0, 1))
        .slice(1)
        .map((row) => ({ ...row, number: row.number + 50 })),
    ];
    expect(imported(twice, existing).told('rejected')).toEqual([expect.stringContaining('第2行的条目已使用此代码')]);
  });

  it('is held against every rule of content, and only what people touched against the others', () => {
    const odd = contentSchema.parse({ ...unconditional('某信息平台'), abstract: '某信息平台' });
    const { published, existing } = catalogOf([odd]);
    const name = imported(edited(rowsOf(published), [[1, 'cycle', '每天']]), existing);
    expect(name.told('rejected')).toEqual([]);
    expect(name.entries).toMatchObject([{ content: { updateCycle: 'daily', name: '某信息平台' } }]);
    const noted = imported(edited(rowsOf(published), [[1, 'cycle', '每年（3月底前）']]), existing);
    expect(noted.entries).toMatchObject([{ content: { updateCycle: 'yearly', cycleNote: '3月底前' } }]);
    const worse = imported(edited(rowsOf(published), [[1, 'shareType', '不予共享']]), existing);
    expect(worse.told('rejected')).toEqual([expect.stringContaining(columns.bases.zh)]);
  });

  it('stays as it is though it breaks a rule that is newer, which is told; a revision has to keep the rule', () => {
    const before = contentSchema.parse({
      ...conditional('救助名册'),
      format: { category: 'spreadsheet', type: 'xlsx' },
    });
    const { published, existing } = catalogOf([before]);
    const same = imported(rowsOf(published), existing);
    expect(same.entries).toMatchObject([{ unchanged: codeOf(0) }]);
    expect(same.told('remark')).toContainEqual(expect.stringMatching(/^2 共享方式类型 现行内容不符合规定.*文件类格式/));
    const edit = imported(edited(rowsOf(published), [[1, 'cycle', '每年']]), existing);
    expect(edit.told('rejected')).toEqual([expect.stringContaining('文件类格式只能以文件方式共享')]);
    const mended = imported(edited(rowsOf(published), [[1, 'methodType', '文件']]), existing);
    expect(mended.told('rejected')).toEqual([]);
    expect(mended.entries).toMatchObject([{ revises: { id: 'res_0' } }]);
  });

  it('第三条 (art. 3): and marked as secret meanwhile, keeps nothing of what it says', () => {
    const { published, existing } = catalogOf(three());
    const rows = edited(rowsOf(published), [
      [1, 'abstract', '不可说之摘要'],
      [1, 'secrecy', '机密'],
    ]);
    const { entries, findings } = imported(rows, existing);
    expect(entries[0]).toMatchObject({ secret: true });
    expect(JSON.stringify(findings)).not.toContain('不可说');
  });
});
