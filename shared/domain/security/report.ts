import * as z from 'zod';
import { localDate } from '../calendar/time.ts';
import { attachmentType } from '../disputes/attachment.ts';
import { idSchema } from '../id.ts';
import { longText, prose } from '../prose.ts';

/** The report on a security task: when it was carried out, what was found, and the file that says so. */
export const safeguardReportSchema = z.strictObject({
  /** The day on which it was carried out, or the plan was adopted. */
  carriedOutOn: localDate,
  findings: longText,
  file: idSchema('fil'),
  type: attachmentType,
  name: prose(1, 120),
});
export type SafeguardReportInput = z.infer<typeof safeguardReportSchema>;
