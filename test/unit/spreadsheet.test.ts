import fc from 'fast-check';
import { readXlsx as readWorkbook } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { readCsv } from '../../shared/adapters/spreadsheet/csv.ts';
import { asText, csvFile } from '../../shared/adapters/spreadsheet/csv-writer.ts';
import { decodeText } from '../../shared/adapters/spreadsheet/encoding.ts';
import { exportXlsx, markedXlsx, templateXlsx } from '../../shared/adapters/spreadsheet/workbooks.ts';
import { readXlsx as readSheets } from '../../shared/adapters/spreadsheet/xlsx-reader.ts';
import { xlsxFile } from '../../shared/adapters/spreadsheet/xlsx-writer.ts';
import { columnKeys, columns } from '../../shared/domain/catalog/import/columns.ts';
import { finding } from '../../shared/domain/catalog/import/finding.ts';
import { findHeader } from '../../shared/domain/catalog/import/header.ts';
import { readSheet } from '../../shared/domain/catalog/import/import.ts';
import { Refusal } from '../../shared/domain/refusals.ts';
import { unconditional } from '../world/entries.ts';
import { asEntries, tableIn } from '../world/files.ts';
import { departments } from '../world/people.ts';
import { zipArchive } from '../world/zip.ts';

/** The rows of the sheet that an import takes. */
const readXlsx = async (bytes: Uint8Array) => tableIn(await readSheets(bytes));
const header = columnKeys.map((key) => columns[key].zh);
const refusal = async (reading: Promise<unknown> | (() => unknown)): Promise<string> => {
  try {
    await (typeof reading === 'function' ? reading() : reading);
    return 'read';
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return error.code;
  }
};

describe('text is read in the encodings that offices send', () => {
  const text = '信息资源名称,摘要\r\n㐀𠮷低保信息,"换行\n的，摘要"';
  // GB18030 of the same, byte by byte, since nothing here writes it.
  const gb = Buffer.from(
    'd0c5cfa2d7cad4b4c3fbb3c62cd5aad2aa0d0a8139ee399534b235b5cdb1a3d0c5cfa22c22bbbbd0d00ab5c4a3acd5aad2aa22',
    'hex',
  );
  it.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with its mark', Buffer.from(`\ufeff${text}`)],
    ['UTF-16', Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['UTF-16 the other way', Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
    ['UTF-16 without its mark', Buffer.from(`${text},1,2,3,4,5,6,7,8,9\r\n`, 'utf16le')],
    ['GB18030', gb],
  ])('%s', (_, bytes) => {
    expect(decodeText(bytes).startsWith(text)).toBe(true);
    expect(readCsv(bytes)[1]?.cells.slice(0, 2)).toEqual(['㐀𠮷低保信息', '换行\n的，摘要']);
  });

  it('and nothing else', async () => {
    for (const bytes of [Buffer.from([0xff, 0xfe, 0x00]), Buffer.alloc(100), Buffer.from([0x81, 0x20, 0xff, 0xff])]) {
      expect(await refusal(() => decodeText(bytes))).toBe('file-encoding');
    }
  });
});

describe('a table of text', () => {
  it.each([',', ';', '\t'])('comes apart by %j', (delimiter) => {
    const line = header.map((_, index) => (index === 6 ? '"名录,一;二"' : `v${index}`)).join(delimiter);
    const rows = readCsv(Buffer.from(`标题\r\n${header.join(delimiter)}\r\n\r\n${line}`));
    expect(rows.map(({ number }) => number)).toEqual([1, 2, 4]);
    expect(rows[2]?.cells.slice(5, 8)).toEqual(['v5', '名录,一;二', 'v7']);
  });
});

