import { readEnvironment } from '../../shared/adapters/environment.ts';
import { s3Files } from '../../shared/adapters/files.ts';
import { circularsRoutes, complaintsRoutes } from '../../shared/contract/routes/complaints.ts';
import { rectificationsRoutes } from '../../shared/contract/routes/rectifications.ts';
import { suggestionsRoutes } from '../../shared/contract/routes/suggestions.ts';
import { api } from '../../shared/http/api.ts';
import { openContext } from '../../shared/http/context.ts';
import * as circulars from './circulars.ts';
import * as complaints from './complaints.ts';
import { environment } from './environment.ts';
import * as files from './files.ts';
import { createRectification, getRectification, listRectifications, updateRectification } from './rectifications.ts';
import * as steps from './steps.ts';
import * as suggestions from './suggestions.ts';

const env = readEnvironment(environment);
const { context, authentication } = await openContext(env);

export const handler = api(
  'rectifications',
  { ...rectificationsRoutes, ...suggestionsRoutes, ...complaintsRoutes, ...circularsRoutes },
  {
    createRectification,
    getRectification,
    listRectifications,
    updateRectification,
    ...steps,
    ...files,
    ...suggestions,
    ...complaints,
    ...circulars,
  },
  { ...context, files: s3Files(env.FILES_BUCKET) },
  authentication,
);
