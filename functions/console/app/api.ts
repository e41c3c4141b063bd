import { QueryClient, queryOptions } from '@tanstack/react-query';
import { type Client, createClient, ProblemError, type Schemas, versionOf } from '../../../shared/client/client.ts';
import { setTimeBy } from './dates.ts';
import type { Config, Session } from './session.ts';

export { ProblemError, type Schemas, versionOf } from '../../../shared/client/client.ts';

export let api: Client;
let actingFor: string | undefined;
let apiUrl = '';

export const queries = new QueryClient({
  defaultOptions: {
    queries: { staleTime: 10_000, retry: false, refetchOnWindowFocus: true },
  },
});

export function apiUrlOf({ api }: Config): string {
  return new URL(api || '/', location.origin).href.replace(/\/$/, '');
}

export function connect(config: Config, session: Session): void {
  apiUrl = apiUrlOf(config);
  api = createClient({ url: apiUrl, token: session.token, actingFor: () => actingFor, fetch: timed });
  // A session that has run out signs in again and comes back; what was typed is kept.
  const ranOut = (error: unknown) => {
    if (error instanceof ProblemError && error.problem.status === 401) void session.signIn();
  };
  queries.getQueryCache().config.onError = ranOut;
  queries.getMutationCache().config.onError = ranOut;
}

async function timed(request: Request): Promise<Response> {
  const response = await fetch(request);
  setTimeBy(response);
  return response;
}

/** The colleague for whom one acts from now on. */
export function actFor(person: string | undefined): void {
  actingFor = person;
  void queries.resetQueries();
}
export const actsFor = () => actingFor;

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

/** A call by the name of its path, for what is made of the OpenAPI document. */
type Untyped = (path: string, init: object) => Promise<{ data?: unknown; response: Response }>;

export const read = (path: string, init: object) => (api.GET as unknown as Untyped)(path, init);
export const send = (path: string, init: object) => (api.POST as unknown as Untyped)(path, init);

/** Opens a document of the API, which needs the token, in a window of its own. */
export async function openDocument(path: string, type: string): Promise<void> {
  const shown = window.open('', '_blank');
  const { data } = await read(path, { parseAs: 'blob' });
  const url = URL.createObjectURL(new Blob([data as Blob], { type }));
  if (shown) shown.location.href = url;
}
