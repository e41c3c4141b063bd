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
  // The facts of statistics, which are made of the sealed log.
  ...table.seals,
  ...table.work,
});
