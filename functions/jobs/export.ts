import { exports } from '../../shared/adapters/file-keys.ts';
import { exportCsv, exportXlsx, templateXlsx } from '../../shared/adapters/spreadsheet/workbooks.ts';
import type { Instant } from '../../shared/domain/calendar/time.ts';
import type { Content } from '../../shared/domain/catalog/content.ts';
import { dcatCatalog } from '../../shared/domain/catalog/export/dcat.ts';
import type { PublishedEntry } from '../../shared/domain/catalog/export/rows.ts';
import { isPublished } from '../../shared/domain/catalog/resource.ts';
import type { ExportFilter, ExportFormat, Job, JobWork } from '../../shared/domain/job.ts';
import type { Department } from '../../shared/domain/people/department.ts';
import { allDepartments, list, listings, type Position } from '../../shared/storage/lists.ts';
import type { Work } from './batch.ts';
import type { JobsDeps } from './deps.ts';

const ENTRIES_A_BATCH = 200;

/**
 * Writes all published entries into one file, department by department, in order of code. After an interruption the
 * entries are read again from the beginning, since the file is written once, at the end.
 */
export async function exportEntries(
  _job: Job,
  work: JobWork & { kind: 'export' },
  now: Instant,
  { database, files, index }: JobsDeps,
): Promise<Work> {
  const { filter = {} } = work;
  const found = filter.q === undefined ? null : await idsFound(index, { ...filter, q: filter.q });
  const departments = (await allDepartments(database)).filter(({ id }) => [null, id].includes(work.department));
  const names = new Map(departments.map(({ id, name }) => [id, name]));
  const listing = listings.published([...names.keys()]);
  const entries: PublishedEntry[] = [];
  let from: Position | null = null;
  let more = work.format !== 'template' && names.size > 0;

  return async (cursor) => {
    while (more && entries.length < Number(cursor ?? 0)) await readBatch();
    const before = entries.length;
    if (more) await readBatch();
    const targets = entries.slice(before).map(({ id }) => ({ name: id, decide: async () => null }));
    if (more) return { targets, next: String(entries.length), total: null };
    const { contentType, name } = exports[work.format];
    await files.write(work.file, await fileOf(work.format, { entries, departments, now }), contentType, name);
    return { targets, next: null, total: entries.length };
  };

  async function readBatch(): Promise<void> {
    const page = await list<'resource'>(database, listing, { limit: ENTRIES_A_BATCH, from });
    for (const { state } of page.items) {
      if (!isPublished(state) || !passes(state.published, filter) || found?.has(state.id) === false) continue;
      const { id, code, provider, version, published: content, publishedAt } = state;
      entries.push({
        id,
        code,
        provider,
        providerName: names.get(provider) ?? provider,
        version,
        publishedAt,
        content,
      });
    }
    from = page.next;
    more = from !== null;
  }
}

const HITS_A_PAGE = 500;

/** All entries that a search finds. */
async function idsFound(index: JobsDeps['index'], query: ExportFilter & { q: string }): Promise<Set<string>> {
  const ids = new Set<string>();
  let position: unknown;
  do {
    const { hits, next } = await index.search({ ...query, limit: HITS_A_PAGE, position: position ?? undefined });
    for (const { id } of hits) ids.add(id);
    position = next;
  } while (position !== null && position !== undefined);
  return ids;
}

function passes({ sharing, theme, format, updateCycle }: Content, filter: ExportFilter): boolean {
  const has = { shareType: sharing.type, theme, format: format.category, updateCycle };
  return (Object.keys(has) as (keyof typeof has)[]).every((key) => [undefined, has[key]].includes(filter[key]));
}

async function fileOf(
  format: ExportFormat,
  { entries, departments, now }: { entries: PublishedEntry[]; departments: Department[]; now: Instant },
): Promise<string | Uint8Array> {
  switch (format) {
    case 'xlsx':
      return await exportXlsx(entries);
    case 'csv':
      return exportCsv(entries);
    case 'json':
      return jsonFile(entries);
    case 'dcat':
      return JSON.stringify(dcatCatalog(entries, now), null, 1);
    case 'template':
      return await templateXlsx(departments);
  }
}

/** A JSON list in the format of imports, one entry a line. */
function jsonFile(entries: PublishedEntry[]): string {
  const rows = entries.map(({ code, provider, version, publishedAt, content }) =>
    JSON.stringify({ code, provider, version, publishedAt, content }),
  );
  return `[\n${rows.join(',\n')}\n]\n`;
}
