/**
 * The seven tables, as data. The CDK stack is built from this list, and the key modules use its names.
 *
 * Every table has the string keys `pk` and `sk` and three overloaded indexes (`gsi1` to `gsi3`, each with its own `pk` and
 * `sk`). All indexes exist from the start, because CloudFormation changes only one index of a table per update.
 * keys.md beside this file documents the keys.
 */
export const tables = {
  /** Departments, persons, calendars, policies. */
  registry: { stream: false, ttl: false, appendOnly: false },
  /** Catalog entries, their versions, recorded changes of law or function. */
  catalog: { stream: false, ttl: false, appendOnly: false },
  /** Requests, grants and every duty. */
  cases: { stream: false, ttl: false, appendOnly: false },
  /** The event log: append-only; its stream drives everything that happens after a commit. */
  events: { stream: true, ttl: false, appendOnly: true },
  /** Who read restricted content, and who was turned away: append-only, beside the log; its stream has it sealed. It expires with its seal. */
  access: { stream: true, ttl: true, appendOnly: true },
  /** What is made of the log: what waits to be sealed, the seals, and the facts of statistics. */
  seals: { stream: false, ttl: true, appendOnly: false },
  /** Work on its way: responses kept for retries, pending effects, mails, jobs, counters. */
  work: { stream: false, ttl: true, appendOnly: false },
} as const satisfies Record<string, TableDefinition>;

export type TableName = keyof typeof tables;

export interface TableDefinition {
  /** Whether a stream of new images is kept. */
  stream: boolean;
  /** Whether DynamoDB expires items by the attribute `ttl` (seconds since 1970); code checks expiry itself. */
  ttl: boolean;
  /** Whether no role may update or delete. */
  appendOnly: boolean;
}

export const INDEXES = ['gsi1', 'gsi2', 'gsi3'] as const;
export type IndexName = (typeof INDEXES)[number];
