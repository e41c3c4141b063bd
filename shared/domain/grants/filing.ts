import * as z from 'zod';
import { dateOf, type Instant, type LocalDate, localDate } from '../calendar/time.ts';
import { event } from '../event.ts';
import { machine, mayTake, partsOf } from '../machine.ts';
import { prose } from '../prose.ts';
import { Refusal } from '../refusals.ts';
import { type Changed, type Circumstances, disposalFrom } from './duties.ts';
import { armed, endsOn, type Grant, grantLife, isLive, statusAt } from './grant.ts';

/** 备案: a provider ends or changes its service only for a reason, after it was negotiated, and filed with the bureau (809 art. 27). */
export const filingLife = machine({
  states: { filed: '待备案', accepted: '已备案', rejected: '不予备案', done: '已实施' },
  initial: ['filed'],
  steps: {
    accept: { from: ['filed'], to: ['accepted'], by: ['bureau'] },
    reject: { from: ['filed'], to: ['rejected'], by: ['bureau'] },
    'carry-out': { from: ['accepted'], to: ['done'], by: ['provider:staff'] },
  },
});
type FilingStatus = keyof typeof filingLife.states;

const words = prose(2, 1000);
const common = {
  reason: words,
  /** When the two sides negotiated, and with what outcome. */
  negotiated: z.strictObject({ on: localDate, outcome: words }),
};
export const filingSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('end'), endsOn: localDate, ...common }),
  z.strictObject({ kind: z.literal('change'), change: words, ...common }),
]);
export const filingDecisionSchema = z.discriminatedUnion('decision', [
  z.strictObject({ decision: z.literal('accept') }),
  z.strictObject({ decision: z.literal('reject'), remarks: words }),
]);

export type Filing = z.infer<typeof filingSchema> & {
  status: FilingStatus;
  filedAt: Instant;
  decidedAt: Instant | null;
  /** Why the bureau does not accept it. */
  remarks: string | null;
};

/** @throws Refusal `not-your-step`, `step-closed`, `filing-open`, `filing-date` */
export function file(grant: Grant, said: z.infer<typeof filingSchema>, at: Circumstances): Changed {
  mayTake(grantLife, 'file', statusAt(grant, at.now), partsOf(at.by, grant));
  if (grant.filing?.status === 'filed' || mayChange(grant)) throw new Refusal('filing-open');
  const today = dateOf(at.now);
  if (said.negotiated.on > today) throw wrongDate('negotiated.on', today);
  if (said.kind === 'end' && (said.endsOn <= today || said.endsOn > (endsOn(grant) ?? said.endsOn))) {
    throw wrongDate('endsOn', said.endsOn);
  }
  const { requester, provider } = grant;
  const { kind, reason } = said;
  const filing: Filing = { ...said, status: 'filed', filedAt: at.now, decidedAt: null, remarks: null };
  return {
    grant: {
      next: { ...grant, filing },
      events: [event('FilingMade', { requester, provider, kind, reason, outcome: said.negotiated.outcome })],
    },
    duties: [],
    opened: [],
  };
}

/** The bureau accepts, and the service ends on that day or may be changed; or it does not. @throws Refusal as a step does */
export function decideFiling(grant: Grant, said: z.infer<typeof filingDecisionSchema>, at: Circumstances): Changed {
  const { filing, requester, provider } = grant;
  if (!filing) throw new Refusal('not-found', { what: '备案' });
  mayTake(filingLife, said.decision, filing.status, partsOf(at.by, grant));
  const status = statusAt(grant, at.now);
  if (!isLive({ status })) throw new Refusal('step-closed', { status: grantLife.states[status] });
  const decidedAt = at.now;
  if (said.decision === 'reject') {
    const { remarks } = said;
    const rejected = event('FilingRejected', { requester, provider, kind: filing.kind, remarks });
    const next = { ...grant, filing: { ...filing, status: 'rejected' as const, decidedAt, remarks } };
    return { grant: { next, events: [rejected] }, duties: [], opened: [] };
  }
  const accepted = { ...grant, filing: { ...filing, status: 'accepted' as const, decidedAt } };
  if (filing.kind === 'change') {
    const events = [event('FilingAccepted', { requester, provider, kind: 'change', endsOn: null })];
    return { grant: { next: accepted, events }, duties: [], opened: [] };
  }
  // Accepted only after its day, it ends today.
  const on = filing.endsOn < dateOf(at.now) ? dateOf(at.now) : filing.endsOn;
  const items = grant.items.map((item) => ({ ...item, until: earlier(item.until, on) }));
  const next = armed({ ...accepted, items });
  const events = [event('FilingAccepted', { requester, provider, kind: 'end', endsOn: on })];
  return { grant: { next, events }, ...disposalFrom(endsOn(next), next, at) };
}

/** Whether a change of the service was filed, accepted and not yet made. */
export function mayChange({ filing }: Grant): boolean {
  return filing?.kind === 'change' && filing.status === 'accepted';
}

function earlier(until: LocalDate | null, on: LocalDate): LocalDate {
  return until !== null && until < on ? until : on;
}

function wrongDate(field: string, message: string): Refusal {
  return new Refusal('filing-date', {}, [{ field: `body.${field}`, message }]);
}
