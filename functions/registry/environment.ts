import * as z from 'zod';
import { authentication, cursors, observed, peopleKey, table } from '../../shared/adapters/environment.ts';

export const environment = z.object({
  ...observed,
  ...authentication,
  ...cursors,
  ...peopleKey,
  ...table.registry,
  ...table.events,
  ...table.access,
  ...table.work,
});
