import type * as z from 'zod';
import { epoch } from '../../domain/calendar/time.ts';
import type { Unattended } from '../../domain/circumstances.ts';
import { type Duty, isLate, isOpen } from '../../domain/duties/duty.ts';
import { currentDuty } from '../../domain/duties/law.ts';
import type { Contractor } from '../../domain/security/contractor.ts';
import type { Incident } from '../../domain/security/incident.ts';
import { dutyOf, type Safeguard } from '../../domain/security/safeguard.ts';
import type { Unacted } from '../actions/action.ts';
import type * as contractors from '../schemas/contractor.ts';
import type * as incidents from '../schemas/incident.ts';
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

/** An incident, with the first of its running duties. */
export function incidentView(
  { id, number, name, kind, people, status, department, level, foundAt, reported, tellBy, told }: Incident,
  at: Unattended,
): z.input<typeof incidents.incident> {
  const toldLate = told ? told.late : epoch(at.now) > epoch(tellBy) && status !== 'dismissed';
  return {
    ...{
      id,
      number,
      name,
      kind,
      people,
      status,
      department,
      level,
      foundAt,
      reportedAt: reported.at,
      tellBy,
      toldLate,
    },
    deadline: deadlinesOf(id, at)[0] ?? null,
  };
}

export function incidentCaseView(incident: Incident, at: Unattended): Unacted<typeof incidents.incidentCase> {
  const { what, reported, classified, told, measures, conclusion, returned, closed, dismissed } = incident;
  return {
    ...incidentView(incident, at),
    ...{ what, reported, classified, told, measures, conclusion, returned, closed, dismissed },
    grants: incident.grants.map((grant) => ({ ...grant, suspended: incident.suspended.includes(grant.id) })),
    deadlines: deadlinesOf(incident.id, at),
  };
}

/** The running duties of a case, the first due first. */
function deadlinesOf(id: string, { duties, law, now }: Unattended) {
  const running = duties.filter((duty) => duty.subject.id === id && isOpen(duty));
  return running.sort((a, b) => a.due.localeCompare(b.due)).map((duty) => deadlineView(duty, law, now));
}

/** A contractor, with the duty before its end. */
export function contractorView(
  { duty: id, ...contractor }: Contractor,
  { duties, law, now }: Unattended,
): z.input<typeof contractors.contractor> {
  const duty = duties.find((each) => each.id === id);
  return { ...contractor, deadline: duty ? deadlineView(duty, law, now) : null };
}
