import type * as z from 'zod';
import { dateOf, type Instant, type LocalDate } from '../calendar/time.ts';
import { andThen, change } from '../change.ts';
import type { Circumstances } from '../circumstances.ts';
import { isLate } from '../duties/duty.ts';
import { currentDuty } from '../duties/law.ts';
import { event } from '../event.ts';
import type { GrantTerms } from '../grants/grant.ts';
import type { Id } from '../id.ts';
import type { NegotiationStatus } from '../lives/negotiation.ts';
import { bureauIsParty, isGovernment } from '../machine.ts';
import { BUREAU } from '../people/department.ts';
import { handsOf, mustBeAnother, signature } from '../people/hands.ts';
import type { Principal } from '../people/person.ts';
import { Refusal } from '../refusals.ts';
import { type NegotiationDecision, withConsequences } from './consequences.ts';
import type { meetingSchema } from './meeting.ts';
import {
  closeNegotiation,
  mustHaveRoom,
  type Negotiation,
  type NegotiationChange,
  negotiationFacts,
  partisans,
  takeStep,
} from './negotiation.ts';
import { mustBeAttached } from './record.ts';
import { type sideAnswerSchema, sideOf, sides, unanswered } from './sides.ts';
import { checkTerms, grantOf, mustNeedNoAgreement } from './terms.ts';
import { authorityOf, type GivenDecision, type GivenRuling, type Verdict } from './verdict.ts';

const MOST_MEETINGS = 10;

/** Ids of all registered departments. */
interface WithDepartments {
  registered: readonly string[];
}

/** Id for the grant, if one is made. */
interface WithGrant {
  grantId: Id<'grt'>;
}

/** @returns the side that declares it @throws Refusal `not-your-step`, `step-closed` */
export function mayFail(negotiation: Negotiation, { by }: Circumstances) {
  return { to: takeStep(negotiation, 'fail', by), side: sideOf(negotiation, by) };
}

/** A side declares that the negotiation failed (article 15). Who takes over depends on the two departments. */
export function declareFailure(
  negotiation: Negotiation,
  { reason }: { reason: string },
  at: Circumstances,
): NegotiationDecision {
  const { to, side } = mayFail(negotiation, at);
  const status = to(successorOf(negotiation));
  const next = { ...negotiation, status, failure: { side, reason, at: at.now, ...signature(at.by) } };
  const failed = event('NegotiationFailed', { ...negotiationFacts(negotiation), side, reason, next: status });
  return withConsequences(change('negotiation', negotiation, next, failed), at);
}

/**
 * The state after a failed negotiation: the bureau coordinates. If it is a party, it recuses itself; across levels or cities, the
 * common superior decides (article 16, Order 809 art. 28).
 */
function successorOf(negotiation: Negotiation) {
  if (bureauIsParty(negotiation)) return 'recused';
  return negotiation.acrossLevels ? 'referred' : 'coordinating';
}

/** @throws Refusal `not-yet`, `unknown-department`, `files-unknown`, `case-full` */
export function recordMeeting(
  negotiation: Negotiation,
  { registered, ...meeting }: z.infer<typeof meetingSchema> & WithDepartments,
  at: Circumstances,
): NegotiationDecision {
  takeStep(negotiation, 'meet', at.by);
  mustHaveRoom(negotiation.meetings, MOST_MEETINGS, '会议记录');
  const { heldOn, departments, files } = meeting;
  mustHaveHappened(heldOn, 'body.heldOn', at.now);
  mustBeRegistered(departments, registered);
  mustBeAttached(negotiation, files, 'body.files');
  const number = negotiation.meetings.length + 1;
  const next = {
    ...negotiation,
    meetings: [...negotiation.meetings, { ...meeting, number, at: at.now, ...signature(at.by) }],
  };
  const recorded = event('MeetingRecorded', { ...negotiationFacts(negotiation), meeting: number, heldOn, departments });
  return withConsequences(change('negotiation', negotiation, next, recorded), at);
}

/** @throws Refusal `not-your-step`, `step-closed`, `same-person`, `coordinate-first` */
export function mayAdjudicate(negotiation: Negotiation, { by }: Circumstances) {
  const to = takeStep(negotiation, 'rule', by);
  mustBeAnother(by, partisans(negotiation));
  if (negotiation.meetings.length === 0) throw new Refusal('coordinate-first');
  return to;
}

/**
 * The bureau adjudicates together with other departments, none of them a party, after a coordination meeting (article 16).
 * @throws Refusal `same-person`, `coordinate-first`, `assessors`, `unknown-department`, `items-not-disputed`, `agreement-only`
 */
