import { endOf, type Instant, type LocalDate } from '../calendar/time.ts';
import { type GrantStatus, grantLife } from '../lives/grant.ts';
import type { Grant, GrantedItem } from './grant.ts';

/** The day at whose end the last item's term is over; null where an item has none. */
export function endsOn({ items }: Pick<Grant, 'items'>): LocalDate | null {
  const terms = items.map(({ until }) => until);
  return terms.includes(null) ? null : (terms.sort().at(-1) ?? null);
}

/** What a grant is now: over once its term is, whether or not that was recorded yet. */
export function statusAt(grant: Grant, now: Instant): GrantStatus {
  const on = endsOn(grant);
  return isLive(grant) && on !== null && now >= endOf(on) ? 'ended' : grant.status;
}

/** Not yet at its end, as recorded. */
export function isLive({ status }: Pick<Grant, 'status'>): boolean {
  return (grantLife.steps.end.from as readonly GrantStatus[]).includes(status);
}

/** The items that may be used now: those within their term while the grant is in use, and none otherwise (article 15). */
export function itemsInUse(grant: Grant, now: Instant): GrantedItem[] {
  if (statusAt(grant, now) !== 'in-use') return [];
  return grant.items.filter(({ until }) => until === null || now < endOf(until));
}

/** With its wake-up set for the end of its term as it is now. */
export function withWakeUp(grant: Grant): Grant {
  const on = endsOn(grant);
  const nextWakeAt = isLive(grant) && on !== null ? endOf(on) : null;
  return nextWakeAt === grant.nextWakeAt ? grant : { ...grant, nextWakeAt, wakeSeq: grant.wakeSeq + 1 };
}
