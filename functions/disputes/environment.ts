import * as z from 'zod';
import { authentication, cursors, observed, table } from '../../shared/adapters/environment.ts';

export const environment = z.object({
  ...observed,
  ...authentication,
  ...cursors,
  ...table.registry,
  ...table.catalog,
  ...table.cases,
  ...table.events,
  ...table.work,
  /** The bucket with `uploads/` (sent by a pre-signed link) and `negotiations/` (what was attached). */
  FILES_BUCKET: z.string().min(3),
});
