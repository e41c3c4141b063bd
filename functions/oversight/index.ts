import { caseworkEnvironment, readEnvironment } from '../../shared/adapters/environment.ts';
import { calendarPreviewRoutes } from '../../shared/contract/routes/calendars.ts';
import { oversightRoutes } from '../../shared/contract/routes/oversight.ts';
import { comparisonRoutes } from '../../shared/contract/routes/policies.ts';
import { mergerPreviewRoutes } from '../../shared/contract/routes/registry.ts';
import { api } from '../../shared/http/api.ts';
import { openContext } from '../../shared/http/context.ts';
import * as calendarPreview from './calendar-preview.ts';
import * as comparison from './comparison.ts';
import * as drift from './drift.ts';
import * as entries from './entries.ts';
import * as mails from './mails.ts';
import * as mergers from './mergers.ts';
import * as pooled from './pooling.ts';
import * as pushes from './pushes.ts';
import * as reports from './reports.ts';
import * as views from './views.ts';

const { context, authentication } = await openContext(readEnvironment(caseworkEnvironment));

export const handler = api(
  'oversight',
  { ...oversightRoutes, ...comparisonRoutes, ...calendarPreviewRoutes, ...mergerPreviewRoutes },
  {
    ...pushes,
    ...drift,
    ...pooled,
    ...mails,
    ...reports,
    ...views,
    ...entries,
    ...comparison,
    ...calendarPreview,
    ...mergers,
  },
  context,
  authentication,
);
