import type * as z from 'zod';
import type { Instant } from '../../domain/calendar/time.ts';
import { type Demand, providerOf } from '../../domain/cases/demand.ts';
import type { Duty } from '../../domain/duties/duty.ts';
import type { Law } from '../../domain/duties/law.ts';
import type * as demands from '../schemas/demand.ts';
import { deadlineView, proofView } from './duties.ts';

/** A demand with the duty that is, or was last, owed on it. */
export function demandView(demand: Demand, duty: Duty | null, law: Law, now: Instant): z.input<typeof demands.demand> {
  const { statedBy: _staff, consentedBy: _head, duty: _id, ...shown } = demand;
  return { ...shown, provider: providerOf(demand), deadline: duty && deadlineView(duty, law, now) };
}

export function demandWithProofView(
  demand: Demand,
  duty: Duty | null,
  law: Law,
  now: Instant,
): z.input<typeof demands.demandWithProof> {
  return { ...demandView(demand, duty, law, now), proof: duty && proofView(duty, law) };
}
