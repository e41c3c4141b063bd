import type { LocalDate } from '../calendar/time.ts';
import type { Audience } from '../duties/policy.ts';

/** Events of duties, and of the law by which they are counted. */
export interface DutyEvents {
  FeedCreated: { provider: string };
  FeedRevoked: { provider: string };
  DutyOpened: DutyFacts;
  DutyReminded: DutyFacts & { workingDays: number; to: Audience[] };
  DutyLate: DutyFacts & { to: Audience[] };
  DutyEscalated: DutyFacts & { workingDays: number; to: Audience[] };
  /** `ground`: the item of article 23 that it may come under. */
  RectificationSuggested: DutyFacts & { workingDays: number; to: Audience[]; ground: string };
  ReportPrepared: DutyFacts & { workingDays: number; to: Audience[]; ground: string };
  DutyClaimed: DutyFacts & { claim: 'revision' | 'no-change' };
  DutyReopened: DutyFacts;
  DutyStopped: DutyFacts;
  DutyResumed: DutyFacts;
  DutyExtended: DutyFacts & { days: number };
  DutyCancelled: DutyFacts;
  /** The duty was counted again by another calendar: `from` and `to` are the two dates, which may be the same; `notice` is the reason. */
  DutyRecounted: DutyFacts & { from: LocalDate; to: LocalDate; calendar: string; notice: string; job?: string };
  /** A recount has disproved a flag; `flagged` is the date it was raised for, `due` that date by the new count. */
  DutyFlagVoided: DutyFacts & { flagged: string; notice: string; to: Audience[] };
  DutyMet: DutyFacts & { metOn: LocalDate; late: boolean };
  /** The bureau has loaded, replaced or withdrawn a notice or a policy: `what` is its id. */
  LawChanged: { version: number; what: string };
  PolicyProposed: PolicyFacts;
  PolicyConfirmed: PolicyFacts;
  PolicyWithdrawn: PolicyFacts & { reason: string; was: 'proposed' | 'confirmed' };
  /** The bureau has loaded a notice on working days: how many days it changes, and those of them already past. */
  NoticeLoaded: NoticeFacts & { kind: string; documentNumber: string | undefined };
  NoticeWithdrawn: NoticeFacts & { reason: string };
  /** The bureau was told in the week that begins on the Monday `week`. */
  NoticeMissing: { year: number; week: string };
}

interface NoticeFacts {
  year: number;
  version: number;
  title: string;
  days: number;
  past: string[];
}

/** What every event about a policy tells. Duties that begin on `effectiveFrom` or later are counted by it. */
interface PolicyFacts {
  policy: string;
  duty: string;
  days: number;
  document: string;
  article: string;
  effectiveFrom: string;
}

/** What every event about a duty tells, so that a reader needs nothing else to act on it. Dates are Asia/Shanghai. */
export interface DutyFacts {
  kind: string;
  owes: string;
  subject: string;
  due: LocalDate;
}
