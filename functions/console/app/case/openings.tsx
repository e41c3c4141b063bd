import { useQuery } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { ActButton } from '../acts/act-button.tsx';
import type { FormOf } from '../acts/form.tsx';
import { me } from '../api.ts';

/** A case that can be begun from what is shown. */
export interface Opening extends Pick<FormOf, 'start' | 'without' | 'offers'> {
  operation: string;
  /** The place of its kind. */
  place: 'negotiations' | 'corrections' | 'circulars';
  /** What it is about, which tells its drafts apart. */
  about: string;
  /** The departments that may begin it. */
  by: (department: string) => boolean;
}

/** What can be begun from here. Its page follows. */
export function Openings({ of }: { of: readonly Opening[] }) {
  const { data: who } = useQuery(me);
  const go = useNavigate();
  return of
    .filter(({ by }) => by(who?.department ?? ''))
    .map(({ operation, place, about, by: _, ...form }) => (
      <ActButton
        key={`${operation} ${about}`}
        operation={operation}
        at={{ about }}
        {...form}
        done={(answer) => void go(`/${place}/${(answer as { id: string }).id}`)}
      />
    ));
}
