import * as z from 'zod';
import { dateOf, endOf } from '../calendar/time.ts';
import { andThen, change, changesOf, unchanged } from '../change.ts';
import type { Circumstances, Unattended } from '../circumstances.ts';
import { event } from '../event.ts';
import { grantLife } from '../lives/grant.ts';
import { mayTake, partsOf, take, targetOf } from '../machine.ts';
import { shortText } from '../prose.ts';
import { cancelGrantDuties, type GrantDecision, meetGrantDuties, moveDisposal } from './duties.ts';
import type { Ending, Grant } from './grant.ts';
import { keepRecord, recordSchema } from './records.ts';
import { withRenewalLapsed } from './renewal.ts';
import { endsOn, statusAt, withWakeUp } from './term.ts';

export const relinquishSchema = z.strictObject({ reason: shortText });

/** How and when the data was destroyed or given back. */
export const disposalSchema = recordSchema.omit({ kind: true });

/**
 * Its term is over. Computed by whoever reads, and recorded by a wake-up, so that it is told of.
 * @returns null where there is nothing to record
 */
export function endTerm(grant: Grant, at: Unattended): GrantDecision | null {
  const on = endsOn(grant);
  if (on === null || grant.status === statusAt(grant, at.now)) return null;
  // Whoever reads it sees it ended already, so nobody's version becomes stale.
  return endGrant(grant, { on, how: 'term', reason: null }, at).map((one) =>
    one.kind === 'grant' ? { ...one, keepsEtag: true } : one,
  );
}

/**
 * The requester gives it up: the purpose is achieved, cannot be, or needs it no more (809 art. 27).
 * @throws Refusal `not-your-step`, `step-closed`
 */
export function relinquish(
  grant: Grant,
  { reason }: z.infer<typeof relinquishSchema>,
  at: Circumstances,
): GrantDecision {
  mayTake(grantLife, 'relinquish', statusAt(grant, at.now), partsOf(at.by, grant));
  return endGrant(grant, { on: dateOf(at.now), how: 'relinquished', reason }, at);
}

/** What was open on it is pointless from now on, and its data is to be disposed of; where none was provided, there is none. */
export function endGrant(grant: Grant, ending: Ending, at: Unattended): GrantDecision {
  const { requester, provider } = grant;
  const terminated = ending.how === 'terminated';
  const status = terminated ? targetOf(grantLife, 'terminate')() : targetOf(grantLife, 'end')();
  const next = withWakeUp({ ...withRenewalLapsed(grant), status, ending });
  const reason = ending.reason ?? '';
  const facts = { requester, provider, how: ending.how, on: ending.on, reason };
  // A term that is over ends what was open at that instant, whenever it is recorded: nothing of it became late afterwards.
  const then = ending.how === 'term' ? { ...at, now: endOf(ending.on) } : at;
  return [
    change('grant', grant, next, event(terminated ? 'GrantTerminated' : 'GrantEnded', facts)),
    ...cancelGrantDuties(['provide', 'renew', 'rectify'], '共享授权已结束', then),
    ...moveDisposal(grant.provision ? ending.on : null, next, then),
  ];
}

/**
 * The requester disposes of the data as the provider asks and says how (809 art. 27), which is what it owed.
 * @throws Refusal `not-your-step`, `step-closed`, `record-in-future`
 */
export function dispose(
  grant: Grant,
  record: z.infer<typeof disposalSchema> & { id: string },
  at: Circumstances,
): GrantDecision {
  const to = take(grantLife, 'dispose', statusAt(grant, at.now), partsOf(at.by, grant));
  const { requester, provider } = grant;
  // A term that is over but not recorded yet is recorded with it.
  const over = endTerm(grant, at) ?? [];
  const [ended = unchanged('grant', grant)] = changesOf(over, 'grant');
  const disposed = andThen(ended, (state) =>
    change('grant', state, { ...state, status: to() }, event('GrantDisposed', { requester, provider, on: record.on })),
  );
  return [
    disposed,
    ...changesOf(over, 'duty').filter(({ before }) => before !== null),
    ...meetGrantDuties('dispose', at),
    keepRecord(grant, { ...record, kind: 'destruction' }, at),
  ];
}
