import { type Client, createClient, pages, versionOf } from '../client.ts';
import { clientCredentials } from '../client-credentials.ts';
import { signedFetch } from '../sigv4.ts';
import type { Config, KeptStage, SignedIn } from './config.ts';
import { Failure } from './exit.ts';
import { isPaged, type Operation, operations } from './operations.ts';
import { type Format, written } from './output.ts';
import { tokenOf } from './sign-in.ts';
import type { Lang, Say } from './words.ts';

/** What stands around the program, so that a test can be it. */
export interface Surroundings {
  env: Record<string, string | undefined>;
  out: (text: string | Uint8Array) => void;
  err: (text: string) => void;
  /** Whether a person watches `err`. */
  watched: boolean;
}

/** The options that every command takes. */
export interface Common {
  stage?: string;
  url?: string;
  output: Format;
  columns?: string;
  actingFor?: string;
}

/** Of any operation, since here only method and path differ. */
type Untyped = (method: string, path: string, init: object) => Promise<{ data?: unknown; response: Response }>;

export interface Sent {
  path?: Record<string, string>;
  query?: Record<string, string>;
  headers?: Record<string, string>;
  body?: unknown;
}

/** One run of the program: which stage is called, as whom, and how what is answered is shown. */
export class Session {
  readonly config: Config;
  readonly around: Surroundings;
  readonly say: Say;
  readonly lang: Lang;
  readonly #common: Common;
  #client: Client | undefined;

  constructor(parts: { config: Config; around: Surroundings; say: Say; lang: Lang; common: Common }) {
    this.config = parts.config;
    this.around = parts.around;
    this.say = parts.say;
    this.lang = parts.lang;
    this.#common = parts.common;
  }

  /** The stage that is called: what is named, else what one signed in to last. */
  get stage(): { name: string; kept: KeptStage } {
    const { stages, current } = this.config.read();
    const { env } = this.around;
    const url = this.#common.url ?? env.YIMA_URL;
    const name = this.#common.stage ?? env.YIMA_STAGE ?? (url ? '' : (current ?? ''));
    const kept = stages[name];
    if (url) return { name, kept: { url: url.replace(/\/$/, ''), signedIn: kept?.signedIn ?? null } };
    if (kept) return { name, kept };
    throw new Failure(
      2,
      name
        ? this.say(`没有名为 ${name} 的环境`, `There is no stage ${name}`)
        : this.say(
            '请先 yima login --url <接口地址>，或者给出 --url',
            'Run `yima login --url <API>` first, or name --url',
          ),
    );
  }

  /** The typed client as whoever is signed in. */
  get client(): Client {
    this.#client ??= this.#connect();
    return this.#client;
  }

  #connect(): Client {
    const { name, kept } = this.stage;
    const { signedIn, url } = kept;
    const given = this.around.env.YIMA_TOKEN?.trim();
    const actingFor = () => this.#common.actingFor;
    if (given) return createClient({ url, actingFor, token: () => given });
    if (signedIn?.kind === 'sigv4') return createClient({ url, actingFor, fetch: signing(signedIn, this.around.env) });
    const token = signedIn ? this.#tokens(signedIn, name) : undefined;
    return createClient({ url, actingFor, ...(token ? { token } : {}) });
  }

  #tokens(signedIn: Exclude<SignedIn, { kind: 'sigv4' }>, stage: string): () => Promise<string> {
    if (signedIn.kind === 'person') return () => tokenOf(signedIn, stage, this.config, this.say);
    const { issuer, clientId, clientSecret, scope } = signedIn;
    return clientCredentials({ issuer, clientId, clientSecret, ...(scope ? { scope } : {}) });
  }

  /** Calls any operation. A file or a text is answered as bytes, everything else as what the JSON says. */
  async call(
    operation: Operation,
    { path = {}, query = {}, headers = {}, body }: Sent,
  ): Promise<{ data: unknown; response: Response }> {
    const request = this.client.request.bind(this.client) as unknown as Untyped;
    const isJson = /\bjson$/.test(operation.answers);
    const { data, response } = await request(operation.method.toLowerCase(), operation.path, {
      params: { path, query, header: headers },
      body,
      parseAs: isJson ? 'json' : 'arrayBuffer',
    });
    return { data: data instanceof ArrayBuffer ? new Uint8Array(data) : data, response };
  }

  /** A list to its end. */
  async all(operation: Operation, sent: Sent): Promise<unknown> {
    if (!isPaged(operation)) return (await this.call(operation, sent)).data;
    const items: unknown[] = [];
    const page = async (cursor: string | undefined) => {
      const query = { limit: '100', ...sent.query, ...(cursor ? { cursor } : {}) };
      return (await this.call(operation, { ...sent, query })) as { data?: { items: unknown[]; next: string | null } };
    };
    for await (const item of pages(page)) items.push(item);
    return { items, next: null };
  }

  /** The version that is there now, for a step on it: of the thing that the path leads to. */
  async versionFor({ path }: Operation, parameters: Record<string, string>): Promise<string> {
    const shown = operations
      .filter((other) => other.method === 'GET' && (path === other.path || path.startsWith(`${other.path}/`)))
      .sort((a, b) => b.path.length - a.path.length)[0];
    if (!shown) throw new Failure(2, this.say('没有可读取版本的操作', 'No operation shows this version'));
    const named = shown.parameters.filter((each) => each.in === 'path').map(({ name }) => name);
    const its = Object.fromEntries(named.map((name) => [name, parameters[name] ?? '']));
    return versionOf(await this.call(shown, { path: its }));
  }

  /** Shows what was answered, as `--output` says. */
  show(answer: unknown, columns?: readonly string[]): void {
    if (answer instanceof Uint8Array || typeof answer === 'string') {
      this.around.out(answer);
      return;
    }
    const { output, columns: chosen } = this.#common;
    const its = chosen?.split(',').map((name) => name.trim());
    this.around.out(written(answer, output, its ?? (output === 'table' ? columns : undefined)));
    const more = (answer as { next?: unknown } | null)?.next;
    if (typeof more === 'string' && output !== 'json')
      this.tell(this.say('还有下一页：加 --all 读取全部', 'There is more: --all reads it all'));
  }

  /** Says something to whoever watches, beside what is answered. */
  tell(text: string): void {
    this.around.err(`${text}\n`);
  }

  /** Says how far something is: one line that is written over where somebody watches, else a line for each step. */
  progress(text: string, last = false): void {
    if (!this.around.watched) this.tell(text);
    else this.around.err(`\r\u001b[2K${text}${last ? '\n' : ''}`);
  }
}

function signing({ region, profile }: Extract<SignedIn, { kind: 'sigv4' }>, env: Surroundings['env']) {
  // Read only where requests are signed, because it takes longer than the rest of the program.
  const found = import('@aws-sdk/credential-provider-node').then(({ defaultProvider }) =>
    defaultProvider(profile && !env.AWS_PROFILE ? { profile } : {}),
  );
  return signedFetch({ credentials: async () => await (await found)(), region });
}
