import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../shared/storage/database.ts';
import { getItem, itemsUnder, readAhead } from '../../shared/storage/items.ts';
import type { TableName } from '../../shared/storage/tables.ts';
import { localDatabase } from './dynamodb.ts';

let database: Database;
/** The calls that were sent, by name. */
let sent: string[] = [];

const put = (table: TableName, pk: string, sk: string, more: object = {}) =>
  database.client.send(new PutCommand({ TableName: database.name(table), Item: { pk, sk, ...more } }));

beforeAll(async () => {
  database = await localDatabase();
  database.client.middlewareStack.add(
    (next, { commandName = '' }) =>
      (args) => {
        sent.push(commandName);
        return next(args);
      },
    { step: 'initialize' },
  );
});

/** What a piece of work sends to DynamoDB. */
async function sentBy<T>(work: () => Promise<T>): Promise<[T, string[]]> {
  sent = [];
  return [await work(), [...sent]];
}

describe('reading items', () => {
  it('sends one call for what is read at once, of any tables, each key once', async () => {
    await put('cases', 'c-1', 'STATE', { name: 'case' });
    await put('work', 'w-1', 'STATE', { name: 'work' });
    const [found, calls] = await sentBy(() =>
      Promise.all([
        getItem(database, 'cases', { pk: 'c-1', sk: 'STATE' }),
        getItem(database, 'work', { pk: 'w-1', sk: 'STATE' }),
        getItem(database, 'cases', { pk: 'c-1', sk: 'STATE' }),
        getItem(database, 'cases', { pk: 'none', sk: 'STATE' }),
      ]),
    );
    expect(found.map((item) => item?.name)).toEqual(['case', 'work', 'case', undefined]);
    expect(calls).toEqual(['BatchGetItemCommand']);
    const [, alone] = await sentBy(() => getItem(database, 'cases', { pk: 'c-1', sk: 'STATE' }));
    expect(alone).toEqual(['GetItemCommand']);
  });

  it('asks again for what did not fit into one answer', async () => {
    // DynamoDB answers 16 MB at most and names the keys that are left.
    const text = 'x'.repeat(390_000);
    const keys = Array.from({ length: 50 }, (_, n) => ({ pk: `large-${n}`, sk: 'STATE' }));
    for (const { pk, sk } of keys) await put('catalog', pk, sk, { text });
    const [found, calls] = await sentBy(() => Promise.all(keys.map((key) => getItem(database, 'catalog', key))));
    expect(found.map((item) => item?.pk)).toEqual(keys.map(({ pk }) => pk));
    expect(calls).toEqual(['BatchGetItemCommand', 'BatchGetItemCommand']);
  });

  it('gives what was begun ahead to the first that asks, and reads again for the next', async () => {
    await put('cases', 'req_1', 'STATE', { seen: 1 });
    await put('cases', 'req_1', 'DUTY#req_1.reply');
    const ahead = readAhead(database, [{ table: 'cases', pk: 'req_1' }]);
    const [first, calls] = await sentBy(() => itemsUnder(ahead, 'cases', 'req_1'));
    expect(first.map(({ sk }) => sk)).toEqual(['DUTY#req_1.reply', 'STATE']);
    await put('cases', 'req_1', 'STATE', { seen: 2 });
    const again = await itemsUnder(ahead, 'cases', 'req_1');
    expect(again.at(-1)).toMatchObject({ seen: 2 });
    expect(calls).toEqual([]);
  });

  it('finds one item in what was begun of its whole partition, and fails for whoever asks, not for others', async () => {
    const ahead = readAhead(database, [{ table: 'cases', pk: 'req_1' }]);
    expect(await getItem(ahead, 'cases', { pk: 'req_1', sk: 'STATE' })).toMatchObject({ seen: 2 });
    const gone = { ...database, name: () => 'no-such-table' };
    const failing = readAhead(gone, [{ table: 'work', pk: 'w-1' }]);
    await expect(itemsUnder(failing, 'work', 'w-1')).rejects.toThrow('non-existent table');
    // Nobody asks for this one.
    readAhead(gone, [{ table: 'work', pk: 'w-2' }]);
  });
});
