import { chooseMails as choose, mailsOf } from '../../shared/domain/mail/mailing.ts';
import { Refusal } from '../../shared/domain/refusals.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import { step } from '../../shared/storage/commit.ts';
import type { Database } from '../../shared/storage/database.ts';
import { load } from '../../shared/storage/read.ts';
import type { RegistryDeps } from './deps.ts';

/** How the caller gets their mails; acting for somebody else changes nothing of theirs. */
export async function getMails(call: Call<'getMails'>, { database }: RegistryDeps): Promise<Outcome<'getMails'>> {
  const me = await myself(call, database);
  return { body: mailsOf(me.state), etag: me.version };
}

export async function chooseMails(
  call: Call<'chooseMails'>,
  { database }: RegistryDeps,
): Promise<Outcome<'chooseMails'>> {
  const me = await myself(call, database);
  call.expects(me);
  const chosen = choose(me.state, call.body);
  return { body: mailsOf(chosen.next), etag: me.version + 1, changes: [step('person', me, chosen)] };
}

/** @throws Refusal `not-found` for the founder, who is nobody registered */
async function myself({ principal }: Pick<Call<'getMails'>, 'principal'>, database: Database) {
  const person = await load(database, 'person', principal.personId);
  if (!person) throw new Refusal('not-found', { what: '人员' });
  return person;
}
