import * as z from 'zod';
import { casework } from '../../shared/adapters/environment.ts';

export const environment = z.object({
  ...casework,
  /** The bucket with `uploads/` (sent through pre-signed links) and `security/` (what was handed in). */
  FILES_BUCKET: z.string().min(3),
});
