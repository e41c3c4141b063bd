import * as z from 'zod';
import { dateOf, type Instant, type LocalDate, localDate } from '../calendar/time.ts';
import { type Basis, basisSchema } from '../catalog/content.ts';
import { type Duty, isLate } from '../duties/duty.ts';
import { event } from '../event.ts';
import type { NegotiationStatus } from '../lives/negotiation.ts';
import { BUREAU, departmentId } from '../people/department.ts';
import type { Principal } from '../people/person.ts';
import { prose } from '../prose.ts';
import { Refusal } from '../refusals.ts';
import {
  type Authority,
  allowed,
  authorityOf,
  bureauIsParty,
  ended,
  factsOf,
  type Negotiated,
  type Negotiation,
  roomFor,
  type Side,
  sideOf,
  without,
} from './negotiation.ts';
import { mustBeAttached } from './record.ts';
import { type Answers, checkTerms, grantOf, unanswered, withoutAgreement } from './terms.ts';
import { type Terms, termsSchema } from './terms-fields.ts';

const departments = z.array(departmentId).min(1).max(20);
const files = z.array(z.string().max(40)).max(20).default([]);
const reasons = prose(2, 2000);

export const meetingSchema = z.strictObject({
  heldOn: localDate,
  notes: prose(2, 1500),
  departments,
  files,
});
/** 协调会: when, who was there, what was said. */
export interface Meeting extends z.infer<typeof meetingSchema> {
  number: number;
  at: Instant;
  by: string;
}
const MOST_MEETINGS = 10;

/** To share on terms, or not to share, on what basis. */
const share = termsSchema.extend({ verdict: z.literal('share') });
const notShare = z.strictObject({ verdict: z.literal('not-share'), basis: basisSchema });
export type Verdict = (Terms & { verdict: 'share' }) | { verdict: 'not-share'; basis: Basis };

/** 评判 (article 16): by the bureau together with other departments, with reasons. */
const together = { reasons, departments };
export const rulingSchema = z.discriminatedUnion('verdict', [share.extend(together), notShare.extend(together)]);
export type GivenRuling = z.infer<typeof rulingSchema>;
export interface Ruling {
  verdict: Verdict;
  reasons: string;
  departments: string[];
  answers: Answers;
  at: Instant;
  by: string;
}

/** A superior's decision as its document says (Order 809 art. 28). */
const document = {
  authority: prose(2, 100),
  documentNumber: prose(2, 60),
  decidedOn: localDate,
  file: z.string().max(40),
  reasons,
};
export const decisionSchema = z.discriminatedUnion('verdict', [share.extend(document), notShare.extend(document)]);
export type GivenDecision = z.infer<typeof decisionSchema>;
export interface SuperiorDecision {
  kind: Authority;
  authority: string;
  documentNumber: string;
  decidedOn: LocalDate;
  file: string;
  verdict: Verdict;
  reasons: string;
  at: Instant;
  by: string;
}

/** Article 15: either side says that the two will not agree. Who takes it up from here is a matter of who they are. */
export function declareFailure(negotiation: Negotiation, reason: string, by: Principal, now: Instant): Negotiated {
  allowed(negotiation, 'fail', by);
  const side = sideOf(negotiation, by);
  const status = takenUpBy(negotiation);
  return without({
    next: { ...negotiation, status, failure: { side, reason, at: now, by: by.personId } },
    events: [event('NegotiationFailed', { ...factsOf(negotiation), side, reason, next: status })],
  });
}

/** The bureau; where it is a party, nobody here; across levels or cities, the common superior (article 16, Order 809 art. 28). */
function takenUpBy(negotiation: Negotiation): NegotiationStatus & ('coordinating' | 'referred' | 'recused') {
  if (bureauIsParty(negotiation)) return 'recused';
  return negotiation.acrossLevels ? 'referred' : 'coordinating';
}

