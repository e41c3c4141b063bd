import * as z from 'zod';
import { casework } from '../../shared/adapters/environment.ts';

export const environment = z.object({
  ...casework,
  /** The bucket with `uploads/` (sent through pre-signed links) and `rectifications/` (attached files). */
  FILES_BUCKET: z.string().min(3),
});
