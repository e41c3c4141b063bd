import { endOf, type Instant, type LocalDate } from '../calendar/time.ts';
import { type GrantStatus, grantLife } from '../lives/grant.ts';
import type { Grant, GrantedItem } from './grant.ts';

/** The last day of the last item; null if an item has no end. */
export function endsOn({ items }: Pick<Grant, 'items'>): LocalDate | null {
  const terms = items.map(({ until }) => until);
  return terms.includes(null) ? null : (terms.sort().at(-1) ?? null);
}

/** The current status of a grant: ended once its term is over, even if that is not recorded yet. */
export function statusAt(grant: Grant, now: Instant): GrantStatus {
  const on = endsOn(grant);
  return isLive(grant) && on !== null && now >= endOf(on) ? 'ended' : grant.status;
}

/** Whether the grant has not ended, by its recorded status. */
export function isLive({ status }: Pick<Grant, 'status'>): boolean {
  return (grantLife.steps.end.from as readonly GrantStatus[]).includes(status);
}

/** The items that may be used now: those within their term, if the grant is in use (article 15). */
export function itemsInUse(grant: Grant, now: Instant): GrantedItem[] {
  if (statusAt(grant, now) !== 'in-use') return [];
  return grant.items.filter((item) => isInTerm(item, now));
}

export function isInTerm({ until }: GrantedItem, now: Instant): boolean {
  return until === null || now < endOf(until);
}

/** Whether the requester may keep what it obtained: the grant has not ended, though it may be suspended. */
export function mayBeKept(grant: Grant, now: Instant): boolean {
  return isLive({ status: statusAt(grant, now) });
}

/** Sets the wake-up to the current end of the term. */
export function withWakeUp(grant: Grant): Grant {
  const on = endsOn(grant);
  const nextWakeAt = isLive(grant) && on !== null ? endOf(on) : null;
  return nextWakeAt === grant.nextWakeAt ? grant : { ...grant, nextWakeAt, wakeSeq: grant.wakeSeq + 1 };
}
