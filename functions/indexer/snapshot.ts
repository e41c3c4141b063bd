import { readings } from '../../shared/adapters/search/pinyin.ts';
import type { SearchDepartment, SearchDocument } from '../../shared/adapters/search/port.ts';
import type { Changes } from '../../shared/adapters/search/sqlite.ts';
import type { SnapshotWriter, Writable } from '../../shared/adapters/search/writer.ts';
import { itemKeys, weightOf } from '../../shared/domain/catalog/matching/items.ts';
import { isPublished, type Resource } from '../../shared/domain/catalog/resource.ts';

/** A catalog entry with its sequence number. */
export interface CatalogEntry {
  seq: number;
  state: Resource;
}

/** Reads entries by id, strongly consistent, in any order. Ids without an entry are left out. */
type ReadResources = (ids: string[]) => Promise<CatalogEntry[]>;

/** Reads the number and the name of every department. */
type ReadDepartments = () => Promise<{ id: string; name: string }[]>;

export interface Catalog {
  readResources: ReadResources;
  readDepartments: ReadDepartments;
  /** Every published entry, oldest publication first. */
  readAll: () => AsyncIterable<CatalogEntry[]>;
}

/**
 * Brings the index up to date for some entries and publishes it as one snapshot. The entries are read after the
 * snapshot that is changed, so a writer that moved the pointer before has read no later state: any order and any
 * repetition end in the same index. The first snapshot starts with the whole catalog.
 * @returns how many entries and department names changed
 */
export async function updateIndex(ids: string[], writer: SnapshotWriter, catalog: Catalog): Promise<number> {
  if (ids.length === 0) return 0;
  return writer.update(async (index, first) => {
    const known = first ? await writeAll(index, catalog) : 0;
    const [resources, departments] = await Promise.all([catalog.readResources(ids), catalog.readDepartments()]);
    const behind = index.after(changes(ids, resources).put);
    const later = await catalog.readResources(behind.filter((id) => !ids.includes(id)));
    const all = changes([...ids, ...behind], [...resources, ...later]);
    return known + index.write({ ...all, departments: departments.map(readable) });
  });
}

/** Writes the whole catalog into an empty index. @returns how many entries and department names it holds */
export async function writeAll(index: Writable, { readAll, readDepartments }: Omit<Catalog, 'readResources'>) {
  let written = index.write({ put: [], remove: [], departments: (await readDepartments()).map(readable) });
  for await (const entries of readAll()) written += index.write(changes([], entries));
  return written;
}

/** Only published content is indexed; drafts never reach the index. */
function changes(ids: string[], resources: CatalogEntry[]): Pick<Changes, 'put' | 'remove'> {
  const put = resources.flatMap(({ seq, state }) => documentOf(state, seq));
  const published = new Set(put.map((document) => document.id));
  return { put, remove: ids.filter((id) => !published.has(id)) };
}

function readable({ id, name }: { id: string; name: string }): SearchDepartment {
  return { id, name, readings: readings(name) };
}

function documentOf(resource: Resource, seq: number): SearchDocument[] {
  if (!isPublished(resource)) return [];
  const { id, code, provider, version, published, publishedAt } = resource;
  const { name, abstract, theme, format, updateCycle, sharing } = published;
  const items = published.items.map((item) => item.name);
  const keys = [...new Set(itemKeys(items))].filter((key) => weightOf(key) > 0);
  const properties = { department: provider, shareType: sharing.type, theme, format: format.category, updateCycle };
  return [
    { id, code, version, seq, publishedAt, ...properties, name, abstract, items, readings: readings(name), keys },
  ];
}
