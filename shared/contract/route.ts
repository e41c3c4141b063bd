import type * as z from 'zod';
import type { Role } from '../domain/people/person.ts';
import type { RefusalCode } from '../domain/refusals.ts';

/** The functions that answer the API, one per context. */
export type ApiFunction =
  | 'catalog'
  | 'requests'
  | 'documents'
  | 'grants'
  | 'corrections'
  | 'exchange'
  | 'disputes'
  | 'registry'
  | 'oversight';

type TextType = 'text/html' | 'text/csv' | 'text/calendar' | 'application/openapi+json';
export type BinaryType = 'application/pdf';

/** One operation of the API, as data: everything that anything else needs to know of it. */
export interface Route {
  method: 'GET' | 'POST' | 'PUT';
  /** As API Gateway writes it: `/v1/requests/{id}`. */
  path: `/${string}`;
  function: ApiFunction;
  /** `none`: anyone, without a credential. */
  auth: 'person' | 'none';
  /** Who may call it: a person with one of these roles. Empty with `auth: 'none'`. */
  roles: readonly Role[];
  summary: { zh: string; en: string };
  /** The article of the measures it serves, or of another document with its name. */
  article?: string;
  params?: z.ZodObject;
  query?: z.ZodObject;
  body?: z.ZodType;
  success: 200 | 201 | 202;
  /** What it answers; a string names a media type other than JSON. */
  response: z.ZodType | TextType | BinaryType;
  /** A POST that is a question too long for an address: it changes nothing, so it takes no Idempotency-Key and keeps no answer. */
  asks?: true;
  /** Whether the version it was decided on must be given in `If-Match`. */
  ifMatch?: true;
  /** Whether it answers an ETag. */
  etag?: true;
  /** Fields of the answer that are told once: a retry is answered without them, so they are kept nowhere. */
  once?: readonly string[];
  /** Serves only what is called without a credential, so it is left out where that is. */
  servesAnonymous?: true;
  /** The refusals of its own, beside those every route shares. */
  refusals?: readonly RefusalCode[];
}

/** Whether it may change something: a POST that isn't a mere question. */
export function isCommand({ method, asks }: Pick<Route, 'method' | 'asks'>): boolean {
  return method === 'POST' && !asks;
}

export const everyone = [
  'staff',
  'head',
  'leader',
  'bureau',
  'administrator',
  'upper',
] as const satisfies readonly Role[];
/** Those who work on cases; an administrator sees none. */
export const caseworkers = ['staff', 'head', 'leader', 'bureau'] as const satisfies readonly Role[];
/** Those who are sent mails. */
export const recipients = [...caseworkers, 'administrator'] as const satisfies readonly Role[];
/** Those who may read cases: the upper authority too, which decides none. */
export const readers = [...caseworkers, 'upper'] as const satisfies readonly Role[];
