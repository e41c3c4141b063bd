import type { Schemas } from '../api.ts';
import { fields } from '../fields.ts';
import { nameOf, namesIn } from '../names.ts';
import { words } from '../words.ts';

type Body = Schemas['DraftReplyInput'];
type Refused = Schemas['RequestWithProofProposedRefused'];
interface Choice {
  resource: string;
  item: string;
}

const KINDS = Object.keys(namesIn('refusalKinds'));
const GROUNDS = Object.keys(namesIn('basisKinds'));
const same = (a: Choice) => (b: Choice) => a.resource === b.resource && a.item === b.item;

/** The reply, item by item, with one reason and basis for all that is refused. */
export function ReplyForm({
  request,
  value,
  change,
}: {
  request: Schemas['RequestWithProof'];
  value: Body;
  change: (value: Body) => void;
}) {
  const all = request.resources.flatMap(({ id, items }) =>
    items.map((item) => ({ resource: id, item: item.id, name: item.name })),
  );
  const first = value.refused?.[0];
  const refusedItems = Array.isArray(first?.items) ? first.items : [];
  const set = (next: Choice[], changed: Partial<Refused> = {}) => {
    const agreed = all.filter((one) => !next.some(same(one))).map(({ resource, item }) => ({ resource, item }));
    const rest = {
      kind: 'law-forbids',
      reason: '',
      basis: { document: '', article: '', kind: 'law' },
      ...first,
      ...changed,
    };
    change({ ...value, agreed, refused: next.length > 0 ? [{ ...rest, items: next } as Refused] : [] });
  };
  const basis = first?.basis ?? { document: '', article: '', kind: 'law' as const };
  const text = (label: string, shown: string, put: (text: string) => void, long = false) => (
    <div className="field">
      <label htmlFor={`reply ${label}`}>{label}</label>
      {long ? (
        <textarea id={`reply ${label}`} rows={2} value={shown} onChange={({ target }) => put(target.value)} />
      ) : (
        <input id={`reply ${label}`} value={shown} onChange={({ target }) => put(target.value)} />
      )}
    </div>
  );
  const select = (label: string, shown: string, from: string[], put: (text: string) => void) => (
    <div className="field">
      <label htmlFor={`reply ${label}`}>{label}</label>
      <select id={`reply ${label}`} value={shown} onChange={({ target }) => put(target.value)}>
        {from.map((each) => (
          <option key={each} value={each}>
            {nameOf('values', each)}
          </option>
        ))}
      </select>
    </div>
  );
  return (
    <>
      <table className="list">
        <thead>
          <tr>
            <th scope="col">{words.parts.items}</th>
            <th scope="col">{words.parts.reply}</th>
          </tr>
        </thead>
        <tbody>
          {all.map(({ name, ...choice }) => {
            const refused = refusedItems.some(same(choice));
            const radio = (label: string, checked: boolean, next: Choice[]) => (
              <label>
                <input
                  type="radio"
                  name={`${choice.resource} ${choice.item}`}
                  checked={checked}
                  onChange={() => set(next)}
                />{' '}
                {label}
              </label>
            );
            const without = refusedItems.filter((one) => !same(choice)(one));
            return (
              <tr key={`${choice.resource} ${choice.item}`}>
                <td>{name}</td>
                <td className="choices">
                  {radio(words.reply.agree, !refused, without)}
                  {radio(words.reply.refuse, refused, [...without, choice])}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {first ? (
        <fieldset className="group">
          <legend className="label">{words.reply.refusal}</legend>
          {select(words.reply.kind, first.kind, KINDS, (kind) => set(refusedItems, { kind: kind as Refused['kind'] }))}
          {text(words.reply.reason, first.reason, (reason) => set(refusedItems, { reason }), true)}
          {text(words.reply.document, basis.document, (document) =>
            set(refusedItems, { basis: { ...basis, document } }),
          )}
          {text(words.reply.article, basis.article, (article) => set(refusedItems, { basis: { ...basis, article } }))}
          {select(fields.kind, basis.kind, GROUNDS, (kind) =>
            set(refusedItems, { basis: { ...basis, kind: kind as typeof basis.kind } }),
          )}
        </fieldset>
      ) : null}
      {text(words.reply.opinion, value.opinion ?? '', (opinion) => change({ ...value, opinion }), true)}
    </>
  );
}

/** Everything agreed to, from which the one who replies takes away. */
export function allAgreed(request: Schemas['RequestWithProof']): Body {
  const agreed = request.resources.flatMap(({ id, items }) => items.map((item) => ({ resource: id, item: item.id })));
  return { agreed, refused: [] };
}
