import type * as z from 'zod';
import { dateOf, type LocalDate } from '../../domain/calendar/time.ts';
import type { ComparedCase } from '../../domain/duties/comparison.ts';
import { endBySuccessor, type Policy } from '../../domain/duties/policy.ts';
import type { PolicyVersion } from '../../domain/duties/policy-version.ts';
import type * as policies from '../schemas/policy.ts';

type View = z.input<typeof policies.policy>;

/**
 * All policy versions with their status on a date: those in the law, and loaded ones that are not or no longer in it.
 * They are sorted by subject, then by date.
 */
export function policyViews(inLaw: readonly Policy[], loaded: readonly PolicyVersion[], on: LocalDate): View[] {
  const rows = new Map(loaded.map((row) => [row.policy.id, row]));
  const known = new Set(inLaw.map(({ id }) => id));
  const others = loaded.filter(({ policy }) => !known.has(policy.id)).map(({ policy }) => policy);
  return [...endBySuccessor(inLaw), ...others]
    .map((policy) => policyView(policy, rows.get(policy.id) ?? null, on))
    .sort((a, b) => keyOf(a).localeCompare(keyOf(b)));
}

/** A policy version as shown. @param row null for a policy that comes with the product */
export function policyView(policy: Policy, row: PolicyVersion | null, on: LocalDate): View {
  return {
    ...(row ? { ...row.policy, effectiveTo: row.status === 'confirmed' ? policy.effectiveTo : null } : policy),
    status: statusOf(policy, row, on),
    loaded: row && {
      proposed: row.proposed,
      confirmed: row.confirmed && actView(row.confirmed),
      withdrawn: row.withdrawn && { ...actView(row.withdrawn), reason: row.withdrawn.reason },
    },
  };
}

function actView({ at, by, actingFor }: PolicyVersion['proposed']) {
  return { at, by, ...(actingFor === undefined ? {} : { actingFor }) };
}

function statusOf({ effectiveFrom, effectiveTo }: Policy, row: PolicyVersion | null, on: LocalDate): View['status'] {
  if (row && row.status !== 'confirmed') return row.status;
  if (effectiveFrom > on) return 'upcoming';
  return effectiveTo !== null && effectiveTo < on ? 'ended' : 'in-force';
}

const keyOf = ({ duty, shareType, effectiveFrom, id }: View) => [duty, shareType ?? '', effectiveFrom, id].join(' ');

/** A case of a comparison; cancelled duties are not compared. */
export function comparedView({
  duty,
  a,
  b,
  moved,
}: ComparedCase): z.input<typeof policies.comparison>['items'][number] {
  const { id, subject, owes, status, start } = duty;
  if (status === 'cancelled') throw new Error(`a cancelled duty in a comparison: ${id}`);
  return {
    duty: id,
    number: subject.number,
    name: subject.name,
    owes,
    status,
    start,
    metOn: status === 'met' ? dateOf(duty.metAt) : null,
    a,
    b,
    moved,
  };
}
