import { readEnvironment } from '../../shared/adapters/environment.ts';
import { calendarsRoutes } from '../../shared/contract/routes/calendars.ts';
import { policiesRoutes } from '../../shared/contract/routes/policies.ts';
import { registryRoutes } from '../../shared/contract/routes/registry.ts';
import { api } from '../../shared/http/api.ts';
import { openContext } from '../../shared/http/context.ts';
import * as absences from './absences.ts';
import * as calendars from './calendars.ts';
import * as departments from './departments.ts';
import { environment } from './environment.ts';
import * as mails from './mails.ts';
import * as about from './openapi.ts';
import * as people from './people.ts';
import * as policies from './policies.ts';

const { context, authentication } = await openContext(readEnvironment(environment));

export const handler = api(
  'registry',
  { ...registryRoutes, ...calendarsRoutes, ...policiesRoutes },
  { ...departments, ...people, ...absences, ...mails, ...about, ...calendars, ...policies },
  context,
  authentication,
);
