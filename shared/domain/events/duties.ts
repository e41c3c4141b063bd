import type { LocalDate } from '../calendar/time.ts';
import type { Audience } from '../duties/policy.ts';

/** Events of duties, and of the law that they are counted by. */
export interface DutyEvents {
  FeedCreated: { provider: string };
  FeedRevoked: { provider: string };
  DutyOpened: DutyFacts;
  DutyReminded: DutyFacts & { workingDays: number; to: Audience[] };
  DutyLate: DutyFacts & { to: Audience[] };
  DutyEscalated: DutyFacts & { workingDays: number; to: Audience[] };
  /** `ground`: the item of article 23 that the lateness may fall under. */
  RectificationSuggested: DutyFacts & { workingDays: number; to: Audience[]; ground: string };
  ReportPrepared: DutyFacts & { workingDays: number; to: Audience[]; ground: string };
  DutyClaimed: DutyFacts & { claim: 'revision' | 'no-change' };
  DutyReopened: DutyFacts;
  DutyStopped: DutyFacts;
  DutyResumed: DutyFacts;
  DutyExtended: DutyFacts & { days: number };
  DutyCancelled: DutyFacts;
  /** The duty was recounted by another calendar. `from` and `to` may be the same date; `notice` is the reason. */
  DutyRecounted: DutyFacts & { from: LocalDate; to: LocalDate; calendar: string; notice: string; job?: string };
  /** A recount disproved a flag. `flagged` is the missed date, `due` the same date by the new count. */
  DutyFlagVoided: DutyFacts & { flagged: string; notice: string; to: Audience[] };
  /** `days`: working days from receipt until it was met, without stops; null in events from before it was held. */
  DutyMet: DutyFacts & { metOn: LocalDate; late: boolean; days: number | null };
  /** The bureau loaded, replaced or withdrew a notice or a policy; `what` is its id. */
  LawChanged: { version: number; what: string };
  PolicyProposed: PolicyFacts;
  PolicyConfirmed: PolicyFacts;
  PolicyWithdrawn: PolicyFacts & { reason: string; was: 'proposed' | 'confirmed' };
  /** The bureau loaded a notice on working days. `days`: how many it changes; `past`: those in the past. */
  NoticeLoaded: NoticeFacts & { kind: string; documentNumber: string | undefined };
  NoticeWithdrawn: NoticeFacts & { reason: string };
  /** The arrangement of a year is missing. The bureau gets this mail once a week; `week` is the Monday. */
  NoticeMissing: { year: number; week: string };
}

interface NoticeFacts {
  year: number;
  version: number;
  title: string;
  days: number;
  past: string[];
}

/** Facts in every event of a policy. Duties that begin on `effectiveFrom` or later are counted by it. */
interface PolicyFacts {
  policy: string;
  duty: string;
  days: number;
  document: string;
  article: string;
  effectiveFrom: string;
}

/** Facts in every event of a duty, enough for a reader to act on. Dates are Asia/Shanghai. */
export interface DutyFacts {
  kind: string;
  owes: string;
  subject: string;
  due: LocalDate;
}
