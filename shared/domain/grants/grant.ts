import type { Instant, LocalDate } from '../calendar/time.ts';
import { type Change, change } from '../change.ts';
import type { Unattended } from '../circumstances.ts';
import type { DutyChange } from '../duties/duty.ts';
import { event } from '../event.ts';
import type { GrantStatus } from '../lives/grant.ts';
import { opening } from './duties.ts';
import type { Ending } from './end.ts';
import type { Filing } from './filing.ts';
import type { Provision } from './provision.ts';
import type { Renewal } from './renewal.ts';
import type { Suspension } from './suspension.ts';
import { armed, endsOn } from './term.ts';

/** An item that may be used, and until the end of which day; null: as long as the purpose lasts. */
export interface GrantedItem {
  id: string;
  name: string;
  until: LocalDate | null;
}

/** What is agreed, by the reply to a request or by a negotiation (articles 15, 16): all that a grant begins with. */
export interface GrantTerms {
  id: string;
  /** The case it comes from: `req_…` or `neg_…`. */
  source: string;
  number: string;
  resource: string;
  /** The version the request saw; a later revision changes nothing in what was agreed. */
  version: number;
  resourceName: string;
  requester: string;
  provider: string;
  items: GrantedItem[];
  purpose: string;
  scope: string;
  /** The conditions published with the entry, or agreed in a negotiation; null where there are none. */
  conditions: string | null;
  /** Obtained directly, without the provider's decision, as unconditional data is (article 15); false where left out. */
  direct?: boolean;
}

/** What a requester may use, and nothing beyond it: exactly the items agreed, for the purpose stated (article 15). */
export interface Grant extends GrantTerms {
  madeAt: Instant;
  /** As recorded; what it is now says `statusAt`. */
  status: GrantStatus;
  /** How it is obtained; null until it is provided. For the requester's eyes alone, but for an interface's id. */
  provision: Provision | null;
  providedAt: Instant | null;
  /** The suspension in force, or the one that led to its termination. */
  suspension: Suspension | null;
  /** The newest renewal asked for, and the newest end or change of the service that was filed; earlier ones are in the log. */
  renewal: Renewal | null;
  filing: Filing | null;
  /** How it came to its end. */
  ending: Ending | null;
  /** When its term is over, to be recorded then; null where there is nothing to wake for. */
  nextWakeAt: Instant | null;
  /** Counts the wake-ups asked for, so that each has a timer of its own name. */
  wakeSeq: number;
}

/**
 * A grant comes into being with the reply, or the agreement, that it rests on. From now on its provision is owed (809 art. 22),
 * and, where it has a term, the disposal of the data at its end (809 art. 27).
 */
export function make(
  terms: GrantTerms,
  { law, now }: Omit<Unattended, 'duties'>,
): (Change<'grant', Grant> | DutyChange)[] {
  const { source, requester, provider, resource } = terms;
  const grant = armed({
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
    ...opening('provide', grant, at),
    ...(on ? opening('dispose', grant, at, { start: on }) : []),
  ];
}
