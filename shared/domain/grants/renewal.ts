import * as z from 'zod';
import { addDays, dateOf, type LocalDate } from '../calendar/time.ts';
import { basisSchema } from '../catalog/content.ts';
import { change } from '../change.ts';
import type { Circumstances } from '../circumstances.ts';
import type { DutyChange } from '../duties/duty.ts';
import { passOn } from '../duties/waiting.ts';
import { type DomainEvent, event } from '../event.ts';
import { grantLife } from '../lives/grant.ts';
import { type RenewalStatus, renewalLife } from '../lives/renewal.ts';
import { mayTake, partsOf, take, targetOf } from '../machine.ts';
import { mustBeAnother, withHands } from '../people/hands.ts';
import { shortText } from '../prose.ts';
import { Refusal } from '../refusals.ts';
import { aboutGrant, type GrantDecision, moveDisposal } from './duties.ts';
import { type Grant, type Renewal, type RenewalTerms, renewalTerms } from './grant.ts';
import { endsOn, statusAt, withWakeUp } from './term.ts';

const refusal = z.strictObject({ reason: shortText, basis: basisSchema });

export const renewalSchema = z.strictObject({ items: renewalTerms, reason: shortText });
export const renewalConsentSchema = z.discriminatedUnion('decision', [
  z.strictObject({ decision: z.literal('consent') }),
  z.strictObject({ decision: z.literal('decline'), remarks: shortText }),
]);
/** A term for each item agreed to; reason and basis if that is less than was asked (article 15). */
export const renewalAnswerSchema = z.discriminatedUnion('decision', [
  z.strictObject({ decision: z.literal('agree'), items: renewalTerms.optional(), refusal: refusal.optional() }),
  z.strictObject({ decision: z.literal('refuse'), refusal }),
]);
export const renewalConfirmationSchema = z.discriminatedUnion('decision', [
  z.strictObject({ decision: z.literal('confirm') }),
  z.strictObject({ decision: z.literal('return'), remarks: shortText }),
]);

/** A term ends at most this many years ahead. */
const LONGEST = 5;

/** @throws Refusal `not-your-step`, `step-closed`, `renewal-open` */
export function mayAskRenewal(grant: Grant, at: Circumstances): void {
  mayTake(grantLife, 'renew', statusAt(grant, at.now), partsOf(at.by, grant));
  if (isOpenRenewal(grant.renewal)) throw new Refusal('renewal-open');
}

/** @throws Refusal `not-your-step`, `step-closed`, `renewal-open`, `renewal-items` */
export function askRenewal(grant: Grant, asked: z.infer<typeof renewalSchema>, at: Circumstances): GrantDecision {
  mayAskRenewal(grant, at);
  const today = dateOf(at.now);
  const latest = addDays(today, LONGEST * 365);
  checkItems(asked.items, (id, until) => {
    const now = grant.items.find((item) => item.id === id)?.until ?? null;
    return now !== null && now >= today && until > now && until <= latest;
  });
  const { requester, provider } = grant;
  const renewal: Renewal = {
    status: 'proposed',
    ...asked,
    askedAt: at.now,
    hands: withHands([], at.by),
    answer: null,
    remarks: null,
  };
  const proposed = event('RenewalProposed', { requester, provider, until: latestEnd(asked.items) });
  return [changeRenewal(grant, renewal, proposed), ...turnOver(grant, [null, 'proposed'], at)];
}

/** @throws Refusal `not-found`, `not-your-step`, `step-closed`, `same-person` */
export function mayConsentRenewal(grant: Grant, at: Circumstances) {
  const taken = takeRenewalStep(grant, 'consent', at);
  mustBeAnother(at.by, taken.renewal.hands);
  return taken;
}

/**
 * The head of the requester's sharing office consents or declines. @throws Refusal `same-person`, `not-your-step`, `step-closed`
 */
export function consentRenewal(
  grant: Grant,
  said: z.infer<typeof renewalConsentSchema>,
  at: Circumstances,
): GrantDecision {
  const { requester, provider } = grant;
  if (said.decision === 'decline') {
    const { renewal, to } = takeRenewalStep(grant, 'decline', at);
    const { remarks } = said;
    const declined = event('RenewalDeclined', { requester, provider, remarks });
    return [
      changeRenewal(grant, { ...renewal, status: to(), remarks }, declined),
      ...turnOver(grant, [renewal.status, 'declined'], at),
    ];
  }
  const { renewal, to } = mayConsentRenewal(grant, at);
  const hands = withHands(renewal.hands, at.by);
  const turned = turnOver(grant, [renewal.status, 'asked'], at);
  const due = turned.find(({ before }) => before === null)?.next.due ?? dateOf(at.now);
  const asked = event('RenewalAsked', {
    requester,
    provider,
    until: latestEnd(renewal.items),
    reason: renewal.reason,
    due,
  });
  return [changeRenewal(grant, { ...renewal, status: to(), hands }, asked), ...turned];
}

