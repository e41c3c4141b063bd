import type { SearchDocument } from '../../shared/adapters/search/port.ts';
import type { SnapshotWriter } from '../../shared/adapters/search/writer.ts';
import type { Resource } from '../../shared/domain/resource.ts';

/** A catalog entry as it is stored, with its sequence number. */
export interface Stored {
  seq: number;
  state: Resource;
}

/** Reads entries by id, strongly consistent, in any order; those that are not there are left out. */
export type ReadResources = (ids: string[]) => Promise<Stored[]>;

/**
 * Brings the index up to what the catalog says of these entries, as one snapshot. They are read after the snapshot that is
 * changed, so whoever moved the pointer before had read no later: any order and any repetition ends in the same index.
 * @returns how many entries changed
 */
export async function apply(ids: string[], writer: SnapshotWriter, readResources: ReadResources): Promise<number> {
  if (ids.length === 0) return 0;
  return writer.update(async (index) => index.write(changes(ids, await readResources(ids))));
}

/** Only what is published is indexed: of a draft the index never hears. */
export function changes(ids: string[], resources: Stored[]): { put: SearchDocument[]; remove: string[] } {
  const put = resources.flatMap(({ seq, state }) => documentOf(state, seq));
  const published = new Set(put.map((document) => document.id));
  return { put, remove: ids.filter((id) => !published.has(id)) };
}

function documentOf(resource: Resource, seq: number): SearchDocument[] {
  const { id, provider, published } = resource;
  if (!published) return [];
  const { name, abstract, items, sharing } = published;
  return [{ id, seq, provider, shareType: sharing.type, name, abstract, items: items.map((item) => item.name) }];
}
