import { createHash, randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Issuer } from './issuer.ts';
import { peoplePage, refusalPage } from './openid-page.ts';
import type { DemoPrincipal } from './principal.ts';

/** The clients that people sign in with. They have no secret: neither a browser nor a program that people install can keep one. */
const CONSOLE_CLIENT = 'console';
/** The command `yima`, which a person returns to at some port of this machine (RFC 8252, section 7.3). */
const COMMAND_CLIENT = 'yima-cli';

/** A code is exchanged at once, or not at all. */
const CODE_LIVES_MS = 60_000;

interface Code {
  client: string;
  person: string;
  nonce: string | null;
  challenge: string;
  redirectUri: string;
  until: number;
}

export interface OpenIdOptions {
  issuer: Issuer;
  /** The issuer in the tokens. */
  url: string;
  /** The origin of the console, to which a person returns. */
  consoleOrigin: string;
  people: () => DemoPrincipal[];
}

/**
 * The stand-in for the city's OpenID provider: code with PKCE, refresh, sign-out, and client credentials for systems. Instead of a
 * password it asks who one wants to be. A browser that has chosen is known by a cookie until it signs out.
 */
export class OpenIdProvider {
  readonly #options: OpenIdOptions;
  readonly #codes = new Map<string, Code>();
  readonly #refreshTokens = new Map<string, Pick<Code, 'client' | 'person'>>();

  constructor(options: OpenIdOptions) {
    this.#options = options;
  }

  async answer(request: IncomingMessage, path: string, response: ServerResponse): Promise<void> {
    const { url, consoleOrigin, issuer } = this.#options;
    const { searchParams } = new URL(request.url ?? '/', url);
    response.setHeader('access-control-allow-origin', consoleOrigin);
    response.setHeader('access-control-allow-headers', 'authorization, content-type');
    response.setHeader('cache-control', 'no-store');
    switch (`${request.method} ${path}`) {
      case 'GET /jwks':
        return json(response, 200, issuer.jwks);
      case 'GET /.well-known/openid-configuration':
        return json(response, 200, this.#configuration());
      case 'GET /authorize':
        return this.#authorize(searchParams, request, response);
      case 'POST /token':
        return await this.#token(request, response);
      case 'GET /logout':
        return this.#logout(searchParams, response);
    }
    if (request.method === 'OPTIONS') response.writeHead(204).end();
    else json(response, 404, { error: 'not_found' });
  }

  #configuration() {
    const { url } = this.#options;
    return {
      issuer: url,
      jwks_uri: `${url}/jwks`,
      authorization_endpoint: `${url}/authorize`,
      token_endpoint: `${url}/token`,
      end_session_endpoint: `${url}/logout`,
      response_types_supported: ['code'],
      code_challenge_methods_supported: ['S256'],
      grant_types_supported: ['authorization_code', 'refresh_token', 'client_credentials'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['ES256'],
    };
  }

  #authorize(asked: URLSearchParams, request: IncomingMessage, response: ServerResponse): void {
    const wrong = this.#wrongIn(asked);
    if (wrong) html(response, 400, refusalPage(wrong));
    else this.#letChoose(asked, request, response);
  }

