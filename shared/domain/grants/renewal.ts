import * as z from 'zod';
import { addDays, dateOf, type Instant, type LocalDate, localDate } from '../calendar/time.ts';
import { type Basis, basisSchema } from '../catalog/content.ts';
import { event } from '../event.ts';
import { machine, mayTake, partsOf } from '../machine.ts';
import { mustBeAnother } from '../people/person.ts';
import { prose } from '../prose.ts';
import { Refusal } from '../refusals.ts';
import { type Changed, type Circumstances, disposalFrom, meeting, opening } from './duties.ts';
import { armed, endsOn, type Grant, grantLife, statusAt } from './grant.ts';

/** A renewal: staff propose, the head of their sharing office consents, on both sides (809 art. 20). */
export const renewalLife = machine({
  states: {
    proposed: '待使用部门负责人同意',
    asked: '待提供部门答复',
    answered: '待提供部门负责人同意',
    agreed: '已续期',
    refused: '不同意续期',
    declined: '使用部门未同意提出',
    lapsed: '已失效',
  },
  initial: ['proposed'],
  steps: {
    consent: { from: ['proposed'], to: ['asked'], by: ['requester:head'] },
    decline: { from: ['proposed'], to: ['declined'], by: ['requester:head'] },
    answer: { from: ['asked'], to: ['answered'], by: ['provider:staff'] },
    confirm: { from: ['answered'], to: ['agreed', 'refused'], by: ['provider:head'] },
    return: { from: ['answered'], to: ['asked'], by: ['provider:head'] },
    lapse: { from: ['proposed', 'asked', 'answered'], to: ['lapsed'], by: ['system'] },
  },
});
type RenewalStatus = keyof typeof renewalLife.states;

const words = prose(2, 500);
const terms = z
  .array(z.strictObject({ id: z.string().min(1).max(31), until: localDate }))
  .min(1)
  .max(300);
const refusal = z.strictObject({ reason: words, basis: basisSchema });

export const renewalSchema = z.strictObject({ items: terms, reason: words });
export const renewalConsentSchema = z.discriminatedUnion('decision', [
  z.strictObject({ decision: z.literal('consent') }),
  z.strictObject({ decision: z.literal('decline'), remarks: words }),
]);
/** A term for each item agreed to; why and on what basis, where that is less than was asked (article 15). */
export const renewalAnswerSchema = z.discriminatedUnion('decision', [
  z.strictObject({ decision: z.literal('agree'), items: terms.optional(), refusal: refusal.optional() }),
  z.strictObject({ decision: z.literal('refuse'), refusal }),
]);
export const renewalConfirmationSchema = z.discriminatedUnion('decision', [
  z.strictObject({ decision: z.literal('confirm') }),
  z.strictObject({ decision: z.literal('return'), remarks: words }),
]);

type Terms = z.infer<typeof terms>;

export interface Renewal {
  status: RenewalStatus;
  items: Terms;
  reason: string;
  askedAt: Instant;
  askedBy: string;
  /** What the provider's staff answer; it counts once their head has consented. Items none are agreed to: refused. */
  answer: { items: Terms; refusal: { reason: string; basis: Basis } | null; at: Instant; by: string } | null;
  /** Why a head did not consent. */
  remarks: string | null;
}

/** No term reaches further ahead than this many years. */
const LONGEST = 5;

/** @throws Refusal `not-your-step`, `step-closed`, `renewal-open`, `renewal-items` */
export function askRenewal(grant: Grant, asked: z.infer<typeof renewalSchema>, at: Circumstances): Changed {
  mayTake(grantLife, 'renew', statusAt(grant, at.now), partsOf(at.by, grant));
  if (isOpen(grant.renewal)) throw new Refusal('renewal-open');
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
    askedBy: at.by.personId,
    answer: null,
    remarks: null,
  };
  return only(grant, renewal, event('RenewalProposed', { requester, provider, until: lastOf(asked.items) }));
}

/** The head of the requester's sharing office consents, or does not. @throws Refusal `same-person` and as a step does */
export function consentRenewal(grant: Grant, said: z.infer<typeof renewalConsentSchema>, at: Circumstances): Changed {
  const renewal = taken(grant, said.decision, at);
  const { requester, provider } = grant;
  if (said.decision === 'decline') {
    const { remarks } = said;
    const declined = event('RenewalDeclined', { requester, provider, remarks });
    return only(grant, { ...renewal, status: 'declined', remarks }, declined);
  }
  mustBeAnother(at.by, [renewal.askedBy]);
  const opened = opening('renew', grant, at);
  const due = opened[0]?.next.due ?? dateOf(at.now);
  const asked = event('RenewalAsked', {
    requester,
    provider,
    until: lastOf(renewal.items),
    reason: renewal.reason,
    due,
  });
  return { ...only(grant, { ...renewal, status: 'asked' }, asked), opened };
}