/** @throws Refusal `renewal-items`, `renewal-reason`, `not-your-step`, `step-closed` */
export function answerRenewal(
  grant: Grant,
  said: z.infer<typeof renewalAnswerSchema>,
  at: Circumstances,
): GrantDecision {
  const { renewal, to } = takeRenewalStep(grant, 'answer', at);
  const items = said.decision === 'refuse' ? [] : (said.items ?? renewal.items);
  const asked = new Map(renewal.items.map(({ id, until }) => [id, until]));
  checkItems(items, (id, until) => {
    const now = grant.items.find((item) => item.id === id)?.until ?? null;
    return now !== null && until > now && until <= (asked.get(id) ?? '');
  });
  const whole = items.length === asked.size && items.every(({ id, until }) => asked.get(id) === until);
  if (!whole && !said.refusal)
    throw new Refusal('renewal-reason', {}, [{ field: 'body.refusal', message: '必填 · required' }]);
  const refusal = whole ? null : (said.refusal ?? null);
  const { requester, provider } = grant;
  const answer = { items, refusal, at: at.now };
  const hands = withHands(renewal.hands, at.by);
  const answered = event('RenewalAnswered', { requester, provider, agreed: items.length, asked: asked.size });
  return [changeRenewal(grant, { ...renewal, status: to(), answer, remarks: null, hands }, answered)];
}

/** @throws Refusal `not-found`, `not-your-step`, `step-closed`, `same-person` */
export function mayConfirmRenewal(grant: Grant, at: Circumstances) {
  const taken = takeRenewalStep(grant, 'confirm', at);
  mustBeAnother(at.by, taken.renewal.hands);
  return taken;
}

/** The head of the provider's sharing office consents: the answer and its terms take effect. */
export function confirmRenewal(
  grant: Grant,
  said: z.infer<typeof renewalConfirmationSchema>,
  at: Circumstances,
): GrantDecision {
  const { requester, provider } = grant;
  if (said.decision === 'return') {
    const { renewal } = takeRenewalStep(grant, 'return', at);
    const { remarks } = said;
    const returned = event('RenewalReturned', { requester, provider, remarks });
    const status = targetOf(renewalLife, 'return')();
    return [changeRenewal(grant, { ...renewal, status, answer: null, remarks, returnedAt: at.now }, returned)];
  }
  const { renewal, to } = mayConfirmRenewal(grant, at);
  const { answer } = renewal;
  if (!answer) throw new Error('answered without an answer');
  const met = turnOver(grant, [renewal.status, answer.items.length === 0 ? 'refused' : 'agreed'], at);
  const { reason = '', basis } = answer.refusal ?? {};
  const reasonAndBasis = { reason, basis: basis ? `《${basis.document}》${basis.article}` : '' };
  if (answer.items.length === 0) {
    const refused = event('RenewalRefused', { requester, provider, ...reasonAndBasis });
    return [changeRenewal(grant, { ...renewal, status: to('refused') }, refused), ...met];
  }
  const until = new Map(answer.items.map((item) => [item.id, item.until]));
  const items = grant.items.map((item) => ({ ...item, until: until.get(item.id) ?? item.until }));
  const next = withWakeUp({ ...grant, items, renewal: { ...renewal, status: to('agreed') } });
  const agreed = event('RenewalAgreed', { requester, provider, until: latestEnd(answer.items), ...reasonAndBasis });
  return [change('grant', grant, next, agreed), ...met, ...moveDisposal(endsOn(next), next, at)];
}

/** The duties that follow from whose turn it is in a renewal. */
function turnOver(grant: Grant, turn: [RenewalStatus | null, RenewalStatus], at: Circumstances): DutyChange[] {
  return passOn(renewalLife, turn, aboutGrant(grant), at);
}

/** The renewal of a suspended or ended grant lapses. The event of the suspension or the end says why. */
export function withRenewalLapsed(grant: Grant): Grant {
  return isOpenRenewal(grant.renewal)
    ? { ...grant, renewal: { ...grant.renewal, status: targetOf(renewalLife, 'lapse')() } }
    : grant;
}

function isOpenRenewal(renewal: Renewal | null): renewal is Renewal {
  return renewal !== null && (renewalLife.steps.lapse.from as readonly RenewalStatus[]).includes(renewal.status);
}

/**
 * Takes a step of the current renewal.
 * @throws Refusal `not-found`, `not-your-step`, `step-closed`
 */
export function takeRenewalStep<S extends Exclude<keyof typeof renewalLife.steps, 'lapse'>>(
  grant: Grant,
  step: S,
  { by, now }: Circumstances,
) {
  const { renewal } = grant;
  if (!renewal) throw new Refusal('not-found', { what: '续期申请' });
  const to = take(renewalLife, step, renewal.status, partsOf(by, grant));
  const status = statusAt(grant, now);
  if (status !== 'in-use') throw new Refusal('step-closed', { status: grantLife.states[status] });
  return { renewal, to };
}

function checkItems(items: RenewalTerms, fits: (id: string, until: LocalDate) => boolean): void {
  const wrong = items.flatMap(({ id, until }, at) =>
    fits(id, until) && items.findIndex((other) => other.id === id) === at
      ? []
      : [{ field: `body.items.${at}`, message: `${id} ${until}` }],
  );
  if (wrong.length > 0) throw new Refusal('renewal-items', {}, wrong);
}

function latestEnd(items: RenewalTerms): LocalDate {
  return items.reduce<LocalDate>((last, { until }) => (until > last ? until : last), '0000-00-00');
}

function changeRenewal(grant: Grant, renewal: Renewal, happened: DomainEvent): GrantDecision[number] {
  return change('grant', grant, { ...grant, renewal }, happened);
}
