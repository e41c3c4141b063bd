import type { Instant, LocalDate } from './calendar/time.ts';
import type { Duty } from './duty.ts';
import { type Decision, event } from './event.ts';
import type { Law } from './law.ts';

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
}

/** What a requester may use, and nothing beyond it: exactly the items agreed, for the purpose stated (article 15). */
export interface Grant extends GrantTerms {
  madeAt: Instant;
}

/** A grant as it begins, with what is owed on it. */
export interface Made {
  grant: Decision<Grant>;
  opened: Decision<Duty>[];
}

/** A grant comes into being with the reply, or the agreement, that it rests on. */
export function make(terms: GrantTerms, _law: Law, now: Instant): Made {
  const { source, requester, provider, resource } = terms;
  const items = terms.items.map((item) => item.id);
  return {
    grant: {
      next: { ...terms, madeAt: now },
      events: [event('GrantMade', { source, requester, provider, resource, items })],
    },
    opened: [],
  };
}