/** @throws Refusal `not-yet`, `unknown-department`, `files-unknown`, `case-full` */
export function recordMeeting(
  negotiation: Negotiation,
  meeting: z.infer<typeof meetingSchema>,
  { by, registered }: { by: Principal; registered: readonly string[] },
  now: Instant,
): Negotiated {
  allowed(negotiation, 'meet', by);
  roomFor(negotiation.meetings, MOST_MEETINGS, '会议记录');
  notInFuture(meeting.heldOn, 'body.heldOn', now);
  mustBeRegistered(meeting.departments, registered);
  mustBeAttached(negotiation, meeting.files, 'body.files');
  const number = negotiation.meetings.length + 1;
  const { heldOn, departments: present } = meeting;
  return without({
    next: {
      ...negotiation,
      meetings: [...negotiation.meetings, { ...meeting, number, at: now, by: by.personId }],
    },
    events: [event('MeetingRecorded', { ...factsOf(negotiation), meeting: number, heldOn, departments: present })],
  });
}

/**
 * Article 16: the bureau adjudicates together with other departments, none of them a party, once it has tried to bring the two
 * sides together. @throws Refusal `coordinate-first`, `assessors`, `unknown-department`, `items-not-disputed`, `agreement-only`
 */
export function adjudicate(
  negotiation: Negotiation,
  given: GivenRuling,
  { by, registered }: { by: Principal; registered: readonly string[] },
  now: Instant,
): Negotiated {
  allowed(negotiation, 'rule', by);
  if (negotiation.meetings.length === 0) throw new Refusal('coordinate-first');
  const unfit = given.departments.filter(
    (id, n, all) => [BUREAU, negotiation.requester, negotiation.provider].includes(id) || all.indexOf(id) !== n,
  );
  if (unfit.length > 0) throw new Refusal('assessors', {}, [{ field: 'body.departments', message: unfit.join() }]);
  mustBeRegistered(given.departments, registered);
  const verdict = verdictOf(negotiation, given, now);
  const { reasons, departments: assessors } = given;
  return without({
    next: {
      ...negotiation,
      status: 'ruled',
      ruling: { verdict, reasons, departments: assessors, answers: unanswered, at: now, by: by.personId },
    },
    events: [event('RulingMade', { ...factsOf(negotiation), verdict: given.verdict, reasons, departments: assessors })],
  });
}

/** The head of a side accepts the ruling; it is in force once both have. @throws Refusal `answered-already` */
export function acceptRuling(
  negotiation: Negotiation,
  { by, grantId }: { by: Principal; grantId: string },
  now: Instant,
): Negotiated {
  const { ruling, side } = answerableRuling(negotiation, 'acceptRuling', by);
  const answers = { ...ruling.answers, [side]: { accepted: true, reason: null, at: now, by: by.personId } };
  const next = { ...negotiation, ruling: { ...ruling, answers } };
  const accepted = event('RulingAccepted', { ...factsOf(negotiation), side });
  if (!answers.requester || !answers.provider) return without({ next, events: [accepted] });
  const done = inForce(next, ruling.verdict, { how: 'accepted', grantId }, now);
  return { ...done, events: [accepted, ...done.events] };
}

/** A side that does not accept takes the case to the superior, which decides (Order 809 art. 28). */
export function objectToRuling(negotiation: Negotiation, reason: string, by: Principal, now: Instant): Negotiated {
  const { ruling, side } = answerableRuling(negotiation, 'objectToRuling', by);
  const answers = { ...ruling.answers, [side]: { accepted: false, reason, at: now, by: by.personId } };
  return without({
    next: { ...negotiation, status: 'referred', ruling: { ...ruling, answers } },
    events: [event('RulingObjected', { ...factsOf(negotiation), side, reason })],
  });
}

/**
 * Silence neither accepts a ruling nor holds it up: once the days for an answer are over, the bureau may put it into force.
 * Items shared by agreement alone are in no ruling, so nothing is taken from a silent side that only its consent could give.
 * @param owed the duties of the two sides to answer @throws Refusal `answers-not-late`
 */
