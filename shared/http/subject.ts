import { type Acts, actionsOf } from '../contract/actions/action.ts';
import { changesOf } from '../domain/change.ts';
import type { Circumstances } from '../domain/circumstances.ts';
import type { Duty } from '../domain/duties/duty.ts';
import { type Law, lawInForce } from '../domain/duties/law.ts';
import type { Principal } from '../domain/people/person.ts';
import { Refusal } from '../domain/refusals.ts';
import type { AnyChange } from '../storage/commit.ts';
import type { Database } from '../storage/database.ts';
import type { Kind, States } from '../storage/kinds/states.ts';
import { load, loadWithDuties } from '../storage/read.ts';
import type { Stored } from '../storage/stored-state.ts';
import type { Call } from './serve.ts';

/** What operations are about: a kind of state, who may see it, and how it is shown. Defined once for each kind. */
export interface Subject<K extends Kind, V, A extends Acts<States[K]> | null = null> {
  kind: K;
  /** Chinese name, used in a 404. */
  name: string;
  visible(by: Principal, state: States[K]): boolean;
  /** Whether the duties about it are read too: for showing and deciding, for deciding only, or never. */
  duties: 'shown' | 'decided' | 'none';
  view(state: States[K], at: Circumstances, deps: SubjectDeps): V | Promise<V>;
  /** What can be done to it; null where no life says so. */
  acts: A;
}

/** Infers the kind and the view of a subject. */
export function subject<K extends Kind, V>(of: Subject<K, V, Acts<States[K]>>): Subject<K, V, Acts<States[K]>>;
export function subject<K extends Kind, V>(of: Omit<Subject<K, V>, 'acts'>): Subject<K, V>;
export function subject(of: object): unknown {
  return { acts: null, ...of };
}

/** A view, with what the caller can do to it where the subject has a life. */
type Acted<V, A> = A extends null ? V : V & { actions: ReturnType<typeof actionsOf> };

/** Shows a state. */
async function viewOf<K extends Kind, V, A extends Acts<States[K]> | null>(
  { view, acts }: Subject<K, V, A>,
  state: States[K],
  at: Circumstances,
  deps: SubjectDeps,
): Promise<Acted<V, A>> {
  const shown = await view(state, at, deps);
  return (acts ? { ...shown, actions: actionsOf(acts as Acts<States[K]>, state, at) } : shown) as Acted<V, A>;
}

interface SubjectDeps {
  database: Database;
  /** Missing where nothing is counted: then the law that comes with the product is used and none is read. */
  law?: Law;
}

/** The part of a call that reading a subject needs. */
export interface Reading extends Pick<Call, 'principal' | 'now'> {
  params: { id: string };
}

/** A subject that was read. */
export interface Read<K extends Kind> {
  stored: Stored<K>;
  /** Circumstances for deciding on it and showing it. */
  at: Circumstances;
}

/** Reads a subject that the caller may see. @throws Refusal `not-found`, also for a subject that only others may see */
export async function read<K extends Kind>(
  subject: Pick<Subject<K, unknown>, 'kind' | 'name' | 'visible' | 'duties'>,
  { params, principal: by, now }: Reading,
  { database, law = lawInForce() }: SubjectDeps,
  { duties: wanted = subject.duties !== 'none' }: { duties?: boolean } = {},
): Promise<Read<K>> {
  const { found, duties } = wanted
    ? await loadWithDuties(database, subject.kind, params.id)
    : { found: await load(database, subject.kind, params.id), duties: [] };
  if (!found || !subject.visible(by, found.state)) throw new Refusal('not-found', { what: subject.name });
  return { stored: found, at: { by, now, law, duties } };
}

/** Answers a GET of one subject. */
export async function show<K extends Kind, V, A extends Acts<States[K]> | null>(
  subject: Subject<K, V, A>,
  call: Reading,
  deps: SubjectDeps,
) {
  const { stored, at } = await read(subject, call, deps, { duties: subject.duties === 'shown' });
  return { body: await viewOf(subject, stored.state, at, deps), etag: stored.version };
}

/** Answers a command on a subject: reads it, checks the version that the caller saw, decides, and shows the new state. */
export async function decide<K extends Kind, V, D extends readonly AnyChange[], A extends Acts<States[K]> | null>(
  subject: Subject<K, V, A>,
  call: Reading & Pick<Call, 'expects'>,
  deps: SubjectDeps,
  decision: (state: States[K], at: Circumstances) => D | Promise<D>,
) {
  const { stored, at } = await read(subject, call, deps);
  call.expects(stored);
  const changes = await decision(stored.state, at);
  return await decided(subject, stored, changes, at, deps);
}

/** Answers a command that creates a subject: decides without reading anything, and shows the new state. */
export async function begin<K extends Kind, V, D extends readonly AnyChange[], A extends Acts<States[K]> | null>(
  subject: Subject<K, V, A>,
  { principal: by, now }: Pick<Call, 'principal' | 'now'>,
  deps: SubjectDeps,
  decision: (at: Circumstances) => D | Promise<D>,
) {
  const { law = lawInForce() } = deps;
  const at = { by, now, law, duties: [] };
  return await decided(subject, null, await decision(at), at, deps);
}

/** The answer and the changes of a decision. @param before null for a new subject */
async function decided<K extends Kind, V, D extends readonly AnyChange[], A extends Acts<States[K]> | null>(
  subject: Subject<K, V, A>,
  before: Stored<K> | null,
  changes: D,
  at: Circumstances,
  deps: SubjectDeps,
) {
  const [own] = changesOf<AnyChange, Kind>(changes, subject.kind);
  const next = (own?.next ?? before?.state) as States[K];
  const version = (before?.version ?? 0) + (own && !own.keepsEtag ? 1 : 0);
  return {
    body: await viewOf(subject, next, { ...at, duties: dutiesAfter(at.duties, changes) }, deps),
    etag: version,
    changes,
  };
}

/** The duties after the changes. */
function dutiesAfter(before: readonly Duty[], changes: readonly AnyChange[]): Duty[] {
  const after = new Map(before.map((duty) => [duty.id, duty]));
  for (const { next } of changesOf(changes, 'duty')) after.set(next.id, next);
  return [...after.values()];
}
