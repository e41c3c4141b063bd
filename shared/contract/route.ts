import * as z from 'zod';
import { inOrder } from '../domain/calendar/time.ts';
import type { Role } from '../domain/people/person.ts';
import type { RefusalCode } from '../domain/refusals.ts';
import { withNames } from './names.ts';
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
  | 'security'
  | 'registry'
  | 'oversight'
  | 'rectifications'
  | 'log'
  | 'evaluation'
  | 'open'
  | 'webhooks';

type TextType = 'text/html' | 'text/csv' | 'text/calendar' | 'application/openapi+json' | 'application/ld+json';
export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
export type BinaryType = 'application/pdf' | typeof XLSX;

/** Whether an answer is bytes and no text. */
export function isBinary(response: Route['response']): response is BinaryType {
  return response === 'application/pdf' || response === XLSX;
}

/** An operation of the API as data: everything that other code needs to know about it. */
export interface Route {
  method: 'GET' | 'POST' | 'PUT';
  /** The path as API Gateway writes it: `/v1/requests/{id}`. */
  path: `/${string}`;
  function: ApiFunction;
  /** `none`: anyone may call it, without a credential. */
  auth: 'person' | 'none';
  /** The roles that may call it. Empty with `auth: 'none'`. */
  roles: readonly Role[];
  summary: { zh: string; en: string };
  /** The article of the measures it serves, or of another document with its name. */
  article?: string;
  params?: z.ZodObject;
  query?: z.ZodObject;
  body?: z.ZodType;
  success: 200 | 201 | 202;
  /** The response; a string names a media type other than JSON. */
  response: z.ZodType | TextType | BinaryType;
  /**
   * Marks a POST that only asks a question too long for a URL. It changes nothing, so it needs no Idempotency-Key and
   * its answer is not kept.
   */
  asks?: true;
  /** The body is judged as it was sent, so its texts are neither refused nor changed. */
  asSent?: true;
  /** Whether `If-Match` must give the version that the caller saw. */
  ifMatch?: true;
  /** Whether the response has an ETag. */
  etag?: true;
  /**
   * Secret fields of the answer that are told only once: they are stored nowhere, so a retry gets the answer without
   * them.
   */
  once?: readonly string[];
  /** Marks a route whose answer is restricted: who got it is written down before it goes out (article 12). */
  recorded?: true;
  /**
   * Marks a route that is only of use where some calls need no credential, since who calls cannot have one. A stage without such calls
   * does not have it.
   */
  servesAnonymous?: true;
  /**
   * For how many seconds whoever asked may go on with the answer, which is the same for everybody; 0: it is asked each time whether it
   * still holds. Such an answer has an ETag of its own text, and is compressed.
   */
  keep?: number;
  /** Refusals beyond those that every route shares. */
  refusals?: readonly RefusalCode[];
}

/** Whether it may change something. */
export function mayChange({ method, asks }: Pick<Route, 'method' | 'asks'>): boolean {
  return method !== 'GET' && !asks;
}

/** Whether it may change something each time it is sent, so that a retry has to be known: a POST. */
export function isCommand({ method, asks }: Pick<Route, 'method' | 'asks'>): boolean {
  return method === 'POST' && !asks;
}

/**
 * Defaults of the routes of a context, which each route may override. `params` applies to every path with parameters.
 */
type Shared = Pick<Route, 'roles'> & Partial<Pick<Route, 'article' | 'params' | 'servesAnonymous'>>;
/** The properties that a route states itself. */
type Own = Pick<Route, 'summary' | 'response'> & Partial<Omit<Route, 'path' | 'function' | 'summary' | 'response'>>;
/** The same for a list: the schema of an item, and the query parameters besides paging. */
type OwnList = Omit<Own, 'query' | 'response'> & { item: z.ZodType; query?: z.ZodRawShape };
type Paged<O extends OwnList> = Pick<O, keyof O & 'params'> & {
  query: z.ZodObject<(O extends { query: infer Q extends z.ZodRawShape } ? Q : unknown) & typeof paging>;
  response: ReturnType<typeof page<O['item']>>;
};
type Exactly<T, O> = O & { [K in Exclude<keyof O, keyof T>]: never };
type Schemas = 'params' | 'query' | 'body' | 'response';

/** A route with the exact types of its function and schemas, from which handlers are typed. */
type Made<F extends ApiFunction, S extends Shared, P extends Route['path'], O> = Omit<Route, 'function' | Schemas> & {
  function: F;
} & Pick<O, keyof O & Schemas> &
  (O extends { params: z.ZodObject }
    ? unknown
    : P extends `${string}{${string}`
      ? { params: NonNullable<S['params']> }
      : unknown);

/** Builders for the routes of a context, by what the routes do. */
export function routesOf<F extends ApiFunction, const S extends Shared>(of: F, { params, ...shared }: S) {
  const kind =
    (usual: Pick<Route, 'method' | 'success' | 'ifMatch' | 'etag'>) =>
    <const P extends Route['path'], const O extends Own>(path: P, own: Exactly<Own, O>) => {
      const its = params && path.includes('{') ? { params } : {};
      const made = { function: of, auth: 'person', path, ...shared, ...its, ...usual, ...own };
      const response = typeof own.response === 'string' ? own.response : withNames(own.response);
      return { ...made, response } as unknown as Made<F, S, P, O>;
    };
  const query = kind({ method: 'GET', success: 200 });
  return {
    query,
    /** Reads one, with its version. */
    show: kind({ method: 'GET', success: 200, etag: true }),
    /** Lists page by page. */
    list: <const P extends Route['path'], const O extends OwnList>(path: P, own: Exactly<OwnList, O>) => {
      const { item, query: filters, refusals = [], ...rest }: OwnList = own;
      const paged = {
        query: inOrder(z.strictObject({ ...filters, ...paging })),
        response: page(item),
        refusals: ['cursor-invalid', ...refusals] as const,
      };
      return query(path, { ...rest, ...paged }) as unknown as Made<F, S, P, Paged<O>>;
    },
    /** Creates one. */
    begin: kind({ method: 'POST', success: 201, etag: true }),
    /** Decides on one, at the version that the caller has seen. */
    decide: kind({ method: 'POST', success: 200, ifMatch: true, etag: true }),
    command: kind({ method: 'POST', success: 200 }),
  };
}

/** Roles that read the catalog. */
export const catalogReaders = [
  'staff',
  'head',
  'leader',
  'bureau',
  'administrator',
  'upper',
] as const satisfies readonly Role[];
/** Every role: what anybody may know who is registered. */
export const everyone = [...catalogReaders, 'government', 'auditor', 'evaluator'] as const satisfies readonly Role[];
/** Roles that work on cases; an administrator sees no cases. */
export const caseworkers = ['staff', 'head', 'leader', 'bureau'] as const satisfies readonly Role[];
/** The same with the city government, for what is referred to it. */
export const inOffice = [...caseworkers, 'government'] as const satisfies readonly Role[];
/** Roles that are sent mails. */
export const recipients = [...inOffice, 'administrator'] as const satisfies readonly Role[];
/** Roles that may read cases, including the upper authority, which decides none. */
export const readers = [...caseworkers, 'upper'] as const satisfies readonly Role[];
/** The same with the city government, which reads what is referred to it. */
export const readersOfReferred = [...inOffice, 'upper'] as const satisfies readonly Role[];
/** Roles that read what is told to all departments. */
export const readersOfCirculars = [...readersOfReferred, 'auditor', 'evaluator'] as const satisfies readonly Role[];
