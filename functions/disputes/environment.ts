import * as z from 'zod';
import { casework } from '../../shared/adapters/environment.ts';

export const environment = z.object({
  ...casework,
  /** The bucket with `uploads/` (sent by a pre-signed link) and `negotiations/` (what was attached). */
  FILES_BUCKET: z.string().min(3),
});
