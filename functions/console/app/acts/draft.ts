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
