import * as z from 'zod';

/** The name of a function in logs and metrics. The CDK construct sets it, and Powertools reads it. */
export const observed = {
  POWERTOOLS_SERVICE_NAME: z.string().min(1),
  POWERTOOLS_METRICS_NAMESPACE: z.string().min(1),
  LOG_LEVEL: z.enum(['DEBUG', 'INFO', 'WARN', 'ERROR']),
};

/** The names of the tables that a function may use. It gets the permission together with the name (infra/constructs). */
export const table = {
  registry: { REGISTRY_TABLE: z.string().min(3) },
  catalog: { CATALOG_TABLE: z.string().min(3) },
  cases: { CASES_TABLE: z.string().min(3) },
  events: { EVENTS_TABLE: z.string().min(3) },
  access: { ACCESS_TABLE: z.string().min(3) },
  seals: { SEALS_TABLE: z.string().min(3) },
  work: { WORK_TABLE: z.string().min(3) },
};

/** The subject who may act as administrator until the first administrator is registered. */
const founder = { FOUNDER_SUBJECT: z.string().min(1) };

/** The pages that may call the API, by their origins, with commas between; empty for none but its own. */
const origins = {
  ORIGINS: z.string().transform((text) => text.split(',').filter(Boolean)),
};

/**
 * How the API knows its caller: by a verified OIDC token (authorizer) or by the role session of a SigV4 call. CALLER_ROLES is the ARN of
 * such a session up to the id of the department; empty where there are tokens.
 */
export const authentication = {
  AUTHENTICATION: z.enum(['oidc', 'iam']),
  CALLER_ROLES: z.string(),
  ...founder,
  ...origins,
};

/** The secret that seals the cursors of pages. */
export const cursors = { CURSOR_SECRET_ARN: z.string().min(1) };

/** The key under which the log keeps what names a person. */
export const peopleKey = { PEOPLE_KEY_ARN: z.string().min(1) };

/** The key of which the secrets of endpoints are made. */
export const webhookKey = { WEBHOOK_KEY_ARN: z.string().min(1) };

/** What every function of the API that works on cases needs: who calls, where a page goes on, the tables. */
export const casework = {
  ...observed,
  ...authentication,
  ...cursors,
  ...table.registry,
  ...table.catalog,
  ...table.cases,
  ...table.events,
  ...table.access,
  ...table.work,
};

/** The environment of a context that needs nothing else. */
export const caseworkEnvironment = z.object(casework);

export const queueUrl = z.url();
export const arn = z.string().startsWith('arn:');

/** The ARNs of the platform's signing keys, separated by commas; the first one signs. */
export const signingKeys = z.string().transform((text, context) => {
  const arns = z.array(arn).min(1).safeParse(text.split(','));
  if (!arns.success) context.addIssue({ code: 'custom', message: 'ARNs with commas between' });
  return arns.data ?? [];
});

/**
 * Reads and checks the environment of a function once, when it starts.
 * @throws z.ZodError naming each variable that is missing or wrong, so that a wrong deployment fails at once
 */
export function readEnvironment<S extends z.ZodType>(
  schema: S,
  from: Record<string, string | undefined> = process.env,
) {
  return schema.parse(from) as z.output<S>;
}
