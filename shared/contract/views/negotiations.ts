import type * as z from 'zod';
import type { Unattended } from '../../domain/circumstances.ts';
import { runningDuties } from '../../domain/disputes/duties.ts';
import type { Negotiation } from '../../domain/disputes/negotiation.ts';
import { statedFields } from '../../domain/disputes/opening-fields.ts';
import { proposalStatus } from '../../domain/disputes/proposal.ts';
import { kept } from '../../domain/field.ts';
import type { Unacted } from '../actions/action.ts';
import type * as negotiations from '../schemas/negotiation.ts';
import { deadlineView } from './duties.ts';

/** A negotiation as a list shows it, with its running deadlines. */
export function negotiationView(
  negotiation: Negotiation,
  { duties, law, now }: Unattended,
): z.input<typeof negotiations.negotiation> {
  const { id, number, status, request, resource, requester, provider, openedBy, openedAt, sentAt } = negotiation;
  const running = runningDuties(negotiation);
  return {
    ...{ id, number, status, request, resource, requester, provider, openedBy, openedAt, sentAt },
    items: negotiation.items,
    acrossLevels: negotiation.acrossLevels,
    grant: negotiation.grant,
    endedAt: negotiation.endedAt,
    deadlines: duties.filter((duty) => running.includes(duty.id)).map((duty) => deadlineView(duty, law, now)),
  };
}

export function negotiationCaseView(
  negotiation: Negotiation,
  at: Unattended,
): Unacted<typeof negotiations.negotiationCase> {
  const { by, actingFor, remarks, statements, files, failure, meetings, ruling, decision } = negotiation;
  return {
    ...negotiationView(negotiation, at),
    ...(actingFor === undefined ? {} : { actingFor }),
    ...{ by, ...kept(statedFields, negotiation), remarks, statements, files, failure, meetings, ruling, decision },
    proposals: negotiation.proposals.map((one) => ({ ...one, status: proposalStatus(negotiation, one) })),
  };
}
