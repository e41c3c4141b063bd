/** The acts on a case: the API says which are possible, its document says what they ask for. */
import { queryOptions } from '@tanstack/react-query';
import { spokenPart } from '../language.ts';
import { type Document, type Operation, resolved, type Schema } from './schema.ts';

export { type Document, resolved, type Schema } from './schema.ts';

export interface Act {
  operation: string;
  /** What the button says. */
  title: string;
  method: 'POST' | 'PUT';
  path: string;
  roles: readonly string[];
  body: Schema | undefined;
}

/** The file of the document, put in by the build. */
declare const CONTRACT_FILE: string;

export const document = queryOptions({
  queryKey: ['openapi'],
  queryFn: async () => {
    const answer = await fetch(new URL(CONTRACT_FILE, globalThis.document.baseURI));
    if (!answer.ok) throw new Error(`${CONTRACT_FILE}: ${answer.status}`);
    return (await answer.json()) as Document;
  },
  staleTime: Number.POSITIVE_INFINITY,
});

/** An operation on a case, as its view names it. */
export interface Possible {
  operation: string;
  title: string;
  allowed: boolean;
  because: { code: string; zh: string; en: string; rule: string | null } | null;
  choices?: string[];
}

/** What may be done now, in the order of the API. */
export function actsOf(document: Document, actions: readonly Possible[]): Act[] {
  return actions.flatMap(({ operation, allowed }) => (allowed ? (actNamed(document, operation) ?? []) : []));
}

/** Whether an operation, of whatever kind, admits somebody with these roles. */
export function admits({ paths }: Document, operation: string, roles: readonly string[]): boolean {
  const all = Object.values(paths).flatMap((path) => Object.values(path));
  return all.some((one) => one.operationId === operation && one['x-roles']?.some((role) => roles.includes(role)));
}

export function actNamed({ paths }: Document, operation: string): Act | undefined {
  for (const [path, { post, put }] of Object.entries(paths)) {
    if (post?.operationId === operation) return actOf(path, 'POST', post);
    if (put?.operationId === operation) return actOf(path, 'PUT', put);
  }
  return undefined;
}

function actOf(path: string, method: Act['method'], operation: Operation): Act {
  const { operationId, summary, requestBody, 'x-roles': roles = [] } = operation;
  return {
    operation: operationId,
    title: spokenPart(summary),
    method,
    path,
    roles,
    body: requestBody?.content['application/json']?.schema,
  };
}

/** The form of an act, of several decisions those alone that the case leaves. */
export function formOf({ operation, body }: Act, document: Document, shown: unknown): Schema | undefined {
  const { actions = [] } = (shown ?? {}) as { actions?: Possible[] };
  const choices = actions.find((action) => action.operation === operation)?.choices;
  const { oneOf, anyOf } = body ? resolved(body, document) : {};
  const forms = oneOf ?? anyOf;
  if (!choices || !forms) return body;
  const isLeft = (form: Schema) => choices.includes(String(resolved(form, document).properties?.decision?.const ?? ''));
  return { oneOf: forms.filter(isLeft) };
}

type Fields = Record<string, unknown>;

/** What the form of a change begins with: those fields of what is shown that the change may set. */
export function startOf({ method, body }: Act, document: Document, shown: unknown): Record<string, unknown> {
  if (method !== 'PUT' || !body) return {};
  const fields = Object.keys(resolved(body, document).properties ?? {});
  const given = { ...(shown as Fields), ...((shown as { content?: Fields }).content ?? {}) };
  return Object.fromEntries(
    fields.filter((name) => given[name] !== undefined && given[name] !== null).map((name) => [name, given[name]]),
  );
}
