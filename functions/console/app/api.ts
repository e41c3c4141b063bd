import { QueryClient, queryOptions } from '@tanstack/react-query';
import {
  type Client,
  createClient,
  ProblemError,
  pages,
  type Schemas,
  versionOf,
} from '../../../shared/client/client.ts';
import { actsFor, endActing, onActing } from './acting.ts';
import { apiUrlOf, type Config } from './config.ts';
import { setTimeBy } from './dates.ts';
import { keepPlace } from './place.ts';
import type { Session } from './session.ts';

export { ProblemError, type Schemas, versionOf } from '../../../shared/client/client.ts';

export let api: Client;
let apiUrl = '';

export const queries = new QueryClient({
  defaultOptions: {
    queries: { staleTime: 10_000, retry: false, refetchOnWindowFocus: true },
  },
});

export const apiAddress = () => apiUrl;

export function connect(config: Config, session: Session): void {
  apiUrl = apiUrlOf(config);
  api = createClient({ url: apiUrl, token: session.token, actingFor: actsFor, fetch: timed });
  const refused = (error: unknown) => {
    if (!(error instanceof ProblemError)) return;
    // A session that has run out signs in again and comes back to the same field; what was typed is kept.
    if (error.problem.status === 401) {
      keepPlace();
      void session.signIn();
    }
    // Whoever was away is back, or somebody else stands in.
    if (error.problem.code === 'not-delegated') endActing();
  };
  queries.getQueryCache().config.onError = refused;
  queries.getMutationCache().config.onError = refused;
  onActing(() => {
    // What is shown is theirs from now on. Who calls stays the same.
    void queries.resetQueries({ predicate: ({ queryKey: [name] }) => name !== 'me' && name !== 'openapi' });
    void queries.invalidateQueries({ queryKey: ['me'] });
  });
}

async function timed(request: Request): Promise<Response> {
  const response = await fetch(request);
  setTimeBy(response);
  return response;
}

/** What is shown, with the version that a decision on it names. */
export interface Seen<T> {
  data: T;
  etag: string;
}

export async function seen<T>(answer: Promise<{ data?: T; response: Response }>): Promise<Seen<T>> {
  const { data, response } = await answer;
  return { data: data as T, etag: versionOf({ response }) };
}

export const me = queryOptions({
  queryKey: ['me'],
  queryFn: async () => (await api.GET('/v1/me')).data as Schemas['Me'],
});

export const dutyCounts = queryOptions({
  queryKey: ['duties', 'counts'],
  queryFn: async () => (await api.GET('/v1/duties/counts')).data as Schemas['DutyCounts'],
});

/** What waits for whoever is signed in, or for whom they stand in. */
export const work = queryOptions({
  queryKey: ['work'],
  queryFn: async () => (await api.GET('/v1/me/work')).data as Schemas['Work'],
});

/** What the department owes next, by date. */
export const openDuties = queryOptions({
  queryKey: ['duties', 'mine'],
  queryFn: async () =>
    (await api.GET('/v1/duties', { params: { query: { status: 'open', sort: 'due', limit: 50 } } })).data?.items ?? [],
});

/** The people of a department who work there. */
export const colleaguesOf = (department: string) =>
  queryOptions({
    queryKey: ['persons', 'of', department],
    queryFn: () =>
      everyOne((cursor) =>
        api.GET('/v1/persons', { params: { query: { department, active: 'true' as never, limit: 100, cursor } } }),
      ),
    staleTime: 60_000,
  });

export const allDepartments = queryOptions({
  queryKey: ['departments', 'all'],
  queryFn: () => everyOne((cursor) => api.GET('/v1/departments', { params: { query: { limit: 100, cursor } } })),
  staleTime: 60_000,
});

async function everyOne<T>(
  read: (cursor: string | undefined) => Promise<{ data?: { items: T[]; next: string | null } }>,
): Promise<T[]> {
  const all: T[] = [];
  for await (const one of pages(read)) all.push(one);
  return all;
}

/** A call by the name of its path, for what is made of the OpenAPI document. */
type Untyped = (path: string, init: object) => Promise<{ data?: unknown; response: Response }>;

const read = (path: string, init: object) => (api.GET as unknown as Untyped)(path, init);
export const send = (path: string, init: object, method: 'POST' | 'PUT' = 'POST') =>
  (api[method] as unknown as Untyped)(path, init);

/** Opens a document of the API, which needs the token, in a window of its own. */
export async function openDocument(path: string, type: string): Promise<void> {
  const shown = window.open('', '_blank');
  const { data } = await read(path, { parseAs: 'blob' });
  const url = URL.createObjectURL(new Blob([data as Blob], { type }));
  if (shown) shown.location.href = url;
}
