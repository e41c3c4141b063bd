import * as z from 'zod';
import type { Objects } from './objects.ts';
import { FORMAT } from './sqlite.ts';

/**
 * The key of the pointer to the current snapshot. A new format begins without a pointer, so its index is built anew, while code
 * of the old format goes on with its own.
 */
export const POINTER = `search/current-${FORMAT}.json`;

/** A snapshot and the changes made to it since, in order. */
const chain = z.strictObject({ snapshot: z.string(), deltas: z.array(z.string()) });

const pointer = chain.extend({
  /** The snapshot before and its changes. They are kept for readers that still load them, and removed when this one is replaced. */
  replaces: chain.nullable(),
});
export type Chain = z.output<typeof chain>;
export type Pointer = z.output<typeof pointer>;

/** The key of an immutable snapshot. */
export function snapshotKey(snapshot: string): string {
  return `search/${snapshot}.sqlite`;
}

/** The key of changes to a snapshot, which are immutable too. */
export function deltaKey(delta: string): string {
  return `search/${delta}.json`;
}

/** The current snapshot. @returns null before the first; 'unchanged' if the pointer still has the version `known` */
export async function readPointer(
  objects: Objects,
  known?: string,
): Promise<(Pointer & { etag: string }) | 'unchanged' | null> {
  const object = await objects.get(POINTER, known);
  if (object === null || object === 'unchanged') return object;
  return { ...pointer.parse(JSON.parse(object.text)), etag: object.etag };
}

/** Moves the pointer on from the version that it had. @returns the new version, or null if somebody else moved it first */
export async function movePointer(objects: Objects, to: Pointer, from: string | null): Promise<string | null> {
  return objects.put(POINTER, JSON.stringify(to), from);
}
