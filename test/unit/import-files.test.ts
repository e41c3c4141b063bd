import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readCsv } from '../../shared/adapters/spreadsheet/csv.ts';
import { readXlsx } from '../../shared/adapters/spreadsheet/xlsx-reader.ts';
import { columns } from '../../shared/domain/catalog/import/columns.ts';
import type { Sheet, SheetRow } from '../../shared/domain/catalog/import/header.ts';
import { readSheet, readWorkbook } from '../../shared/domain/catalog/import/import.ts';
import { tableIn } from '../world/files.ts';
import { departments } from '../world/people.ts';
import { zipArchive } from '../world/zip.ts';

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

/** Reads every sheet of a spreadsheet of `test/data/spreadsheets`. */
async function importedWhole(file: string) {
  const bytes = readFileSync(new URL(`../data/spreadsheets/${file}.xlsx`, import.meta.url));
  return readAll(await readXlsx(bytes));
}

function readAll(sheets: Sheet[]) {
  const reading = readWorkbook(sheets, { departments: [...departments], own: null, existing: () => [] });
  const named = reading.entries.map((entry) => ('content' in entry ? entry.content.name : entry));
  const of = (...severities: string[]) =>
    reading.findings
      .filter(({ severity }) => severities.includes(severity))
      .map(({ sheet, row, zh }) => ({ sheet, row, zh }));
  return { ...reading, named, of };
}

describe('第七条 (art. 7): a workbook of several sheets', () => {
  it('is read in all of them, each named in the report', async () => {
    const { named, of } = await importedWhole('several-sheets');
    expect(named).toEqual(['一二多表甲信息', '一二多表乙信息', '一二多表丙信息']);
    expect(of('remark').map(({ zh }) => zh)).toEqual(
      ['救助科', '福利科', '社会事务科'].map((name) => `工作表“${name}”：读出1个条目。`),
    );
    expect(of('rejected')).toEqual([]);
  });

  it('is found on its last one; the sheets that are no catalog are named', async () => {
    const { named, of } = await importedWhole('seventh-sheet');
    expect(named).toEqual(['一二第七表信息']);
    expect(of('remark').map(({ sheet }) => sheet)).toEqual([1, 2, 3, 4, 5, 6].map((n) => `说明${n}`));
  });

  it('is not read where it is hidden, which is told; an entry on two sheets is one too many', async () => {
    const { sheets } = await importedWhole('several-sheets');
    const plain = sheets.map(({ name, rows }) => ({ name, rows }));
    const [first, ...others] = plain as [Sheet, ...Sheet[]];
    const { named, of } = readAll([{ ...first, isHidden: true }, ...others]);
    expect(named).toEqual(['一二多表乙信息', '一二多表丙信息']);
    expect(of('remark')[0]).toMatchObject({ sheet: '救助科', zh: expect.stringContaining('已隐藏，未导入') });
    expect(() => readAll(plain.map((sheet) => ({ ...sheet, isHidden: true })))).toThrow(
      expect.objectContaining({ code: 'file-hidden' }),
    );
    const twice = readAll([first, { ...first, name: '另一张' }]);
    expect(twice.of('rejected')).toMatchObject([{ sheet: '另一张', zh: expect.stringContaining('重复') }]);
    // Nothing leaks past a hidden sheet that marks the workbook as secret.
    const marked = { name: '内情', isHidden: true, rows: [{ number: 1, cells: ['机密★10年'] }] };
    expect(() => readAll([first, marked])).toThrow(expect.objectContaining({ code: 'secret-refused' }));
  });
});

