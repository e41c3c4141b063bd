import { caseworkEnvironment, readEnvironment } from '../../shared/adapters/environment.ts';
import { circularsRoutes, complaintsRoutes } from '../../shared/contract/routes/complaints.ts';
import { api } from '../../shared/http/api.ts';
import { openContext } from '../../shared/http/context.ts';
import * as circulars from './circulars.ts';
import * as complaints from './complaints.ts';

const { context, authentication } = await openContext(readEnvironment(caseworkEnvironment));

export const handler = api(
  'complaints',
  { ...complaintsRoutes, ...circularsRoutes },
  { ...complaints, ...circulars },
  context,
  authentication,
);
