import * as z from 'zod';
import { localDate } from '../calendar/time.ts';
import { isCreditCode } from '../check-digits.ts';
import { longText, prose } from '../prose.ts';

/** The approval that an engagement rests on (809 art. 36). */
const approval = z.strictObject({
  authority: prose(2, 100),
  documentNumber: prose(2, 60),
  approvedOn: localDate,
});

/** A contractor that holds or processes shared data: who it is, what for, on whose approval, until when. */
export const contractorSchema = z.strictObject({
  name: prose(2, 100),
  creditCode: z.string().refine(isCreditCode, '不是有效的统一社会信用代码 · not a valid code (GB 32100)'),
  /** What it does: building, running, maintaining, storing, processing. */
  scope: longText,
  /** The data that it holds or sees. */
  data: longText,
  approval,
  startsOn: localDate,
  endsOn: localDate,
});
export const contractorRenewalSchema = z.strictObject({ approval, endsOn: localDate });
/** How the data that it held was given back or destroyed. */
export const contractorEndSchema = z.strictObject({ endedOn: localDate, disposal: longText });
