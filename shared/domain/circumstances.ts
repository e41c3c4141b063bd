import type { Instant } from './calendar/time.ts';
import type { Duty } from './duties/duty.ts';
import type { Law } from './duties/law.ts';
import type { Principal } from './people/person.ts';

/** What a decision is made in. Nothing in it depends on the machine. */
export interface Circumstances {
  /** Who decides. */
  by: Principal;
  /** When: the time of the call, never the machine's. */
  now: Instant;
  /** What deadlines are counted by. */
  law: Law;
  /** The duties of what is decided about, as they were read. */
  duties: readonly Duty[];
}

/** The same where nobody decides, as when a term is over. */
export type Unattended = Omit<Circumstances, 'by'>;