export function adjudicate(
  negotiation: Negotiation,
  { registered, ...given }: GivenRuling & WithDepartments,
  at: Circumstances,
): NegotiationDecision {
  const to = mayAdjudicate(negotiation, at);
  const { reasons, departments } = given;
  const unfit = departments.filter(
    (id, n, all) => [BUREAU, negotiation.requester, negotiation.provider].includes(id) || all.indexOf(id) !== n,
  );
  if (unfit.length > 0) throw new Refusal('assessors', {}, [{ field: 'body.departments', message: unfit.join() }]);
  mustBeRegistered(departments, registered);
  const verdict = verdictOf(negotiation, given, at.now);
  const ruling = {
    verdict,
    reasons,
    departments,
    answers: unanswered,
    referred: null,
    at: at.now,
    ...signature(at.by),
  };
  const ruled = event('RulingMade', {
    ...negotiationFacts(negotiation),
    verdict: verdict.verdict,
    reasons,
    departments,
  });
  return withConsequences(change('negotiation', negotiation, { ...negotiation, status: to(), ruling }, ruled), at);
}

type RulingAnswer<D = 'accept' | 'decline'> = Extract<z.infer<typeof sideAnswerSchema>, { decision: D }>;

/**
 * The head of a side answers the ruling. It is in force when both sides accept. An objection takes the case to the superior,
 * which decides (Order 809 art. 28). @throws Refusal `answered-already`
 */
export function answerRuling(
  negotiation: Negotiation,
  said: RulingAnswer & WithGrant,
  at: Circumstances,
): NegotiationDecision {
  return said.decision === 'accept' ? acceptRuling(negotiation, said, at) : objectToRuling(negotiation, said, at);
}

function acceptRuling(negotiation: Negotiation, { grantId }: WithGrant, at: Circumstances): NegotiationDecision {
  const { ruling, side, to } = mayAnswerRuling(negotiation, 'acceptRuling', at.by);
  const answers = { ...ruling.answers, [side]: { accepted: true, reason: null, at: at.now, ...signature(at.by) } };
  const next = { ...negotiation, ruling: { ...ruling, answers } };
  const accepted = change(
    'negotiation',
    negotiation,
    next,
    event('RulingAccepted', { ...negotiationFacts(negotiation), side }),
  );
  if (!answers.requester || !answers.provider) return withConsequences(accepted, at);
  const grant = grantBy(negotiation, ruling.verdict, grantId);
  const both = andThen(accepted, (state) => putInForce(state, to('ruling-in-force'), grant, at.now));
  return withConsequences(both, at, grant);
}

function objectToRuling(
  negotiation: Negotiation,
  { reason }: RulingAnswer<'decline'>,
  at: Circumstances,
): NegotiationDecision {
  const { ruling, side, to } = mayAnswerRuling(negotiation, 'objectToRuling', at.by);
  const answers = { ...ruling.answers, [side]: { accepted: false, reason, at: at.now, ...signature(at.by) } };
  const next = { ...negotiation, status: to(), ruling: { ...ruling, answers } };
  const objected = event('RulingObjected', { ...negotiationFacts(negotiation), side, reason });
  return withConsequences(change('negotiation', negotiation, next, objected), at);
}

/** @throws Refusal `not-your-step`, `step-closed`, `answers-not-late` */
export function mayReferRuling(negotiation: Negotiation, at: Circumstances) {
  const to = takeStep(negotiation, 'referRuling', at.by);
  const open = at.duties.map((duty) => currentDuty(at.law, duty).duty).filter(({ status }) => status === 'open');
  if (open.length === 0 || open.some((duty) => !isLate(duty, at.now))) throw new Refusal('answers-not-late');
  return to;
}

/**
 * A side has not answered in time. Silence is consent to nothing, so the two have not agreed, and the bureau refers the case to the
 * city government, which decides (Order 809 art. 28). @throws Refusal `answers-not-late`
 */
export function referRuling(negotiation: Negotiation, at: Circumstances): NegotiationDecision {
  const to = mayReferRuling(negotiation, at);
  const ruling = { ...rulingOf(negotiation), referred: { at: at.now, ...signature(at.by) } };
  const silent = sides.filter((side) => !ruling.answers[side]);
  const referred = event('RulingUnanswered', { ...negotiationFacts(negotiation), silent });
  return withConsequences(change('negotiation', negotiation, { ...negotiation, status: to(), ruling }, referred), at);
}

