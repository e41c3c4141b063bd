import { queryOptions } from '@tanstack/react-query';
import { ActButton } from '../acts/act-button.tsx';
import { api, type Schemas, type Seen, seen } from '../api.ts';
import { dateOf, isoDayOf, now } from '../dates.ts';
import { fields } from '../fields.ts';
import { words } from '../words.ts';

export const absencesOf = (person: string) =>
  queryOptions({
    queryKey: ['absences', person],
    queryFn: () => seen(api.GET('/v1/persons/{id}/absences', { params: { path: { id: person } } })),
  });

/** The absences of a person, each with who stands in, and its end where the caller may end it. */
export function AbsenceLines({ shown }: { shown: Seen<Schemas['Absences']> }) {
  const { person, items } = shown.data;
  const today = isoDayOf(now());
  return (
    <ul className="lines">
      {items.map((one) => (
        <li key={one.id}>
          <div>
            <b>{`${dateOf(one.from)} — ${dateOf(one.to)}`}</b>
            <p>{`${fields.delegate}${words.colon}${one.delegateName ?? one.delegate}`}</p>
          </div>
          <ActButton
            operation="endAbsence"
            at={{ id: person, absence: one.id }}
            shown={shown}
            title={one.from > today ? words.me.cancel : words.me.end}
            about={dateOf(one.from)}
          />
        </li>
      ))}
    </ul>
  );
}
