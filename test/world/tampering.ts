import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import type { TableName } from '../../shared/storage/tables.ts';
import type { Raw, Tables } from './tables.ts';

interface StoredItem {
  kind: string;
  id: string;
  state: Record<string, unknown>;
}

/**
 * Changes states behind the back of the log while something is tried, and puts them back.
 * @param change the state to store instead; null for a state that stays
 */
export async function whileAltered<T>(
  tables: Tables,
  table: TableName,
  change: (item: StoredItem) => object | null,
  call: () => Promise<T>,
): Promise<T> {
  const items = (await tables.raw(table)).filter(({ kind }) => kind !== undefined);
  const altered = items.flatMap((raw): [Raw, Raw][] => {
    const state = change(unmarshall(raw) as StoredItem);
    return state ? [[raw, { ...raw, state: { M: marshall(state, { removeUndefinedValues: true }) } }]] : [];
  });
  if (altered.length === 0) throw new Error('no state was altered');
  await tables.put(
    table,
    altered.map(([, after]) => after),
  );
  try {
    return await call();
  } finally {
    await tables.put(
      table,
      altered.map(([before]) => before),
    );
  }
}

/** Changes the purpose of a case: what the other side agreed to. */
export const otherPurpose =
  (of: string) =>
  ({ id, state }: StoredItem) =>
    id === of ? { ...state, purpose: '用于商业营销' } : null;
