/**
 * The five tables, as data: the CDK provisions them from here, and the key modules name their items after it.
 *
 * Every table has the string keys `pk` and `sk` and three overloaded indexes (`gsi1` to `gsi3`, each with its own `pk` and
 * `sk`), all there from the start because CloudFormation changes one index of a table per update.
 * What the keys hold is documented in keys.md beside this file.
 */
export const tables = {
  /** Departments, persons, credentials, calendars, policies. */
  registry: { stream: false, ttl: false, appendOnly: false },
  /** Catalog entries, their versions, recorded changes of law or function. */
  catalog: { stream: false, ttl: false, appendOnly: false },
  /** Requests, grants and every duty. */
  cases: { stream: false, ttl: false, appendOnly: false },
  /** The event log: inserted into, never changed; its stream drives everything that happens afterwards. */
  events: { stream: true, ttl: false, appendOnly: true },
  /** What is on its way: idempotency records, pending effects, mails, jobs, counters. */
  work: { stream: false, ttl: true, appendOnly: false },
} as const satisfies Record<string, TableDefinition>;

export type TableName = keyof typeof tables;

export interface TableDefinition {
  /** Whether a stream of new images is kept. */
  stream: boolean;
  /** Whether the attribute `ttl` (seconds since 1970) lets DynamoDB clean up; code checks expiry itself. */
  ttl: boolean;
  /** Whether no role may update or delete. */
  appendOnly: boolean;
}

export const INDEXES = ['gsi1', 'gsi2', 'gsi3'] as const;
export type IndexName = (typeof INDEXES)[number];