describe('what a spreadsheet would calculate', () => {
  it('is written as text and read back as it was', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: fc.constantFrom(...'=+-@＝＋－＠\t\r\'"，,a姓\n') }), { minLength: 1 }),
        (cells) => {
          const row = ['x', ...cells, 'x'];
          const bytes = csvFile([row]);
          expect(readCsv(bytes)[0]?.cells).toEqual(row);
        },
      ),
    );
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1', "'=1", '=HYPERLINK("http://x","y")'])(
    '%j begins with an apostrophe',
    (cell) => expect(asText(cell)).toBe(`'${cell}`),
  );

  it('is text in a workbook too', async () => {
    const bytes = await xlsxFile([{ name: '目录', rows: [header, ['=1+1', '@x']], styled: new Map() }]);
    const { sheets } = await readWorkbook(bytes, { readStyles: true });
    const cells = [...(sheets[0]?.cells?.values() ?? [])];
    expect(cells.every(({ formula }) => formula === undefined)).toBe(true);
    expect(sheets[0]?.rows[1]?.slice(0, 2)).toEqual(['=1+1', '@x']);
  });
});

describe('a workbook', () => {
  it('is read back as it was, and as a CSV was that an office suite has made one of', async () => {
    const rows = [header, ["'=1+1", "''=1", '=1', "'a", "'"], ['+1', '＝1', '，', '006', 'x']];
    const bytes = await xlsxFile([{ name: '目录', rows }]);
    expect((await readXlsx(bytes)).map(({ cells }) => cells)).toEqual(rows);
    // Opened there and saved, the apostrophe that made text of a cell stands in it as a character.
    const { sheets } = await readWorkbook(bytes);
    expect(sheets[0]?.rows[1]?.slice(0, 3)).toEqual(["''=1+1", "'''=1", '=1']);
  });

  const good = exportXlsx(asEntries([unconditional('名录一'), unconditional('名录二')]));

  it('is read sheet by sheet until one has the header, every cell as text', async () => {
    const rows = [['封面'], [], ['说明', '无']];
    const bytes = await xlsxFile([
      { name: '封面', rows },
      { name: '目录', rows: [['标题'], header, ['1', '', '项']] },
    ]);
    expect(await readXlsx(bytes)).toEqual([
      { number: 1, cells: ['标题'] },
      { number: 2, cells: header },
      { number: 3, cells: ['1', '', '项'] },
    ]);
  });

  it.each([
    ['nothing', Buffer.alloc(0), 'file-broken'],
    ['text', Buffer.from('信息资源名称,摘要'), 'file-kind'],
    ['an old .xls or a locked workbook', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'file-encrypted'],
    ['a zip of something else', zipArchive({ 'readme.txt': Buffer.from('x') }), 'file-broken'],
    [
      'an archive under a password',
      zipArchive({ 'xl/workbook.xml': Buffer.from('x') }, { flags: 1 }),
      'file-encrypted',
    ],
    ['a part that hides its size', zipArchive({ 'xl/workbook.xml': Buffer.from('x') }, { size: 0 }), 'file-broken'],
    ['a zip bomb', zipArchive({ 'xl/worksheets/sheet1.xml': Buffer.alloc(40_000_000) }), 'file-expands'],
    [
      'many parts that are one',
      zipArchive(Object.fromEntries(Array.from({ length: 2_100 }, (_, n) => [`${n}`, Buffer.from('x')]))),
      'file-expands',
    ],
  ])('that is %s is refused', async (_, bytes, code) => expect(await refusal(readXlsx(bytes))).toBe(code));

  it('that says its parts are small and has large ones is refused before they are unpacked', async () => {
    const bomb = await edited(await good, 'xl/worksheets/sheet1.xml', () => Buffer.alloc(200_000_000, 0x20), {
      size: 5_000,
    });
    const before = process.memoryUsage().rss;
    expect(await refusal(readXlsx(bomb))).toBe('file-broken');
    expect(process.memoryUsage().rss - before).toBeLessThan(150_000_000);
  });

  it.each([
    [
      'entities that grow',
      '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;">]>',
    ],
    ['a file it would fetch', '<!DOCTYPE x [<!ENTITY c SYSTEM "file:///etc/passwd">]>'],
  ])('with %s takes nothing of them', async (_, doctype) => {
    const sheet = `<?xml version="1.0"?>${doctype}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&c;</t></is></c></row></sheetData></worksheet>`;
    const bytes = await edited(await good, 'xl/worksheets/sheet1.xml', () => Buffer.from(sheet));
    expect(['file-no-header', 'file-broken']).toContain(await refusal(readXlsx(bytes)));
  });

  it('with cells at the far corner of every row ends in a refusal, and not in memory', async () => {
    const row = (n: number) => `<row r="${n}"><c r="A${n}"><v>1</v></c><c r="XFD${n}"><v>1</v></c></row>`;
    const rows = Array.from({ length: 3_000 }, (_, n) => row(n + 1)).join('');
    const sheet = `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`;
    const bytes = await edited(await good, 'xl/worksheets/sheet1.xml', () => Buffer.from(sheet));
    expect(await refusal(readXlsx(bytes))).toBe('file-too-many-rows');
  });

  it.each([
    ['1000000000', 'file-broken'],
    ['10000000000', 'file-broken'],
    ['1e9', 'file-broken'],
    ['-5', 'file-broken'],
    ['x', 'file-broken'],
    ['1048576', 'read'],
  ])('with a row numbered %s sizes nothing by it', async (number, outcome) => {
    const row = (n: string, cells: string[]) =>
      `<row r="${n}">${cells.map((cell) => `<c t="inlineStr"><is><t>${cell}</t></is></c>`).join('')}</row>`;
    const last = row(
      number,
      header.map((name) => (name === '序号' ? '1' : '')),
    );
    const sheet = `<worksheet><sheetData>${row('1', header)}${last}</sheetData><mergeCells><mergeCell ref="A1048576:XFD1048576"/><mergeCell ref="B2:XFD1048576"/></mergeCells></worksheet>`;
    const bytes = await edited(await good, 'xl/worksheets/sheet1.xml', () => Buffer.from(sheet));
    const started = performance.now();
    expect(await refusal(readXlsx(bytes).then(read))).toBe(outcome);
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  it('of which bytes were changed, cut or added is read or refused, never more', { timeout: 60_000 }, async () => {
    const bytes = Buffer.from(await good);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { maxLength: 8 }),
        fc.option(fc.nat(bytes.length), { freq: 3 }),
        async (changes, cut) => {
          const changed = Buffer.from(bytes);
          for (const [at, byte] of changes) changed[at] = byte;
          const outcome = await refusal(readXlsx(changed.subarray(0, cut ?? bytes.length)).then(read));
          expect([
            'read',
            'file-broken',
            'file-expands',
            'file-encrypted',
            'file-no-header',
            'file-too-many-rows',
          ]).toContain(outcome);
        },
      ),
      { numRuns: 80 },
    );
  });
});

