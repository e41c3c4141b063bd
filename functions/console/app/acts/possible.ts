/** The acts on a case: the API says which are possible, its document says what they ask for. */
import { queryOptions } from '@tanstack/react-query';
import { read } from '../api.ts';
import type { Document, Operation, Schema } from './schema.ts';

export type { Document, Schema } from './schema.ts';

export interface Act {
  operation: string;
  /** What the button says. */
  title: string;
  path: string;
  body: Schema | undefined;
}

export const document = queryOptions({
  queryKey: ['openapi'],
  queryFn: async () => (await read('/openapi.json', { parseAs: 'json' })).data as Document,
  staleTime: Number.POSITIVE_INFINITY,
});

/** A text in both languages, as far as it is Chinese. */
export const chinese = (text: string | undefined) => text?.split(' · ')[0] ?? '';

/** An operation on a case, as its view names it. */
export interface Possible {
  operation: string;
  title: string;
  allowed: boolean;
  because: { code: string; zh: string; rule: string | null } | null;
}

/** What may be done now, in the order of the API. */
export function actsOf(document: Document, actions: readonly Possible[]): Act[] {
  return actions.flatMap(({ operation, allowed }) => (allowed ? (actNamed(document, operation) ?? []) : []));
}

function actNamed({ paths }: Document, operation: string): Act | undefined {
  for (const [path, { post }] of Object.entries(paths)) if (post?.operationId === operation) return actOf(path, post);
  return undefined;
}

function actOf(path: string, { operationId, summary, requestBody }: Operation): Act {
  return {
    operation: operationId,
    title: chinese(summary),
    path,
    body: requestBody?.content['application/json']?.schema,
  };
}
