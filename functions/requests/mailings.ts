import { mailingsView } from '../../shared/contract/views/duties.ts';
import type { Principal } from '../../shared/domain/people/person.ts';
import { visible } from '../../shared/domain/people/visibility.ts';
import { Refusal } from '../../shared/domain/refusals.ts';
import type { Context } from '../../shared/http/context.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import type { Database } from '../../shared/storage/database.ts';
import type { Kind, States } from '../../shared/storage/kinds/states.ts';
import { load } from '../../shared/storage/read.ts';
import { sendingsAbout } from '../../shared/storage/sendings.ts';
import { readDuty } from './duties.ts';

/** Mails about a duty, for people who may see the duty (article 12). */
export async function listDutyMails(call: Call<'listDutyMails'>, context: Context): Promise<Outcome<'listDutyMails'>> {
  const { state } = await readDuty(call, context);
  return { body: mailingsView(await sendingsAbout(context.database, state.subject.id), state.id) };
}

/** Mails about a case, its duties and everything else, for people who may see the case. */
export async function listCaseMails(
  { params: { id }, principal }: Call<'listCaseMails'>,
  { database }: Context,
): Promise<Outcome<'listCaseMails'>> {
  if (!(await visibilityChecks[id.slice(0, 3)]?.(database, id, principal)))
    throw new Refusal('not-found', { what: '事项' });
  return { body: mailingsView(await sendingsAbout(database, id), null) };
}

type VisibilityCheck = (database: Database, id: string, by: Principal) => Promise<boolean>;

/** Whether a case exists and the caller may see it, by the prefix of its id. */
const visibilityChecks: Record<string, VisibilityCheck> = {
  app: checkOf('application', visible.application),
  req: checkOf('request', visible.request),
  grt: checkOf('grant', visible.grant),
  cor: checkOf('correction', visible.correction),
  dem: checkOf('demand', visible.demand),
  neg: checkOf('negotiation', visible.negotiation),
  rec: checkOf('rectification', visible.rectification),
  cmp: checkOf('complaint', visible.complaint),
  cir: checkOf('circular', visible.circular),
  sfg: checkOf('safeguard', visible.safeguard),
  inc: checkOf('incident', visible.incident),
  ctr: checkOf('contractor', visible.contractor),
  evl: checkOf('evaluation', visible.evaluation),
};

function checkOf<K extends Kind>(kind: K, sees: (by: Principal, state: States[K]) => boolean): VisibilityCheck {
  return async (database, id, by) => {
    const found = await load(database, kind, id);
    return found !== null && sees(by, found.state);
  };
}
