import { type Schemas, type Seen, seen } from '../api.ts';
import type { Paper } from '../case/documents.tsx';
import type { Deadline } from '../case/lamp.tsx';
import type { Turn } from '../case/now-box.tsx';
import type { Opening } from '../case/openings.tsx';
import { nameOf } from '../names.ts';
import type { Fact } from '../parts.tsx';
import { words } from '../words.ts';

export interface Row {
  id: string;
  to: string;
  name: string;
  number: string;
  parties: string;
  /** In words. */
  status: string;
  deadline: Deadline | null;
}

export interface Page {
  items: Row[];
  next: string | null;
}

/** A case as its page shows it, whatever its kind. */
export interface View {
  title: string;
  number: string;
  parties: string;
  /** In words. */
  status: string;
  turn: Turn | undefined;
  proof: Schemas['Proof'] | null;
  sections: { title: string; facts: Fact[] }[];
  documents: Paper[];
  /** What can be begun from it. */
  opens?: Opening[];
}

/** A view, with the case as the API showed it, of which the forms of acts are filled. */
export interface Shown extends View {
  raw: unknown;
}

export interface Kind {
  title: string;
  /** The parts of the list; some are only for those who read everything. */
  tabs: { key: string; title: string; roles?: readonly string[] }[];
  /** @param asked what else the address asks for */
  list: (tab: string, cursor: string | undefined, asked: URLSearchParams) => Promise<Page>;
  /** What begins a case of this kind without any other. */
  begins?: string;
  /** Its log tells no more than the case itself. */
  hasNoHistory?: true;
  /** What else the address may ask for. */
  filters?: readonly string[];
  read: (id: string) => Promise<Seen<Shown>>;
}

export const tab = (key: keyof typeof words.tabs) => ({ key, title: words.tabs[key] });
/** What everybody has is read by the bureau and above it. */
export const everything = { ...tab('all'), roles: ['bureau', 'upper', 'government'] };
export const LIMIT = 25;
export const named = (value: string | null | undefined) => (value ? nameOf('values', value) : '');
export const facts = (list: [string, React.ReactNode][]): Fact[] =>
  list
    .filter(([, value]) => value !== null && value !== undefined && value !== '')
    .map(([name, value]) => ({ name, value }));
export const between = (from: string | null | undefined, to: string | null | undefined) =>
  [from, to].filter(Boolean).join(' → ');
export type Cursor = string | undefined;

interface Handled {
  handler: string;
  handlerName?: string | null;
  handlingFor?: string;
  handlingForName?: string | null;
}

/** Who handles a case; where somebody was away, also in whose place. */
export const handled = ({ handler, handlerName, handlingFor, handlingForName }: Handled) =>
  handlingFor === undefined
    ? (handlerName ?? handler)
    : words.inPlaceOf(handlerName ?? handler, handlingForName ?? handlingFor);

/** Reads the case itself, and keeps what was read beside its view for the forms of acts. */
export async function viewed<T extends object>(
  answer: Promise<{ data?: T; response: Response }>,
  view: (data: T) => View,
): Promise<Seen<Shown>> {
  const { data, etag } = await seen(answer);
  return { data: { ...view(data), raw: data }, etag };
}

/** A turn in which one department is to act before a date. */
export const turnOf = (
  deadline: Deadline | null | undefined,
  what: string,
  owes: string,
  owesName: string | null,
): Turn | undefined => (deadline && deadline.level !== 'done' ? { deadline, what, owes, owesName } : undefined);
