/** The duties that follow from whose turn it is in a case. */
import { dateOf } from '../calendar/time.ts';
import type { Unattended } from '../circumstances.ts';
import {
  above,
  bureauIsParty,
  type Machine,
  type Part,
  type Sides,
  type Step,
  type Wait,
  waitsIn,
} from '../machine.ts';
import { BUREAU, GOVERNMENT } from '../people/department.ts';
import { openOnReceipt } from './case-duties.ts';
import { type Duty, type DutyChange, type DutyTerms, isOpen } from './duty.ts';
import { cancel, meet } from './duty-steps.ts';
import { rulesOf } from './law.ts';
import { type DutyKind, findPolicy } from './policy.ts';

/** What a duty is about, and the two sides of it. */
export interface About extends Sides {
  subject: DutyTerms['subject'];
}

/** What the machine leaves open: which of several duties it is, who owes it, who waits, and the days that were stated. */
interface Particulars extends Partial<Pick<DutyTerms, 'owes' | 'waits' | 'days'>> {
  duty?: DutyKind;
}

/**
 * The duties that end and begin as a case passes from one state to another, as its machine declares them. A duty is met where a
 * step of whoever owes it leads there; otherwise it is no longer needed.
 * @param from null where the case begins
 */
export function passOn<S extends string, C extends Record<string, Step<S>>>(
  life: Machine<S, C>,
  [from, to]: readonly [from: S | null, to: S],
  about: About,
  at: Unattended,
  particulars: Particulars = {},
): DutyChange[] {
  if (from === to) return [];
  const before = from === null ? [] : waitsIn(life, from);
  const after = waitsIn(life, to).filter(({ duty }) => particulars.duty === undefined || duty === particulars.duty);
  // Where the turn passes within a department, as from its staff to its head, the duty goes on.
  const goesOn = (wait: Wait) => [before, after].every((waits) => waits.some(({ duty }) => duty === wait.duty));
  const over = before.filter((wait) => !goesOn(wait));
  const begun = after.filter((wait) => !goesOn(wait));
  return [
    ...over.flatMap((wait) => endWait(wait, { life, from: from as S, to }, about, at)),
    ...begun.flatMap((wait) => beginWait(wait, about, at, particulars)),
  ];
}

/** Opens the duty of a turn, each with a number of its own. If no policy is in force yet, nothing is owed. */
export function beginWait(
  wait: Wait,
  about: About,
  at: Unattended,
  { duty: _kind, ...of }: Particulars = {},
): DutyChange[] {
  const kind = kindOf(wait, about);
  if (!findPolicy(at.law.policies, kind, null, dateOf(at.now))) return [];
  const { subject } = about;
  const number = at.duties.filter((duty) => duty.kind === kind).length + 1;
  const terms = { ...sidesOf(wait, about), ...of, id: `${subject.id}.${kind}.${number}`, kind, subject };
  return [openOnReceipt(terms, null, at)];
}

/** Ends the open duties of a turn: met by the step that leads on, or cancelled. */
function endWait(
  wait: Wait,
  { life, from, to }: { life: Machine; from: string; to: string },
  about: About,
  at: Unattended,
): DutyChange[] {
  const isDone = Object.values(life.steps).some(
    (step) => step.from.includes(from) && step.to.includes(to) && step.by.some((part) => wait.by.includes(part)),
  );
  return endDuties(kindOf(wait, about), isDone ? null : life.states[to], at);
}

/** Meets the open duties of a kind, or cancels them. @param reason why they are no longer needed; null: they are met */
export function endDuties(kind: DutyKind, reason: string | null | undefined, at: Unattended): DutyChange[] {
  const { law, now } = at;
  const open = at.duties.filter((duty: Duty) => duty.kind === kind && isOpen(duty));
  return open.map((duty) =>
    reason == null ? meet(duty, rulesOf(law, duty), now) : cancel(duty, reason, rulesOf(law, duty), now),
  );
}

/** Where the bureau is itself a side, the city government decides in its place, by a duty of its own (article 16). */
function kindOf({ duty, by }: Wait, sides: Sides): DutyKind {
  return isAbove(by) && bureauIsParty(sides) ? 'decide-instead' : duty;
}

/** Who owes it, and who waits: the other side, unless it is a head's consent, which has not left their department, or the bureau's. */
function sidesOf({ by }: Wait, sides: Sides): Pick<DutyTerms, 'owes' | 'waits'> {
  if (isAbove(by) && bureauIsParty(sides)) return { owes: GOVERNMENT, waits: null };
  const [side, role] = (by[0] ?? 'bureau').split(':');
  if (side !== 'requester' && side !== 'provider') return { owes: BUREAU, waits: null };
  const owes = sides[side];
  if (owes === null) throw new Error(`there is no ${side}`);
  return { owes, waits: role === 'head' ? null : sides[side === 'requester' ? 'provider' : 'requester'] };
}

/** Whether it is for whoever is above both sides. */
function isAbove(by: readonly Part[]): boolean {
  return by.length === above.length && above.every((part) => by.includes(part));
}
