import { type ReportTarget, report, reportedSubject, withdraw } from '../../shared/domain/cases/correction.ts';
import type { Grant } from '../../shared/domain/grants/grant.ts';
import type { Principal } from '../../shared/domain/people/person.ts';
import { Refusal } from '../../shared/domain/refusals.ts';
import type { Context } from '../../shared/http/context.ts';
import { visibleEntry } from '../../shared/http/references.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import { begin, decide } from '../../shared/http/subject.ts';
import type { Database } from '../../shared/storage/database.ts';
import { newId } from '../../shared/storage/ids.ts';
import { nextNumber } from '../../shared/storage/numbers.ts';
import { load } from '../../shared/storage/read.ts';
import { correction } from './corrections.ts';

/**
 * Reports wrong data to the provider, who verifies, corrects and answers within the days of the policy (Order 809 art.
 * 26).
 */
export async function createCorrection(
  call: Call<'createCorrection'>,
  context: Context,
): Promise<Outcome<'createCorrection'>> {
  const { body, principal, now } = call;
  const id = newId('cor', now);
  // Checked before a number is taken, so that a refusal uses none up.
  const subject = reportedSubject(body, await whatIsReported(context.database, call), principal);
  const number = await nextNumber(context.database, 'correction', now);
  const begun = await begin(correction, call, context, (at) => report({ ...body, id, number, subject }, at));
  return { ...begun, location: `/v1/corrections/${id}` };
}

export function withdrawCorrection(
  call: Call<'withdrawCorrection'>,
  context: Context,
): Promise<Outcome<'withdrawCorrection'>> {
  return decide(correction, call, context, withdraw);
}

/**
 * The entry reported, and the grant of the caller's department if a granted record is meant.
 * @throws Refusal `not-found`
 */
async function whatIsReported(
  database: Database,
  { body: { about }, principal }: Pick<Call<'createCorrection'>, 'body' | 'principal'>,
): Promise<ReportTarget> {
  const grant = about.type === 'record' ? await grantOf(database, about.grant, principal) : null;
  const entry = about.type === 'entry' ? about.resource : (grant?.resource ?? '');
  return { resource: await visibleEntry(database, entry, principal), grant };
}

async function grantOf(database: Database, id: string, by: Principal): Promise<Grant> {
  const grant = await load(database, 'grant', id);
  const isParty = grant && [grant.state.requester, grant.state.provider].includes(by.department);
  if (!isParty) throw new Refusal('not-found', { what: '共享授权' });
  return grant.state;
}
