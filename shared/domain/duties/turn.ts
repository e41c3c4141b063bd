import type { Instant } from '../calendar/time.ts';
import type { DataRequest } from '../cases/request.ts';
import type { Resource } from '../catalog/resource.ts';
import type { Grant } from '../grants/grant.ts';
import { lives } from '../lives/lives.ts';
import { type Part, type Wait, waitsIn } from '../machine.ts';
import { BUREAU } from '../people/department.ts';
import type { Duty } from './duty.ts';
import type { DutyKind } from './policy.ts';

/** Whose turn it is: a role in a department, and which side of the duty that is. */
export interface Turn {
  /** `leader`: whoever is in charge of the department (809 art. 13). */
  role: 'staff' | 'head' | 'leader' | 'bureau' | 'government' | 'evaluator';
  department: string;
  side: 'owing' | 'waiting' | 'above';
  since: Instant;
}

/** What a duty is about, where that tells whose turn it is. */
export interface Subject {
  request?: DataRequest;
  grant?: Grant;
  resource?: Resource;
}

/**
 * Whoever must act next for a duty to be met. At first that is whom the machine of the case names. What staff have proposed takes
 * effect once the head consents (809 art. 13, 20); what is claimed is for the bureau to review, and what is missing for the other
 * side to supply.
 * @returns null where nothing is to be done any more
 */
export function turnOf(duty: Duty, subject: Subject): Turn | null {
  const { owes, waits, openedAt } = duty;
  switch (duty.status) {
    case 'claimed':
      return { role: 'bureau', department: BUREAU, side: 'above', since: duty.claim.at };
    case 'stopped':
      return { role: 'staff', department: waits ?? owes, side: 'waiting', since: duty.stopped.at };
    case 'open': {
      const head = headSince(duty, subject);
      const since = head ?? [openedAt, ...returned(subject)].sort().at(-1) ?? openedAt;
      const consents = subject.resource ? 'leader' : 'head';
      return { role: head ? consents : firstRole(duty, subject), department: owes, side: 'owing', since };
    }
    default:
      return null;
  }
}

/** The role that owes a duty in the first place. */
export function firstRole(
  { kind, subject }: Pick<Duty, 'kind'> & Partial<Pick<Duty, 'subject'>>,
  { grant }: Subject = {},
): Turn['role'] {
  // Those in charge of the department consent to its entries, and the head of its sharing office to all else (809 arts. 13, 20).
  if (kind === 'consent' && subject?.type === 'resource') return 'leader';
  if (kind === 'decide-instead') return 'government';
  if (kind === 'review-rectification' && grant?.suspension?.by === 'bureau') return 'bureau';
  return roles.get(kind) ?? 'staff';
}

/** Since when the head's consent is all that is missing; null where it is not, or where the duty is the head's from its beginning. */
function headSince({ kind, subject }: Duty, { request, grant, resource }: Subject): Instant | null {
  if (kind === 'reply') return request?.status === 'replying' ? request.proposed.at : null;
  if (kind === 'renew') return grant?.renewal?.status === 'answered' ? (grant.renewal.answer?.at ?? null) : null;
  const draft = resource?.draft;
  if (draft?.status !== 'proposed') return null;
  const answers = draft.kind === 'withdrawal' || draft.changes.some((change) => change === subject.change?.id);
  return kind === 'reclassify' || (kind === 'update' && answers) ? draft.proposedAt : null;
}

/** When it came back to the staff: from the head, from the bureau, or with what was missing. */
function returned({ request, grant, resource }: Subject): Instant[] {
  const draft = resource?.draft;
  const times = [
    request?.supplement?.answeredAt,
    request?.returnedAt,
    grant?.renewal?.returnedAt,
    draft?.status === 'returned' ? draft.returnedAt : null,
  ];
  return times.flatMap((at) => at ?? []);
}

const roles = new Map<DutyKind, Turn['role']>(
  Object.values(lives)
    .flatMap((life) => Object.keys(life.waits).flatMap((status) => waitsIn(life, status)))
    .reverse()
    .map(({ duty, by }: Wait) => [duty, roleOf(by)]),
);

function roleOf([part]: readonly Part[]): Turn['role'] {
  if (part === 'bureau' || part === 'government' || part === 'evaluator') return part;
  return part?.endsWith(':head') ? 'head' : 'staff';
}
