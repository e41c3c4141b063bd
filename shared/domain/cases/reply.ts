import { dateOf, type Instant, type LocalDate } from '../calendar/time.ts';
import { change } from '../change.ts';
import type { Circumstances } from '../circumstances.ts';
import { meet } from '../duties/duty-steps.ts';
import { rulesOf } from '../duties/law.ts';
import { passOn } from '../duties/waiting.ts';
import { type EventType, event } from '../event.ts';
import { kept } from '../field.ts';
import { makeGrant } from '../grants/start.ts';
import type { Id } from '../id.ts';
import { extensionLife } from '../lives/extension.ts';
import { mustBeAnother, signature, withHands } from '../people/hands.ts';
import { Refusal } from '../refusals.ts';
import { answerFields, type Reply, refusalFields, type refusalKinds } from './reply-fields.ts';
import {
  aboutRequest,
  type DataRequest,
  type EffectiveReply,
  grantTermsOf,
  type Item,
  partiesOf,
  type RefusedItems,
  type RequestDecision,
  replyDutyOf,
  resourcesToReply,
  takeStep,
  withoutStatus,
} from './request.ts';

/**
 * The provider's staff propose a reply. Whatever is less than asked, items or term, is refused with kind, reason and basis
 * (article 15). It takes effect when the head of their sharing office consents (809 art. 20).
 * @throws Refusal `incomplete-no-ground`, `conditions-beyond`, `reply-items`, `term-too-long`
 */
export function proposeReply(request: DataRequest, given: Reply, at: Circumstances): RequestDecision {
  const to = takeStep(request, 'reply', at);
  checkReply(request, given, at.now);
  const proposed = { reply: given, at: at.now, ...signature(at.by) };
  const hands = withHands(request.hands, at.by);
  const next = { ...request, status: to(), proposed, remarks: null, hands } as DataRequest;
  return [change('request', request, next, event('ReplyProposed', partiesOf(request)))];
}

export function returnReply(
  request: DataRequest,
  { remarks }: { remarks: string },
  at: Circumstances,
): RequestDecision {
  const to = takeStep(request, 'returnReply', at);
  const next = { ...withoutStatus(request), status: to(), remarks, returnedAt: at.now } as DataRequest;
  return [change('request', request, next, event('ReplyDeclined', { ...partiesOf(request), remarks }))];
}

const outcomeEvents = {
  agreed: 'RequestAgreed',
  'partly-agreed': 'RequestPartlyAgreed',
  refused: 'RequestRefused',
} as const satisfies Record<string, EventType>;

/** @throws Refusal `not-your-step`, `step-closed`, `same-person`, `term-too-long` if the agreed term is over by now */
export function mayConsentToReply(request: DataRequest, at: Circumstances) {
  const to = takeStep(request, 'consentReply', at);
  const { proposed } = request as DataRequest & { status: 'replying' };
  mustBeAnother(at.by, request.hands);
  checkTerms(request, refsOf(request, proposed.reply.agreed), at.now);
  return { to, proposed };
}

/**
 * The head of the provider's sharing office consents. The reply takes effect, which meets the duty, and the agreed items of each
 * entry become a grant. Whoever had a hand in it cannot consent. Silence never counts as consent.
 * @throws Refusal as `mayConsentToReply`
 */
export function consentReply(
  request: DataRequest,
  { grantId }: { grantId(): Id<'grt'> },
  at: Circumstances,
): RequestDecision {
  const { to, proposed } = mayConsentToReply(request, at);
  const { by, law, now } = at;
  const { agreed, refused } = decisionOf(request, proposed.reply);
  const resources = request.resources.map((resource) =>
    agreed.some((item) => item.resource === resource.id) ? { ...resource, grant: grantId() } : resource,
  );
  const { reply: _reply, at: _at, ...written } = proposed;
  const { by: consentedBy, actingFor: consentedFor } = signature(by);
  const status = refused.length === 0 ? to('agreed') : agreed.length === 0 ? to('refused') : to('partly-agreed');
  const next = {
    ...withoutStatus(request),
    resources,
    status,
    reply: {
      at: now,
      ...written,
      consentedBy,
      ...(consentedFor === undefined ? {} : { consentedFor }),
      ...kept(answerFields, proposed.reply),
      agreed,
      refused,
    },
  } as DataRequest;
  const grants = resources.flatMap((resource) => {
    const items = agreed.filter((item) => item.resource === resource.id);
    return items.length > 0 && resource.grant ? [grantTermsOf(next, resource, items, resource.grant)] : [];
  });
  const facts = {
    ...partiesOf(request),
    agreed: agreed.length,
    requested: itemsOf(request).length,
    grants: grants.map(({ id }) => id),
  };
  const reply = replyDutyOf(at);
  return [
    change('request', request, next, event(outcomeEvents[status], facts)),
    ...(reply ? [meet(reply, rulesOf(law, reply), now)] : []),
    ...passOn(extensionLife, ['asked', 'over'], aboutRequest(request), at),
    ...grants.flatMap((terms) => makeGrant(terms, { law, now })),
  ];
}

