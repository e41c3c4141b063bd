import type { LocalDate } from './calendar/time.ts';
import type { ShareType } from './metadata.ts';

/** What can be owed. A new kind of duty is a row of policy, its wording (shared/text) and its test. */
export const dutyKinds = {
  reply: '答复',
  supplement: '补正',
  update: '目录更新',
  review: '审定',
  reclassify: '重新定类',
  provide: '提供数据',
  renew: '续期答复',
  rectify: '限期整改',
  dispose: '数据处置',
  correct: '数据校核',
  find: '确定提供部门',
  compile: '需求编目',
  coordinate: '协调',
  'answer-ruling': '评判答复',
} as const;
export type DutyKind = keyof typeof dutyKinds;

/** Who is told: registered staff of the side that owes or of the side that waits, the owing department's leader, the bureau. */
export type Audience = 'owing' | 'waiting' | 'leader' | 'bureau';

/**
 * A rule about time, as dated data. A case keeps the policy that was in force when it started.
 * `days` are working days; `workingDays` of a reminder are relative to the due date (negative: before, positive: after).
 */
export interface Policy {
  id: string;
  legalRef: { document: string; article: string; url?: string };
  /** In force from this date to that one inclusive; null: until replaced. */
  effectiveFrom: LocalDate;
  effectiveTo: LocalDate | null;
  duty: DutyKind;
  /** The sharing type it is about; null: any. */
  shareType: ShareType | null;
  days: number;
  /** Where whoever orders it states the days: within these bounds, `days` where they state none. */
  stated?: { least: number; most: number };
  unit: 'working-day';
  extension: { maxDays: number; approver: 'bureau'; article: string } | null;
  /** What receipt on a day off means: counted from that day, or from the next working day. */
  start: 'as-received' | 'next-working-day';
  /** Receipt later than this time of day, `HH:mm`, counts as received the next day; null: no cutoff. */
  cutoff: string | null;
  /** Sent at `at` (`HH:mm`), on a working day always, since they are counted in working days. */
  reminders: { workingDays: number; at: string; to: Audience[] }[];
  /** Who is alerted the moment it is late. */
  late: { to: Audience[] };
}

/**
 * The policy in force on a date for a duty of a sharing type; the newest where several are.
 * @throws Error where there is none, which is a fault of the data.
 */
export function policyFor(policies: readonly Policy[], duty: DutyKind, shareType: ShareType | null, on: LocalDate) {
  const found = findPolicy(policies, duty, shareType, on);
  if (!found) throw new Error(`no policy for ${duty}/${shareType ?? 'any'} on ${on}`);
  return found;
}

/** The same, or null where no rule was in force yet on that date. */
export function findPolicy(policies: readonly Policy[], duty: DutyKind, shareType: ShareType | null, on: LocalDate) {
  const inForce = policies
    .filter(
      (policy) =>
        policy.duty === duty &&
        (policy.shareType === null || policy.shareType === shareType) &&
        policy.effectiveFrom <= on &&
        (policy.effectiveTo === null || on <= policy.effectiveTo),
    )
    .sort((a, b) => b.effectiveFrom.localeCompare(a.effectiveFrom));
  return inForce[0] ?? null;
}

export function policyById(policies: readonly Policy[], id: string): Policy {
  const found = policies.find((policy) => policy.id === id);
  if (!found) throw new Error(`no policy ${id}`);
  return found;
}
