import * as z from 'zod';
import { casework } from '../../shared/adapters/environment.ts';

export const environment = z.object({
  ...casework,
  /** The bucket with `imports/` (uploaded through pre-signed links) and `search/` (index snapshots). */
  FILES_BUCKET: z.string().min(3),
});
