import type { Instant } from '../../domain/calendar/time.ts';
import { sweptShardOf } from '../ids.ts';
import type { ItemKey as Key } from '../items.ts';
import type { IndexName, TableName } from '../tables.ts';
import type { Kind, States } from './states.ts';

export type IndexKeys = Partial<Record<`${IndexName}${'pk' | 'sk'}`, string>>;

/** An item stored beside a state, written and deleted in the same commit. */
export interface Beside {
  key: Key;
  attributes: Record<string, unknown>;
  /** Whether only one state may have it: where another has, the commit is a conflict. */
  alone?: boolean;
}

interface KindDefinition<S> {
  table: TableName;
  /** Key of the state, derived from its id alone. */
  key(id: string): Key;
  id(state: S): string;
  /** Index keys of the state; a state without keys of an index is not listed there. */
  index(state: S): IndexKeys;
  beside?(state: S): Beside[];
  /** When the item is deleted, in seconds since 1970; only in a table that expires items. */
  expiresAt?(state: S): number | undefined;
}

export const STATE = 'STATE';

/** A state stored under its own id. */
export const byId = {
  key: (id: string): Key => ({ pk: id, sk: STATE }),
  id: (state: { id: string }) => state.id,
};

/** Layout of some kinds. */
export type Layout<K extends Kind> = { [Each in K]: KindDefinition<States[Each]> };

/** Index keys by which the sweep wakes a duty or a grant whose timer was lost. */
export function waking(id: string, at: Instant): IndexKeys {
  return { gsi1pk: `WAKE#${sweptShardOf(id)}`, gsi1sk: `${at}#${id}` };
}

/** Index keys by which the sweep finds waiting work from an instant on. */
export function waiting(id: string, since: string | null): IndexKeys {
  return since ? { gsi1pk: `WAITING#${sweptShardOf(id)}`, gsi1sk: `${since}#${id}` } : {};
}
