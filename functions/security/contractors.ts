import { contractorActs } from '../../shared/contract/actions/security.ts';
import { contractorView } from '../../shared/contract/views/security.ts';
import { supervisesSecurity, visible } from '../../shared/domain/people/visibility.ts';
import { Refusal } from '../../shared/domain/refusals.ts';
import * as contractors from '../../shared/domain/security/contractor.ts';
import { answerList } from '../../shared/http/page.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import { begin, decide, show, subject } from '../../shared/http/subject.ts';
import { newId } from '../../shared/storage/ids.ts';
import { inStatus, listings, yearsUpTo } from '../../shared/storage/lists.ts';
import { nextNumber } from '../../shared/storage/numbers.ts';
import { loadStates } from '../../shared/storage/read.ts';
import type { SecurityContext } from './context.ts';

const contractor = subject({
  kind: 'contractor',
  name: '受托方',
  visible: visible.contractor,
  duties: 'shown',
  view: contractorView,
  acts: contractorActs,
});

/** A department registers whom it has hold or process shared data (809 art. 36). */
export async function createContractor(
  call: Call<'createContractor'>,
  context: SecurityContext,
): Promise<Outcome<'createContractor'>> {
  contractors.checkContractor(call.body, call.now);
  const id = newId('ctr', call.now);
  const number = await nextNumber(context.database, 'contractor', call.now);
  const begun = await begin(contractor, call, context, (at) =>
    contractors.registerContractor(call.body, { id, number }, at),
  );
  return { ...begun, location: `/v1/contractors/${id}` };
}

export function getContractor(
  call: Call<'getContractor'>,
  context: SecurityContext,
): Promise<Outcome<'getContractor'>> {
  return show(contractor, call, context);
}

/** The contractors of the caller's department, or of all for whoever supervises them; the newest first. */
export async function listContractors(
  call: Call<'listContractors'>,
  context: SecurityContext,
): Promise<Outcome<'listContractors'>> {
  const { principal, query, now } = call;
  const { database, law } = context;
  if (query.side === 'all' && !supervisesSecurity(principal)) throw new Refusal('role-missing');
  const all =
    query.side === 'all' ? listings.allContractors(yearsUpTo(now)) : listings.contractors(principal.department);
  return answerList(call, context, inStatus(all, query.status), async (states: contractors.Contractor[]) => {
    const ids = states.flatMap(({ duty }) => duty ?? []);
    const duties = await loadStates(database, 'duty', ids);
    return states.map((state) => contractorView(state, { duties, law, now }));
  });
}

export function renewContractor(
  call: Call<'renewContractor'>,
  context: SecurityContext,
): Promise<Outcome<'renewContractor'>> {
  return decide(contractor, call, context, (state, at) => contractors.renewContractor(state, call.body, at));
}

export function endContractor(
  call: Call<'endContractor'>,
  context: SecurityContext,
): Promise<Outcome<'endContractor'>> {
  return decide(contractor, call, context, (state, at) => contractors.endContractor(state, call.body, at));
}