  #letChoose(asked: URLSearchParams, request: IncomingMessage, response: ServerResponse): void {
    const people = this.#options.people();
    const known = (id: string | null | undefined) => people.find(({ personId }) => personId === id)?.personId;
    const remembered = asked.get('prompt') === 'login' ? undefined : known(cookieOf(request));
    const person = known(asked.get('person')) ?? remembered;
    if (person) this.#sendBack(person, asked, response);
    else html(response, 200, peoplePage(people, asked));
  }

  #sendBack(person: string, asked: URLSearchParams, response: ServerResponse): void {
    const code = randomBytes(24).toString('base64url');
    const redirectUri = asked.get('redirect_uri') ?? '';
    this.#codes.set(code, {
      client: asked.get('client_id') ?? '',
      person,
      nonce: asked.get('nonce'),
      challenge: asked.get('code_challenge') ?? '',
      redirectUri,
      until: Date.now() + CODE_LIVES_MS,
    });
    const back = new URL(redirectUri);
    back.searchParams.set('code', code);
    const state = asked.get('state');
    if (state) back.searchParams.set('state', state);
    const cookie = `person=${encodeURIComponent(person)}; Path=/oidc; HttpOnly; SameSite=Lax`;
    response.writeHead(302, { location: back.href, 'set-cookie': cookie }).end();
  }

  #wrongIn(asked: URLSearchParams): string | undefined {
    const [client, uri] = [asked.get('client_id'), asked.get('redirect_uri')];
    if (client !== CONSOLE_CLIENT && client !== COMMAND_CLIENT) return 'client_id';
    if (client === COMMAND_CLIENT && !isLoopback(uri)) return 'redirect_uri (http://127.0.0.1)';
    if (client === CONSOLE_CLIENT && !this.#isConsole(uri))
      return `redirect_uri (${this.#options.consoleOrigin}/console)`;
    if (asked.get('response_type') !== 'code') return 'response_type';
    if (asked.get('code_challenge_method') !== 'S256' || !asked.get('code_challenge')) return 'code_challenge';
    return undefined;
  }

  #isConsole(uri: string | null): boolean {
    return uri !== null && URL.canParse(uri) && new URL(uri).origin === this.#options.consoleOrigin;
  }

  async #token(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const form = new URLSearchParams(await textOf(request));
    switch (form.get('grant_type')) {
      case 'client_credentials':
        return await this.#clientToken(form, request, response);
      case 'authorization_code': {
        const code = this.#codes.get(form.get('code') ?? '');
        this.#codes.delete(form.get('code') ?? '');
        const verified = createHash('sha256')
          .update(form.get('code_verifier') ?? '')
          .digest('base64url');
        const fits = code && code.until > Date.now() && code.redirectUri === form.get('redirect_uri');
        if (!fits || code.challenge !== verified) return json(response, 400, { error: 'invalid_grant' });
        return await this.#tokens(code, code.nonce, response);
      }
      case 'refresh_token': {
        const given = form.get('refresh_token') ?? '';
        const held = this.#refreshTokens.get(given);
        // Each is used once, and a new one comes with the new token.
        this.#refreshTokens.delete(given);
        if (!held) return json(response, 400, { error: 'invalid_grant' });
        return await this.#tokens(held, null, response);
      }
      default:
        return json(response, 400, { error: 'unsupported_grant_type' });
    }
  }

  async #tokens(
    { client, person }: Pick<Code, 'client' | 'person'>,
    nonce: string | null,
    response: ServerResponse,
  ): Promise<void> {
    const refreshToken = randomBytes(24).toString('base64url');
    this.#refreshTokens.set(refreshToken, { client, person });
    const name = this.#options.people().find(({ personId }) => personId === person)?.name ?? person;
    const tokens = await this.#options.issuer.personTokens(person, client, {
      name,
      ...(nonce ? { nonce } : {}),
    });
    json(response, 200, { ...tokens, refresh_token: refreshToken });
  }

  /** Gives a system its token. As this stand-in signs for anybody, any secret will do, but one there must be. */
  async #clientToken(form: URLSearchParams, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, basic = ''] = /^Basic (.+)$/.exec(request.headers.authorization ?? '') ?? [];
    const [, id, secret] = /^([^:]+):(.+)$/.exec(Buffer.from(basic, 'base64').toString()) ?? [];
    const client = { id: form.get('client_id') ?? id, secret: form.get('client_secret') ?? secret };
    if (!client.id || !client.secret) return json(response, 401, { error: 'invalid_client' });
    json(response, 200, await this.#options.issuer.clientToken(client.id));
  }

  #logout(asked: URLSearchParams, response: ServerResponse): void {
    const back = asked.get('post_logout_redirect_uri');
    response.setHeader('set-cookie', 'person=; Path=/oidc; Max-Age=0');
    const to = back && this.#isConsole(back) ? back : `${this.#options.consoleOrigin}/console`;
    response.writeHead(302, { location: to }).end();
  }
}

function isLoopback(uri: string | null): boolean {
  return (
    uri !== null && URL.canParse(uri) && new URL(uri).protocol === 'http:' && new URL(uri).hostname === '127.0.0.1'
  );
}

function cookieOf(request: IncomingMessage): string | undefined {
  const value = /(?:^|; )person=([^;]+)/.exec(request.headers.cookie ?? '')?.[1];
  return value && decodeURIComponent(value);
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const part of request.setEncoding('utf8')) text += part;
  return text;
}

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(body, null, 2));
}

function html(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' }).end(body);
}
