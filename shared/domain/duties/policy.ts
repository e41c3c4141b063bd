import * as z from 'zod';
import { receiptRules } from '../calendar/calendar.ts';
import { addDays, type LocalDate, localDate } from '../calendar/time.ts';
import { basisKinds, keysOf, type ShareType, shareTypes } from '../catalog/metadata.ts';
import { prose } from '../prose.ts';
import { Refusal } from '../refusals.ts';
import { webAddress } from '../web-address.ts';

/**
 * Kinds of duty. A kind does not compile without its rule (policy-data.ts), its words (shared/text/duties.ts), whether it is
 * announced (effects.ts), and the item of article 23 that its lateness falls under (escalation.ts).
 */
export const dutyKinds = [
  'consent',
  'reply',
  'supplement',
  'update',
  'review',
  'review-first',
  'reclassify',
  'provide',
  'renew',
  'rectify',
  'review-rectification',
  'dispose',
  'correct',
  'answer-objection',
  'find',
  'compile',
  'negotiate',
  'coordinate',
  'answer-ruling',
  'decide',
  'decide-instead',
  'decide-extension',
  'decide-filing',
  'issue-notice',
  'rectify-notice',
  'review-report',
  'record-order',
  'assess-risk',
  'review-security',
  'check-secrecy',
  'drill-restore',
  'plan-emergency',
  'exercise-emergency',
  'tell-authority',
  'classify-incident',
  'handle-incident',
  'close-incident',
  'review-contractor',
  'answer-complaint',
  'decide-complaint',
  'sign-circular',
  'evaluate',
  'answer-evaluation',
  'conclude-evaluation',
] as const;
export type DutyKind = (typeof dutyKinds)[number];

/**
 * Who gets a mail: registered staff of the owing side or of the waiting side, the leader of the owing department, the bureau,
 * the leader of the bureau.
 */
export const audiences = ['owing', 'waiting', 'leader', 'bureau', 'bureau-leader'] as const;
export type Audience = (typeof audiences)[number];

const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const audienceList = z.array(z.enum(audiences)).max(audiences.length);
/** The title of a document, without the 《》 that some people write. */
const title = prose(2, 100).overwrite((text) => text.replace(/^《(.+)》$/, '$1'));
/** Who may be the one in charge of a department's entries. */
const entryConsenters = ['leader', 'deputy', 'head'] as const;
/** Levels of a security incident, from the least, as the national emergency plan names them. */
export const incidentLevels = { ordinary: '一般', larger: '较大', major: '重大', grave: '特别重大' } as const;
export type IncidentLevel = keyof typeof incidentLevels;
export const incidentLevel = z.enum(keysOf(incidentLevels));
const band = z.strictObject({ level: incidentLevel, people: z.int().min(0), hours: z.int().min(1).max(72) });
/** Who owes what recurs: every department, every department but the bureau, or the bureau alone. */
const owing = ['all', 'departments', 'bureau'] as const;
/** Working days; a year has some 250. */
const days = z.int().min(1).max(250);

/**
 * Rungs of escalation after a missed date: urging, suggesting rectification to the bureau, a report for it to submit (article
 * 23).
 */
export const escalationRungs = ['urge', 'suggest-rectification', 'report'] as const;

/** A rung of escalation: so many working days after the date, if the work is still not done. */
const escalation = z.strictObject({
  step: z.enum(escalationRungs),
  workingDays: z.int().min(1).max(60),
  at: timeOfDay,
  to: audienceList.min(1),
});
export type EscalationRung = z.infer<typeof escalation>;

/**
 * A rule about time, as dated data. A case keeps the policy that was in force when it started.
 * `days` are working days; `workingDays` of a reminder are relative to the due date (negative: before, positive: after).
 */
