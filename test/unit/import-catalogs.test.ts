import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readCsv } from '../../shared/adapters/spreadsheet/csv.ts';
import { checkContent, contentSchema } from '../../shared/domain/catalog/content.ts';
import { readSheet } from '../../shared/domain/catalog/import/import.ts';
import { asSheet, type Catalog, known } from '../data/catalogs/adapt.ts';

const file = (name: string) => readFileSync(new URL(`../data/catalogs/${name}`, import.meta.url));
const template = readCsv(file('catalog-2017-template.csv'));
const [header, ...lines] = template.map(({ cells }) => cells);

type Rows = Parameters<typeof asSheet>[1];
const sources: Record<Catalog, Rows> = {
  tongren: JSON.parse(file('guizhou_tongren.json').toString()),
  quzhou: JSON.parse(file('zhejiang_quzhou.json').toString()),
  open: file('open-catalogs.jsonl')
    .toString()
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line)),
  template2017: lines.map((cells) =>
    Object.fromEntries((header ?? []).map((name, index) => [name, cells[index] ?? ''])),
  ),
};

function read(catalog: Catalog) {
  const reading = readSheet(asSheet(catalog, sources[catalog]), known);
  if (!reading) throw new Error('no header');
  const reasons = (rows: [number, number]) =>
    reading.findings.filter(({ row, severity }) => severity === 'rejected' && row >= rows[0] && row <= rows[1]);
  return { ...reading, reasons };
}

describe.each(Object.keys(sources) as Catalog[])('the published catalog %s', (catalog) => {
  const { entries, reasons, findings } = read(catalog);

  it('is read row by row: what is imported holds by every rule, and of the rest each row says why', () => {
    expect(entries.length).toBeGreaterThan(20);
    for (const entry of entries) {
      if ('content' in entry) {
        expect(contentSchema.parse(entry.content)).toEqual(entry.content);
        expect(() => checkContent(entry.content)).not.toThrow();
        expect(reasons(entry.rows)).toEqual([]);
      } else if ('rejected' in entry) {
        expect(reasons(entry.rows).length).toBe(entry.rejected.length);
        expect(entry.rejected.length).toBeGreaterThan(0);
      }
    }
  });

  it('has findings that a person can act on: where, what, by which rule, in both languages', () => {
    for (const { row, column, rule, zh, en } of findings) {
      expect(row).toBeGreaterThan(0);
      expect(column).toMatch(/^\p{Script=Han}/u);
      expect(rule).toMatch(/^《(办法|政务信息资源目录编制指南|政务数据共享条例)》/);
      expect(zh).toMatch(/\p{Script=Han}.*。$/u);
      expect(en).toMatch(/^.+\.$/);
      expect(zh + en).not.toMatch(/\{\w+\}|undefined|null/);
    }
  });
});

it('they are as messy as they are: how many of the excerpts hold, and what is wrong with the others', () => {
  const summary = Object.fromEntries(
    (Object.keys(sources) as Catalog[]).map((catalog) => {
      const { entries, findings } = read(catalog);
      const columns = findings.filter(({ severity }) => severity === 'rejected').map(({ column }) => column);
      const counts = Object.fromEntries(
        [...Map.groupBy(columns, (column) => column)].map(([column, all]) => [column, all.length]),
      );
      return [
        catalog,
        { rows: sources[catalog].length, held: entries.filter((entry) => 'content' in entry).length, ...counts },
      ];
    }),
  );
  expect(summary).toMatchInlineSnapshot(`
    {
      "open": {
        "held": 16,
        "rows": 110,
        "信息资源名称": 1,
        "信息资源提供方": 1,
        "信息资源摘要": 49,
        "信息资源格式分类": 22,
        "信息资源格式类型": 9,
        "信息项名称": 71,
        "共享依据": 11,
        "共享方式类型": 1,
        "共享类型": 1,
        "更新周期": 1,
      },
      "quzhou": {
        "held": 24,
        "rows": 41,
        "信息资源名称": 1,
        "信息资源摘要": 1,
        "信息项名称": 12,
        "共享依据": 1,
        "共享方式类型": 1,
        "共享类型": 1,
        "其他格式描述": 5,
      },
      "template2017": {
        "held": 30,
        "rows": 41,
        "信息资源名称": 1,
        "信息资源提供方": 1,
        "信息项名称": 1,
        "共享依据": 5,
        "共享方式类型": 1,
        "共享类型": 1,
        "其他格式描述": 2,
        "更新周期": 1,
      },
      "tongren": {
        "held": 5,
        "rows": 29,
        "信息资源名称": 1,
        "信息资源摘要": 12,
        "信息资源格式类型": 1,
        "信息项名称": 17,
        "共享依据": 5,
      },
    }
  `);
});
