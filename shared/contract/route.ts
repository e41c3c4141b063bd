import * as z from 'zod';
import type { Role } from '../domain/people/person.ts';
import type { RefusalCode } from '../domain/refusals.ts';
import { page, paging } from './schemas/common.ts';

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

/** What the routes of a context have in common; each may say otherwise. `params` is of every path that has some. */
type Shared = Pick<Route, 'roles'> & Partial<Pick<Route, 'article' | 'params' | 'servesAnonymous'>>;
/** What a route says itself. */
type Own = Pick<Route, 'summary' | 'response'> & Partial<Omit<Route, 'path' | 'function' | 'summary' | 'response'>>;
/** The same of a list: what one of it is, and what it is asked for beside the page. */
type OwnList = Omit<Own, 'query' | 'response'> & { item: z.ZodType; query?: z.ZodRawShape };
type Paged<O extends OwnList> = Pick<O, keyof O & 'params'> & {
  query: z.ZodObject<(O extends { query: infer Q extends z.ZodRawShape } ? Q : unknown) & typeof paging>;
  response: ReturnType<typeof page<O['item']>>;
};
type Exactly<T, O> = O & { [K in Exclude<keyof O, keyof T>]: never };
type Schemas = 'params' | 'query' | 'body' | 'response';

/** A route with its function and its schemas as they were given, by which a handler is typed. */
type Made<F extends ApiFunction, S extends Shared, P extends Route['path'], O> = Omit<Route, 'function' | Schemas> & {
  function: F;
} & Pick<O, keyof O & Schemas> &
  (O extends { params: z.ZodObject }
    ? unknown
    : P extends `${string}{${string}`
      ? { params: NonNullable<S['params']> }
      : unknown);

/** The routes of a context, by what they do. */
export function routesOf<F extends ApiFunction, const S extends Shared>(of: F, { params, ...shared }: S) {
  const kind =
    (usual: Pick<Route, 'method' | 'success' | 'ifMatch' | 'etag'>) =>
    <const P extends Route['path'], const O extends Own>(path: P, own: Exactly<Own, O>) => {
      const its = params && path.includes('{') ? { params } : {};
      return { function: of, auth: 'person', path, ...shared, ...its, ...usual, ...own } as unknown as Made<F, S, P, O>;
    };
  const query = kind({ method: 'GET', success: 200 });
  return {
    query,
    /** One, with the version it is at. */
    show: kind({ method: 'GET', success: 200, etag: true }),
    /** Page by page. */
    list: <const P extends Route['path'], const O extends OwnList>(path: P, own: Exactly<OwnList, O>) => {
      const { item, query: filters, refusals = [], ...rest }: OwnList = own;
      const paged = {
        query: z.strictObject({ ...filters, ...paging }),
        response: page(item),
        refusals: ['cursor-invalid', ...refusals] as const,
      };
      return query(path, { ...rest, ...paged }) as unknown as Made<F, S, P, Paged<O>>;
    },
    /** Begins one. */
    begin: kind({ method: 'POST', success: 201, etag: true }),
    /** Decides on one at the version that the caller has seen. */
    decide: kind({ method: 'POST', success: 200, ifMatch: true, etag: true }),
    command: kind({ method: 'POST', success: 200 }),
  };
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
