import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readCsv } from '../../shared/adapters/spreadsheet/csv.ts';
import { readXlsx } from '../../shared/adapters/spreadsheet/xlsx-reader.ts';
import { columns } from '../../shared/domain/catalog/import/columns.ts';
import { readSheet } from '../../shared/domain/catalog/import/import.ts';
import { tableIn } from '../world/files.ts';
import { departments } from '../world/people.ts';

/** Reads a spreadsheet of `test/data/spreadsheets`. */
async function imported(file: string) {
  const rows = tableIn(await readXlsx(readFileSync(new URL(`../data/spreadsheets/${file}.xlsx`, import.meta.url))));
  const reading = readSheet(rows, { departments: [...departments], own: null, existing: () => [] });
  if (!reading) throw new Error('no header');
  const contents = reading.entries.map((entry) => ('content' in entry ? entry.content : null));
  const rejected = reading.findings
    .filter(({ severity }) => severity === 'rejected')
    .map(({ row, column }) => `${row} ${column}`);
  return { ...reading, rows, contents, rejected };
}

describe('第八条 (art. 8): a merged cell holds for every row that it covers', () => {
  it('第十四条 (art. 14): so an item under a merged 不予共享 is not shared', async () => {
    const { contents } = await imported('merged-item-sharing');
    expect(contents).toHaveLength(1);
    expect(contents[0]?.items).toMatchObject([
      { name: '姓名甲' },
      { name: expect.any(String), sharing: 'not-shared' },
      { name: expect.any(String), sharing: 'not-shared' },
      { name: expect.any(String), sharing: 'not-shared' },
    ]);
    expect(contents[0]?.sharing.type).toBe('unconditional');
    expect(contents[0]?.items[0]?.sharing).toBeUndefined();
  });

  it('第三条 (art. 3): so every entry under a merged 工作秘密 is refused as secret', async () => {
    const { entries, findings, withheld } = await imported('merged-secrecy');
    expect(entries).toMatchObject([{ secret: true }, { secret: true }, { secret: true }]);
    expect([...withheld]).toEqual([2, 3, 4]);
    expect(findings).toMatchObject([2, 3, 4].map((row) => ({ row, value: '', rule: '《办法》第三条' })));
  });

  it('第十五条 (art. 15): so every entry has a merged provider, unit and confidentiality', async () => {
    const { entries, contents, rejected } = await imported('merged-provider');
    expect(entries).toHaveLength(3);
    expect(rejected.filter((each) => !each.endsWith(columns.confidential.zh))).toEqual([]);
    for (const content of contents.filter((each) => each !== null)) {
      expect(content.unit).toBeTruthy();
      expect(content.confidential).toBe('personal-privacy');
    }
    // What is private cannot be shared without condition, as two of them say.
    expect(rejected.length + contents.filter((each) => each !== null).length).toBe(3);
  });
});

describe('a formula', () => {
  it('is taken by its result; without one, or with an error, its entry is refused at the cell', async () => {
    const { contents, rejected } = await imported('formulas');
    expect(contents.map((content) => content !== null)).toEqual([true, false, false, false]);
    expect(contents[0]).toMatchObject({ abstract: '零九公式有值信息的登记情况', publishedOn: '2026-09-01' });
    expect(rejected).toEqual([
      `3 ${columns.secrecy.zh}`,
      `4 ${columns.unit.zh}`,
      `4 ${columns.abstract.zh}`,
      `4 ${columns.itemName.zh}`,
      `5 ${columns.business.zh}`,
      `5 ${columns.name.zh}`,
    ]);
  });

  it('第三条 (art. 3): without a result under 涉密情况 leaves open what is secret, so nothing of its row is repeated', async () => {
    const { withheld, findings } = await imported('formulas');
    expect([...withheld]).toEqual([3]);
    expect(findings.filter(({ row }) => row === 3)).toMatchObject([
      { value: '', zh: expect.stringContaining('用表格软件打开并保存') },
    ]);
  });

  it('that a library wrote without a result is refused at its cell, with what to do', async () => {
    const { contents, findings } = await imported('formulas-without-results');
    expect(contents).toEqual([null]);
    expect(findings.filter(({ severity }) => severity === 'rejected')).toMatchObject([
      { row: 2, column: columns.unit.zh, zh: expect.stringContaining('用表格软件打开并保存') },
    ]);
  });
});

describe('第三条 (art. 3): what stands under 涉密情况', () => {
  it('is no secret where it says so or says nothing; where nobody can read it, its entry is refused', async () => {
    const { rows, entries, findings, withheld } = await imported('secrecy-spellings');
    const at = rows[0]?.cells.indexOf(columns.secrecy.zh) ?? -1;
    const read = entries.map((entry, n): [string, string] => {
      const said = rows[n + 1]?.cells[at] ?? '';
      return [said, 'content' in entry ? 'taken' : 'secret' in entry && entry.secret ? 'secret' : 'unclear'];
    });
    expect(read.filter(([, as]) => as === 'secret').map(([said]) => said)).toEqual(['内部', '是']);
    expect(read.filter(([, as]) => as === 'unclear').map(([said]) => said)).toEqual(['普通']);
    expect(read.filter(([, as]) => as === 'taken')).toHaveLength(14);
    expect([...withheld]).toEqual([16, 17, 18]);
    expect(findings.find(({ row }) => row === 17)).toMatchObject({ column: columns.secrecy.zh, value: '' });
  });
});

describe('a table of text', () => {
  it('with a quotation mark that nothing closes is refused with its line', () => {
    const bytes = readFileSync(new URL('../data/spreadsheets/open-quote.csv', import.meta.url));
    expect(() => readCsv(bytes)).toThrow(expect.objectContaining({ code: 'file-quote-open', details: { line: 2 } }));
    const later = Buffer.from(`a,b\n1,"x\ny"\n1,"x\n2,y\n3,"z\n`);
    expect(() => readCsv(later)).toThrow(expect.objectContaining({ code: 'file-quote-open' }));
  });
});
