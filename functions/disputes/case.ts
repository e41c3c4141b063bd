import { negotiationCaseView } from '../../shared/contract/views/negotiations.ts';
import { dutiesAfter } from '../../shared/domain/disputes/duties.ts';
import type { Negotiated, Negotiation } from '../../shared/domain/disputes/negotiation.ts';
import { make } from '../../shared/domain/grants/start.ts';
import type { Principal } from '../../shared/domain/people/person.ts';
import { visible } from '../../shared/domain/people/visibility.ts';
import { Refusal } from '../../shared/domain/refusals.ts';
import { type AnyStep, type Stored, step } from '../../shared/storage/commit.ts';
import type { Database } from '../../shared/storage/database.ts';
import { dutySteps, statesOf } from '../../shared/storage/moved.ts';
import { loadCase } from '../../shared/storage/read.ts';
import type { DisputesDeps } from './deps.ts';

export interface Case {
  negotiation: Stored<'negotiation'>;
  duties: Stored<'duty'>[];
}

/** A negotiation that the caller may see, with its duties. @throws Refusal `not-found` */
export async function readNegotiation(
  database: Database,
  { params, principal }: { params: { id: string }; principal: Principal },
): Promise<Case> {
  const { subject: negotiation, duties } = await loadCase(database, 'negotiation', params.id);
  if (!negotiation || !visible.negotiation(principal, negotiation.state)) {
    throw new Refusal('not-found', { what: '协商' });
  }
  return { negotiation, duties };
}

interface Moving {
  principal: Principal;
  params: { id: string };
  now: string;
  expects(stored: Stored): void;
}

/** One step of a case: what was decided, the duties that begin and end with it, the grant it ends in; answered with the case. */
export async function move(
  call: Moving,
  deps: Pick<DisputesDeps, 'database' | 'law'>,
  decide: (negotiation: Negotiation, read: Case) => Negotiated | Promise<Negotiated>,
) {
  const read = await readNegotiation(deps.database, call);
  call.expects(read.negotiation);
  const decided = await decide(read.negotiation.state, read);
  return committed(read, decided, call.now, deps);
}

/** What a decision about a case commits and answers; `read` is null where the case begins. */
export function committed(read: Case | null, decided: Negotiated, now: string, { law }: Pick<DisputesDeps, 'law'>) {
  const before = read?.negotiation ?? null;
  const there = read?.duties ?? [];
  const duties = statesOf(there);
  const moved = dutiesAfter(before?.state ?? null, decided.next, duties, { law, now });
  const changes: AnyStep[] = [
    step('negotiation', before, decided),
    ...dutySteps(there, moved),
    ...(decided.grant ? make(decided.grant, { law, now }) : []),
  ];
  const settled = new Map(moved.duties.map(({ of, decision }) => [of.id, decision.next]));
  const are = [...duties.map((duty) => settled.get(duty.id) ?? duty), ...moved.opened.map(({ next }) => next)];
  return {
    body: negotiationCaseView(decided.next, are, law, now),
    etag: (before?.version ?? 0) + 1,
    changes,
  };
}
