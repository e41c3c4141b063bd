import type * as z from 'zod';
import type { Instant, LocalDate } from '../calendar/time.ts';
import type { Basis } from '../catalog/content.ts';
import type { Change } from '../change.ts';
import type { Attachment } from '../disputes/attachment.ts';
import type { DutyChange } from '../duties/duty.ts';
import type { Id } from '../id.ts';
import { type RectificationStatus, type RectificationStep, rectificationLife } from '../lives/rectification.ts';
import { partsOf, type Sides, take } from '../machine.ts';
import { BUREAU } from '../people/department.ts';
import { type Signature, signature } from '../people/hands.ts';
import type { Principal } from '../people/person.ts';
import { type Exemption, rectificationGrounds } from './grounds.ts';
import type {
  accountabilityOutcomeSchema,
  accountabilitySchema,
  conclusionSchema,
  NoticeContent,
  orderSchema,
} from './rectification-fields.ts';

/** When something was done, and by whom. */
export interface Done extends Signature {
  at: Instant;
}

/** Who attached a file. */
export type FileAuthor = 'department' | 'bureau' | 'government';
export type RectificationFile = Omit<Attachment, 'side'> & { author: FileAuthor };

/** A report of what was rectified, and why it was returned. */
export interface RectificationReport extends Done {
  number: number;
  statement: string;
  files: string[];
  returned: ({ reason: string; dueOn: LocalDate } & Done) | null;
}

/** What ended it other than the work itself: an exemption with its ground (article 24), or the governing law (article 25). */
type Ending =
  | ({ how: 'exempt'; exemption: Exemption; reason: string } & Done)
  | ({ how: 'refer'; basis: Basis; authority: string; reason: string } & Done);

/** A rectification (整改) that a department is told to make, from the draft of its notice to its end (article 23; Order 809 arts. 39–41). */
export interface Rectification extends NoticeContent {
  id: Id<'rec'>;
  number: string;
  status: RectificationStatus;
  /** The department that is to rectify. */
  department: string;
  draftedAt: Instant;
  /** Everybody who drafted the notice or changed the draft. None of them issues it. */
  hands: string[];
  /** Why the draft was discarded. */
  remarks: string | null;
  /** With the date on the notice; `dueOn` is the date that holds now. */
  issued: ({ dueOn: LocalDate } & Done) | null;
  /** More time, asked for once; `answer` is null until somebody decides. */
  time:
    | ({ days: number; reason: string; answer: ({ granted: boolean; reason: string | null } & Done) | null } & Done)
    | null;
  files: RectificationFile[];
  reports: RectificationReport[];
  /** When it was reported to the city government, with the bureau's opinion. */
  escalation: ({ opinion: string; due: LocalDate } & Done) | null;
  order: (z.infer<typeof orderSchema> & Done) | null;
  conclusion: (z.infer<typeof conclusionSchema> & Done) | null;
  accountability:
    | (z.infer<typeof accountabilitySchema> & {
        outcome: (z.infer<typeof accountabilityOutcomeSchema> & Done) | null;
      } & Done)
    | null;
  ending: Ending | null;
  endedAt: Instant | null;
  /** Id of its current or last duty. */
  duty: string | null;
}

type RectificationChange = Change<'rectification', Rectification>;
/** Changes of a decision on a rectification. */
export type RectificationDecision = (RectificationChange | DutyChange)[];

/** The department is the one side of it. */
export function sidesIn({ department }: Pick<Rectification, 'department'>): Sides {
  return { requester: null, provider: department };
}

/** Takes a step. @returns its target state @throws Refusal `not-your-step`, `step-closed` */
export function takeStep<S extends RectificationStep>(rectification: Rectification, step: S, by: Principal) {
  return take(rectificationLife, step, rectification.status, partsOf(by, sidesIn(rectification)));
}

/** Whether the bureau is itself told to rectify, so that the city government decides (Order 809 art. 41). */
export function isOfTheBureau({ department }: Pick<Rectification, 'department'>): boolean {
  return department === BUREAU;
}

/** What people call it: the item that was breached. */
export function nameOf({ ground }: Pick<Rectification, 'ground'>): string {
  return rectificationGrounds[ground].zh;
}

/** Facts in every event of its draft. */
export function draftFacts({ number, department, ground }: Rectification) {
  return { number, department, ground, name: rectificationGrounds[ground].zh };
}

/** Facts in every event of it since it was issued. */
export function rectificationFacts({ number, department, ground }: Rectification) {
  return { number, provider: department, ground, name: rectificationGrounds[ground].zh };
}

export function doneBy(by: Principal, at: Instant): Done {
  return { at, ...signature(by) };
}