/** What the import does with rows. */
function read(rows: Parameters<typeof readSheet>[0]) {
  return readSheet(rows, { departments: [...departments], own: null, existing: () => [] });
}

describe('whatever is sent as a table', () => {
  it('any bytes are read or refused, never more', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
        const ends = ['read', 'file-encoding', 'file-broken', 'file-quote-open'];
        expect(ends).toContain(await refusal(() => read(readCsv(bytes))));
        expect(await refusal(readXlsx(bytes))).toMatch(/^file-/);
      }),
    );
  });

  it('any cells under the header are entries that hold or say why not', () => {
    const cell = fc.oneof(
      fc.constantFrom(
        '',
        '1',
        '2',
        '是',
        '每年',
        '数据库',
        'mysql',
        '02',
        '《某法》第一条',
        '共享平台',
        '2023-01-05',
        '字符型C',
        '绝密★',
      ),
      fc.string({ unit: 'binary', maxLength: 30 }),
    );
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: header.length + 2 }), { maxLength: 12 }), (rows) => {
        const all = [{ number: 1, cells: header }, ...rows.map((cells, index) => ({ number: index + 2, cells }))];
        let reading: ReturnType<typeof read>;
        try {
          reading = read(all);
        } catch (error) {
          // A line that only says 绝密★ stands for the whole table.
          expect(error).toMatchObject({ code: 'secret-refused' });
          return;
        }
        for (const entry of reading?.entries ?? []) {
          const reasons = reading?.findings.filter(
            ({ row, severity }) => severity === 'rejected' && row >= entry.rows[0] && row <= entry.rows[1],
          );
          expect('content' in entry).toBe(reasons?.length === 0);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('what is written for people', () => {
  it('is a template with drop-downs, notes, the departments, and an explanation of every column', async () => {
    const { sheets } = await readWorkbook(await templateXlsx([...departments]), { readStyles: true });
    expect(sheets.map(({ name }) => name)).toEqual(['目录', '填写说明', '部门']);
    const [catalog, explanation, names] = sheets;
    const lists = catalog?.dataValidations ?? [];
    const offered = columnKeys.filter((key) => columns[key].choices).length + 1;
    expect(lists.filter(({ type }) => type === 'list')).toHaveLength(offered);
    const provider = lists.find(({ formula1 }) => formula1?.includes('部门'));
    expect(provider).toMatchObject({
      formula1: `部门!$B$2:$B$${departments.length + 1}`,
      range: expect.stringMatching(/^I2:I/),
    });
    expect(explanation?.rows.slice(1).map(([name]) => name)).toEqual(header);
    expect(names?.rows.slice(1)).toEqual(departments.map(({ id, name }) => [id, name]));
    expect(catalog?.cells?.get('0,6')?.comment?.text).toContain('必填');
  });

  it('is a copy of what was sent with the cells coloured and the reasons behind, which can be sent again', async () => {
    const rows = [
      { number: 3, cells: header },
      { number: 5, cells: header.map((_, index) => `值${index}`) },
      { number: 6, cells: header.map(() => '不可说') },
    ];
    const findings = [
      finding('unknown', 5, 'cycle', { choices: '每年' }),
      finding('spelling', 5, 'open', { to: '是' }),
      finding('secret', 6, 'secrecy'),
    ];
    const sheet = findHeader(rows);
    if (!sheet) throw new Error('no header');
    const bytes = await markedXlsx([{ name: '目录', rows, header: sheet, findings, withheld: new Set([6]) }]);
    const { sheets } = await readWorkbook(bytes, { readStyles: true });
    const fill = (column: number) => JSON.stringify(sheets[0]?.cells?.get(`1,${column}`)?.style?.fill);
    expect(fill(columnKeys.indexOf('cycle'))).toContain('F8CBAD');
    expect(fill(columnKeys.indexOf('open'))).toContain('FFF2CC');
    expect(sheets[0]?.rows[1]?.at(-1)).toContain('【须更正】更新周期：不在允许的取值内：每年。');
    expect(JSON.stringify(sheets[0]?.rows)).not.toContain('不可说');
    const again = await readXlsx(bytes);
    expect(findHeader(again)).toMatchObject({ at: sheet.at, strange: [] });
  });
});

/** The same archive with one part replaced. */
async function edited(
  bytes: Uint8Array,
  part: string,
  make: () => Buffer,
  claims: { size?: number } = {},
): Promise<Buffer> {
  const { ZipReader } = await import('../../node_modules/hucre/dist/zip/reader.mjs' as string);
  const archive = new ZipReader(bytes) as { entries(): string[]; extract(name: string): Promise<Uint8Array> };
  const parts: Record<string, Buffer> = {};
  for (const name of archive.entries()) parts[name] = name === part ? make() : Buffer.from(await archive.extract(name));
  return zipArchive(parts, { ...claims, only: part });
}
