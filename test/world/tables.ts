import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { DynamoDB } from '../../infra/local/dynamodb/client.ts';
import type { Runtime } from '../../infra/local/runtime.ts';
import type { LoggedEvent } from '../../shared/domain/event.ts';
import { writtenEvent } from '../../shared/storage/log.ts';
import { unpacked } from '../../shared/storage/responses.ts';
import { type TableName, tables } from '../../shared/storage/tables.ts';

type Item = Record<string, unknown> & { pk: string; sk: string };
export type Raw = Record<string, AttributeValue>;

/** The content of the tables, read straight from DynamoDB Local. */
export class Tables {
  readonly #dynamodb: DynamoDB;
  readonly #names: Map<TableName, string>;

  constructor({ dynamodb, model }: Pick<Runtime, 'dynamodb' | 'model'>) {
    this.#dynamodb = new DynamoDB(dynamodb.port, dynamodb.accessKeyId);
    const environments = model.functions.map((fn) => fn.Environment?.Variables ?? {});
    const nameOf = (table: TableName) =>
      environments.map((variables) => variables[`${table.toUpperCase()}_TABLE`]).find(Boolean);
    this.#names = new Map((Object.keys(tables) as TableName[]).map((table) => [table, String(nameOf(table))]));
  }

  /** The name of a table in the booted template. */
  name(table: TableName): string {
    return String(this.#names.get(table));
  }

  /** Writes items without events, for tests that need very many. A hundred at a time is fastest. */
  async put(table: TableName, items: Raw[]): Promise<void> {
    for (let from = 0; from < items.length; from += 100) {
      const puts = items.slice(from, from + 100).map((Item) => ({ Put: { TableName: this.name(table), Item } }));
      await this.#dynamodb.call('TransactWriteItems', { TransactItems: puts });
    }
  }

  /** A table's items in DynamoDB's form: each attribute with its type. */
  async raw(table: TableName): Promise<Raw[]> {
    const items: Raw[] = [];
    let ExclusiveStartKey: unknown;
    do {
      const page = await this.#dynamodb.call<{ Items: Raw[]; LastEvaluatedKey?: unknown }>('Scan', {
        TableName: this.name(table),
        ConsistentRead: true,
        // Without a limit, DynamoDB Local reads the whole table for each page.
        Limit: 1000,
        ...(ExclusiveStartKey ? { ExclusiveStartKey } : {}),
      });
      items.push(...page.Items);
      ExclusiveStartKey = page.LastEvaluatedKey;
    } while (ExclusiveStartKey);
    return items;
  }

  /** A table's items, the answers kept for retries unpacked, so that whoever looks for a text finds it there too. */
  async items(table: TableName): Promise<Item[]> {
    return (await this.raw(table)).map((item) => unmarshall(withText(item)) as Item);
  }

  /**
   * All items, by table and key, as comparable text. The leases of workers are left out, because they use machine time, and the records
   * of who read and who was turned away with what waits to be sealed, since these are no change.
   */
  async snapshot(): Promise<Map<string, string>> {
    const all = await Promise.all(
      [...this.#names.keys()]
        .filter((table) => table !== 'access' && table !== 'seals')
        .map(async (table) =>
          (await this.items(table)).map(
            ({ leasedTo: _worker, leasedUntil: _time, tries: _tries, ...item }): [string, string] => [
              `${table} ${item.pk} ${item.sk}`,
              JSON.stringify(item, (_, value) => (value && value.constructor === Object ? sorted(value) : value)),
            ],
          ),
        ),
    );
    return new Map(all.flat());
  }

  /** Ends the leases of dead workers. Machine time would end them too, but no test waits for it. */
  async endLeases(): Promise<void> {
    const past = { N: '0' };
    const ended = (await this.raw('work')).flatMap((item): Raw[] => {
      const { mail, leasedUntil } = item;
      if (leasedUntil) return [{ ...item, leasedUntil: past }];
      if (mail?.M?.status?.S !== 'claimed') return [];
      return [{ ...item, mail: { M: { ...mail.M, claimedAt: past } } }];
    });
    await this.put('work', ended);
  }

  /** The event log by stream, each in order. */
  async log(): Promise<Map<string, LoggedEvent[]>> {
    const events = (await this.items('events')).map(writtenEvent).sort((a, b) => a.seq - b.seq);
    return Map.groupBy(events, (event) => event.stream);
  }

  close(): Promise<void> {
    return this.#dynamodb.close();
  }
}

function withText(item: Raw): Raw {
  const packed = item.answer?.M?.body?.B;
  if (packed === undefined) return item;
  const body = { S: unpacked(Buffer.from(String(packed), 'base64')) };
  return { ...item, answer: { M: { ...item.answer?.M, body } } };
}

/** The differences between two snapshots, readable in a failing test. */
export function differences(before: Map<string, string>, after: Map<string, string>): string[] {
  const keys = new Set([...before.keys(), ...after.keys()]);
  return [...keys]
    .filter((key) => before.get(key) !== after.get(key))
    .map((key) => `${key}: ${before.get(key) ?? 'nothing'} -> ${after.get(key) ?? 'nothing'}`);
}

function sorted(value: Record<string, unknown>) {
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
