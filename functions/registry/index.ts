import { calendarsRoutes } from '../../shared/contract/routes/calendars.ts';
import { policiesRoutes } from '../../shared/contract/routes/policies.ts';
import { registryRoutes } from '../../shared/contract/routes/registry.ts';
import { api } from '../../shared/http/api.ts';
import * as absences from './absences.ts';
import * as calendars from './calendars.ts';
import { openRegistry } from './context.ts';
import * as departments from './departments.ts';
import * as deputies from './deputies.ts';
import * as mails from './mails.ts';
import * as people from './people.ts';
import * as policies from './policies.ts';
import * as systems from './systems.ts';

const { context, authentication } = await openRegistry();

export const handler = api(
  'registry',
  { ...registryRoutes, ...calendarsRoutes, ...policiesRoutes },
  { ...departments, ...people, ...absences, ...deputies, ...systems, ...mails, ...calendars, ...policies },
  context,
  authentication,
);
