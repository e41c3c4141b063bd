import { useQuery } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import { allDepartments, colleaguesOf, me } from '../api.ts';
import { nameOf } from '../names.ts';
import { words } from '../words.ts';

/** Whose colleagues a form asks for: those of the caller, or of another department. */
export const OfDepartment = createContext<string | undefined>(undefined);

interface Props {
  of: 'person' | 'department';
  common: React.SelectHTMLAttributes<HTMLSelectElement>;
  value: string;
  set: (value: string | undefined) => void;
}

/** A person or a department, by name. */
export function Choice({ of, common, value, set }: Props) {
  const { data: who } = useQuery(me);
  const department = useContext(OfDepartment) ?? who?.department ?? '';
  const people = useQuery({ ...colleaguesOf(department), enabled: of === 'person' && department !== '' });
  const departments = useQuery({ ...allDepartments, enabled: of === 'department' });
  const named =
    of === 'person'
      ? (people.data ?? []).map(({ id, name, roles }) => ({
          id,
          name: `${name}${words.bracket(roles.map((role) => nameOf('values', role)).join(words.comma))}`,
        }))
      : (departments.data ?? []).filter(({ merged }) => !merged);
  return (
    <select {...common} value={value} onChange={({ target }) => set(target.value || undefined)}>
      <option value="">{words.choose}</option>
      {named.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  );
}