/** @throws Refusal `not-your-step`, `step-closed`, `same-person` */
export function mayRecordDecision(negotiation: Negotiation, { by }: Circumstances) {
  const recused = bureauIsParty(negotiation);
  const decides = isGovernment(by);
  const to = takeStep(negotiation, decides ? 'decide' : recused ? 'handInDecision' : 'recordDecision', by);
  if (recused && by.department === BUREAU) throw new Refusal('not-your-step');
  if (decides) mustBeAnother(by, partisans(negotiation));
  return to;
}

/**
 * Enters the final decision of the city government or the common superior, as its document states it (Order 809 art. 28).
 * Whoever decides for the city government enters it. Where nobody here does so, the bureau records the document. If the bureau is a
 * party, it may not record its own case, and readers for the upper authority change nothing here (article 6), so the head of the
 * other side submits it.
 * @throws Refusal `not-your-step`, `same-person`, `not-yet`, `files-unknown`, `items-not-disputed`, `agreement-only`
 */
export function recordDecision(
  negotiation: Negotiation,
  { grantId, ...given }: GivenDecision & WithGrant,
  at: Circumstances,
): NegotiationDecision {
  const to = mayRecordDecision(negotiation, at);
  mustHaveHappened(given.decidedOn, 'body.decidedOn', at.now);
  mustBeAttached(negotiation, [given.file], 'body.file');
  const verdict = verdictOf(negotiation, given, at.now);
  const { authority, documentNumber, decidedOn, file, reasons } = given;
  const said = { authority, documentNumber, decidedOn, file: file as Id<'fil'>, reasons };
  const grant = grantBy(negotiation, verdict, grantId);
  const next = {
    ...closeNegotiation(negotiation, to(), at.now),
    decision: { kind: authorityOf(negotiation), ...said, verdict, at: at.now, ...signature(at.by) },
    grant: grant?.id ?? null,
  };
  const decided = event('SuperiorDecided', {
    ...negotiationFacts(negotiation),
    ...said,
    verdict: verdict.verdict,
    grant: grant?.id ?? null,
  });
  return withConsequences(change('negotiation', negotiation, next, decided), at, grant);
}

function putInForce(
  negotiation: Negotiation,
  status: NegotiationStatus,
  grant: GrantTerms | null,
  now: Instant,
): NegotiationChange {
  const id = grant?.id ?? null;
  const next = { ...closeNegotiation(negotiation, status, now), grant: id };
  const { verdict } = rulingOf(negotiation).verdict;
  const inForce = event('RulingInForce', { ...negotiationFacts(negotiation), verdict, how: 'accepted', grant: id });
  return change('negotiation', negotiation, next, inForce);
}

/** @throws Refusal `not-your-step`, `step-closed`, `answered-already`, `same-person` */
export function mayAnswerRuling<S extends 'acceptRuling' | 'objectToRuling'>(
  negotiation: Negotiation,
  step: S,
  by: Principal,
) {
  const to = takeStep(negotiation, step, by);
  const ruling = rulingOf(negotiation);
  const side = sideOf(negotiation, by);
  if (ruling.answers[side]) throw new Refusal('answered-already');
  mustBeAnother(by, handsOf(ruling, ruling.answers.requester, ruling.answers.provider));
  return { ruling, side, to };
}

function rulingOf({ id, ruling }: Negotiation) {
  if (!ruling) throw new Error(`no ruling in ${id}`);
  return ruling;
}

/** Terms of the grant for a verdict to share; null for a verdict not to share. */
function grantBy(negotiation: Negotiation, verdict: Verdict, id: Id<'grt'>): GrantTerms | null {
  return verdict.verdict === 'share' ? grantOf(negotiation, verdict, id) : null;
}

/** Checks a verdict to share: items of this case, a term in the future, and no items that need an agreement (article 15). */
function verdictOf(negotiation: Negotiation, given: GivenRuling | GivenDecision, now: Instant): Verdict {
  if (given.verdict === 'not-share') return { verdict: 'not-share', basis: given.basis };
  const { verdict, items, until, conditions } = given;
  checkTerms(negotiation, { items, until, conditions }, now);
  mustNeedNoAgreement(negotiation, { items });
  return { verdict, items, until, conditions };
}

function mustBeRegistered(named: readonly string[], registered: readonly string[]): void {
  const unknown = named.findIndex((id) => !registered.includes(id));
  const department = named[unknown];
  if (department === undefined) return;
  const field = `body.departments.${unknown}`;
  throw new Refusal('unknown-department', { department }, [{ field, message: department }]);
}

/** Checks that a date is not in the future. @throws Refusal `not-yet` */
function mustHaveHappened(date: LocalDate, field: string, now: Instant): void {
  if (date > dateOf(now)) throw new Refusal('not-yet', {}, [{ field, message: date }]);
}
