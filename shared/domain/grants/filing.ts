import * as z from 'zod';
import { dateOf, type LocalDate } from '../calendar/time.ts';
import { change } from '../change.ts';
import type { Circumstances } from '../circumstances.ts';
import { passOn } from '../duties/waiting.ts';
import { event } from '../event.ts';
import { filingLife } from '../lives/filing.ts';
import { grantLife } from '../lives/grant.ts';
import { mayTake, partsOf, take, targetOf } from '../machine.ts';
import { mustBeAnother, withHands } from '../people/hands.ts';
import { longText } from '../prose.ts';
import { Refusal } from '../refusals.ts';
import { aboutGrant, type GrantDecision, moveDisposal } from './duties.ts';
import type { Filing, filingSchema, Grant } from './grant.ts';
import { endsOn, isLive, statusAt, withWakeUp } from './term.ts';

export const filingDecisionSchema = z.discriminatedUnion('decision', [
  z.strictObject({ decision: z.literal('accept') }),
  z.strictObject({ decision: z.literal('decline'), remarks: longText }),
]);

/** @throws Refusal `not-your-step`, `step-closed`, `filing-open` */
export function mayFile(grant: Grant, at: Circumstances): void {
  mayTake(grantLife, 'file', statusAt(grant, at.now), partsOf(at.by, grant));
  if (grant.filing?.status === 'filed' || mayChange(grant)) throw new Refusal('filing-open');
}

/** @throws Refusal `not-found`, `not-your-step`, `step-closed`, `same-person` */
export function mayDecideFiling(grant: Grant, decision: 'accept' | 'decline', at: Circumstances) {
  const { filing } = grant;
  if (!filing) throw new Refusal('not-found', { what: '备案' });
  const to = take(filingLife, decision, filing.status, partsOf(at.by, grant));
  mustBeAnother(at.by, filing.hands);
  const status = statusAt(grant, at.now);
  if (!isLive({ status })) throw new Refusal('step-closed', { status: grantLife.states[status] });
  return { filing, to };
}

/**
 * The provider files with the bureau; where that is itself a side, the city government decides (article 16).
 * @throws Refusal `not-your-step`, `step-closed`, `filing-open`, `filing-date`
 */
export function makeFiling(grant: Grant, said: z.infer<typeof filingSchema>, at: Circumstances): GrantDecision {
  mayFile(grant, at);
  const today = dateOf(at.now);
  if (said.negotiated.on > today) throw wrongDate('negotiated.on', today);
  if (said.kind === 'end' && (said.endsOn <= today || said.endsOn > (endsOn(grant) ?? said.endsOn))) {
    throw wrongDate('endsOn', said.endsOn);
  }
  const { requester, provider } = grant;
  const { kind, reason } = said;
  const hands = withHands([], at.by);
  const filing: Filing = { ...said, status: 'filed', filedAt: at.now, decidedAt: null, remarks: null, hands };
  const made = event('FilingMade', { requester, provider, kind, reason, outcome: said.negotiated.outcome });
  return [
    change('grant', grant, { ...grant, filing }, made),
    ...passOn(filingLife, [null, 'filed'], aboutGrant(grant), at),
  ];
}

/**
 * Whoever is above both sides accepts, so that the service ends on that day or may be changed, or rejects.
 * @throws Refusal `not-your-step`, `step-closed`, `same-person`
 */
export function decideFiling(
  grant: Grant,
  said: z.infer<typeof filingDecisionSchema>,
  at: Circumstances,
): GrantDecision {
  const { requester, provider } = grant;
  const { filing, to } = mayDecideFiling(grant, said.decision, at);
  const { kind } = filing;
  const decided = { ...filing, decidedAt: at.now };
  const met = passOn(
    filingLife,
    [filing.status, to(said.decision === 'decline' ? 'declined' : 'accepted')],
    aboutGrant(grant),
    at,
  );
  if (said.decision === 'decline') {
    const { remarks } = said;
    const declined = event('FilingRejected', { requester, provider, kind, remarks });
    return [
      change('grant', grant, { ...grant, filing: { ...decided, status: to('declined'), remarks } }, declined),
      ...met,
    ];
  }
  const accepting = { ...grant, filing: { ...decided, status: to('accepted') } };
  if (filing.kind === 'change') {
    const accepted = event('FilingAccepted', { requester, provider, kind, endsOn: null });
    return [change('grant', grant, accepting, accepted), ...met];
  }
  // If the bureau accepts after the filed day, the service ends today.
  const on = filing.endsOn < dateOf(at.now) ? dateOf(at.now) : filing.endsOn;
  const items = grant.items.map((item) => ({ ...item, until: earlier(item.until, on) }));
  const next = withWakeUp({ ...accepting, items });
  const accepted = event('FilingAccepted', { requester, provider, kind, endsOn: on });
  return [change('grant', grant, next, accepted), ...met, ...moveDisposal(endsOn(next), next, at)];
}

/** Whether a change of the service was accepted and not carried out yet. */
export function mayChange({ filing }: Grant): boolean {
  return filing?.kind === 'change' && filing.status === 'accepted';
}

/** With the end of the grant a filing lapses that was not decided, and a change that was not carried out. */
export function withFilingLapsed(grant: Grant): Grant {
  const { filing } = grant;
  if (!filing || (filing.status !== 'filed' && !mayChange(grant))) return grant;
  return { ...grant, filing: { ...filing, status: targetOf(filingLife, 'lapse')() } };
}

function earlier(until: LocalDate | null, on: LocalDate): LocalDate {
  return until !== null && until < on ? until : on;
}

function wrongDate(field: string, message: string): Refusal {
  return new Refusal('filing-date', {}, [{ field: `body.${field}`, message }]);
}