describe('第七条 (art. 7): what stands around the entries', () => {
  it('is one remark for each line that is none: a title, notes, the heading again, who filled it in', async () => {
    const { named, of, sheets } = await importedWhole('title-notes');
    expect(named).toEqual(['零五标题说明信息']);
    expect(of('rejected')).toEqual([]);
    expect(of('remark')).toMatchObject([{ row: 8 }, { row: 9 }]);
    const [sheet] = sheets;
    const rows = sheet?.rows ?? [];
    const heading = rows.find(({ number }) => number === sheet?.header.row);
    const total = { number: 12, cells: ['合计', '', '', '', '', '', '3个条目'] };
    const merged = { number: 13, cells: Array.from({ length: 20 }, () => '以上内容经本单位核对无误') };
    const numbered = { number: 14, cells: ['2'] };
    const more = readAll([
      { name: '目录', rows: [...rows, { ...heading, number: 11 } as SheetRow, total, merged, numbered] },
    ]);
    expect(more.named).toEqual(['零五标题说明信息']);
    expect(more.of('rejected')).toEqual([]);
    expect(more.of('remark').map(({ row }) => row)).toEqual([8, 9, 11, 12, 13, 14]);
    expect(more.of('remark')[2]?.zh).toContain('表头重复');
  });

  it('第三条 (art. 3): but refuses the file where such a line marks it as secret', async () => {
    const { sheets } = await importedWhole('title-notes');
    const rows = [...(sheets[0]?.rows ?? []), { number: 15, cells: ['备注：本表密级：机密'] }];
    expect(() => readAll([{ name: '目录', rows }])).toThrow(expect.objectContaining({ code: 'secret-refused' }));
  });

  it('may be a heading in two rows, groups above their parts', async () => {
    const { entries, of, sheets } = await importedWhole('two-row-header');
    expect(of('rejected')).toEqual([]);
    expect(sheets[0]?.header).toMatchObject({ row: 2, strange: [] });
    expect(entries).toMatchObject([
      {
        rows: [3, 4],
        content: {
          name: '零六两行表头信息',
          format: { category: 'database', type: 'mysql' },
          items: [
            { name: '申请编号', length: 20 },
            { name: '办理日期', dataType: 'D', length: 8 },
          ],
          sharing: { type: 'unconditional', method: 'database' },
          open: { toSociety: false },
          publishedOn: '2026-09-01',
        },
      },
    ]);
  });

  it('may be a column without a heading: a finding names it and what it holds, but nothing secret', async () => {
    const { of, findings } = await importedWhole('blank-header');
    expect(of('rejected')).toEqual([]);
    expect(findings.filter(({ column }) => /^第[A-Z]+列$/.test(column))).toMatchObject([
      { column: '第J列', value: '救助科', row: 1 },
      { column: '第P列', value: '字符型C' },
      { column: '第Q列', value: '20' },
    ]);
  });

  it('is refused at the cell where nobody can read it, under whatever heading', async () => {
    const { sheets } = await importedWhole('blank-header');
    const rows = sheets[0]?.rows ?? [];
    const holding = (cell: Partial<SheetRow>, text: string) =>
      rows.map((row) =>
        row.number === 2 ? { ...row, ...cell, cells: row.cells.map((each, at) => (at === 9 ? text : each)) } : row,
      );
    expect(readAll([{ name: '目录', rows: holding({ uncalculated: [9] }, '') }]).findings).toContainEqual(
      expect.objectContaining({ row: 2, column: '第J列', zh: expect.stringContaining('公式没有计算结果') }),
    );
    expect(readAll([{ name: '目录', rows: holding({}, '#REF!') }]).named).toMatchObject([{ secret: false }]);
  });

  it('is no phonetic guide', async () => {
    expect((await importedWhole('phonetic-inline')).named).toEqual(['一一乙注音登记信息']);
  });
});

describe('a file that is no workbook but has its name', () => {
  const text = (content: string) => Buffer.from(content);
  it.each<[string, Buffer]>([
    ['网页', text('<html><body><table><tr><td>名称</td></tr></table></body></html>')],
    ['网页', text('MIME-Version: 1.0\r\nContent-Type: multipart/related')],
    ['XML 表格 2003', text('<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook/>')],
    ['XML 表格 2003', text('<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>')],
    ['OpenDocument', zipArchive({ mimetype: text('application/x'), 'content.xml': text('<a/>') })],
    ['二进制工作簿', zipArchive({ 'xl/workbook.bin': text('x') })],
    ['文字文档', zipArchive({ 'word/document.xml': text('<a/>') })],
    ['PDF', text('%PDF-1.7')],
    ['文本文件', text('信息资源名称,提供方\n甲,乙')],
  ])('is called what it is, %s, with how to save it', async (kind, bytes) => {
    await expect(readXlsx(bytes)).rejects.toMatchObject({
      code: 'file-kind',
      details: { kind: expect.stringContaining(kind) },
    });
    await expect(readXlsx(bytes)).rejects.toMatchObject({ zh: expect.stringContaining('另存为') });
  });

  it('and one that nobody knows is broken', async () => {
    await expect(readXlsx(Buffer.from([0, 1, 2, 3]))).rejects.toMatchObject({ code: 'file-broken' });
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
