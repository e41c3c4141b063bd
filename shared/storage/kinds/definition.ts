import type { Instant } from '../../domain/calendar/time.ts';
import { sweptShardOf } from '../ids.ts';
import type { IndexName, TableName } from '../tables.ts';
import type { Kind, States } from './states.ts';

interface Key {
  pk: string;
  sk: string;
}
export type IndexKeys = Partial<Record<`${IndexName}${'pk' | 'sk'}`, string>>;

/** An item kept beside a state, written and deleted in the same commit. */
export interface Beside {
  key: Key;
  attributes: Record<string, unknown>;
}

interface KindDefinition<S> {
  table: TableName;
  /** Where the state is; an id says it all. */
  key(id: string): Key;
  id(state: S): string;
  /** What the overloaded indexes hold of it; an index left out does not list it. */
  index(state: S): IndexKeys;
  beside?(state: S): Beside[];
}

export const STATE = 'STATE';

/** How some kinds are laid out. */
export type Layout<K extends Kind> = { [Each in K]: KindDefinition<States[Each]> };

/** What a timer that was lost leaves to the sweep. */
export function waking(id: string, at: Instant): IndexKeys {
  return { gsi1pk: `WAKE#${sweptShardOf(id)}`, gsi1sk: `${at}#${id}` };
}

/** What the sweep finds once its time has come. */
export function waiting(id: string, since: string | null): IndexKeys {
  return since ? { gsi1pk: `WAITING#${sweptShardOf(id)}`, gsi1sk: `${since}#${id}` } : {};
}
