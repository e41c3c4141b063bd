import * as z from 'zod';
import { dayKinds, fromHolidayCn, type Notice, noticeKinds, noticeSchema } from '../../domain/calendar/calendar.ts';
import { pastSchema } from '../../domain/duties/calendar-year.ts';
import { dutyKinds } from '../../domain/duties/policy.ts';
import { departmentId } from '../../domain/people/department.ts';
import { shortText } from '../../domain/prose.ts';
import { actions } from './action.ts';
import { date, id, instant } from './common.ts';
import { dutyId } from './duty.ts';

export const byYear = z.strictObject({ year: z.coerce.number().int().min(1).max(9999) });

/** A year's file of github.com/NateScarlet/holiday-cn, which has the link of the notice but lacks its number. */
const file = z.object({
  year: z.int(),
  papers: z.array(z.string().max(500)).min(1).max(10),
  days: z
    .array(z.strictObject({ name: z.string().max(20), date, isOffDay: z.boolean() }))
    .min(1)
    .max(200),
});
const holidayCn = file.transform((given, context) => {
  try {
    return fromHolidayCn(given);
  } catch (error) {
    for (const { message } of error instanceof z.ZodError ? error.issues : [{ message: 'not a file of holiday-cn' }]) {
      context.addIssue({ code: 'custom', message });
    }
    return z.NEVER;
  }
});

const common = {
  /** The version of a mistaken notice that this one replaces. A new arrangement replaces that of its year by itself. */
  replaces: z.int().min(1).optional(),
  /** Confirms that past days are to be changed, and says why. */
  past: pastSchema.optional(),
};

/** A notice in our shape, or a file of holiday-cn together with the number that it lacks. */
export const load = z
  .strictObject({
    notice: noticeSchema.optional(),
    holidayCn: holidayCn.optional(),
    documentNumber: z.string().trim().min(1).max(50).optional(),
    publishedOn: date.optional(),
    ...common,
  })
  .refine((body) => (body.notice === undefined) !== (body.holidayCn === undefined), {
    path: ['notice'],
    message: '须填 notice 或 holidayCn 之一 · one of notice and holidayCn',
  });

/** The notice that is given, in either shape. */
export function noticeOf({ notice, holidayCn, documentNumber, publishedOn }: z.output<typeof load>): Notice {
  return notice ?? { ...(holidayCn as Notice), documentNumber, publishedOn };
}

export const withdraw = z.strictObject({ version: z.int().min(1), reason: shortText, past: pastSchema.optional() });

const source = z.strictObject({
  title: z.string(),
  documentNumber: z.string().optional(),
  article: z.string().optional(),
  url: z.string().optional(),
  publishedOn: date.optional(),
});

const version = z.strictObject({
  /** The version of the law that loaded it; 0 if it comes with the product. */
  version: z.int(),
  kind: z.enum(noticeKinds),
  ...source.omit({ article: true }).shape,
  off: z.array(z.strictObject({ name: z.string(), from: date, to: date })),
  worked: z.array(z.strictObject({ name: z.string(), date })),
  loadedAt: instant.nullable(),
  /** Days that were already past when it was loaded, and why they were changed. */
  past: z.strictObject({ days: z.array(date), reason: z.string() }).nullable(),
  ended: z
    .strictObject({
      version: z.int(),
      how: z.enum(['replaced', 'withdrawn']),
      reason: z.string().nullable(),
      at: instant,
    })
    .nullable(),
});

export const summary = z.strictObject({
  year: z.int(),
  /** Whether the year's arrangement is loaded; until then it has only the statutory holidays, provisionally. */
  announced: z.boolean(),
  /** Weekdays off by law or notice, weekend days worked, and days closed by the city. */
  holidays: z.int(),
  makeups: z.int(),
  closures: z.int(),
});

export const calendarYear = summary.extend({
  calendar: z.string(),
  days: z.array(
    z.strictObject({ date, kind: z.enum(dayKinds), name: z.string().nullable(), source, provisional: z.boolean() }),
  ),
  /** All notices of the year, in the order in which they were loaded. */
  versions: z.array(version),
  /** The job that recounts open duties after a change. */
  job: id('job').nullable(),
  actions,
});

export const calendars = z.strictObject({ calendar: z.string(), items: z.array(summary) });

const dayOf = z.strictObject({ kind: z.enum(dayKinds), name: z.string().nullable() });

/** What a notice would move, before it is loaded. */
export const preview = z.strictObject({
  /** The days that would be others. `counts`: a working day that becomes a day off, or the reverse. */
  days: z.array(z.strictObject({ date, was: dayOf, is: dayOf, counts: z.boolean(), past: z.boolean() })),
  /** How many dates of what is open would move, and whether all was looked at. */
  moved: z.int(),
  whole: z.boolean(),
  /** The first of them by their date, a hundred at most. */
  items: z.array(
    z.strictObject({
      duty: dutyId,
      kind: z.enum(dutyKinds),
      number: z.string(),
      name: z.string(),
      owes: departmentId,
      from: date,
      to: date,
    }),
  ),
});
