import { readFileSync, writeFileSync } from 'node:fs';
import { importRow } from '../../../shared/contract/schemas/files.ts';
import { checkContent } from '../../../shared/domain/catalog/content.ts';
import { sameness } from '../../../shared/domain/catalog/import/text.ts';
import { entryOf, type SampleRow } from './adapt/entry.ts';
import type { SourceRow } from './adapt/source.ts';

/**
 * Builds `catalog.json`: `node infra/local/sample/build.ts <guizhou_tongren.json>`.
 *
 * The source is the open catalog of Tongren (Guizhou) as collected by CNPDS, the Chinese National Public Data Set of
 * the Websoft group at Nanjing University (https://github.com/nju-websoft/CNPDS, Apache-2.0), personal contacts removed.
 * Its entries are adapted: moved to Yima and its departments, with the items that the abstract lists, and classified for sharing,
 * because an open-data portal has no such classification.
 */

const FIRST = '全市城镇低保家庭信息';

function build(rows: SourceRow[]): { kept: SampleRow[]; dropped: string[] } {
  const kept: SampleRow[] = [];
  const dropped: string[] = [];
  for (const row of rows) {
    const entry = entryOf(row);
    const parsed = importRow.safeParse(entry);
    try {
      if (!parsed.success) throw parsed.error;
      checkContent(parsed.data.content);
      kept.push(entry);
    } catch (error) {
      dropped.push(`${row.标题}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return { kept: named(inTurns(kept)), dropped };
}

/** Numbers the entries of a department with the same name, because a name must be unique. */
function named(rows: SampleRow[]): SampleRow[] {
  const seen = new Map<string, number>();
  return rows.map((row) => {
    const { name } = row.content;
    const key = `${row.provider} ${sameness(name)}`;
    const times = (seen.get(key) ?? 0) + 1;
    seen.set(key, times);
    return times === 1 ? row : { ...row, content: { ...row.content, name: `${name}（之${times}）` } };
  });
}

/** Takes one entry of each department in turn, so that the first few already come from all departments. */
function inTurns(rows: SampleRow[]): SampleRow[] {
  const first = rows.filter((row) => row.content.name === FIRST);
  const queues = Object.values(
    Object.groupBy(
      rows.filter((row) => !first.includes(row)),
      (row) => `d${row.provider}`,
    ),
  );
  const turns: SampleRow[] = [...first];
  for (let i = 0; turns.length < rows.length; i++) {
    for (const queue of queues) {
      const row = queue?.[i];
      if (row) turns.push(row);
    }
  }
  return turns;
}

const file = process.argv[2];
if (!file) {
  console.error('usage: build.ts <guizhou_tongren.json>');
  process.exit(1);
}
const { kept, dropped } = build(JSON.parse(readFileSync(file, 'utf8')) as SourceRow[]);
const lines = kept.map((row) => JSON.stringify(row)).join(',\n');
writeFileSync(new URL('catalog.json', import.meta.url), `[\n${lines}\n]\n`);

const count = (of: (row: SampleRow) => string) =>
  Object.entries(Object.groupBy(kept, of))
    .map(([key, group]) => `${key} ${group?.length}`)
    .sort()
    .join(', ');
console.log(`kept ${kept.length}, dropped ${dropped.length}, ${Math.round(Buffer.byteLength(lines) / 1024)} KB`);
console.log(`sharing: ${count((row) => row.content.sharing.type)}`);
console.log(`providers: ${count((row) => row.provider)}`);
for (const line of dropped) console.log(`dropped: ${line}`);
