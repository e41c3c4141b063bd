import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readJson } from '../../functions/jobs/read-json.ts';
import { readCsv } from '../../shared/adapters/spreadsheet/csv.ts';
import { Allowance } from '../../shared/adapters/spreadsheet/limits.ts';
import { readXlsx } from '../../shared/adapters/spreadsheet/xlsx-reader.ts';
import { columnKeys, columns } from '../../shared/domain/catalog/import/columns.ts';
import { readSheet } from '../../shared/domain/catalog/import/import.ts';
import { Refusal } from '../../shared/domain/refusals.ts';
import { tableIn } from '../world/files.ts';
import { zipArchive } from '../world/zip.ts';

/** One clerk's file must not hold up the jobs of the city: it is read in linear time and bounded room, or refused. */

const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const header = columnKeys.map((key) => columns[key].zh);
const inline = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
const sheetOf = (rows: string) =>
  `<worksheet><sheetData><row r="1">${header.map(inline).join('')}</row>${rows}</sheetData></worksheet>`;

const noise = randomBytes(400_000);

/** A workbook whose sheets may all be one part. */
function workbook(sheet: string, options: { strings?: string; sheets?: number } = {}): Buffer {
  return zipArchive(partsOf(sheet, options));
}

function partsOf(sheet: string, { strings = '', sheets = 1 } = {}): Record<string, Buffer> {
  const ids = Array.from({ length: sheets }, (_, n) => n + 1);
  const related = ids.map((n) => `<Relationship Id="rId${n}" Type="${REL}/worksheet" Target="worksheets/sheet1.xml"/>`);
  return {
    '_rels/.rels': Buffer.from(
      `<Relationships><Relationship Id="rId1" Type="${REL}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ),
    'xl/workbook.xml': Buffer.from(
      `<workbook xmlns:r="r"><sheets>${ids.map((n) => `<sheet name="${n}" r:id="rId${n}"/>`).join('')}</sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': Buffer.from(
      `<Relationships>${related.join('')}<Relationship Id="s" Type="${REL}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    ),
    'xl/sharedStrings.xml': Buffer.from(`<sst>${strings}</sst>`),
    'xl/worksheets/sheet1.xml': Buffer.from(sheet),
    // What makes a large one no bomb: packed it stays as it is.
    ...(sheet.length + strings.length > 1_000_000 ? { noise } : {}),
  };
}

async function refusal(reading: () => unknown): Promise<string> {
  try {
    await reading();
    return 'read';
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}

describe('a cell of any text', () => {
  it.each(['<a', '<style>', '（', '(1', '，x', '1.', '&#1', ' \n', '的相关', '密级：', '《', '信息'])(
    'of %j is read in linear time in every column',
    async (pump) => {
      const text = `x${pump.repeat(32_000 / pump.length)}x`;
      const started = performance.now();
      const cells = columnKeys.map((key) => (key === 'secrecy' ? '' : text));
      const known = { departments: [], own: null, existing: () => [] };
      await refusal(() =>
        readSheet(
          [
            { number: 1, cells: header },
            { number: 2, cells },
          ],
          known,
        ),
      );
      await refusal(() =>
        readSheet(
          [
            { number: 1, cells },
            { number: 2, cells: header },
          ],
          known,
        ),
      );
      expect(performance.now() - started).toBeLessThan(3_000);
    },
  );

  it('has no more than 32,767 characters', async () => {
    const long = 'a'.repeat(32_768);
    expect(await refusal(() => readXlsx(workbook(sheetOf(`<row>${inline(long)}</row>`))))).toBe('file-cell-too-long');
    expect(await refusal(() => readCsv(Buffer.from(`${header.join()}\n${long}`)))).toBe('file-cell-too-long');
    expect(await refusal(() => readCsv(Buffer.alloc(4_000_000, 'a')))).toBe('file-cell-too-long');
  });
});

describe('a workbook', () => {
  it('may share a text among cells, but each cell counts', async () => {
    const rows = (count: number) => sheetOf('<row><c t="s"><v>0</v></c></row>'.repeat(count));
    const strings = `<si><t>${'a'.repeat(32_000)}</t></si>`;
    expect(await refusal(() => readXlsx(workbook(rows(3_000), { strings })))).toBe('file-too-complex');
    expect(await refusal(() => readXlsx(workbook(rows(300), { strings })))).toBe('read');
  });

  it('may have only so many texts, of any length', async () => {
    const strings = '<si/>'.repeat(5_100_000);
    expect(await refusal(() => readXlsx(workbook(sheetOf(''), { strings })))).toBe('file-too-many-rows');
  });

  it('is read once where several sheets are one part', async () => {
    expect(await readXlsx(workbook(sheetOf(''), { sheets: 5 }))).toHaveLength(1);
  });

  it('with merged cells over each other ends in a refusal', async () => {
    const rows = sheetOf(`<row>${inline('a')}</row>`.repeat(2_000)).replace(
      '</sheetData>',
      `</sheetData><mergeCells>${'<mergeCell ref="A2:XFD1048576"/>'.repeat(100)}</mergeCells>`,
    );
    expect(await refusal(() => readXlsx(workbook(rows)))).toBe('file-too-many-rows');
  });

  it('may have only so many merged cells, whatever they cover', async () => {
    const merged = (count: number) =>
      `<worksheet><sheetData/><mergeCells>${'<mergeCell ref="A1:A2"/>'.repeat(count)}</mergeCells></worksheet>`;
    expect(await refusal(() => readXlsx(workbook(merged(100_001))))).toBe('file-too-complex');
    expect(await refusal(() => readXlsx(workbook(merged(100))))).toBe('read');
  });

  it('may have only so many attributes in a tag', async () => {
    const row = (count: number) =>
      `<row ${Array.from({ length: count }, (_, n) => `a${n}=""`).join(' ')}><c t="inlineStr"><is><t>x</t></is></c></row>`;
    expect(await refusal(() => readXlsx(workbook(sheetOf(row(101)))))).toBe('file-too-complex');
    expect(await refusal(() => readXlsx(workbook(sheetOf(row(100)))))).toBe('read');
  });

  it('is refused when its time is over', async () => {
    expect(await refusal(() => readXlsx(workbook(sheetOf('')), new Allowance({ seconds: 0 })))).toBe(
      'file-too-complex',
    );
    expect(await refusal(() => readCsv(Buffer.from('a,b\n1,2'), new Allowance({ seconds: 0 })))).toBe(
      'file-too-complex',
    );
  });
});

describe('a workbook of any parts', () => {
  const piece = fc.constantFrom(
    '<row>',
    '<row r="3">',
    '<row r="1e9">',
    '</row>',
    '<c>',
    '<c r="B2" t="s">',
    '<c r="XFD9" t="str">',
    '<c t="e">',
    '<c t="b" s="-1">',
    '<c t="inlineStr">',
    '</c>',
    '<v>',
    '<v/>',
    '</v>',
    '<f>',
    '</f>',
    '<is><t>',
    '</t></is>',
    '<rPh><t>',
    '</t></rPh>',
    '<si>',
    '</si>',
    '<mergeCell ref="A1:B9"/>',
    '<mergeCell ref="B9:A1"/>',
    '<mergeCell ref="A0"/>',
    '</sheetData>',
    '<x:sheetData xmlns:x="x">',
    '<![CDATA[',
    ']]>',
    '<!--',
    '-->',
    '<!DOCTYPE x>',
    '<?x ?>',
    '&amp;',
    '&c;',
    '&#x0;',
    '&#1114112;',
    '_xD83D_',
    '\0',
    '9'.repeat(400),
    '机密★',
  );
  const pieces = fc.array(fc.oneof(piece, fc.string({ unit: 'binary', maxLength: 5 })), { maxLength: 30 });
  const xml = pieces.map((all) => all.join(''));
  const part = fc.constantFrom('xl/workbook.xml', 'xl/_rels/workbook.xml.rels', '_rels/.rels', 'xl/sharedStrings.xml');
  const known = { departments: [], own: null, existing: () => [] };

  it('is read or refused, never more', async () => {
    await fc.assert(
      fc.asyncProperty(xml, xml, fc.option(fc.tuple(part, xml), { freq: 3 }), async (rows, strings, other) => {
        const parts = partsOf(sheetOf(rows), { strings: `<si><t>a</t></si>${strings}` });
        if (other) parts[other[0]] = Buffer.from(other[1]);
        const outcome = await refusal(async () => readSheet(tableIn(await readXlsx(zipArchive(parts))), known));
        expect(outcome).toMatch(/^(read|file-.*|secret-refused|heading-unclear)$/);
      }),
      { numRuns: 300 },
    );
  });

  it('of whole rows and broken values is read or refused, never more', async () => {
    const cell = fc.tuple(
      fc.constantFrom('s', 'str', 'n', 'b', 'e', 'd', 'inlineStr', 'x'),
      fc.oneof(fc.double(), fc.integer(), fc.constantFrom('', '-1', '1e400', '#REF!', 'NaN', '2026-09-24T')),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(cell, { maxLength: 40 }), { maxLength: 6 }), async (rows) => {
        const all = rows.map(
          (cells) => `<row>${cells.map(([type, value]) => `<c t="${type}" s="1"><v>${value}</v></c>`).join('')}</row>`,
        );
        const outcome = await refusal(async () =>
          readSheet(tableIn(await readXlsx(workbook(sheetOf(all.join(''))))), known),
        );
        expect(outcome).toMatch(/^(read|file-.*|secret-refused)$/);
      }),
      { numRuns: 150 },
    );
  });
});

describe('a table of text', () => {
  it('of delimiters alone is refused before it is divided', async () => {
    expect(await refusal(() => readCsv(Buffer.alloc(6_000_000, ',')))).toBe('file-too-many-rows');
  });

  it.each(['\n', '\r'])('of blank lines alone (%j) is refused before they are read one by one', async (end) => {
    expect(await refusal(() => readCsv(Buffer.alloc(6_000_000, end)))).toBe('file-too-many-rows');
  });

  it('may have 200 columns', async () => {
    expect(await refusal(() => readCsv(Buffer.from(`${','.repeat(300)}a`)))).toBe('file-too-many-rows');
    expect(await refusal(() => readCsv(Buffer.from(`a${','.repeat(300)}`)))).toBe('read');
  });
});

describe('a list in JSON', () => {
  const scope = { departments: [], own: null, existing: async () => [] };
  it.each([
    ['[\n{"provider": "02"},\n{"provider" "06"}\n]', '第 3 行'],
    ['[\n\n{"a": b}]', '第 3 行'],
    ['[1,]', '第 1 行'],
    ['[{"provider": "02", ', '第 1 行'],
    ['[\n{"a": 1},\n', '第 3 行'],
    ['x', '第 1 行'],
  ])('that is none is refused as a whole, with where it breaks: %j', async (text, where) => {
    await expect(readJson(Buffer.from(text), scope)).rejects.toMatchObject({
      code: 'file-json',
      zh: expect.stringContaining(where),
    });
  });

  it('that can be read in more than one way is refused as a whole', async () => {
    const twice = Buffer.from('[\n{"a": 1, "a": 2}\n]');
    await expect(readJson(twice, scope)).rejects.toMatchObject({ code: 'file-json-unclear' });
  });

  it('of anything but objects is refused as a whole, not row by row', async () => {
    for (const rows of [`[${'0,'.repeat(19_500)}0]`, `[${'0,'.repeat(101)}{}]`, '[[{}]]', '[null]', '"x"'])
      expect(await refusal(() => readJson(Buffer.from(rows), scope)), rows.slice(0, 20)).toBe('file-json-rows');
  });

  it('with a stray row among entries is read, and the row refused', async () => {
    const { entries } = await readJson(Buffer.from('[{}, "x"]'), scope);
    expect(entries.map((entry) => 'refusal' in entry && entry.refusal.code)).toEqual([
      'invalid-input',
      'invalid-input',
    ]);
  });

  it('has only so many members in an object, which are named in what is said of it', async () => {
    const members = Array.from({ length: 10_001 }, (_, n) => `"k${n}":0`);
    expect(await refusal(() => readJson(Buffer.from(`[{${members}}]`), scope))).toBe('file-json-unclear');
    expect(await refusal(() => readJson(Buffer.from(`[{${members.slice(1)}}]`), scope))).toBe('read');
  });

  it.each([
    ['many short lines', `[\n${'0,\n'.repeat(300_000)}x`, 300_002],
    ['many before a long one', `[\n${'0,\n'.repeat(100_000)}${'0,'.repeat(500_000)}x]`, 100_002],
    ['a long one first', `[${'0,'.repeat(500_000)}\nx,\n${'0,\n'.repeat(100_000)}0]`, 2],
  ])('that breaks in one of %s says so in few looks', async (_, text, line) => {
    await expect(readJson(Buffer.from(text), scope)).rejects.toMatchObject({ code: 'file-json', details: { line } });
  });

  it('has no more rows than a spreadsheet, and is refused before it takes many times its room', async () => {
    expect(await refusal(() => readJson(Buffer.from(`[${'{},'.repeat(100_000)}{}]`), scope))).toBe(
      'file-too-many-rows',
    );
    expect(await refusal(() => readJson(Buffer.alloc(2_100_000, '['), scope))).toBe('file-too-complex');
    expect(await refusal(() => readJson(Buffer.alloc(12_000_000, '0,'), scope))).toBe('file-too-complex');
  });
});
