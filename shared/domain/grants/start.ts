import { type Change, change } from '../change.ts';
import type { Unattended } from '../circumstances.ts';
import type { DutyChange } from '../duties/duty.ts';
import { event } from '../event.ts';
import { openGrantDuty } from './duties.ts';
import type { Grant, GrantTerms } from './grant.ts';
import { endsOn, withWakeUp } from './term.ts';

/**
 * Makes a grant of a reply, an agreement, a ruling or a decision. From now on its provision is owed (809 art. 22), and if it has
 * a term, the disposal of the data at the end (809 art. 27).
 */
export function makeGrant(
  terms: GrantTerms,
  { law, now }: Omit<Unattended, 'duties'>,
): (Change<'grant', Grant> | DutyChange)[] {
  const { source, requester, provider, resource } = terms;
  const grant = withWakeUp({
    ...terms,
    madeAt: now,
    status: 'awaiting-provision',
    provision: null,
    providedAt: null,
    suspension: null,
    renewal: null,
    filing: null,
    ending: null,
    nextWakeAt: null,
    wakeSeq: 0,
  });
  const items = terms.items.map((item) => item.id);
  const on = endsOn(terms);
  const at = { duties: [], law, now };
  return [
    change('grant', null, grant, event('GrantMade', { source, requester, provider, resource, items, endsOn: on })),
    ...openGrantDuty('provide', grant, at),
    ...(on ? openGrantDuty('dispose', grant, at, { start: on }) : []),
  ];
}
