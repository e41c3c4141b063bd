import * as z from 'zod';
import type { Objects } from './objects.ts';
import { FORMAT } from './sqlite.ts';

/**
 * Where the pointer to the current snapshot lies. A new format begins without one, and is built anew, while code of the old
 * format goes on with its own.
 */
export const POINTER = `search/current-${FORMAT}.json`;

const pointer = z.strictObject({
  snapshot: z.string(),
  /** The snapshot before: kept for those still loading it, removed when this one is replaced in turn. */
  replaces: z.string().nullable(),
});
export type Pointer = z.output<typeof pointer>;

/** The key of an immutable snapshot. */
export function snapshotKey(snapshot: string): string {
  return `search/${snapshot}.sqlite`;
}

/** Which snapshot is current. @returns null before the first; 'unchanged' where the pointer is still the version `known` */
export async function readPointer(
  objects: Objects,
  known?: string,
): Promise<(Pointer & { etag: string }) | 'unchanged' | null> {
  const object = await objects.get(POINTER, known);
  if (object === null || object === 'unchanged') return object;
  return { ...pointer.parse(JSON.parse(object.text)), etag: object.etag };
}

/** Moves the pointer on from the version it had. @returns its new version, or null where somebody else moved it first */
export async function movePointer(objects: Objects, to: Pointer, from: string | null): Promise<string | null> {
  return objects.put(POINTER, JSON.stringify(to), from);
}
