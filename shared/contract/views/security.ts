import type * as z from 'zod';
import type { Unattended } from '../../domain/circumstances.ts';
import { type Duty, isLate } from '../../domain/duties/duty.ts';
import { currentDuty } from '../../domain/duties/law.ts';
import { dutyOf, type Safeguard } from '../../domain/security/safeguard.ts';
import type { Unacted } from '../actions/action.ts';
import type * as security from '../schemas/security.ts';
import { deadlineView, proofView } from './duties.ts';

/** A security task with its duty. */
export function safeguardView(
  { duty: _id, ...safeguard }: Safeguard,
  { duties, law, now }: Unattended,
): z.input<typeof security.safeguard> {
  const duty = dutyOf({ ...safeguard, duty: _id }, duties);
  return { ...safeguard, deadline: duty ? deadlineView(duty, law, now) : null };
}

export function safeguardWithProofView(
  safeguard: Safeguard,
  at: Unattended,
): Unacted<typeof security.safeguardWithProof> {
  const duty = dutyOf(safeguard, at.duties);
  return { ...safeguardView(safeguard, at), proof: duty ? proofView(duty, at.law) : null };
}

/** What each department owes in a year, the departments in order of their ids, their tasks in order of kind and period. */
export function securityStateView(
  year: number,
  safeguards: readonly Safeguard[],
  { duties, law, now }: Unattended,
): z.input<typeof security.securityState> {
  const byId = new Map(duties.map((duty) => [duty.id, duty]));
  const tasks = safeguards.flatMap((safeguard) => {
    const duty = byId.get(safeguard.duty);
    return duty ? [{ department: safeguard.department, ...taskOf(safeguard, duty) }] : [];
  });
  const departments = [...Map.groupBy(tasks, ({ department }) => department)]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([department, own]) => ({
      department,
      missing: own.filter(({ status }) => status === 'owed').length,
      late: own.filter(({ status, late }) => status === 'owed' && late).length,
      tasks: own.map(({ department: _same, ...task }) => task),
    }));
  return { year, departments };

  function taskOf({ id, kind, period, status, reports }: Safeguard, stored: Duty) {
    const { duty } = currentDuty(law, stored);
    const late = duty.status === 'met' ? duty.late : isLate(duty, now);
    const carriedOutOn = reports[0]?.carriedOutOn ?? null;
    return { id, kind, from: period.from, due: duty.due, status, late, carriedOutOn };
  }
}
