import type { Instant } from './calendar/time.ts';
import type { Duty } from './duties/duty.ts';
import type { Law } from './duties/law.ts';
import type { Principal } from './people/person.ts';

/** The circumstances of a decision: who decides, when, and by which law. Nothing here depends on the machine. */
export interface Circumstances {
  /** Who decides. */
  by: Principal;
  /** When: the time of the call, never the clock of the machine. */
  now: Instant;
  /** The policies and the calendar that deadlines are counted by. */
  law: Law;
  /** The duties of the case that is decided, as they were read. */
  duties: readonly Duty[];
}

/** The person who decides, and the time, for a decision without deadlines. */
export type Actor = Pick<Circumstances, 'by' | 'now'>;

/** The same without a person, for example when a term ends. */
export type Unattended = Omit<Circumstances, 'by'>;
