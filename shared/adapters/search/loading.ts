import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Objects } from './objects.ts';
import { type Chain, deltaKey, snapshotKey } from './pointer.ts';
import { type Changes, IndexFile } from './sqlite.ts';

/** A copy of the index that belongs to this process. */
export interface Copy {
  index: IndexFile;
  /** The file of the index. */
  path: string;
  /** Closes the index and removes its directory. */
  close(): Promise<void>;
}

/** Makes a directory for an index file. It is removed when the index is closed. */
export async function newCopy(open: (path: string) => Promise<IndexFile | null>): Promise<Copy | null> {
  const directory = await mkdtemp(join(tmpdir(), 'search-'));
  const remove = () => rm(directory, { recursive: true, force: true });
  const path = join(directory, 'index.sqlite');
  try {
    const index = await open(path);
    if (index) {
      const close = async () => {
        index.close();
        await remove();
      };
      return { index, path, close };
    }
  } catch (error) {
    await remove();
    throw error;
  }
  await remove();
  return null;
}

/** Copies a snapshot and makes the changes to it. @returns null if it, or a change, was replaced and removed before it was fetched */
export async function loadCopy(objects: Objects, { snapshot, deltas }: Chain): Promise<Copy | null> {
  const [changes, copy] = await Promise.all([
    fetchChanges(objects, deltas),
    newCopy(async (path) => ((await objects.download(snapshotKey(snapshot), path)) ? IndexFile.open(path) : null)),
  ]);
  if (!changes || !copy) {
    await copy?.close();
    return null;
  }
  for (const each of changes) copy.index.write(each);
  return copy;
}

/** Reads changes, in order. @returns null if one was removed before it was fetched */
export async function fetchChanges(objects: Objects, deltas: string[]): Promise<Changes[] | null> {
  const found = await Promise.all(deltas.map((delta) => objects.get(deltaKey(delta))));
  const texts = found.flatMap((object) => (object && object !== 'unchanged' ? [object.text] : []));
  // Only the writer makes them, and a change of their form is a change of the format.
  return texts.length === deltas.length ? texts.flatMap((text) => JSON.parse(text) as Changes[]) : null;
}