export const policySchema = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)+$/)
    .max(60),
  legalRef: z.strictObject({
    document: title,
    article: prose(1, 60),
    url: webAddress(300).optional(),
    /** Kind and date of the document, which decide its rank; left out for a rule of the product or the office. */
    kind: z.enum(keysOf(basisKinds)).optional(),
    publishedOn: localDate.optional(),
  }),
  /** In force from one date to the other, both included; null: until replaced. */
  effectiveFrom: localDate,
  effectiveTo: localDate.nullable(),
  duty: z.enum(dutyKinds),
  /** The sharing type it applies to; null: any. */
  shareType: z.enum(keysOf(shareTypes)).nullable(),
  days,
  /** If whoever orders the work may state the days: the limits. `days` applies if they state none. */
  stated: z.strictObject({ least: days, most: days }).optional(),
  unit: z.literal('working-day'),
  /** Working days that remain at least to mend what was handed in in time and returned; left out: what remained before. */
  mending: z.int().min(1).max(20).optional(),
  extension: z.strictObject({ maxDays: days, approver: z.literal('bureau'), article: prose(1, 60) }).nullable(),
  /**
   * Who consents to a catalog entry from the first day of this rule on, whenever the entry was proposed; only for the duty
   * `consent`. Left out: as before.
   */
  entryConsent: z
    .strictObject({ by: z.array(z.enum(entryConsenters)).min(1).max(entryConsenters.length), article: prose(1, 60) })
    .optional(),
  /**
   * For a security duty that recurs: it is owed once in each period of so many months, counted from January, and `days` count from
   * the first day of the period.
   */
  recurs: z.strictObject({ months: z.literal([1, 2, 3, 4, 6, 12]), by: z.enum(owing) }).optional(),
  /**
   * For telling the authorities of a security incident: from how many people on an incident is of a level, and within how many hours
   * of when it was found they are told. Hours count by the clock (民法典 201); the duty's days remind, and escalate.
   */
  bands: z
    .array(band)
    .min(1)
    .max(4)
    .refine((all) => new Set(all.map(({ level }) => level)).size === all.length, '每级只能有一条 · each level once')
    .refine((all) => all.some(({ people }) => people === 0), '须有自0人起的一级 · one level begins at nobody')
    .optional(),
  /** A receipt on a day off counts from that day, or from the next working day. */
  start: z.enum(receiptRules),
  /** Receipt later than this time of day, `HH:mm`, counts as received the next day; null: no cutoff. */
  cutoff: timeOfDay.nullable(),
  /** Sent at `at` (`HH:mm`), always on a working day, since they are counted in working days. */
  reminders: z
    .array(z.strictObject({ workingDays: z.int().min(-60).max(60), at: timeOfDay, to: audienceList.min(1) }))
    .max(12),
  /** Who gets a mail at the moment it is late. */
  late: z.strictObject({ to: audienceList }),
  /** The rungs that follow, each at most once for a number of days. */
  escalation: z
    .array(escalation)
    .max(12)
    .refine(
      (steps) => new Set(steps.map((rung) => `${rung.step} ${rung.workingDays}`)).size === steps.length,
      '每一步骤在同一日只能出现一次 · each once',
    ),
});
export type Policy = z.infer<typeof policySchema>;
type EntryConsenter = (typeof entryConsenters)[number];

/** What a policy regulates: a kind of duty, and a sharing type if the law distinguishes them. Its versions follow each other. */
export type PolicyMatter = Pick<Policy, 'duty' | 'shareType'>;

export function isSameMatter(matter: PolicyMatter, other: PolicyMatter): boolean {
  return matter.duty === other.duty && matter.shareType === other.shareType;
}

/** Ends each version the day before its successor begins, or on its own earlier date. The stored policies stay unchanged. */
export function endBySuccessor(policies: readonly Policy[]): Policy[] {
  return policies.map((policy) => {
    const later = policies
      .filter((other) => isSameMatter(policy, other) && other.effectiveFrom > policy.effectiveFrom && !isVoid(other))
      .map((other) => addDays(other.effectiveFrom, -1));
    const effectiveTo = [...later, ...(policy.effectiveTo === null ? [] : [policy.effectiveTo])].sort()[0] ?? null;
    return effectiveTo === policy.effectiveTo ? policy : { ...policy, effectiveTo };
  });
}

/** Who consents in a department to its catalog entries on a day, before they go to the bureau (809 art. 13). */
export function entryConsentersOn(policies: readonly Policy[], on: LocalDate): readonly EntryConsenter[] {
  const saying = policies
    .filter((policy) => policy.entryConsent && policy.effectiveFrom <= on && !isVoid(policy))
    .sort((a, b) => a.effectiveFrom.localeCompare(b.effectiveFrom));
  return saying.at(-1)?.entryConsent?.by ?? [];
}

/** Whether it was withdrawn before it came into force. */
function isVoid({ effectiveFrom, effectiveTo }: Policy): boolean {
  return effectiveTo !== null && effectiveTo < effectiveFrom;
}

/** Checks stated days against the policy. @throws Refusal `days-not-stated`, `days-stated` */
export function checkStated({ stated, days: own }: Policy, days: number | undefined): void {
  if (days === undefined) return;
  if (!stated) throw new Refusal('days-not-stated', { days: own }, [{ field: 'body.days', message: String(own) }]);
  if (days >= stated.least && days <= stated.most) return;
  throw new Refusal('days-stated', { ...stated }, [{ field: 'body.days', message: `${stated.least}–${stated.most}` }]);
}

/**
 * The policy in force on a date for a duty and a sharing type; the newest of several.
 * @throws Error if there is none, which is a bug in the data
 */
export function policyFor(policies: readonly Policy[], duty: DutyKind, shareType: ShareType | null, on: LocalDate) {
  const found = findPolicy(policies, duty, shareType, on);
  if (!found) throw new Error(`no policy for ${duty}/${shareType ?? 'any'} on ${on}`);
  return found;
}

/** The same, or null if no policy was in force yet. */
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
