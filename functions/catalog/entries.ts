import { resourceView } from '../../shared/contract/views/catalog.ts';
import { catalogCode } from '../../shared/domain/catalog/code.ts';
import { checkContent } from '../../shared/domain/catalog/content.ts';
import { compile, propose, proposeWithdrawal, type Resource, revise } from '../../shared/domain/catalog/resource.ts';
import { checkChanges } from '../../shared/domain/catalog/review.ts';
import type { Decision } from '../../shared/domain/event.ts';
import type { Principal } from '../../shared/domain/people/person.ts';
import { visible } from '../../shared/domain/people/visibility.ts';
import { Refusal } from '../../shared/domain/refusals.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import { type Stored, step } from '../../shared/storage/commit.ts';
import type { Database } from '../../shared/storage/database.ts';
import { newId } from '../../shared/storage/ids.ts';
import { takeNumbers } from '../../shared/storage/jobs.ts';
import { statesOf } from '../../shared/storage/moved.ts';
import { dutiesAbout, load } from '../../shared/storage/read.ts';
import type { CatalogDeps } from './deps.ts';
import { checkOnceOnly } from './matches.ts';

export async function getResource(
  call: Call<'getResource'>,
  { database }: CatalogDeps,
): Promise<Outcome<'getResource'>> {
  const entry = await readEntry(database, call.params.id, call.principal);
  return { body: resourceView(entry.state, call.principal), etag: entry.version };
}

/** Article 7: the department compiles an entry of its own. */
export async function compileResource(
  call: Call<'compileResource'>,
  { database }: CatalogDeps,
): Promise<Outcome<'compileResource'>> {
  const { now, principal } = call;
  const { content } = call.body;
  checkContent(content);
  const provider = principal.department;
  const code = catalogCode(provider, await takeNumbers(database, `code-${provider}`));
  const compiled = compile({ id: newId('res', now), code, provider, content });
  return {
    body: resourceView(compiled.next, principal),
    etag: 1,
    location: `/v1/resources/${compiled.next.id}`,
    changes: [step('resource', null, compiled)],
  };
}

/** A revision, beside the published version, naming the changes of law or function it answers (article 9). */
export async function reviseResource(
  call: Call<'reviseResource'>,
  { database }: CatalogDeps,
): Promise<Outcome<'reviseResource'>> {
  const entry = await readOwnEntry(database, call);
  call.expects(entry);
  const duties = await dutiesAbout(database, entry.id);
  checkChanges(statesOf(duties), call.body.changes);
  return changed(entry, revise(entry.state, call.body.content, call.body.changes), call);
}

/** Staff propose the draft to the head of their sharing office, once it is answered what holds the same data (article 10). */
export async function submitResource(
  call: Call<'submitResource'>,
  deps: CatalogDeps,
): Promise<Outcome<'submitResource'>> {
  const entry = await readOwnEntry(deps.database, call);
  call.expects(entry);
  const proposed = propose(entry.state, call.principal.personId, call.now);
  await checkOnceOnly(entry.state, deps, call.now);
  return changed(entry, proposed, call);
}

/** Staff propose that a published entry be withdrawn; it needs the head's consent and the bureau's approval like a revision. */
export async function withdrawResource(
  call: Call<'withdrawResource'>,
  { database }: CatalogDeps,
): Promise<Outcome<'withdrawResource'>> {
  const entry = await readOwnEntry(database, call);
  call.expects(entry);
  return changed(entry, proposeWithdrawal(entry.state, call.body, call.principal.personId, call.now), call);
}

/** An entry that the caller may see. @throws Refusal `not-found` */
export async function readEntry(database: Database, id: string, by: Principal): Promise<Stored<'resource'>> {
  const entry = await load(database, 'resource', id);
  if (!entry || !visible.resource(by, entry.state)) throw new Refusal('not-found', { what: '信息资源' });
  return entry;
}

/** The caller's own department's entry. @throws Refusal `not-found`, `not-the-provider` */
export async function readOwnEntry(
  database: Database,
  { params, principal }: Pick<Call<'getResource'>, 'params' | 'principal'>,
) {
  const entry = await readEntry(database, params.id, principal);
  if (principal.department !== entry.state.provider) throw new Refusal('not-the-provider');
  return entry;
}

/** The answer to a step that concerns the entry alone. */
export function changed(
  entry: Stored<'resource'>,
  decision: Decision<Resource>,
  { principal }: Pick<Call, 'principal'>,
) {
  return {
    body: resourceView(decision.next, principal),
    etag: entry.version + 1,
    changes: [step('resource', entry, decision)],
  };
}
