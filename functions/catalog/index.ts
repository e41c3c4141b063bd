import { catalogRoutes } from '../../shared/contract/routes/catalog.ts';
import { filesRoutes } from '../../shared/contract/routes/files.ts';
import { sourcesRoutes } from '../../shared/contract/routes/sources.ts';
import { api } from '../../shared/http/api.ts';
import * as consents from './consents.ts';
import { openCatalog } from './context.ts';
import * as entries from './entries.ts';
import * as files from './files.ts';
import * as jobs from './jobs.ts';
import * as changes from './legal-changes.ts';
import * as onceOnly from './once-only.ts';
import * as reviews from './reviews.ts';
import * as search from './search.ts';
import * as sources from './sources.ts';
import * as versions from './versions.ts';

const { context, authentication } = await openCatalog();

export const handler = api(
  'catalog',
  { ...catalogRoutes, ...filesRoutes, ...sourcesRoutes },
  {
    ...search,
    ...entries,
    ...versions,
    ...consents,
    ...reviews,
    ...jobs,
    ...files,
    ...changes,
    ...onceOnly,
    ...sources,
  },
  context,
  authentication,
);
