import { useQuery } from '@tanstack/react-query';
import type { Seen } from '../api.ts';
import { words } from '../words.ts';
import { useOpenAct } from './act-button.tsx';
import { ActDrawer } from './drawer.tsx';
import { actsOf, document, type Possible, startOf } from './possible.ts';

interface Props {
  id: string;
  shown: Seen<unknown>;
  /** The operation that waits for the caller, if one does. */
  due: string | undefined;
}

/** The acts on a case: the one that is due as a button, the others in a menu, and why not those that others or a later day could do. */
export function ActMenu({ id, shown, due }: Props) {
  const described = useQuery(document);
  const [asked, setOpen] = useOpenAct();
  const { actions = [] } = shown.data as { actions?: Possible[] };
  if (!described.data) return null;
  // What cannot be filled in beforehand has a page of its own.
  const acts = actsOf(described.data, actions).filter(
    (act) => act.method === 'POST' || isFilled(startOf(act, described.data, shown.data)),
  );
  const open = acts.find(({ operation }) => operation === asked.act);
  const first = acts.find(({ operation }) => operation === due);
  const others = acts.filter((act) => act !== first);
  const refused = actions.filter(({ allowed }) => !allowed);
  return (
    <>
      {first ? (
        <button type="button" className="primary" onClick={() => setOpen(first.operation)}>
          {first.title}
        </button>
      ) : null}
      {others.length > 0 ? (
        <details className="acts" key={open?.operation ?? ''}>
          <summary>{first ? words.otherActs : words.act}</summary>
          <div>
            {others.map((act) => (
              <button type="button" key={act.operation} onClick={() => setOpen(act.operation)}>
                {act.title}
              </button>
            ))}
          </div>
        </details>
      ) : null}
      {refused.length > 0 ? (
        <details className="why">
          <summary>{words.whyNot}</summary>
          <ul>
            {refused.map(({ operation, title, because }) => (
              <li key={operation}>
                <strong>{title}</strong>：{because?.zh}
                {because?.rule ? <div className="law">{because.rule}</div> : null}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      {open ? (
        <ActDrawer
          act={open}
          document={described.data}
          at={{ id }}
          shown={shown}
          start={startOf(open, described.data, shown.data)}
          close={() => setOpen()}
        />
      ) : null}
    </>
  );
}

const isFilled = (start: object) => Object.keys(start).length > 0;
