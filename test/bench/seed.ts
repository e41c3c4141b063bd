import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import type { DynamoDB } from '../../infra/local/dynamodb/client.ts';
import type { Runtime } from '../../infra/local/runtime.ts';
import { departments, IMPORTER, people } from '../../infra/local/sample/departments.ts';
import { sampleRows } from '../../infra/local/sample/load.ts';
import { type Instant, instant } from '../../shared/domain/calendar/time.ts';
import { catalogCode } from '../../shared/domain/catalog/code.ts';
import { type Content, contentSchema } from '../../shared/domain/catalog/content.ts';
import { approve, compile, type Resource } from '../../shared/domain/catalog/resource.ts';
import { andThen, change } from '../../shared/domain/change.ts';
import { BUREAU } from '../../shared/domain/people/department.ts';
import { type AnyChange, commit } from '../../shared/storage/commit.ts';
import type { Database } from '../../shared/storage/database.ts';
import { derivedId } from '../../shared/storage/ids.ts';
import { toStored } from '../../shared/storage/stored-state.ts';
import type { TableName } from '../../shared/storage/tables.ts';
import { submit } from '../examples.ts';

export type Item = Record<string, unknown>;
export type TableNames = Record<TableName, string>;
export type Entry = Resource & { published: Content };

/** What the template calls the tables. */
export function tableNames({ model }: Runtime): TableNames {
  const environment = model.functions.find(({ name }) => name.includes('Catalog'))?.Environment?.Variables ?? {};
  const names: TableName[] = ['registry', 'catalog', 'cases', 'events', 'work'];
  return Object.fromEntries(names.map((name) => [name, environment[`${name.toUpperCase()}_TABLE`]])) as TableNames;
}

/**
 * Puts the sample's departments and people and `count` published entries into DynamoDB Local, past the API: the items are
 * those that a commit would write, without its events, so that nothing reacts to them.
 * @returns the entries
 */
export async function seed(runtime: Runtime, names: TableNames, count: number): Promise<Entry[]> {
  return await seedRows(runtime, names, repeated(count));
}

type Row = ReturnType<typeof sampleRows>[number];

/** The same for given rows. */
export async function seedRows(runtime: Runtime, names: TableNames, rows: Row[]): Promise<Entry[]> {
  const now = instant(runtime.now().getTime());
  const entries = publishedEntries(rows, now);
  const changes: AnyChange[] = [
    ...departments.map((department) => change('department', null, department)),
    ...people.map((person) => change('person', null, { ...person, active: true })),
    ...entries,
  ];
  const items: [table: string, item: Item][] = [];
  for (const one of changes) items.push(...(await itemsOf(one, names, now)));
  await write(runtime.dynamodb, items);
  return entries.map(({ next }) => next as Entry);
}

/** The sample again and again, each round as another year's. */
function repeated(count: number): Row[] {
  const rows = sampleRows();
  return Array.from({ length: count }, (_, n) => {
    const row = rows[n % rows.length] as Row;
    const year = Math.floor(n / rows.length);
    return year === 0 ? row : { ...row, content: { ...row.content, name: `${row.content.name}（第${year}年）` } };
  });
}

function publishedEntries(rows: Row[], now: Instant) {
  const officer = { personId: 'p-00-officer2', department: BUREAU, roles: ['bureau' as const] };
  return rows.map(({ provider, content: given }, n) => {
    const content = contentSchema.parse(given);
    const code = catalogCode(provider, n + 1);
    const importer = { personId: IMPORTER, department: BUREAU, roles: ['bureau' as const] };
    const [compiled] = compile({ id: derivedId('res', 'bench', n), code, provider, content }, { by: importer });
    const submitted = andThen(compiled, (entry) => submit(entry, IMPORTER, now));
    const { next: state, events } = submitted;
    // As it was read for the approval.
    const at = { kind: 'resource', v: 1, id: state.id, seq: events.length, head: null, version: 0, at: now };
    return approve(toStored<'resource'>({ ...at, state }).state, { by: officer, now })[0];
  });
}

/** What a commit of this change writes into the tables of states. */
export async function itemsOf(one: AnyChange, names: TableNames, at: Instant): Promise<[table: string, item: Item][]> {
  const items: [string, Item][] = [];
  const client = {
    async send({ input }: TransactWriteCommand) {
      for (const { Put } of input.TransactItems ?? []) {
        if (Put?.Item && Put.TableName !== names.events && Put.TableName !== names.work) {
          items.push([String(Put.TableName), Put.Item]);
        }
      }
    },
  } as unknown as Database['client'];
  await commit({ client, name: (table) => names[table], has: () => true }, [one], {
    at,
    actorId: IMPORTER,
    correlation: 'bench',
  });
  return items;
}

export async function write(dynamodb: DynamoDB, items: [table: string, item: Item][]): Promise<void> {
  const client = DynamoDBDocumentClient.from(directly(dynamodb), { marshallOptions: { removeUndefinedValues: true } });
  // A transaction of a hundred is one commit to DynamoDB Local's file, twice as fast as batches.
  for (let some = items.splice(0, 100); some.length > 0; some = items.splice(0, 100)) {
    const TransactItems = some.map(([TableName, Item]) => ({ Put: { TableName, Item } }));
    await client.send(new TransactWriteCommand({ TransactItems }));
  }
  client.destroy();
}

/** A client of DynamoDB Local itself. */
export function directly({ url, accessKeyId }: DynamoDB): DynamoDBClient {
  return new DynamoDBClient({
    endpoint: url,
    region: 'us-east-1',
    credentials: { accessKeyId, secretAccessKey: 'local' },
  });
}
