import { actionsOf } from '../../shared/contract/actions/action.ts';
import { dutyActs } from '../../shared/contract/actions/duties.ts';
import { dutyInFullView, dutyWithProofView } from '../../shared/contract/views/duties.ts';
import type { DataRequest } from '../../shared/domain/cases/request.ts';
import * as noChange from '../../shared/domain/catalog/no-change.ts';
import type { Duty } from '../../shared/domain/duties/duty.ts';
import { giveTime } from '../../shared/domain/duties/duty-rights.ts';
import { rungsTaken } from '../../shared/domain/duties/escalation.ts';
import { isGovernment } from '../../shared/domain/machine.ts';
import type { Principal } from '../../shared/domain/people/person.ts';
import { visible } from '../../shared/domain/people/visibility.ts';
import { Refusal } from '../../shared/domain/refusals.ts';
import type { Context } from '../../shared/http/context.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import { decide, type Reading, read, subject } from '../../shared/http/subject.ts';
import { load, loadEvents, loadWithDuties, subjectOf } from '../../shared/storage/read.ts';
import { sendingsAbout } from '../../shared/storage/sendings.ts';
import type { Stored } from '../../shared/storage/stored-state.ts';

const duty = subject({
  kind: 'duty',
  name: '任务',
  visible: visible.duty,
  duties: 'none',
  view: (state, { law, now }) => dutyWithProofView(state, law, now),
  acts: dutyActs,
});

/** Reads a duty that the caller may see. @throws Refusal `not-found` */
export async function readDuty(call: Reading, context: Context): Promise<Stored<'duty'>> {
  const { stored } = await read(duty, call, context);
  if (isGovernment(call.principal) && stored.state.kind === 'reply') {
    const request = await load(context.database, 'request', stored.state.subject.id);
    mustBeReferred(call.principal, request?.state);
  }
  return stored;
}

/** The city government sees a reply that the bureau owes or waits for once more time was asked for (article 16). */
function mustBeReferred(by: Principal, request: DataRequest | undefined): void {
  if (isGovernment(by) && !(request && visible.request(by, request))) throw new Refusal('not-found', { what: '任务' });
}

export async function getDuty(call: Call<'getDuty'>, context: Context): Promise<Outcome<'getDuty'>> {
  const { state, version } = await readDuty(call, context);
  const { database, law } = context;
  const isEscalated = rungsTaken(state).length > 0;
  const [about, events, mails] = await Promise.all([
    subjectOf(database, state),
    isEscalated ? loadEvents(database, state.id) : [],
    isEscalated ? sendingsAbout(database, state.subject.id) : [],
  ]);
  const actions = actionsOf(dutyActs, state, { by: call.principal, now: call.now, law, duties: [] });
  return { body: { ...dutyInFullView(state, about, law, call.now, { events, mails }), actions }, etag: version };
}

export function claimNoChange(call: Call<'claimNoChange'>, context: Context): Promise<Outcome<'claimNoChange'>> {
  return decide(duty, call, context, async (state, at) => {
    const { duties } = await entryOf(state, context);
    return noChange.claimNoChange(state, call.body, { ...at, duties });
  });
}

export function confirmNoChange(call: Call<'confirmNoChange'>, context: Context): Promise<Outcome<'confirmNoChange'>> {
  return decide(duty, call, context, async (state, at) => {
    const { duties } = await entryOf(state, context);
    return noChange.confirmNoChange(state, { ...at, duties });
  });
}

export function declineNoChange(call: Call<'declineNoChange'>, context: Context): Promise<Outcome<'declineNoChange'>> {
  return decide(duty, call, context, async (state, at) => {
    const { found, duties } = await entryOf(state, context);
    return noChange.declineNoChange(state, { entry: found?.state ?? null }, { ...at, duties });
  });
}

/** The entry that an update is owed of, with all its duties. */
function entryOf({ subject }: Duty, { database }: Context) {
  return loadWithDuties(database, 'resource', subject.id);
}

/** The bureau extends a duty for a reason; where it is a side, the city government does (article 16; 809 art. 17, 21). */
export function extendDuty(call: Call<'extendDuty'>, context: Context): Promise<Outcome<'extendDuty'>> {
  return decide(duty, call, context, async (state, at) => {
    if (state.kind !== 'reply') return giveTime(state, call.body, at);
    const { found, duties } = await loadWithDuties(context.database, 'request', state.subject.id);
    mustBeReferred(at.by, found?.state);
    return giveTime(state, { ...call.body, asked: found?.state.extension?.hands ?? [] }, { ...at, duties });
  });
}
