import { endOf, type Instant, type LocalDate } from '../calendar/time.ts';
import type { Duty } from '../duties/duty.ts';
import type { Law } from '../duties/law.ts';
import { type Decision, event } from '../event.ts';
import { machine } from '../machine.ts';
import { opening } from './duties.ts';
import type { Ending } from './end.ts';
import type { Filing } from './filing.ts';
import type { Provision } from './provision.ts';
import type { Renewal } from './renewal.ts';
import type { Suspension } from './suspension.ts';

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

/**
 * The life of a grant. Whoever suspends it does so at once, everywhere; only the provider's own service may be ended or changed,
 * and only after it was negotiated and filed (809 art. 27); what was used is disposed of in the end.
 */
export const grantLife = machine({
  states: {
    'awaiting-provision': '待提供',
    'in-use': '使用中',
    suspended: '已暂停，限期整改',
    rectified: '已整改，待复核',
    terminated: '已终止',
    ended: '已结束',
    disposed: '已处置',
  },
  initial: ['awaiting-provision'],
  steps: {
    provide: { from: ['awaiting-provision', 'in-use'], to: ['in-use'], by: ['provider:staff'] },
    suspend: { from: ['in-use'], to: ['suspended'], by: ['provider:staff', 'bureau'] },
    rectify: { from: ['suspended'], to: ['rectified'], by: ['requester:staff'] },
    'send-back': { from: ['rectified'], to: ['suspended'], by: ['provider:staff', 'bureau'] },
    resume: { from: ['suspended', 'rectified'], to: ['in-use'], by: ['provider:staff', 'bureau'] },
    terminate: { from: ['suspended', 'rectified'], to: ['terminated'], by: ['provider:staff', 'bureau'] },
    relinquish: {
      from: ['awaiting-provision', 'in-use', 'suspended', 'rectified'],
      to: ['ended'],
      by: ['requester:staff'],
    },
    end: { from: ['awaiting-provision', 'in-use', 'suspended', 'rectified'], to: ['ended'], by: ['system'] },
    dispose: { from: ['terminated', 'ended'], to: ['disposed'], by: ['requester:staff'] },
    // These leave it as it is.
    take: { from: ['in-use'], to: [], by: ['requester:staff'] },
    renew: { from: ['in-use'], to: [], by: ['requester:staff'] },
    file: { from: ['awaiting-provision', 'in-use'], to: [], by: ['provider:staff'] },
    record: { from: ['in-use', 'suspended', 'rectified', 'terminated', 'ended'], to: [], by: ['requester:staff'] },
  },
});
export type GrantStatus = keyof typeof grantLife.states;

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

/** A grant as it begins, with what is owed on it. */
export interface Made {
  grant: Decision<Grant>;
  opened: Decision<Duty>[];
}

/**
 * A grant comes into being with the reply, or the agreement, that it rests on. From now on its provision is owed (809 art. 22),
 * and, where it has a term, the disposal of the data at its end (809 art. 27).
 */
export function make(terms: GrantTerms, law: Law, now: Instant): Made {
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
  return {
    grant: {
      next: grant,
      events: [event('GrantMade', { source, requester, provider, resource, items, endsOn: on })],
    },
    opened: [
      ...opening('provide', grant, { duties: [], law, now }),
      ...(on ? opening('dispose', grant, { duties: [], law, now }, { start: on }) : []),
    ],
  };
}

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
export function armed(grant: Grant): Grant {
  const on = endsOn(grant);
  const nextWakeAt = isLive(grant) && on !== null ? endOf(on) : null;
  return nextWakeAt === grant.nextWakeAt ? grant : { ...grant, nextWakeAt, wakeSeq: grant.wakeSeq + 1 };
}
