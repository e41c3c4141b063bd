import { useQuery } from '@tanstack/react-query';
import type { Seen } from '../api.ts';
import { spoken } from '../language.ts';
import { words } from '../words.ts';
import { useOpenAct } from './act-button.tsx';
import { ActDrawer } from './drawer.tsx';
import { type Act, actNamed, actsOf, document, type Possible, startOf } from './possible.ts';

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
  const acts = actsOf(described.data, actions)
    .filter((act) => act.method === 'POST' || isFilled(startOf(act, described.data, shown.data)))
    .flatMap((act) => placesOf(act, id, shown.data));
  const open = acts.find(({ operation, of }) => operation === asked.act && of === asked.of);
  const first = acts.find(({ operation }) => operation === due);
  const others = acts.filter((act) => act !== first);
  const refused = actions.filter(({ allowed }) => !allowed);
  return (
    <>
      {first ? (
        <button type="button" className="primary" onClick={() => setOpen(first.operation, first.of)}>
          {first.title}
        </button>
      ) : null}
      {others.length > 0 ? (
        <details className="acts" key={open ? open.operation + open.of : ''}>
          <summary>{first ? words.otherActs : words.act}</summary>
          <div>
            {others.map((act) => (
              <button type="button" key={act.operation + act.of} onClick={() => setOpen(act.operation, act.of)}>
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
                <strong>{actNamed(described.data, operation)?.title ?? title}</strong>
                {words.colon}
                {because ? spoken(because) : ''}
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
          at={open.at}
          shown={shown}
          start={startOf(open, described.data, shown.data)}
          close={() => setOpen()}
        />
      ) : null}
    </>
  );
}

interface Place extends Act {
  at: Record<string, string>;
  /** Which part of the case it is done to; empty where it is done to the case. */
  of: string;
}

/** Where an act is done: to the case, or to each of the terms that are still to be answered. Files come in by the form that attaches them. */
function placesOf(act: Act, id: string, shown: unknown): Place[] {
  if (['createUpload', 'prepareFile', 'createReportFile', 'createIncidentFile'].includes(act.operation)) return [];
  if (!act.path.includes('{number}')) return [{ ...act, at: { id }, of: '' }];
  const { proposals = [] } = shown as { proposals?: { number: number; status: string }[] };
  return proposals
    .filter(({ status }) => status === 'open')
    .map(({ number }) => ({
      ...act,
      title: words.negotiation.about(act.title, number),
      at: { id, number: String(number) },
      of: String(number),
    }));
}

const isFilled = (start: object) => Object.keys(start).length > 0;
