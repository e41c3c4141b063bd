import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { me } from '../api.ts';

/** What is typed into a form, kept in the browser by person, case and act until it is sent. */
export function useDraft<T>(about: string, initial: T): [T, (value: T) => void, () => void] {
  const { data: who } = useQuery(me);
  const key = `draft ${who?.personId ?? ''} ${about}`;
  const [value, setValue] = useState<T>(() => {
    const kept = localStorage.getItem(key);
    return kept === null ? initial : (JSON.parse(kept) as T);
  });
  const change = (next: T) => {
    setValue(next);
    localStorage.setItem(key, JSON.stringify(next));
  };
  return [value, change, () => localStorage.removeItem(key)];
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
