import type * as z from 'zod';
import { type Demand, providerOf } from '../../domain/cases/demand.ts';
import type { Unattended } from '../../domain/circumstances.ts';
import type { Unacted } from '../actions/action.ts';
import type * as demands from '../schemas/demand.ts';
import { deadlineView, proofView } from './duties.ts';

/** A demand with its present or latest duty. */
export function demandView(demand: Demand, { duties, law, now }: Unattended): z.input<typeof demands.demand> {
  const { hands: _people, duty: _id, ...shown } = demand;
  const duty = dutyOf(demand, duties);
  return { ...shown, provider: providerOf(demand), deadline: duty ? deadlineView(duty, law, now) : null };
}

export function demandWithProofView(demand: Demand, at: Unattended): Unacted<typeof demands.demandWithProof> {
  const duty = dutyOf(demand, at.duties);
  return { ...demandView(demand, at), proof: duty ? proofView(duty, at.law) : null };
}

function dutyOf(demand: Demand, duties: Unattended['duties']) {
  return duties.find(({ id }) => id === demand.duty);
}
