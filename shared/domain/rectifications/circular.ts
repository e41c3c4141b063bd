import { dateOf, type Instant } from '../calendar/time.ts';
import { type Change, change } from '../change.ts';
import type { Circumstances } from '../circumstances.ts';
import type { DutyChange } from '../duties/duty.ts';
import { passOn } from '../duties/waiting.ts';
import { type DomainEvent, event } from '../event.ts';
import type { Id } from '../id.ts';
import { type CircularStatus, type CircularStep, circularLife } from '../lives/circular.ts';
import { partsOf, take } from '../machine.ts';
import { BUREAU } from '../people/department.ts';
import { handsOf, mustBeAnother, withHands } from '../people/hands.ts';
import type { Principal } from '../people/person.ts';
import { Refusal } from '../refusals.ts';
import type { CircularContent, CircularDraft } from './circular-fields.ts';
import { mustBeDrafter, mustFit } from './notice.ts';
import { type Done, doneBy, type Rectification } from './rectification.ts';

/** A notice of criticism (通报) to all departments about one of them, from its draft on (Order 809 art. 29). */
export interface Circular extends CircularContent {
  id: Id<'cir'>;
  number: string;
  status: CircularStatus;
  /** The department that is criticized. */
  department: string;
  /** The rectification that it came out of, if any. */
  rectification: Id<'rec'> | null;
  draftedAt: Instant;
  /** Everybody who drafted it or changed the draft. None of them issues it. */
  hands: string[];
  discarded: ({ reason: string } & Done) | null;
  issued: Done | null;
  /** The last proposal to withdraw it; `answer` is null until another officer decides. */
  retraction: ({ reason: string; answer: ({ retracted: boolean; reason: string | null } & Done) | null } & Done) | null;
}

export type CircularDecision = (Change<'circular', Circular> | DutyChange)[];

/**
 * What a draft says, with what it takes from the rectification that it comes out of, and who may draft it.
 * @param of that rectification, if it names one
 * @throws Refusal `circular-unfounded`, `not-your-step`, `ground-of-bureau`
 */
export function drawUp(
  { rectification: _id, ...given }: CircularDraft,
  of: Rectification | null,
  by: Principal,
): CircularContent & { department: string } {
  const department = given.department ?? of?.department;
  const ground = given.ground ?? of?.ground;
  const facts = given.facts ?? of?.facts;
  const isOfAnother = of !== null && (of.issued === null || of.department !== department);
  if (!department || !ground || !facts || isOfAnother) throw new Refusal('circular-unfounded');
  mustBeDrafter(department, by);
  mustFit(ground, department);
  return { name: given.name, demand: given.demand, department, ground, facts };
}

/** An officer drafts it. Another one issues it. */
export function draftCircular(
  given: CircularContent & Pick<Circular, 'id' | 'number' | 'department' | 'rectification'>,
  at: Circumstances,
): CircularDecision {
  const drafted: Circular = {
    ...{ ...given, status: 'drafted', draftedAt: at.now, hands: withHands([], at.by) },
    ...{ discarded: null, issued: null, retraction: null },
  };
  return stepped(null, drafted, event('CircularDrafted', draftFacts(drafted)), at);
}

/** @throws Refusal `not-your-step`, `step-closed`, `ground-of-bureau` */
export function reviseCircular(circular: Circular, content: CircularContent, at: Circumstances): CircularDecision {
  takeStep(circular, 'revise', at.by);
  mustFit(content.ground, circular.department);
  const next = { ...circular, ...content, hands: withHands(circular.hands, at.by) };
  return stepped(circular, next, event('CircularRevised', draftFacts(next)), at);
}

/** @throws Refusal `not-your-step`, `step-closed` */
export function discardCircular(circular: Circular, { reason }: { reason: string }, at: Circumstances) {
  const status = takeStep(circular, 'discard', at.by)();
  const next: Circular = { ...circular, status, discarded: { reason, ...doneBy(at.by, at.now) } };
  return stepped(circular, next, event('CircularDiscarded', { ...draftFacts(next), reason }), at);
}

