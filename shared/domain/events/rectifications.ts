import type { LocalDate } from '../calendar/time.ts';

/** Events of rectifications (articles 23 to 25; Order 809 arts. 39 to 41). */
export interface RectificationEvents {
  RectificationDrafted: DraftFacts;
  RectificationRevised: DraftFacts;
  RectificationDiscarded: DraftFacts & { reason: string };
  RectificationIssued: RectificationFacts & { dueOn: LocalDate };
  RectificationTimeAsked: RectificationFacts & { days: number; reason: string };
  RectificationTimeGranted: RectificationFacts & { days: number };
  RectificationTimeDeclined: RectificationFacts & { reason: string };
  RectificationFileAttached: RectificationFacts & { author: string; file: string; bytes: number; sha256: string };
  RectificationReported: RectificationFacts & { report: number; files: string[]; late: boolean };
  RectificationSentBack: RectificationFacts & { report: number; reason: string; dueOn: LocalDate };
  RectificationAccepted: RectificationFacts & { report: number };
  /** `due`: the date that was missed. */
  RectificationEscalated: RectificationFacts & { due: LocalDate };
  RectificationOrdered: RectificationFacts & { documentNumber: string; dueOn: LocalDate };
  RectificationConcluded: RectificationFacts & { outcome: 'completed' | 'not-completed'; documentNumber: string };
  RectificationExempted: RectificationFacts & { exemption: string; reason: string };
  RectificationReferred: RectificationFacts & { authority: string; document: string; article: string };
  AccountabilityProposed: RectificationFacts & { authority: string };
  AccountabilityRecorded: RectificationFacts & { authority: string; documentNumber: string };
}

/** Facts in every event of a draft, which is not listed under the department before it is issued. `name`: the item that was breached. */
interface DraftFacts {
  number: string;
  department: string;
  ground: string;
  name: string;
}

/** The same once it is issued: as `provider`, the department finds it in the log. */
type RectificationFacts = Omit<DraftFacts, 'department'> & { provider: string };
