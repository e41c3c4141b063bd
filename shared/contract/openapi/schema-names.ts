import * as z from 'zod';
import { withoutNames } from '../names.ts';
import * as action from '../schemas/action.ts';
import * as application from '../schemas/application.ts';
import * as calendars from '../schemas/calendars.ts';
import * as catalog from '../schemas/catalog.ts';
import * as circular from '../schemas/circular.ts';
import * as common from '../schemas/common.ts';
import * as complaint from '../schemas/complaint.ts';
import * as contractor from '../schemas/contractor.ts';
import * as correction from '../schemas/correction.ts';
import * as demand from '../schemas/demand.ts';
import * as document from '../schemas/document.ts';
import * as duty from '../schemas/duty.ts';
import * as evaluation from '../schemas/evaluation.ts';
import * as exchange from '../schemas/exchange.ts';
import * as files from '../schemas/files.ts';
import * as filters from '../schemas/filters.ts';
import * as grant from '../schemas/grant.ts';
import * as history from '../schemas/history.ts';
import * as incident from '../schemas/incident.ts';
import * as negotiation from '../schemas/negotiation.ts';
import * as oversight from '../schemas/oversight.ts';
import * as policy from '../schemas/policy.ts';
import * as rectification from '../schemas/rectification.ts';
import * as registry from '../schemas/registry.ts';
import * as request from '../schemas/request.ts';
import * as security from '../schemas/security.ts';
import * as sources from '../schemas/sources.ts';
import * as statistics from '../schemas/statistics.ts';
import * as suggestion from '../schemas/suggestion.ts';
import * as webhooks from '../schemas/webhooks.ts';
import * as work from '../schemas/work.ts';

const modules = {
  action,
  application,
  calendars,
  catalog,
  circular,
  common,
  complaint,
  contractor,
  correction,
  demand,
  document,
  duty,
  evaluation,
  exchange,
  files,
  filters,
  grant,
  history,
  incident,
  negotiation,
  oversight,
  policy,
  rectification,
  registry,
  request,
  security,
  sources,
  statistics,
  suggestion,
  webhooks,
  work,
};

/** The exported schemas by name. A name that several modules export is told apart by the module. */
const exported = Object.entries(modules).flatMap(([file, module]) =>
  Object.entries(module).flatMap(([name, schema]) =>
    schema instanceof z.ZodType ? [{ file, name, schema: schema as z.core.$ZodType }] : [],
  ),
);
const byName = Map.groupBy(exported, ({ name }) => name);
const names = new Map(
  exported.map(({ file, name, schema }) => [
    schema,
    capital(
      (byName.get(name)?.length ?? 0) > 1 && capital(name) !== capital(file)
        ? `${capital(file)}${capital(name)}`
        : name,
    ),
  ]),
);

/** The name of a schema that a module exports. */
export function nameOf(schema: z.core.$ZodType): string | undefined {
  return names.get(withoutNames(schema as z.ZodType));
}

/** A name as types are written: `use-record` as `UseRecord`. */
export function capital(word: string): string {
  return word.replace(/(?:^|[-_.])(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** The name of one of many. */
export function singular(name: string): string {
  return name.replace(/ies$/, 'y').replace(/(?<=sh|ss|tch)es$|(?<!s)s$/, '');
}
