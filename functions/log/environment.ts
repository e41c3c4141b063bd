import * as z from 'zod';
import { authentication, cursors, observed, table } from '../../shared/adapters/environment.ts';

export const environment = z.object({
  ...observed,
  ...authentication,
  ...cursors,
  ...table.registry,
  ...table.cases,
  ...table.events,
  ...table.access,
  ...table.seals,
  ...table.work,
  /** The bucket of sealed segments. */
  SEALED_BUCKET: z.string().min(3),
  /** The bucket with `log-exports/`. */
  FILES_BUCKET: z.string().min(3),
});
