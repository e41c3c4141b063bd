import * as z from 'zod';
import { type Instant, localDate } from '../calendar/time.ts';
import { departmentId } from '../people/department.ts';
import type { Signature } from '../people/hands.ts';
import { prose } from '../prose.ts';

export const meetingSchema = z.strictObject({
  heldOn: localDate,
  notes: prose(2, 1500),
  departments: z.array(departmentId).min(1).max(20),
  files: z.array(z.string().max(40)).max(20).default([]),
});

/** A coordination meeting (协调会): when, who took part, what was said. */
export interface Meeting extends z.infer<typeof meetingSchema>, Signature {
  number: number;
  at: Instant;
}
