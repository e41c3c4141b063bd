import * as z from 'zod';
import { dateOf, endOf, type LocalDate } from '../calendar/time.ts';
import type { Decision } from '../event.ts';
import { event } from '../event.ts';
import { mayTake, partsOf } from '../machine.ts';
import { shortText } from '../prose.ts';
import { type Changed, type Circumstances, disposalFrom, dropping, meeting, type Owed } from './duties.ts';
import { armed, endsOn, type Grant, grantLife, statusAt } from './grant.ts';
import { keepRecord, recordSchema, type UseRecord } from './records.ts';
import { lapsed } from './renewal.ts';

/** How a grant came to its end: its term was over, the requester needs it no more, or it was terminated for misuse. */
export const endings = { term: '期限届满', relinquished: '使用部门不再需要', terminated: '因违规使用终止' } as const;

export interface Ending {
  on: LocalDate;
  how: keyof typeof endings;
  reason: string | null;
}

export const relinquishSchema = z.strictObject({ reason: shortText });

/** How and when the data was destroyed or given back. */
export const disposalSchema = recordSchema.omit({ kind: true });

/**
 * Its term is over. Computed by whoever reads, and recorded by a wake-up, so that it is told of.
 * @returns null where there is nothing to record
 */
export function endTerm(grant: Grant, at: Owed): Changed | null {
  const on = endsOn(grant);
  if (on === null || grant.status === statusAt(grant, at.now)) return null;
  return ended(grant, { on, how: 'term', reason: null }, at);
}

/**
 * The requester gives it up: the purpose is achieved, cannot be, or needs it no more (809 art. 27).
 * @throws Refusal `not-your-step`, `step-closed`
 */
export function relinquish(grant: Grant, { reason }: z.infer<typeof relinquishSchema>, at: Circumstances): Changed {
  mayTake(grantLife, 'relinquish', statusAt(grant, at.now), partsOf(at.by, grant));
  return ended(grant, { on: dateOf(at.now), how: 'relinquished', reason }, at);
}

/** What was open on it is pointless from now on, and its data is to be disposed of; where none was provided, there is none. */
export function ended(grant: Grant, ending: Ending, at: Owed): Changed {
  const { requester, provider } = grant;
  const terminated = ending.how === 'terminated';
  const next = armed({ ...lapsed(grant), status: terminated ? 'terminated' : 'ended', ending });
  const reason = ending.reason ?? '';
  const facts = { requester, provider, how: ending.how, on: ending.on, reason };
  // A term that is over ends what was open at that instant, whenever it is recorded: nothing of it became late afterwards.
  const then = ending.how === 'term' ? { ...at, now: endOf(ending.on) } : at;
  const disposal = disposalFrom(grant.provision ? ending.on : null, next, then);
  return {
    grant: { next, events: [event(terminated ? 'GrantTerminated' : 'GrantEnded', facts)] },
    duties: [...dropping(['provide', 'renew', 'rectify'], '共享授权已结束', then), ...disposal.duties],
    opened: disposal.opened,
  };
}

/**
 * The requester disposes of the data as the provider asks and says how (809 art. 27), which is what it owed.
 * @throws Refusal `not-your-step`, `step-closed`, `record-in-future`
 */
export function dispose(
  grant: Grant,
  record: z.infer<typeof disposalSchema>,
  at: Circumstances,
  id: string,
): Changed & { record: Decision<UseRecord> } {
  mayTake(grantLife, 'dispose', statusAt(grant, at.now), partsOf(at.by, grant));
  // A term that is over but not recorded yet is recorded with it.
  const over = endTerm(grant, at);
  const { requester, provider } = grant;
  return {
    grant: {
      next: { ...(over?.grant.next ?? grant), status: 'disposed' },
      events: [...(over?.grant.events ?? []), event('GrantDisposed', { requester, provider, on: record.on })],
    },
    duties: [...(over?.duties ?? []), ...meeting('dispose', at)],
    opened: [],
    record: keepRecord(grant, { ...record, kind: 'destruction' }, at, id),
  };
}
