import { language } from './language.ts';

/** The tables of names: of states by the collection of the case, and of what else the API gives as a word. */
export type Table =
  | 'applications'
  | 'requests'
  | 'grants'
  | 'corrections'
  | 'demands'
  | 'negotiations'
  | 'rectifications'
  | 'suggestions'
  | 'complaints'
  | 'circulars'
  | 'safeguards'
  | 'incidents'
  | 'contractors'
  | 'duties'
  | 'resources'
  | 'roles'
  | 'systems'
  | 'feeds'
  | 'webhooks'
  | 'deliveries'
  | 'outcomes'
  | 'policies'
  | 'jobs'
  | 'logKinds'
  | 'jobKinds'
  | 'methods'
  | 'content'
  | 'contentHints'
  | 'dutyKinds'
  | 'applicationFields'
  | 'fields'
  | 'refusalKinds'
  | 'basisKinds'
  | 'values';

/** Put in by the build, which takes it from the domain. */
declare const NAMES: Record<Table, Record<string, string>>;

const names: typeof NAMES =
  language === 'en' ? ((await import('./words/english-names.ts')).englishNames as typeof NAMES) : NAMES;

/** The product's own name of a state, a kind of duty or a value; the value itself where it has none. */
export const nameOf = (table: Table, value: string): string => names[table][value] ?? value;

/** The name of a state, or of something else in a table, that the API names in Chinese; empty where it is spoken of in English and has no English name. */
export function stateOf(table: string, chinese: string): string {
  if (language === 'zh') return chinese;
  const states = NAMES[table as Table] ?? {};
  const state = Object.keys(states).find((one) => states[one] === chinese);
  return state ? nameOf(table as Table, state) : '';
}

/** Everything that has a name in a table, with its name. */
export const namesIn = <Value extends string>(table: Table) => names[table] as Record<Value, string>;