/** The refused items, which may be negotiated (article 15). */
export function refusedItems(request: DataRequest): RefusedItems[] {
  return 'reply' in request ? request.reply.refused : [];
}

function checkReply(request: DataRequest, given: Reply, now: Instant): void {
  if (given.refused.some(({ kind }) => kind === 'incomplete')) throw new Refusal('incomplete-no-ground');
  const published = resourcesToReply(request).map(({ condition }) => condition);
  if (given.conditions !== undefined && !published.includes(given.conditions)) {
    throw new Refusal('conditions-beyond', {}, [{ field: 'body.conditions', message: given.conditions }]);
  }
  const open = itemsOf(request).map(({ resource, id }) => `${resource}/${id}`);
  const agreed = refsOf(request, given.agreed);
  checkTerms(request, agreed, now);
  const whole = agreed.filter((ref) => !isShorter(request, ref)).map(keyOf);
  const shorter = agreed.filter((ref) => isShorter(request, ref)).map(keyOf);
  const refused = given.refused.flatMap(({ items }) => refsOf(request, items)).map(keyOf);
  const said = [...whole, ...refused];
  const wrong = [
    ...said.filter((key, n) => !open.includes(key) || said.indexOf(key) !== n),
    ...shorter.filter((key, n) => !refused.includes(key) || shorter.indexOf(key) !== n || whole.includes(key)),
    ...open.filter((key) => !said.includes(key)),
  ];
  if (wrong.length > 0) {
    throw new Refusal('reply-items', {}, [{ field: 'body', message: [...new Set(wrong)].join(', ') }]);
  }
}

/** Whether an item is agreed to for less than the term asked for. The rest of the term is refused, with reason and basis. */
function isShorter(request: DataRequest, { until }: ItemRef): boolean {
  return until !== undefined && until < request.until;
}

/** Agreed terms end in the future, and not later than was asked. The term asked for may have passed meanwhile. */
function checkTerms(request: DataRequest, agreed: ItemRef[], now: Instant): void {
  const beyond = agreed.filter(({ until = request.until }) => until > request.until || until <= dateOf(now));
  if (beyond.length > 0) {
    throw new Refusal('term-too-long', { until: request.until }, [
      { field: 'body.agreed', message: beyond.map(keyOf).join(', ') },
    ]);
  }
}

function decisionOf(request: DataRequest, given: Reply): Pick<EffectiveReply, 'agreed' | 'refused'> {
  const items = itemsOf(request);
  const named = (refs: 'all' | ItemRef[]) =>
    refsOf(request, refs).flatMap((ref) => {
      const item = items.find(({ resource, id }) => resource === ref.resource && id === ref.item);
      return item ? [{ ...item, until: ref.until ?? request.until }] : [];
    });
  const agreed = named(given.agreed);
  const termOf = (item: (typeof agreed)[number]) =>
    agreed.find(({ resource, id }) => resource === item.resource && id === item.id)?.until;
  return {
    agreed,
    refused: given.refused.map((refusal) => ({
      ...kept(refusalFields, refusal),
      items: named(refusal.items).map((item) => {
        const { until: _until, ...refused } = item;
        const after = termOf(item);
        return after === undefined ? refused : { ...refused, after };
      }),
      kind: refusal.kind as keyof typeof refusalKinds,
    })),
  };
}

interface ItemRef {
  resource: string;
  item: string;
  until?: LocalDate | undefined;
}

function refsOf(request: DataRequest, refs: 'all' | ItemRef[]): ItemRef[] {
  return refs === 'all' ? itemsOf(request).map(({ resource, id }) => ({ resource, item: id })) : refs;
}

/** The items that await a reply. */
function itemsOf(request: DataRequest): (Item & { resource: Id<'res'> })[] {
  return resourcesToReply(request).flatMap(({ id: resource, items }) => items.map((item) => ({ resource, ...item })));
}

const keyOf = ({ resource, item }: ItemRef) => `${resource}/${item}`;
