import type * as z from 'zod';
import { type Acts, actionsOf } from '../../shared/contract/actions/action.ts';
import { dueActs } from '../../shared/contract/actions/due.ts';
import { policyActs } from '../../shared/contract/actions/policies.ts';
import { actsByKind } from '../../shared/contract/actions/subjects.ts';
import type { work } from '../../shared/contract/schemas/work.ts';
import { deadlineView } from '../../shared/contract/views/duties.ts';
import { addDays, dateOf, type Instant, weekday } from '../../shared/domain/calendar/time.ts';
import { draftNumber } from '../../shared/domain/cases/application.ts';
import { replyDutyId } from '../../shared/domain/cases/request.ts';
import { shareTypes } from '../../shared/domain/catalog/metadata.ts';
import { isReviewOfClaim } from '../../shared/domain/catalog/review.ts';
import type { Circumstances } from '../../shared/domain/circumstances.ts';
import type { Duty } from '../../shared/domain/duties/duty.ts';
import type { PolicyVersion } from '../../shared/domain/duties/policy-version.ts';
import { turnOf } from '../../shared/domain/duties/turn.ts';
import { standingOf } from '../../shared/domain/lives/lives.ts';
import type { Principal } from '../../shared/domain/people/person.ts';
import { type SubjectKind, type SubjectState, sidesOf } from '../../shared/domain/subject.ts';
import { dutyWords } from '../../shared/text/duties.ts';
import { pathOf } from '../../shared/text/portal.ts';
import { weekdayName } from '../../shared/text/words.ts';

type Work = z.input<typeof work>;
export type WorkItem = Work['items'][number];
export type Returned = SubjectState<'application' | 'resource' | 'demand'>;

/** What is acted on for a duty to be met: its case, or a duty that was claimed or for which more time is asked. */
export function actedOnFor(duty: Duty): { type: SubjectKind; id: string } {
  const { kind, subject } = duty;
  const { type, id, change } = subject;
  if (isReviewOfClaim(duty)) return { type: 'duty', id: `${id}.update.${change?.id}` };
  const isMoreTime = kind === 'decide-extension' || (kind === 'decide-instead' && type === 'request');
  return isMoreTime ? { type: 'duty', id: replyDutyId(id) } : { type, id };
}

/** Whether the caller's roles are ever those that act for a duty of this kind, so that nothing is read for others. */
export function mayBeFor({ roles }: Principal, duty: Duty): boolean {
  const acts: Acts<never> = actsByKind[actedOnFor(duty).type];
  return dueActs[duty.kind].some((operation) => acts[operation]?.route.roles.some((role) => roles.includes(role)));
}

/** A row for a duty. @returns null where it waits for somebody else */
export function dutyRow(duty: Duty, found: SubjectState, at: Circumstances): WorkItem | null {
  const act = dueActOn(duty.kind, found, at);
  const turn = turnOf(duty, { [found.kind]: found.state });
  if (!act || turn?.department !== at.by.department) return null;
  const deadline = deadlineView(duty, at.law, at.now);
  return {
    ...{ kind: duty.kind, duty: duty.id, subject: duty.subject, ...sidesOf(found), role: turn.role, act },
    ...{ state: standingOf(found.kind, found.state, at.now), since: turn.since, remarks: remarksOf(found) },
    ...{ deadline, weekday: weekdayName(deadline.due).zh, path: pathOf(actedOnFor(duty)) },
  };
}

/** A row for what came back to the department's staff. @returns null where the caller cannot go on with it */
export function returnedRow(found: Returned, since: Instant, at: Circumstances): WorkItem | null {
  const act = dueActOn('returned', found, at);
  if (!act) return null;
  const subject = { type: found.kind, id: found.state.id, ...namedOf(found) };
  return {
    ...{ kind: 'returned', duty: null, subject, ...sidesOf(found), role: 'staff', act, since },
    ...{ state: standingOf(found.kind, found.state, at.now), remarks: remarksOf(found) },
    ...{ deadline: null, weekday: null, path: pathOf(subject) },
  };
}

/** A row for a rule that another officer proposed. @returns null where the caller cannot confirm it */
export function proposedRow(version: PolicyVersion, at: Circumstances): WorkItem | null {
  const act = dueAct('confirm', policyActs, version, at);
  if (!act) return null;
  const { policy, proposed } = version;
  const of = policy.shareType ? `（${shareTypes[policy.shareType]}）` : '';
  const name = `${dutyWords[policy.duty].name.zh}${of}`;
  const subject = { type: 'policy', id: policy.id, number: policy.id, name } as const;
  return {
    ...{ kind: 'confirm', duty: null, subject, requester: null, provider: null, role: 'bureau', act },
    ...{ state: standingOf('policy', version, at.now), since: proposed.at, remarks: null },
    ...{ deadline: null, weekday: null, path: pathOf(subject) },
  };
}

const dueActOn = (kind: WorkItem['kind'], found: SubjectState, at: Circumstances) =>
  dueAct(kind, actsByKind[found.kind] as Acts<unknown>, found.state, at);

/** What the caller can do about it now, first of all. */
function dueAct<S>(kind: WorkItem['kind'], acts: Acts<S>, state: S, at: Circumstances): WorkItem['act'] | null {
  const allowed = actionsOf(acts, state, at).filter((one) => one.allowed);
  const [act] = dueActs[kind].flatMap((name) => allowed.find(({ operation }) => operation === name) ?? []);
  return act ? { operation: act.operation, title: act.title } : null;
}

function namedOf({ kind, state }: Returned): { number: string; name: string } {
  if (kind === 'application') return { number: draftNumber(state.id), name: state.content.purpose ?? '需求申请' };
  if (kind === 'demand') return { number: state.number, name: state.name };
  return { number: state.code, name: state.draft?.content.name ?? '' };
}

/** Why it came back to the staff, from their head or from the bureau. */
function remarksOf({ kind, state }: SubjectState): string | null {
  if (kind === 'resource') return state.draft?.status === 'returned' ? state.draft.remarks : null;
  if (kind === 'grant') return state.renewal?.status === 'asked' ? state.renewal.remarks : null;
  return 'remarks' in state ? state.remarks : null;
}

/** Everything that waits for the caller in order, with counts. */
export function workView(rows: WorkItem[], now: Instant, more: boolean): Work {
  const today = dateOf(now);
  const sunday = addDays(today, 7 - weekday(today));
  const deadlines = rows.flatMap(({ deadline }) => deadline ?? []);
  const inTime = deadlines.filter(({ late }) => !late).map(({ due }) => due);
  const byKind: Work['counts']['byKind'] = {};
  for (const { kind } of rows) byKind[kind] = (byKind[kind] ?? 0) + 1;
  return {
    items: rows.toSorted((a, b) => keyOf(a).localeCompare(keyOf(b))),
    counts: {
      total: rows.length,
      late: deadlines.length - inTime.length,
      today: inTime.filter((due) => due <= today).length,
      week: inTime.filter((due) => due <= sunday).length,
      byKind,
    },
    more,
  };
}

const keyOf = ({ deadline, since }: WorkItem) => `${deadline?.due ?? 'none'}#${since}`;
