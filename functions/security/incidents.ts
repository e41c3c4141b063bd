import { fileKeys } from '../../shared/adapters/file-keys.ts';
import { incidentActs } from '../../shared/contract/actions/security.ts';
import { incidentCaseView, incidentView } from '../../shared/contract/views/security.ts';
import type { Grant } from '../../shared/domain/grants/grant.ts';
import { isGovernment } from '../../shared/domain/machine.ts';
import { listedFor, supervisesSecurity, visible } from '../../shared/domain/people/visibility.ts';
import { Refusal } from '../../shared/domain/refusals.ts';
import * as incidents from '../../shared/domain/security/incident.ts';
import { linkTo, received, uploadFor } from '../../shared/http/attachments.ts';
import { answerList, paged } from '../../shared/http/page.ts';
import { mustBeRegistered } from '../../shared/http/references.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import { begin, decide, read, show, subject } from '../../shared/http/subject.ts';
import type { Database } from '../../shared/storage/database.ts';
import { newId } from '../../shared/storage/ids.ts';
import { inStatus, listItems, listings, type Position, yearsUpTo } from '../../shared/storage/lists.ts';
import { nextNumber } from '../../shared/storage/numbers.ts';
import { dutiesAbout, loadStates, loadWithDuties } from '../../shared/storage/read.ts';
import type { SecurityContext } from './context.ts';

const incident = subject({
  kind: 'incident',
  name: '安全事件',
  visible: visible.incident,
  duties: 'shown',
  view: incidentCaseView,
  acts: incidentActs,
});

/** Whoever finds an incident reports it: the department where it happened, or the bureau (809 art. 35). */
export async function createIncident(
  call: Call<'createIncident'>,
  context: SecurityContext,
): Promise<Outcome<'createIncident'>> {
  const { body, principal, now } = call;
  const { database } = context;
  const department = incidents.placeOf(body, principal);
  if (department !== principal.department) await mustBeRegistered(database, department, 'body.department');
  const found = incidents.checkFound(body, { department, grants: await concernedBy(body.grants, database) }, now);
  const id = newId('inc', now);
  const number = await nextNumber(database, 'incident', now);
  const given = { ...found, id, number };
  const begun = await begin(incident, call, context, (at) => incidents.reportIncident(body, given, at));
  return { ...begun, location: `/v1/incidents/${id}` };
}

/** @throws Refusal `grant-elsewhere` for a grant that there is none of, as for one of others */
async function concernedBy(ids: string[], database: Database): Promise<Grant[]> {
  const grants = await loadStates(database, 'grant', [...new Set(ids)]);
  const unknown = ids.find((id) => !grants.some((grant) => grant.id === id));
  if (unknown) throw new Refusal('grant-elsewhere', {}, [{ field: 'body.grants', message: unknown }]);
  return grants;
}

export function getIncident(call: Call<'getIncident'>, context: SecurityContext): Promise<Outcome<'getIncident'>> {
  return show(incident, call, context);
}

/** Incidents at the caller's department, those elsewhere that concern its data, or all; the newest first. */
export async function listIncidents(
  call: Call<'listIncidents'>,
  context: SecurityContext,
): Promise<Outcome<'listIncidents'>> {
  const { principal, query, now } = call;
  const { database, law } = context;
  const shown = async (states: incidents.Incident[]) => {
    const seen = states.filter((state) => visible.incident(principal, state));
    const duties = await Promise.all(seen.map(({ id }) => dutiesAbout(database, id)));
    const at = { duties: duties.flat().map(({ state }) => state), law, now };
    return seen.map((state) => incidentView(state, at));
  };
  if (query.side !== 'concerned') return answerList(call, context, inStatus(listingOf(call), query.status), shown);
  const body = await paged(call, context.cursors, async (from: Position | null, limit) => {
    const page = await listItems(database, listings.concerned(principal.department), { limit, from });
    const states = await loadStates(
      database,
      'incident',
      page.items.map(({ id }) => String(id)),
    );
    const items = await shown(states.filter(({ status }) => [undefined, status].includes(query.status)));
    return { items, next: page.next };
  });
  return { body };
}

