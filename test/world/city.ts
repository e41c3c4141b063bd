import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { DynamoDB } from '../../infra/local/dynamodb/client.ts';
import { ensureTables } from '../../infra/local/dynamodb/tables.ts';
import { type Runtime, startRuntime } from '../../infra/local/runtime.ts';
import { type TableName, tables } from '../../shared/storage/tables.ts';
import { Client } from './client.ts';
import { emptyDynamoDB } from './dynamodb.ts';
import { departments, people } from './people.ts';
import { type Raw, Tables } from './tables.ts';

/** When the city was founded. Every world begins later. */
export const FOUNDED = '2026-01-05T09:00:00+08:00';

/** What lies in the tables of a city that has departments and people and nothing else. */
interface City {
  model: Runtime['model'];
  items: Map<TableName, Raw[]>;
}

let founded: Promise<City> | undefined;

/**
 * Gives an empty DynamoDB the tables of the city. It is founded over HTTP once in each process, by the code under test; every
 * world of the process begins with a copy of its own. The streams begin after the copy, so that no function is told again what it
 * was told when the city was founded.
 */
export async function copyCity(dynamodb: DynamoDB): Promise<void> {
  founded ??= found();
  const { model, items } = await founded;
  await ensureTables(
    dynamodb,
    model.tables.map(({ StreamSpecification: _, ...table }) => table),
  );
  const copy = new Tables({ dynamodb, model });
  for (const [table, all] of items) await copy.put(table, all);
  copy.close();
  for (const { name: TableName, StreamSpecification } of model.tables) {
    if (!StreamSpecification) continue;
    await dynamodb.call('UpdateTable', {
      TableName,
      StreamSpecification: { StreamEnabled: true, StreamViewType: StreamSpecification.StreamViewType },
    });
  }
}

async function found(): Promise<City> {
  const dataDir = mkdtempSync(join(tmpdir(), 'yima-city-'));
  const dynamodb = await emptyDynamoDB();
  const runtime = await startRuntime({ dataDir, now: new Date(FOUNDED), dynamodb: dynamodb.client, warm: false });
  const read = new Tables(runtime);
  try {
    await populate(async (id) => new Client(runtime.apiUrl, await runtime.token(id)));
    await runtime.settle();
    const items = new Map<TableName, Raw[]>();
    for (const table of Object.keys(tables) as TableName[]) items.set(table, await read.raw(table));
    // A copy of the tables is a copy of the city as long as founding it sends no mail and opens no case, which would have timers.
    expect(runtime.mails()).toEqual([]);
    expect([items.get('catalog'), items.get('cases')]).toEqual([[], []]);
    return { model: runtime.model, items };
  } finally {
    read.close();
    await runtime.stop();
    await dynamodb.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** Registers the departments and the people, as the founder and the first administrator would. */
export async function populate(as: (personId: string) => Promise<Client>): Promise<void> {
  const founder = await as('founder');
  for (const body of departments) await founder.ok('registerDepartment', { body });
  const [administrator, ...others] = people;
  await founder.ok('registerPerson', { body: administrator });
  const admin = await as('admin');
  for (const body of others) await admin.ok('registerPerson', { body });
}
