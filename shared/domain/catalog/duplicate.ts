import * as z from 'zod';
import type { Instant } from '../calendar/time.ts';
import type { Id } from '../id.ts';
import { shortText } from '../prose.ts';

/** The source that already has the data: a published entry or a registered collection. */
export interface Source {
  id: Id<'res' | 'col'>;
  /** The catalog code of an entry, the number of a collection. */
  number: string;
  name: string;
  department: string;
}

/** A finding that data was collected again although it could be shared (article 10, article 23 item 2; Order 809 art. 40 item 1). */
export interface Duplicate {
  source: Source;
  reason: string;
  foundAt: Instant;
}

export const foundSchema = z.strictObject({ source: z.string().max(40), reason: shortText });
export const liftedSchema = z.strictObject({ reason: shortText });