/** @throws Refusal `not-your-step`, `step-closed`, `same-person` */
export function mayIssueCircular(circular: Circular, by: Principal) {
  const to = takeStep(circular, 'issue', by);
  mustBeAnother(by, circular.hands);
  return to;
}

/** A second officer issues it, and every department is told. @throws Refusal as `mayIssueCircular` */
export function issueCircular(circular: Circular, at: Circumstances): CircularDecision {
  const status = mayIssueCircular(circular, at.by)();
  const next: Circular = { ...circular, status, issued: doneBy(at.by, at.now) };
  return stepped(circular, next, event('CircularIssued', circularFacts(next)), at);
}

/** An officer proposes to withdraw what was wrong. @throws Refusal `not-your-step`, `step-closed` */
export function proposeRetraction(circular: Circular, { reason }: { reason: string }, at: Circumstances) {
  const status = takeStep(circular, 'retract', at.by)();
  const next: Circular = { ...circular, status, retraction: { reason, answer: null, ...doneBy(at.by, at.now) } };
  return stepped(circular, next, event('CircularRetractionProposed', { ...draftFacts(next), reason }), at);
}

/** @returns what was proposed @throws Refusal `not-your-step`, `step-closed`, `same-person` */
export function mayAnswerRetraction(circular: Circular, by: Principal) {
  takeStep(circular, 'confirmRetraction', by);
  const { retraction } = circular;
  if (!retraction) throw new Error(`nothing is proposed of ${circular.id}`);
  mustBeAnother(by, handsOf(retraction));
  return retraction;
}

export type RetractionAnswer = { decision: 'retract' } | { decision: 'keep'; reason: string };

/** A second officer withdraws it, and everybody is told who was told of it; or it stands. @throws Refusal as `mayAnswerRetraction` */
export function answerRetraction(circular: Circular, said: RetractionAnswer, at: Circumstances): CircularDecision {
  const proposed = mayAnswerRetraction(circular, at.by);
  const done = doneBy(at.by, at.now);
  if (said.decision === 'keep') {
    const { reason } = said;
    const status = takeStep(circular, 'keep', at.by)();
    const next: Circular = {
      ...circular,
      status,
      retraction: { ...proposed, answer: { retracted: false, reason, ...done } },
    };
    return stepped(circular, next, event('CircularKept', { ...draftFacts(next), reason }), at);
  }
  const status = takeStep(circular, 'confirmRetraction', at.by)();
  const next: Circular = {
    ...circular,
    status,
    retraction: { ...proposed, answer: { retracted: true, reason: null, ...done } },
  };
  const issuedOn = dateOf(circular.issued?.at ?? circular.draftedAt);
  const told = event('CircularRetracted', { ...circularFacts(next), reason: proposed.reason, issuedOn });
  return stepped(circular, next, told, at);
}

const sidesIn = ({ department }: Pick<Circular, 'department'>) => ({ requester: null, provider: department });

/** Takes a step. @returns its target state @throws Refusal `not-your-step`, `step-closed` */
export function takeStep<S extends CircularStep>(circular: Circular, step: S, by: Principal) {
  return take(circularLife, step, circular.status, partsOf(by, sidesIn(circular)));
}

/** A step, with what a second officer owes then. The city government owes nobody what it drafts about the bureau. */
function stepped(before: Circular | null, next: Circular, told: DomainEvent, at: Circumstances): CircularDecision {
  const { id, number, name, department } = next;
  const about = { subject: { type: 'circular', id, number, name } as const, ...sidesIn(next) };
  const duties = department === BUREAU ? [] : passOn(circularLife, [before?.status ?? null, next.status], about, at);
  return [change<'circular', Circular>('circular', before, next, told), ...duties];
}

function draftFacts({ number, name, department, ground }: Circular) {
  return { number, name, department, ground };
}

function circularFacts({ number, name, department, ground }: Circular) {
  return { number, name, provider: department, ground };
}
