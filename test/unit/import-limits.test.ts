import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readJson } from '../../functions/jobs/read-json.ts';
import { readCsv } from '../../shared/adapters/spreadsheet/csv.ts';
import { Allowance } from '../../shared/adapters/spreadsheet/limits.ts';
import { readXlsx } from '../../shared/adapters/spreadsheet/xlsx-reader.ts';
import { columnKeys, columns } from '../../shared/domain/catalog/import/columns.ts';
import { readSheet } from '../../shared/domain/catalog/import/import.ts';
import { Refusal } from '../../shared/domain/refusals.ts';
import { zipArchive } from '../world/zip.ts';

/** One clerk's file must not hold up the jobs of the city: it is read in linear time and bounded room, or refused. */

const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const header = columnKeys.map((key) => columns[key].zh);
const inline = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
const sheetOf = (rows: string) =>
  `<worksheet><sheetData><row r="1">${header.map(inline).join('')}</row>${rows}</sheetData></worksheet>`;

/** A workbook whose sheets may all be one part. */
function workbook(sheet: string, { strings = '', sheets = 1 } = {}): Buffer {
  const ids = Array.from({ length: sheets }, (_, n) => n + 1);
  const related = ids.map((n) => `<Relationship Id="rId${n}" Type="${REL}/worksheet" Target="worksheets/sheet1.xml"/>`);
  return zipArchive({
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
    // What makes the whole no bomb: packed it stays as it is.
    noise: randomBytes(400_000),
  });
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

  it('is refused when its time is over', async () => {
    expect(await refusal(() => readXlsx(workbook(sheetOf('')), new Allowance({ seconds: 0 })))).toBe(
      'file-too-complex',
    );
    expect(await refusal(() => readCsv(Buffer.from('a,b\n1,2'), new Allowance({ seconds: 0 })))).toBe(
      'file-too-complex',
    );
  });
});

describe('a table of text', () => {
  it('of delimiters alone is refused before it is divided', async () => {
    expect(await refusal(() => readCsv(Buffer.alloc(6_000_000, ',')))).toBe('file-too-many-rows');
  });

  it('may have 200 columns', async () => {
    expect(await refusal(() => readCsv(Buffer.from(`${','.repeat(300)}a`)))).toBe('file-too-many-rows');
    expect(await refusal(() => readCsv(Buffer.from(`a${','.repeat(300)}`)))).toBe('read');
  });
});

describe('a list in JSON', () => {
  const scope = { departments: [], own: null, existing: async () => [] };
  it('has no more rows than a spreadsheet, and is refused before it takes many times its room', async () => {
    expect(await refusal(() => readJson(Buffer.from(`[${'0,'.repeat(100_000)}0]`), scope))).toBe('file-too-many-rows');
    expect(await refusal(() => readJson(Buffer.alloc(2_100_000, '['), scope))).toBe('file-too-complex');
    expect(await refusal(() => readJson(Buffer.alloc(12_000_000, '0,'), scope))).toBe('file-too-complex');
  });
});
