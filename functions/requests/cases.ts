import { type CaseDuties, requestWithProofView } from '../../shared/contract/views/requests.ts';
import type { DataRequest } from '../../shared/domain/cases/request.ts';
import type { Decision } from '../../shared/domain/event.ts';
import { visible } from '../../shared/domain/people/visibility.ts';
import { Refusal } from '../../shared/domain/refusals.ts';
import type { Call } from '../../shared/http/serve.ts';
import { type AnyStep, type Stored, step } from '../../shared/storage/commit.ts';
import type { Database } from '../../shared/storage/database.ts';
import { loadCase } from '../../shared/storage/read.ts';
import type { RequestsDeps } from './deps.ts';

/** A case with its duties as they were read. */
export interface Case {
  request: Stored<'request'>;
  reply: Stored<'duty'> | null;
  supplement: Stored<'duty'> | null;
}

/** A case that the caller may see. @throws Refusal `not-found` */
export async function readCase(
  database: Database,
  { params, principal }: { params: { id: string }; principal: Call['principal'] },
): Promise<Case> {
  const { subject: request, duties } = await loadCase(database, 'request', params.id);
  if (!request || !visible.request(principal, request.state)) throw new Refusal('not-found', { what: '共享申请' });
  const named = (id: string) => duties.find((duty) => duty.id === id) ?? null;
  return { request, reply: named(replyDuty(request.id)), supplement: named(supplementDuty(request.id)) };
}

/** A case to be changed by the caller, who says which version was seen. @throws Refusal `not-found`, `stale` */
export async function caseToChange(
  database: Database,
  call: { params: { id: string } } & Pick<Call, 'principal' | 'expects'>,
): Promise<Case> {
  const found = await readCase(database, call);
  call.expects(found.request);
  return found;
}

/** The answer to a command on a case: the request as decided, and what else is committed with it, such as its duties. */
export function changedCase(
  found: Case,
  decision: Decision<DataRequest>,
  { now, principal }: Pick<Call, 'now' | 'principal'>,
  { law }: Pick<RequestsDeps, 'law'>,
  also: AnyStep[] = [],
) {
  const { id } = found.request;
  const decided = also.flatMap((one) => (one.kind === 'duty' ? [one.next] : []));
  const named = (duty: string) => decided.find((one) => one.id === duty);
  const duties: CaseDuties = {
    reply: named(replyDuty(id)) ?? found.reply?.state ?? null,
    supplement: named(supplementDuty(id)) ?? found.supplement?.state ?? null,
  };
  return {
    body: requestWithProofView(decision.next, { duties, law, now, by: principal }),
    etag: found.request.version + 1,
    changes: [step('request', found.request, decision), ...also],
  };
}

export const replyDuty = (request: string) => `${request}.reply`;
export const supplementDuty = (request: string) => `${request}.supplement`;