/** @throws Refusal `renewal-items`, `renewal-reason` and as a step does */
export function answerRenewal(grant: Grant, said: z.infer<typeof renewalAnswerSchema>, at: Circumstances): Changed {
  const renewal = taken(grant, 'answer', at);
  const items = said.decision === 'refuse' ? [] : (said.items ?? renewal.items);
  const asked = new Map(renewal.items.map(({ id, until }) => [id, until]));
  checkItems(items, (id, until) => {
    const now = grant.items.find((item) => item.id === id)?.until ?? null;
    return now !== null && until > now && until <= (asked.get(id) ?? '');
  });
  const whole = items.length === asked.size && items.every(({ id, until }) => asked.get(id) === until);
  if (!whole && !said.refusal)
    throw new Refusal('renewal-reason', {}, [{ field: 'body.refusal', message: 'required' }]);
  const refusal = whole ? null : (said.refusal ?? null);
  const { requester, provider } = grant;
  return only(
    grant,
    { ...renewal, status: 'answered', answer: { items, refusal, at: at.now, by: at.by.personId }, remarks: null },
    event('RenewalAnswered', { requester, provider, agreed: items.length, asked: asked.size }),
  );
}

/** The head of the provider's sharing office consents: the answer counts from now on, and the terms are as it says. */
export function confirmRenewal(
  grant: Grant,
  said: z.infer<typeof renewalConfirmationSchema>,
  at: Circumstances,
): Changed {
  const renewal = taken(grant, said.decision, at);
  const { requester, provider } = grant;
  const { answer } = renewal;
  if (!answer) throw new Error('answered without an answer');
  if (said.decision === 'return') {
    const { remarks } = said;
    const returned = event('RenewalReturned', { requester, provider, remarks });
    return only(grant, { ...renewal, status: 'asked', answer: null, remarks }, returned);
  }
  mustBeAnother(at.by, [answer.by]);
  const duties = meeting('renew', at);
  const { reason = '', basis } = answer.refusal ?? {};
  const why = { reason, basis: basis ? `《${basis.document}》${basis.article}` : '' };
  if (answer.items.length === 0) {
    const refused = event('RenewalRefused', { requester, provider, ...why });
    return { ...only(grant, { ...renewal, status: 'refused' }, refused), duties };
  }
  const until = new Map(answer.items.map((item) => [item.id, item.until]));
  const items = grant.items.map((item) => ({ ...item, until: until.get(item.id) ?? item.until }));
  const next = armed({ ...grant, items, renewal: { ...renewal, status: 'agreed' } });
  const disposal = disposalFrom(endsOn(next), next, at);
  return {
    grant: { next, events: [event('RenewalAgreed', { requester, provider, until: lastOf(answer.items), ...why })] },
    duties: [...duties, ...disposal.duties],
    opened: disposal.opened,
  };
}

/** A grant that is suspended or has ended is not renewed: what was asked for lapses. Its own event says why. */
export function lapsed(grant: Grant): Grant {
  return isOpen(grant.renewal) ? { ...grant, renewal: { ...grant.renewal, status: 'lapsed' } } : grant;
}

function isOpen(renewal: Renewal | null): renewal is Renewal {
  return renewal !== null && (renewalLife.steps.lapse.from as readonly RenewalStatus[]).includes(renewal.status);
}

/** The renewal on which a step may be taken now. @throws Refusal `not-found`, `not-your-step`, `step-closed` */
function taken(
  grant: Grant,
  step: Exclude<keyof typeof renewalLife.steps, 'lapse'>,
  { by, now }: Circumstances,
): Renewal {
  const { renewal } = grant;
  if (!renewal) throw new Refusal('not-found', { what: '续期申请' });
  mayTake(renewalLife, step, renewal.status, partsOf(by, grant));
  const status = statusAt(grant, now);
  if (status !== 'in-use') throw new Refusal('step-closed', { status: grantLife.states[status] });
  return renewal;
}

function checkItems(items: Terms, fits: (id: string, until: LocalDate) => boolean): void {
  const wrong = items.flatMap(({ id, until }, at) =>
    fits(id, until) && items.findIndex((other) => other.id === id) === at
      ? []
      : [{ field: `body.items.${at}`, message: `${id} ${until}` }],
  );
  if (wrong.length > 0) throw new Refusal('renewal-items', {}, wrong);
}

function lastOf(items: Terms): LocalDate {
  return items.reduce((last, { until }) => (until > last ? until : last), '');
}

function only(grant: Grant, renewal: Renewal, happened: ReturnType<typeof event>): Changed {
  return { grant: { next: { ...grant, renewal }, events: [happened] }, duties: [], opened: [] };
}
