/** The tables of names: of states by the collection of the case, and of what else the API gives as a word. */
export type Table =
  | 'applications'
  | 'requests'
  | 'grants'
  | 'corrections'
  | 'demands'
  | 'negotiations'
  | 'duties'
  | 'resources'
  | 'roles'
  | 'systems'
  | 'feeds'
  | 'policies'
  | 'jobs'
  | 'methods'
  | 'content'
  | 'contentHints'
  | 'dutyKinds'
  | 'applicationFields'
  | 'refusalKinds'
  | 'basisKinds'
  | 'values';

/** Put in by the build, which takes it from the domain. */
declare const NAMES: Record<Table, Record<string, string>>;

/** The product's own name of a state, a kind of duty or a value; the value itself where it has none. */
export const nameOf = (table: Table, value: string): string => NAMES[table][value] ?? value;

/** Everything that has a name in a table, with its name. */
export const namesIn = <Value extends string>(table: Table) => NAMES[table] as Record<Value, string>;
