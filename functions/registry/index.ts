import { calendarsRoutes } from '../../shared/contract/routes/calendars.ts';
import { registryRoutes } from '../../shared/contract/routes/registry.ts';
import { api } from '../../shared/http/api.ts';
import * as about from './about.ts';
import * as absences from './absences.ts';
import * as calendars from './calendars.ts';
import * as departments from './departments.ts';
import { registryDeps } from './deps.ts';
import * as mails from './mails.ts';
import * as people from './people.ts';

const { deps, authentication } = await registryDeps();

export const handler = api(
  'registry',
  { ...registryRoutes, ...calendarsRoutes },
  { ...departments, ...people, ...absences, ...mails, ...about, ...calendars },
  deps,
  authentication,
);
