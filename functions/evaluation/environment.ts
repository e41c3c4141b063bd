import * as z from 'zod';
import { casework, table } from '../../shared/adapters/environment.ts';

export const environment = z.object({
  ...casework,
  // The facts of statistics, which are made of the sealed log.
  ...table.seals,
});