function listingOf({ query, principal, now }: Call<'listIncidents'>) {
  if (query.side === 'own') return listings.incidents(listedFor(principal));
  if (!supervisesSecurity(principal) || isGovernment(principal)) throw new Refusal('role-missing');
  return listings.allIncidents(yearsUpTo(now));
}

export function classifyIncident(
  call: Call<'classifyIncident'>,
  context: SecurityContext,
): Promise<Outcome<'classifyIncident'>> {
  return decide(incident, call, context, (state, at) => incidents.classify(state, call.body, at));
}

export function dismissIncident(
  call: Call<'dismissIncident'>,
  context: SecurityContext,
): Promise<Outcome<'dismissIncident'>> {
  return decide(incident, call, context, (state, at) => incidents.dismiss(state, call.body, at));
}

export function tellIncident(call: Call<'tellIncident'>, context: SecurityContext): Promise<Outcome<'tellIncident'>> {
  return decide(incident, call, context, (state, at) => incidents.tell(state, call.body, at));
}

export function measureIncident(
  call: Call<'measureIncident'>,
  context: SecurityContext,
): Promise<Outcome<'measureIncident'>> {
  return decide(incident, call, context, (state, at) => incidents.measure(state, call.body, at));
}

/** The bureau suspends a grant because of an incident, in the same commit (809 art. 27). */
export function suspendIncident(
  call: Call<'suspendIncident'>,
  context: SecurityContext,
): Promise<Outcome<'suspendIncident'>> {
  const { body } = call;
  return decide(incident, call, context, async (state, at) => {
    incidents.maySuspend(state, at.by);
    const { found, duties } = await loadWithDuties(context.database, 'grant', body.grant);
    if (!found) throw new Refusal('grant-elsewhere', {}, [{ field: 'body.grant', message: body.grant }]);
    return incidents.suspendFor(state, body, { grant: found.state, duties }, at);
  });
}

export async function createIncidentFile(
  call: Call<'createIncidentFile'>,
  context: SecurityContext,
): Promise<Outcome<'createIncidentFile'>> {
  const { principal, body, now } = call;
  const { stored } = await read(incident, call, context, { duties: false });
  incidents.mayConclude(stored.state, principal);
  // An empty commit keeps the answer, so that a retry gets the same file.
  return { body: await uploadFor(stored.id, principal.department, { ...body, now }, context), changes: [] };
}

export function concludeIncident(
  call: Call<'concludeIncident'>,
  context: SecurityContext,
): Promise<Outcome<'concludeIncident'>> {
  const { body } = call;
  return decide(incident, call, context, async (state, at) => {
    incidents.mayConclude(state, at.by);
    const { kept, keep } = await received(state.id, at.by.department, body, fileKeys.kept, context);
    const changes = incidents.conclude(state, body, kept, at);
    await keep();
    return changes;
  });
}

export function returnIncident(
  call: Call<'returnIncident'>,
  context: SecurityContext,
): Promise<Outcome<'returnIncident'>> {
  return decide(incident, call, context, (state, at) => incidents.giveBack(state, call.body, at));
}

export function closeIncident(
  call: Call<'closeIncident'>,
  context: SecurityContext,
): Promise<Outcome<'closeIncident'>> {
  return decide(incident, call, context, (state, at) => incidents.close(state, call.body, at));
}

export async function getIncidentReport(
  call: Call<'getIncidentReport'>,
  context: SecurityContext,
): Promise<Outcome<'getIncidentReport'>> {
  const { stored } = await read(incident, call, context, { duties: false });
  return { body: await linkTo(stored.id, stored.state.conclusion?.file, call.now, fileKeys.kept, context) };
}
