import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { DynamoDB } from '../../infra/local/dynamodb/client.ts';
import { ensureTables } from '../../infra/local/dynamodb/tables.ts';
import { Reuse } from '../../infra/local/reuse.ts';
import { type Runtime, startRuntime } from '../../infra/local/runtime.ts';
import { synthesize } from '../../infra/local/synth.ts';
import { type TableName, tables } from '../../shared/storage/tables.ts';
import { Client } from './client.ts';
import { emptyDynamoDB } from './dynamodb.ts';
import { departments, people } from './people.ts';
import { type Raw, Tables } from './tables.ts';

/** The time at which the city is founded. Every world begins later. */
export const FOUNDED = '2026-01-05T09:00:00+08:00';

/** The items of a city that has only departments and people. */
interface City {
  model: Runtime['model'];
  items: Map<TableName, Raw[]>;
}

/**
 * Every world of the process takes over what the last one left, but for the function that remembers which departments' interfaces
 * fail, and their keys.
 */
export const reuse = new Reuse(mkdtempSync(join(tmpdir(), 'yima-reuse-')), (name) => name.includes('Exchange'));

/** The templates do not change while tests run. */
let synthesized: Promise<string> | undefined;

/** What every runtime of the process is started with. */
export async function startedWith({ anew = false } = {}) {
  synthesized ??= synthesize();
  return { assembly: await synthesized, warm: false, ...(anew ? {} : { reuse }) };
}

let founded: Promise<City> | undefined;

/**
 * Creates the tables of the city in an empty DynamoDB. The code under test founds the city over HTTP, once in each process. Every
 * world of the process begins with its own copy. The streams begin after the copy, so that functions don't receive the events of the
 * founding again.
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
  await copy.close();
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
  const runtime = await startRuntime({
    dataDir,
    now: new Date(FOUNDED),
    dynamodb: dynamodb.client,
    warm: false,
    reuse,
  });
  const read = new Tables(runtime);
  try {
    await populate(
      async (id) => new Client(runtime.apiUrl, await runtime.token(id)),
      () => runtime.settle(),
    );
    await runtime.settle();
    const items = new Map<TableName, Raw[]>();
    for (const table of Object.keys(tables) as TableName[]) items.set(table, await read.raw(table));
    // The tables are the whole city only if founding it sends no mail and opens no case: mails and timers are not in them.
    expect(runtime.mails()).toEqual([]);
    expect([items.get('catalog'), items.get('cases')]).toEqual([[], []]);
    return { model: runtime.model, items };
  } finally {
    await read.close();
    await runtime.stop();
    await dynamodb.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/**
 * Registers the departments and the people, as the founder and the first administrator would.
 * @param settled waits until everything before the leaders has been told, which is to nobody
 */
export async function populate(
  as: (personId: string) => Promise<Client>,
  settled = async (): Promise<void> => {},
): Promise<void> {
  const founder = await as('founder');
  for (const body of departments) await founder.ok('createDepartment', { body });
  const [administrator, ...others] = people;
  await founder.ok('createPerson', { body: administrator });
  const admin = await as('admin');
  const leads = ({ roles }: (typeof people)[number]) => roles.includes('leader');
  for (const body of others.filter((one) => !leads(one))) await admin.ok('createPerson', { body });
  await settled();
  for (const body of others.filter(leads)) await admin.ok('createPerson', { body });
}
