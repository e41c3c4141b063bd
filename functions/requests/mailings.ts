import { mailingsView } from '../../shared/contract/views/duties.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import { sendingsAbout } from '../../shared/storage/sendings.ts';
import { readCase } from './cases.ts';
import type { RequestsDeps } from './deps.ts';
import { readDuty } from './duties.ts';

/** Article 12: who was mailed what about a duty, for whoever may see the duty. */
export async function listDutyMails(
  call: Call<'listDutyMails'>,
  { database }: RequestsDeps,
): Promise<Outcome<'listDutyMails'>> {
  const { state } = await readDuty(database, call);
  return { body: mailingsView(await sendingsAbout(database, state.subject.id), state.id) };
}

/** The same of a request, its duties and what was told of it besides. */
export async function listRequestMails(
  call: Call<'listRequestMails'>,
  { database }: RequestsDeps,
): Promise<Outcome<'listRequestMails'>> {
  const { request } = await readCase(database, call);
  return { body: mailingsView(await sendingsAbout(database, request.id), null) };
}
