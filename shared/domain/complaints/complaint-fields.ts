import * as z from 'zod';
import { localDate } from '../calendar/time.ts';
import { keysOf } from '../catalog/metadata.ts';
import { departmentId } from '../people/department.ts';
import { longText, prose, shortText } from '../prose.ts';

/** Who complains (Order 809 art. 37). Nobody is named. */
export const complainants = {
  'natural-person': '公民',
  'legal-person': '法人',
  organization: '其他组织',
} as const;

/** How a complaint came. */
export const channels = {
  'by-letter': '来信',
  'by-visit': '来访',
  'by-phone': '来电',
  'by-web': '网上提交',
  forwarded: '其他机关转来',
} as const;

/** What was found. */
export const findings = {
  founded: '属实',
  'partly-founded': '部分属实',
  unfounded: '不属实',
  'not-ours': '不属于政务数据共享事项',
} as const;

const ulid = '[0-9a-hjkmnp-tv-z]{26}';
/** What a complaint is about: an entry or a case. */
const aboutId = z.string().regex(new RegExp(`^(app|req|grt|cor|dem|neg|rec|res)_${ulid}$`));
/** What it may lead to: a rectification, a correction, an incident, a dispute. */
const ledId = z.string().regex(new RegExp(`^(rec|cor|inc|neg)_${ulid}$`));

export const complaintSchema = z.strictObject({
  name: prose(2, 120),
  complainant: z.enum(keysOf(complainants)),
  /** How whoever complains can be answered, masked; left out where they want no answer. */
  contact: prose(2, 100).optional(),
  channel: z.enum(keysOf(channels)),
  receivedOn: localDate,
  what: longText,
  /** The department complained of, if it is known. */
  against: departmentId.optional(),
  about: z.array(aboutId).max(10).default([]),
});
export type ComplaintContent = z.infer<typeof complaintSchema>;

/** `against`: the department complained of, where that is known only now. */
export const passingSchema = z.strictObject({ to: departmentId, against: departmentId.optional(), reason: shortText });
/** `done`: what was done about it; there must be something where it is founded. */
export const answerSchema = z.strictObject({
  finding: z.enum(keysOf(findings)),
  statement: longText,
  done: longText.optional(),
});
export const ledSchema = z.strictObject({ to: ledId });
