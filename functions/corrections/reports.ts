import { correctionView } from '../../shared/contract/views/corrections.ts';
import { dateOf, type Instant } from '../../shared/domain/calendar/time.ts';
import {
  type Correction,
  correctDuty,
  type Reported,
  report,
  subjectOf,
  withdraw,
} from '../../shared/domain/cases/correction.ts';
import type { Report } from '../../shared/domain/cases/correction-fields.ts';
import type { DutyTerms } from '../../shared/domain/duties/duty.ts';
import { cancel, openDuty } from '../../shared/domain/duties/duty-steps.ts';
import { rulesOf, rulesOnReceipt } from '../../shared/domain/duties/law.ts';
import type { Grant } from '../../shared/domain/grants/grant.ts';
import type { Principal } from '../../shared/domain/people/person.ts';
import { visible } from '../../shared/domain/people/visibility.ts';
import { Refusal } from '../../shared/domain/refusals.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import { step } from '../../shared/storage/commit.ts';
import type { Database } from '../../shared/storage/database.ts';
import { newId } from '../../shared/storage/ids.ts';
import { takeNumbers } from '../../shared/storage/jobs.ts';
import { load } from '../../shared/storage/read.ts';
import { readCorrection } from './corrections.ts';
import type { CorrectionsDeps } from './deps.ts';

/** Order 809 art. 26: the report reaches the provider, who verifies, corrects and answers within the days of the policy. */
export async function reportCorrection(
  call: Call<'reportCorrection'>,
  { database, law }: CorrectionsDeps,
): Promise<Outcome<'reportCorrection'>> {
  const { body, principal, now } = call;
  const subject = subjectOf(body, await whatIsReported(database, body, principal), principal);
  const number = await nextNumber(database, now);
  const reported = report(body, subject, { id: newId('cor', now), number, by: principal }, now);
  const { rules, start } = rulesOnReceipt(law, 'correct', null, now);
  const duty = openDuty(terms(reported.next, start), rules, now);
  return {
    body: correctionView(reported.next, duty.next, law, now),
    etag: 1,
    location: `/v1/corrections/${reported.next.id}`,
    changes: [step('correction', null, reported), step('duty', null, duty)],
  };
}

/** Taken back by its reporter, and nothing is owed any more. */
export async function withdrawCorrection(
  call: Call<'withdrawCorrection'>,
  { database, law }: CorrectionsDeps,
): Promise<Outcome<'withdrawCorrection'>> {
  const { correction, duty } = await readCorrection(database, call);
  call.expects(correction);
  const withdrawn = withdraw(correction.state, call.principal);
  const cancelled = duty && cancel(duty.state, '提出部门撤回', rulesOf(law, duty.state), call.now);
  return {
    body: correctionView(withdrawn.next, cancelled?.next ?? null, law, call.now),
    etag: correction.version + 1,
    changes: [step('correction', correction, withdrawn), ...(duty && cancelled ? [step('duty', duty, cancelled)] : [])],
  };
}

/** The entry, with the grant that the caller's department holds where a granted record is meant. @throws Refusal `not-found` */
async function whatIsReported(database: Database, { about }: Report, by: Principal): Promise<Reported> {
  const grant = about.type === 'record' ? await grantOf(database, about.grant, by) : null;
  const entry = about.type === 'entry' ? about.resource : (grant?.resource ?? '');
  const resource = await load(database, 'resource', entry);
  if (!resource || !visible.resource(by, resource.state)) throw new Refusal('not-found', { what: '信息资源' });
  return { resource: resource.state, grant };
}

async function grantOf(database: Database, id: string, by: Principal): Promise<Grant> {
  const grant = await load(database, 'grant', id);
  const isParty = grant && [grant.state.requester, grant.state.provider].includes(by.department);
  if (!isParty) throw new Refusal('not-found', { what: '共享授权' });
  return grant.state;
}

function terms({ id, number, provider, requester, resource }: Correction, start: string): DutyTerms {
  const subject = { type: 'correction' as const, id, number, name: resource.name };
  return { id: correctDuty(id), kind: 'correct', subject, owes: provider, waits: requester, start };
}

/** The number people use: 校核, the year and a running number within it. */
async function nextNumber(database: Database, now: Instant): Promise<string> {
  const year = dateOf(now).slice(0, 4);
  const count = await takeNumbers(database, `correction-${year}`);
  return `JH-${year}-${String(count).padStart(6, '0')}`;
}
