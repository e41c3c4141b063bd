import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { actsFor } from '../acting.ts';
import { me } from '../api.ts';

interface Draft<T> {
  value: T;
  /** What the form began with when the first letter was typed. */
  base: T;
  /** Under which it is sent: what is sent again takes effect once, also after signing in again. */
  key: string;
}

export interface Drafted<T> extends Draft<T> {
  /** Whether something was typed that was not sent. */
  typed: boolean;
  change: (value: T) => void;
  /** What was typed, on what others have done meanwhile. */
  rebase: (value: T, base: T) => void;
  forget: () => void;
}

/** What is typed into a form, kept in the browser by person, case and act until it is sent. */
export function useDrafted<T>(about: string, start: T): Drafted<T> {
  const { data: who } = useQuery(me);
  const key = `draft ${[who?.personId ?? '', actsFor() ?? ''].filter(Boolean).join(' for ')} ${about}`;
  const [draft, setDraft] = useState<Draft<T> | null>(() => kept<T>(key));
  const [unkept] = useState(() => crypto.randomUUID());
  const keep = (said: Pick<Draft<T>, 'value' | 'base'>) => {
    const next = { ...said, key: draft?.key ?? unkept };
    setDraft(next);
    localStorage.setItem(key, JSON.stringify(next));
  };
  return {
    ...(draft ?? { value: start, base: start, key: unkept }),
    typed: draft !== null && !same(draft.value, draft.base),
    change: (value) => keep({ value, base: draft?.base ?? start }),
    rebase: (value, base) => keep({ value, base }),
    forget: () => {
      localStorage.removeItem(key);
      setDraft(null);
    },
  };
}

/** The same for a form that begins empty. */
export function useDraft<T>(about: string, initial: T): [T, (value: T) => void, () => void] {
  const { value, change, forget } = useDrafted(about, initial);
  return [value, change, forget];
}

function kept<T>(key: string): Draft<T> | null {
  const text = localStorage.getItem(key);
  return text === null ? null : (JSON.parse(text) as Draft<T>);
}

export const same = (a: unknown, b: unknown): boolean => JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));

/** Whatever the order in which fields were typed. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, one]) => one !== undefined)
      .sort(([a], [b]) => a.localeCompare(b))
      .map(([name, one]) => [name, sorted(one)]),
  );
}

/** A field that others changed since the form was begun. */
export interface Changed {
  field: string;
  was: unknown;
  is: unknown;
  /** What was typed, where it is neither. */
  typed: unknown;
}

type Fields = Record<string, unknown>;

/** What others changed, field by field, since a form was begun on `base`. */
export function changedBetween(base: Fields, now: Fields, typed: Fields = base): Changed[] {
  return [...new Set([...Object.keys(base), ...Object.keys(now)])]
    .filter((field) => !same(base[field], now[field]))
    .map((field) => ({ field, was: base[field], is: now[field], typed: typed[field] }));
}

/** What was typed on top of what others did: where only they changed a field, theirs holds; where both did, what was typed. */
export function merged(base: Fields, now: Fields, typed: Fields): Fields {
  const fields = [...new Set([...Object.keys(typed), ...Object.keys(now)])];
  const of = (field: string) => (same(typed[field], base[field]) ? now[field] : typed[field]);
  return Object.fromEntries(fields.map((field) => [field, of(field)]).filter(([, value]) => value !== undefined));
}

/**
 * The key of a command: the same for the same form and what is in it, so that what is sent again takes effect once, and another for
 * what was mended.
 */
export function keyFor(form: string, value: unknown): string {
  let sum = 0;
  for (const sign of JSON.stringify(value) ?? '') sum = (Math.imul(sum, 31) + (sign.codePointAt(0) ?? 0)) | 0;
  return `${form}-${(sum >>> 0).toString(36)}`;
}
