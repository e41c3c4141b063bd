import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ulid } from 'ulid';
import type { Objects } from './objects.ts';
import { movePointer, type Pointer, readPointer, snapshotKey } from './pointer.ts';
import { IndexFile } from './sqlite.ts';

/** How often somebody else may move the pointer before the change is left to a redelivery. */
const ATTEMPTS = 8;

/** A working copy of a snapshot. `etag` is the version of the pointer for it, null before the first snapshot. */
interface Copy {
  directory: string;
  path: string;
  index: IndexFile;
  etag: string | null;
  pointer: Pointer | null;
}

/**
 * Writes snapshots. Each is a new file, and it counts from the moment when the pointer moves to it. The pointer moves only from
 * the version that the change was based on. The working copy is kept for the next change, and thrown away when anything fails.
 */
export class SnapshotWriter {
  readonly #objects: Objects;
  #copy: Copy | null = null;

  constructor(objects: Objects) {
    this.#objects = objects;
  }

  /**
   * Changes the index and publishes it as one snapshot; nothing is published where nothing changed.
   * @param change returns how many entries it changed. If another writer was first, it is called again on what that one wrote,
   *   so it must read inside all that it needs. `first`: there is no snapshot yet, so the index is empty.
   * @param from `empty` builds the index anew
   * @returns what the last `change` returned
   * @throws Error if others were first each time, and whatever `change` or the store throws
   */
  async update(
    change: (index: IndexFile, first: boolean) => Promise<number>,
    from: 'current' | 'empty' = 'current',
  ): Promise<number> {
    for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
      try {
        const copy = await this.#working(from);
        if (!copy) continue;
        const changed = await change(copy.index, copy.pointer === null);
        if (changed === 0 && from === 'current') return 0;
        if (await this.#publish(copy)) return changed;
      } catch (error) {
        await this.close();
        throw error;
      }
      await this.close();
    }
    throw new Error('another writer moved the search index each time');
  }

  /** Throws the working copy away. */
  async close(): Promise<void> {
    const copy = this.#copy;
    this.#copy = null;
    copy?.index.close();
    if (copy) await rm(copy.directory, { recursive: true, force: true });
  }

  async #publish(copy: Copy): Promise<boolean> {
    const snapshot = ulid().toLowerCase();
    await this.#objects.put(snapshotKey(snapshot), await readFile(copy.path));
    const pointer = { snapshot, replaces: copy.pointer?.snapshot ?? null };
    const etag = await movePointer(this.#objects, pointer, copy.etag);
    if (etag === null) {
      await this.#objects.remove(snapshotKey(snapshot));
      return false;
    }
    if (copy.pointer?.replaces) await this.#objects.remove(snapshotKey(copy.pointer.replaces));
    Object.assign(copy, { etag, pointer });
    return true;
  }

  /** @returns null if the snapshot was replaced and removed before it could be fetched */
  async #working(from: 'current' | 'empty'): Promise<Copy | null> {
    const read = await readPointer(this.#objects);
    const current = read === 'unchanged' ? null : read;
    const etag = current?.etag ?? null;
    if (this.#copy && from === 'current' && this.#copy.etag === etag) return this.#copy;
    await this.close();

    const directory = await mkdtemp(join(tmpdir(), 'search-'));
    const path = join(directory, 'index.sqlite');
    const anew = current === null || from === 'empty';
    if (!anew && !(await this.#objects.download(snapshotKey(current.snapshot), path))) {
      await rm(directory, { recursive: true, force: true });
      return null;
    }
    const index = anew ? IndexFile.create(path) : IndexFile.open(path, { readOnly: false });
    const pointer = current && { snapshot: current.snapshot, replaces: current.replaces };
    this.#copy = { directory, path, index, etag, pointer };
    return this.#copy;
  }
}
