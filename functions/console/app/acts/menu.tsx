import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { me, type Seen } from '../api.ts';
import { words } from '../words.ts';
import { ActDrawer } from './drawer.tsx';
import { type Act, actNamed, actsOf, document } from './possible.ts';

interface Props {
  collection: string;
  id: string;
  shown: Seen<unknown>;
  /** The act that is due, if there is one. */
  first: string | undefined;
}

/** The acts on a case: the one that is due as a button, the others in a menu. */
export function ActMenu({ collection, id, shown, first }: Props) {
  const described = useQuery(document);
  const { data: who } = useQuery(me);
  const [open, setOpen] = useState<Act>();
  if (!described.data || !who) return null;
  const acts = actsOf(described.data, collection, who.roles);
  const due = first
    ? acts.find(({ operation }) => operation === actNamed(described.data, first)?.operation)
    : undefined;
  const others = acts.filter((act) => act !== due);
  return (
    <>
      {due ? (
        <button type="button" className="primary" onClick={() => setOpen(due)}>
          {due.title}
        </button>
      ) : null}
      {others.length > 0 ? (
        <details className="acts" key={open?.operation ?? ''}>
          <summary>{due ? words.otherActs : words.act} ▾</summary>
          <div>
            {others.map((act) => (
              <button type="button" key={act.operation} onClick={() => setOpen(act)}>
                {act.title}
              </button>
            ))}
          </div>
        </details>
      ) : null}
      {open ? (
        <ActDrawer act={open} document={described.data} id={id} shown={shown} close={() => setOpen(undefined)} />
      ) : null}
    </>
  );
}