export function enforceRuling(
  negotiation: Negotiation,
  owed: readonly Duty[],
  { by, grantId }: { by: Principal; grantId: string },
  now: Instant,
): Negotiated {
  allowed(negotiation, 'enforceRuling', by);
  const open = owed.filter(({ status }) => status === 'open');
  if (open.length === 0 || open.some((duty) => !isLate(duty, now))) throw new Refusal('answers-not-late');
  const { ruling } = negotiation;
  if (!ruling) throw new Error(`no ruling in ${negotiation.id}`);
  return inForce(negotiation, ruling.verdict, { how: 'unanswered', grantId }, now);
}

/**
 * What the city government or the common superior decided, as its document says; it is final (Order 809 art. 28). The bureau keeps
 * the record. Where the bureau is itself a party it may not keep the record of its own case, and whoever reads for the upper
 * authority changes nothing here (article 6), so the head of the other side hands the document in.
 * @throws Refusal `not-your-step`, `not-yet`, `files-unknown`, `items-not-disputed`, `agreement-only`
 */
export function recordDecision(
  negotiation: Negotiation,
  given: GivenDecision,
  { by, grantId }: { by: Principal; grantId: string },
  now: Instant,
): Negotiated {
  const recused = bureauIsParty(negotiation);
  allowed(negotiation, recused ? 'handInDecision' : 'recordDecision', by);
  if (recused && by.department === BUREAU) throw new Refusal('not-your-step');
  notInFuture(given.decidedOn, 'body.decidedOn', now);
  mustBeAttached(negotiation, [given.file], 'body.file');
  const verdict = verdictOf(negotiation, given, now);
  const { authority, documentNumber, decidedOn, file, reasons } = given;
  const kind = authorityOf(negotiation);
  const grant = verdict.verdict === 'share' ? grantOf(negotiation, verdict, grantId) : null;
  return {
    next: {
      ...ended(negotiation, 'decided', now),
      decision: { kind, authority, documentNumber, decidedOn, file, verdict, reasons, at: now, by: by.personId },
      grant: grant?.id ?? null,
    },
    events: [
      event('SuperiorDecided', {
        ...factsOf(negotiation),
        ...{ authority, documentNumber, decidedOn, file, reasons },
        verdict: verdict.verdict,
        grant: grant?.id ?? null,
      }),
    ],
    grant,
  };
}

function inForce(
  negotiation: Negotiation,
  verdict: Verdict,
  { how, grantId }: { how: 'accepted' | 'unanswered'; grantId: string },
  now: Instant,
): Negotiated {
  const grant = verdict.verdict === 'share' ? grantOf(negotiation, verdict, grantId) : null;
  return {
    next: { ...ended(negotiation, 'ruling-in-force', now), grant: grant?.id ?? null },
    events: [
      event('RulingInForce', { ...factsOf(negotiation), verdict: verdict.verdict, how, grant: grant?.id ?? null }),
    ],
    grant,
  };
}

function answerableRuling(negotiation: Negotiation, step: 'acceptRuling' | 'objectToRuling', by: Principal) {
  allowed(negotiation, step, by);
  const { ruling } = negotiation;
  if (!ruling) throw new Error(`no ruling in ${negotiation.id}`);
  const side: Side = sideOf(negotiation, by);
  if (ruling.answers[side]) throw new Refusal('answered-already');
  return { ruling, side };
}

/** What is shared is of this case, for a time to come, and nothing that only an agreement may share (article 15). */
function verdictOf(negotiation: Negotiation, given: GivenRuling | GivenDecision, now: Instant): Verdict {
  if (given.verdict === 'not-share') return { verdict: 'not-share', basis: given.basis };
  const { verdict, items, until, conditions } = given;
  checkTerms(negotiation, { items, until, conditions }, now);
  withoutAgreement(negotiation, { items });
  return { verdict, items, until, conditions };
}

function mustBeRegistered(named: readonly string[], registered: readonly string[]): void {
  const unknown = named.findIndex((id) => !registered.includes(id));
  const department = named[unknown];
  if (department === undefined) return;
  const field = `body.departments.${unknown}`;
  throw new Refusal('unknown-department', { department }, [{ field, message: department }]);
}

function notInFuture(date: LocalDate, field: string, now: Instant): void {
  if (date > dateOf(now)) throw new Refusal('not-yet', {}, [{ field, message: date }]);
}
