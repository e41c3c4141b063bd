/**
 * The acts that a case offers. Until the API says itself which are possible, these are all operations under the case's path that admit
 * one of the caller's roles by the document, and the API refuses what cannot be done now.
 */
import { queryOptions } from '@tanstack/react-query';
import { read } from '../api.ts';

export interface Schema {
  $ref?: string;
  type?: string | string[];
  const?: unknown;
  enum?: string[];
  title?: string;
  description?: string;
  examples?: unknown[];
  format?: string;
  maxLength?: number;
  minItems?: number;
  required?: string[];
  properties?: Record<string, Schema>;
  items?: Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
}

interface Operation {
  operationId: string;
  summary: string;
  description?: string;
  requestBody?: { content: Record<string, { schema: Schema }> };
}

export interface Document {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
}

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

export function actsOf({ paths }: Document, collection: string, roles: readonly string[]): Act[] {
  const under = new RegExp(`^/v1/${collection}/\\{id\\}/[\\w-]+$`);
  return Object.entries(paths).flatMap(([path, { post }]) => {
    if (!post || !under.test(path)) return [];
    const admitted = /角色：([\w、, ]+)/.exec(post.description ?? '')?.[1]?.match(/\w+/g);
    if (admitted && !admitted.some((role) => roles.includes(role))) return [];
    return [actOf(path, post)];
  });
}

export function actNamed({ paths }: Document, operation: string): Act | undefined {
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

/** The act that each state waits for, to be shown as the button. It goes with the list above. */
const DUE: Record<string, Record<string, string>> = {
  applications: { draft: 'submitApplication', proposed: 'consentApplication' },
  requests: { submitted: 'draftReply', replying: 'consentReply', supplementing: 'supplementRequest' },
  grants: { 'awaiting-provision': 'provideGrant', suspended: 'rectifyGrant', rectified: 'decideSuspension' },
  corrections: { reported: 'answerCorrection', objected: 'answerCorrection' },
  demands: { proposed: 'consentDemand', submitted: 'decideDemand', named: 'answerDemand' },
  negotiations: { proposed: 'consentNegotiation', ruled: 'answerRuling', coordinating: 'adjudicateNegotiation' },
};

export const dueAct = (collection: string, status: string): string | undefined => DUE[collection]?.[status];
