import * as z from 'zod';
import { dateOf, endOf, type Instant } from '../calendar/time.ts';
import { andThen, change, changesOf, unchanged } from '../change.ts';
import type { Circumstances, Unattended } from '../circumstances.ts';
import { event } from '../event.ts';
import type { Id } from '../id.ts';
import { grantLife } from '../lives/grant.ts';
import { mayTake, partsOf, take, targetOf } from '../machine.ts';
import { shortText } from '../prose.ts';
import {
  cancelGrantDuties,
  filingDuties,
  type GrantDecision,
  meetGrantDuties,
  moveDisposal,
  renewalDuties,
} from './duties.ts';
import { withFilingLapsed } from './filing.ts';
import type { Ending, Grant, GrantedItem } from './grant.ts';
import { keepRecord, recordSchema } from './records.ts';
import { withRenewalLapsed } from './renewal.ts';
import { endsOn, isInTerm, mayBeKept, statusAt, withWakeUp } from './term.ts';

/** Other grants of the requester for the same entry. */
interface WithBeside {
  beside: readonly Grant[];
}

export const relinquishSchema = z.strictObject({ reason: shortText });

/** How and when the data was destroyed or given back. */
export const disposalSchema = recordSchema.omit({ kind: true });

/**
 * Records that the term of a grant is over, so that both sides get a notice. Readers compute it from the date.
 * @returns null if there is nothing to record
 */
export function endTerm(grant: Grant, { beside }: WithBeside, at: Unattended): GrantDecision | null {
  const on = endsOn(grant);
  if (on === null || grant.status === statusAt(grant, at.now)) return null;
  // Readers see the grant as ended already, so its ETag stays.
  return endGrant(grant, { on, how: 'term', reason: null }, at, beside).map((part) =>
    part.kind === 'grant' ? { ...part, keepsEtag: true } : part,
  );
}

/**
 * The requester gives up the grant: its purpose is achieved, cannot be achieved, or needs it no more (809 art. 27).
 * @throws Refusal `not-your-step`, `step-closed`
 */
export function relinquish(
  grant: Grant,
  { reason, beside }: z.infer<typeof relinquishSchema> & WithBeside,
  at: Circumstances,
): GrantDecision {
  mayTake(grantLife, 'relinquish', statusAt(grant, at.now), partsOf(at.by, grant));
  return endGrant(grant, { on: dateOf(at.now), how: 'relinquished', reason }, at, beside);
}

/**
 * Ends a grant: its open duties are cancelled, and data that was provided has to be disposed of. Misuse is answered for whatever
 * becomes of the grant, so a rectification stays owed; only a termination for want of it takes its place (809 art. 27).
 * @param beside other grants of the requester for the same entry: what one of them still allows need not be disposed of yet
 */
export function endGrant(grant: Grant, ending: Ending, at: Unattended, beside: readonly Grant[] = []): GrantDecision {
  const { requester, provider } = grant;
  const terminated = ending.how === 'terminated';
  const status = terminated ? targetOf(grantLife, 'terminate')() : targetOf(grantLife, 'end')();
  const next = withWakeUp({ ...withFilingLapsed(withRenewalLapsed(grant)), status, ending });
  const reason = ending.reason ?? '';
  const facts = { requester, provider, how: ending.how, on: ending.on, reason };
  // A term ends the open duties at its own last instant, whenever that is recorded: nothing became late afterwards.
  const then = ending.how === 'term' ? { ...at, now: endOf(ending.on) } : at;
  const keeping = terminated ? [] : grantsThatKeep(grant, beside, then.now);
  return [
    change('grant', grant, next, event(terminated ? 'GrantTerminated' : 'GrantEnded', facts)),
    ...cancelGrantDuties(
      ['provide', ...renewalDuties, ...filingDuties, ...(terminated ? (['rectify'] as const) : [])],
      '共享授权已结束',
      then,
    ),
    ...(keeping.length > 0
      ? cancelGrantDuties(['dispose'], '另一共享授权仍允许使用', then)
      : moveDisposal(grant.provision ? ending.on : null, next, then)),
    // The decision rests on them: if one of them ends meanwhile, it is decided again.
    ...keeping.map((other) => unchanged('grant', other)),
  ];
}

/** The grants that still allow everything that this one did; none where something would be left that no grant allows. */
function grantsThatKeep(grant: Grant, beside: readonly Grant[], now: Instant): Grant[] {
  const allowing = beside.filter((other) => other.id !== grant.id && other.provision && mayBeKept(other, now));
  const isAllowed = ({ id }: GrantedItem) =>
    allowing.some((other) => other.items.some((item) => item.id === id && isInTerm(item, now)));
  return grant.items.every(isAllowed) ? allowing : [];
}

/**
 * The requester disposes of the data as the provider asks, and says how, which meets its duty (809 art. 27).
 * @throws Refusal `not-your-step`, `step-closed`, `record-in-future`
 */
export function dispose(
  grant: Grant,
  record: z.infer<typeof disposalSchema> & { id: Id<'use'> },
  at: Circumstances,
): GrantDecision {
  const to = take(grantLife, 'dispose', statusAt(grant, at.now), partsOf(at.by, grant));
  const { requester, provider } = grant;
  // If the end of the term is not recorded yet, it is recorded too.
  const over = endTerm(grant, { beside: [] }, at) ?? [];
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
