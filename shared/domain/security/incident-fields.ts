import * as z from 'zod';
import { instantSchema } from '../calendar/time.ts';
import { attachmentType } from '../disputes/attachment.ts';
import { incidentLevel } from '../duties/policy.ts';
import { idSchema } from '../id.ts';
import { departmentId } from '../people/department.ts';
import { longText, prose, shortText } from '../prose.ts';

/** What may happen to shared data (809 art. 34), or to what it is shared with. */
export const incidentKinds = {
  leak: '泄露',
  tampering: '篡改',
  damage: '破坏',
  misuse: '非法利用',
  outage: '系统中断',
  other: '其他',
} as const;
export type IncidentKind = keyof typeof incidentKinds;

/** An instant that somebody states, in Shanghai's time. */
const stated = instantSchema(z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?\+08:00$/));
const people = z.int().min(0).max(2_000_000_000);

export const incidentReportSchema = z.strictObject({
  name: prose(2, 120),
  kind: z.enum(Object.keys(incidentKinds) as [IncidentKind, ...IncidentKind[]]),
  /** Where it happened; the own department if left out. Another one only the bureau names. */
  department: departmentId.optional(),
  foundAt: stated,
  /** How many people it concerns, as far as is known. */
  people,
  what: longText,
  /** The grants whose data it concerns. */
  grants: z.array(idSchema('grt')).max(20).default([]),
});
export type IncidentReport = z.infer<typeof incidentReportSchema>;

/** `reason` is asked for where the level is not that of the band. */
export const classificationSchema = z.strictObject({ level: incidentLevel, people, reason: shortText.optional() });
export const dismissalSchema = z.strictObject({ reason: shortText });
/** That the authority was told: when, which one, and how. */
export const tellingSchema = z.strictObject({ toldAt: stated, authority: prose(2, 60), how: prose(2, 200) });
export const measureSchema = z.strictObject({ text: longText });
export const incidentSuspensionSchema = z.strictObject({
  grant: idSchema('grt'),
  reason: longText,
  days: z.int().min(1).max(365).optional(),
});
/** The end of the department's work: cause, what was done against another time, and the report as a file. */
export const conclusionSchema = z.strictObject({
  cause: longText,
  prevention: longText,
  file: idSchema('fil'),
  type: attachmentType,
  name: prose(1, 120),
});
export const incidentReturnSchema = z.strictObject({ reason: shortText });
/** Whether the department where it happened answers for it (article 22), or is exempt (article 24). */
export const closingSchema = z.strictObject({ liability: z.enum(['liable', 'exempt']), reason: longText });
