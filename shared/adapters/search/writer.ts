import { readFile } from 'node:fs/promises';
import { ulid } from 'ulid';
import { type Copy, loadCopy, newCopy } from './loading.ts';
import type { Objects } from './objects.ts';
import { type Chain, deltaKey, movePointer, type Pointer, readPointer, snapshotKey } from './pointer.ts';
import { type Changes, IndexFile } from './sqlite.ts';

/** How often somebody else may move the pointer before the change is left to a redelivery. */
const ATTEMPTS = 8;

/**
 * After so many changes, or changes of so many characters, a new snapshot is written: a reader that begins loads the snapshot and then
 * all changes to it.
 */
const LIMIT = { deltas: 40, characters: 4_000_000 };

/** The part of an index that a change uses. */
export type Writable = Pick<IndexFile, 'after' | 'write' | 'size'>;

/** A working copy of the index. `etag` is the version of the pointer for it, null before the first snapshot. */
interface Working {
  copy: Copy;
  etag: string | null;
  pointer: Pointer | null;
  /** How many characters the changes since the snapshot have. */
  characters: number;
}

/**
 * Writes the index: a snapshot, and then each change as a small object of its own, so that a change is seen at once however large the
 * index is. Both count from the moment when the pointer names them, and the pointer moves only from the version that the change was
 * based on. The working copy is kept for the next change, and thrown away when anything fails.
 */
export class SnapshotWriter {
  readonly #objects: Objects;
  #working: Working | null = null;

  constructor(objects: Objects) {
    this.#objects = objects;
  }

  /**
   * Changes the index and publishes the change; nothing is published where nothing changed.
   * @param change returns how many entries it changed. If another writer was first, it is called again on what that one wrote,
   *   so it must read inside all that it needs. `first`: there is no snapshot yet, so the index is empty.
   * @param from `empty` builds the index anew
   * @returns what the last `change` returned
   * @throws Error if others were first each time, and whatever `change` or the store throws
   */
  async update(
    change: (index: Writable, first: boolean) => Promise<number>,
    from: 'current' | 'empty' = 'current',
  ): Promise<number> {
    for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
      try {
        const working = await this.#open(from);
        if (!working) continue;
        const { index } = working.copy;
        const made: Changes[] = [];
        const recorded: Writable = {
          after: (documents) => index.after(documents),
          write(changes) {
            const changed = index.write(changes);
            if (changed > 0) made.push(changes);
            return changed;
          },
          get size() {
            return index.size;
          },
        };
        const changed = await change(recorded, working.pointer === null);
        if (changed === 0 && from === 'current') return 0;
        if (await this.#publish(working, from === 'current' ? made : null)) return changed;
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
    const working = this.#working;
    this.#working = null;
    await working?.copy.close();
  }

  /** @param changes null where the index was built anew. @returns false if somebody else was first */
  async #publish(working: Working, changes: Changes[] | null): Promise<boolean> {
    if (!changes || !working.pointer) return await this.#snapshot(working);
    if (!(await this.#delta(working, working.pointer, changes))) return false;
    // What was changed is there already, so where somebody else is first now, the new snapshot can wait.
    const { deltas } = working.pointer;
    if (deltas.length >= LIMIT.deltas || working.characters > LIMIT.characters) {
      if (!(await this.#snapshot(working))) await this.close();
    }
    return true;
  }

  async #delta(working: Working, current: Pointer, changes: Changes[]): Promise<boolean> {
    const text = JSON.stringify(changes);
    const delta = ulid().toLowerCase();
    await this.#objects.put(deltaKey(delta), text);
    const pointer = { ...current, deltas: [...current.deltas, delta] };
    const etag = await movePointer(this.#objects, pointer, working.etag);
    if (etag === null) {
      await this.#objects.remove(deltaKey(delta));
      return false;
    }
    Object.assign(working, { etag, pointer, characters: working.characters + text.length });
    return true;
  }

  async #snapshot(working: Working): Promise<boolean> {
    const before = working.pointer;
    const snapshot = ulid().toLowerCase();
    await this.#objects.put(snapshotKey(snapshot), await readFile(working.copy.path));
    const replaces = before && { snapshot: before.snapshot, deltas: before.deltas };
    const pointer: Pointer = { snapshot, deltas: [], replaces };
    const etag = await movePointer(this.#objects, pointer, working.etag);
    if (etag === null) {
      await this.#objects.remove(snapshotKey(snapshot));
      return false;
    }
    if (before?.replaces) await this.#remove(before.replaces);
    Object.assign(working, { etag, pointer, characters: 0 });
    return true;
  }

  async #remove({ snapshot, deltas }: Chain): Promise<void> {
    const keys = [snapshotKey(snapshot), ...deltas.map(deltaKey)];
    await Promise.all(keys.map((key) => this.#objects.remove(key)));
  }

  /** @returns null if what the pointer named was replaced and removed before it could be fetched */
  async #open(from: 'current' | 'empty'): Promise<Working | null> {
    const read = await readPointer(this.#objects);
    const current = read === 'unchanged' ? null : read;
    const etag = current?.etag ?? null;
    if (this.#working && from === 'current' && this.#working.etag === etag) return this.#working;
    await this.close();

    const copy =
      current === null || from === 'empty'
        ? await newCopy(async (path) => IndexFile.create(path))
        : await loadCopy(this.#objects, current);
    if (!copy) return null;
    const pointer = current && { snapshot: current.snapshot, deltas: current.deltas, replaces: current.replaces };
    this.#working = { copy, etag, pointer, characters: 0 };
    return this.#working;
  }
}
