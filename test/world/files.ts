import { expect } from 'vitest';
import { exportCsv, exportXlsx } from '../../shared/adapters/spreadsheet/workbooks.ts';
import { readXlsx } from '../../shared/adapters/spreadsheet/xlsx-reader.ts';
import { type Content, contentSchema } from '../../shared/domain/catalog/content.ts';
import type { PublishedEntry } from '../../shared/domain/catalog/export/rows.ts';
import { type ColumnKey, columnKeys, columns } from '../../shared/domain/catalog/import/columns.ts';
import { type Sheet, type SheetRow, tablesOf } from '../../shared/domain/catalog/import/header.ts';
import type { ImportFormat } from '../../shared/domain/job.ts';
import { departments } from './people.ts';
import type { World } from './world.ts';

/** Uploads a file, imports it as a person and waits. @param how what else is said of it @returns the job's id and its report */
export async function importFile(
  world: World,
  by: string,
  format: ImportFormat,
  file: Uint8Array | string,
  how: object = {},
) {
  const client = await world.as(by);
  const { body } = await client.ok('createImport', { body: { format, size: Buffer.byteLength(file), ...how } });
  const headers = { 'content-type': body.contentType };
  const put = await fetch(body.uploadUrl, { method: 'PUT', headers, body: file as string | Uint8Array<ArrayBuffer> });
  expect(put.status).toBe(200);
  const params = { id: body.job.id };
  await client.ok('startImport', { params });
  await world.settle();
  const { body: told } = await client.ok('getImportReport', { params });
  expect(told.job.status).toBe('finished');
  return {
    id: body.job.id,
    job: told.job,
    actions: told.actions,
    report: told.report as NonNullable<typeof told.report>,
  };
}

/** Downloads a link. */
export async function download(url: string | null): Promise<{ bytes: Buffer; headers: Headers }> {
  const response = await fetch(url ?? 'no link');
  expect(response.status).toBe(200);
  return { bytes: Buffer.from(await response.arrayBuffer()), headers: response.headers };
}

/** Exports as a person. @returns the downloaded file */
export async function exportFile(
  world: World,
  by: string,
  body: { format: string; department?: string; filter?: object },
) {
  const client = await world.as(by);
  const { body: job } = await client.ok('createExport', { body });
  await world.settle();
  const { body: done } = await client.ok('getExport', { params: { id: job.id } });
  expect(done.job).toMatchObject({ status: 'finished', refused: 0 });
  return { ...(await download(done.downloadUrl)), done: done.job.done };
}

/** Entries for a department's spreadsheet. */
export function asEntries(contents: Content[], provider = '02'): PublishedEntry[] {
  const providerName = departments.find(({ id }) => id === provider)?.name ?? provider;
  return contents.map((content) => ({
    id: '',
    code: '',
    provider,
    providerName,
    version: 1,
    publishedAt: '2026-09-21T09:00:00.000+08:00',
    content: contentSchema.parse(content),
  }));
}

export const sheetFile = { xlsx: exportXlsx, csv: exportCsv };

/** The rows of the first sheet that is read as a catalog. */
export function tableIn(sheets: Sheet[]): SheetRow[] {
  return tablesOf(sheets).tables[0]?.rows ?? [];
}

/** A CSV of the given columns, with a row for each object. */
export function csvOf(rows: Partial<Record<ColumnKey, string>>[], keys: readonly ColumnKey[] = columnKeys): string {
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const lines = rows.map((row) => keys.map((key) => quoted(row[key] ?? '')).join());
  return [keys.map((key) => columns[key].zh).join(), ...lines].join('\r\n');
}

/** Encodes text as older offices do. Node can only decode GB 18030, so all two-byte codes are decoded to find a character's bytes. */
export function asGb18030(text: string): Buffer {
  const decoder = new TextDecoder('gb18030');
  const codes = new Map<string, number[]>();
  for (let first = 0x81; first < 0xff; first += 1) {
    for (let second = 0x40; second < 0xff; second += 1) {
      codes.set(decoder.decode(Uint8Array.of(first, second)), [first, second]);
    }
  }
  return Buffer.from(Array.from(text).flatMap((character) => codes.get(character) ?? [character.charCodeAt(0)]));
}

/** The last column of a marked-up copy, by row number. */
export async function remarksOf(bytes: Uint8Array): Promise<Map<number, string>> {
  const [{ rows }] = (await readXlsx(bytes)) as [Sheet];
  const last = rows[0]?.cells.indexOf('导入结果') ?? -1;
  return new Map(rows.slice(1).map(({ number, cells }) => [number, cells[last] ?? '']));
}
