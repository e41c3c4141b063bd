import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as oidc from 'openid-client';
import type { Config, SignedIn } from './config.ts';
import { Failure } from './exit.ts';
import type { Say } from './words.ts';

type Person = Extract<SignedIn, { kind: 'person' }>;

/** A token is renewed so long before it ends. */
const EARLY_MS = 60_000;
/** For how long a token is used whose provider does not say. */
const UNSAID_SECONDS = 300;

/**
 * Signs a person in with the browser: a code with PKCE, which comes back to a port of this machine (RFC 8252).
 * @param show tells the address to open, for whoever has no browser here
 */
export async function signInPerson(
  { issuer, clientId, scope }: { issuer: string; clientId: string; scope: string },
  { open, show, say }: { open: boolean; show: (address: string) => void; say: Say },
): Promise<Person> {
  const provider = await discover(issuer, clientId);
  const verifier = oidc.randomPKCECodeVerifier();
  const state = oidc.randomState();
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    const redirectUri = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    const returned = new Promise<URL>((resolve) => {
      server.on('request', (request, response) => {
        const url = new URL(request.url ?? '/', redirectUri);
        response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8', connection: 'close' });
        response.end(say('已返回命令行，可以关闭本页。', 'Back at the command line; you may close this page.'));
        if (url.searchParams.has('state')) resolve(url);
      });
    });
    const address = oidc.buildAuthorizationUrl(provider, {
      redirect_uri: redirectUri,
      scope,
      state,
      // Whoever signs in here may be somebody else than the browser remembers.
      prompt: 'login',
      code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    });
    show(address.href);
    if (open) openBrowser(address.href);
    const tokens = await oidc.authorizationCodeGrant(provider, await returned, {
      pkceCodeVerifier: verifier,
      expectedState: state,
    });
    return kept(tokens, { issuer, clientId, refreshToken: null });
  } catch (error) {
    throw refused(error, say);
  } finally {
    server.close();
  }
}

/** The token of a person, renewed where it is about to end, and what is renewed is kept. */
export async function tokenOf(person: Person, stage: string, config: Config, say: Say): Promise<string> {
  if (person.until - EARLY_MS > Date.now()) return person.accessToken;
  if (!person.refreshToken) throw ended(say);
  const provider = await discover(person.issuer, person.clientId);
  const tokens = await oidc.refreshTokenGrant(provider, person.refreshToken).catch((error: unknown) => {
    if (!(error instanceof oidc.ResponseBodyError)) throw error;
    return undefined;
  });
  if (!tokens) {
    // A refresh token is often good for once, and another command may have used it meanwhile.
    const now = config.read().stages[stage]?.signedIn;
    if (now?.kind === 'person' && now.until - EARLY_MS > Date.now()) return now.accessToken;
    throw ended(say);
  }
  const renewed = kept(tokens, person);
  config.change(({ stages }) => {
    const its = stages[stage];
    if (its) its.signedIn = renewed;
  });
  return renewed.accessToken;
}

const ended = (say: Say) =>
  new Failure(3, say('登录已过期，请重新 yima login。', 'The sign-in is over: run `yima login` again.'));

function refused(error: unknown, say: Say): unknown {
  if (error instanceof oidc.AuthorizationResponseError || error instanceof oidc.ResponseBodyError)
    return new Failure(3, `${say('未能登录', 'Not signed in')}: ${error.error} ${error.error_description ?? ''}`);
  return error;
}

/** Without TLS only on the machine itself. */
async function discover(issuer: string, clientId: string): Promise<oidc.Configuration> {
  const here = ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(issuer).hostname);
  const execute = here ? [oidc.allowInsecureRequests] : [];
  return await oidc.discovery(new URL(issuer), clientId, undefined, oidc.None(), { execute });
}

function kept(
  tokens: oidc.TokenEndpointResponse,
  { issuer, clientId, refreshToken }: Pick<Person, 'issuer' | 'clientId' | 'refreshToken'>,
): Person {
  return {
    ...{ kind: 'person', issuer, clientId, accessToken: tokens.access_token },
    refreshToken: tokens.refresh_token ?? refreshToken,
    until: Date.now() + (tokens.expires_in ?? UNSAID_SECONDS) * 1000,
  };
}

function openBrowser(address: string): void {
  const [program, ...args] = {
    darwin: ['open'],
    win32: ['rundll32', 'url.dll,FileProtocolHandler'],
  }[process.platform as string] ?? ['xdg-open'];
  const child = spawn(String(program), [...args, address], { stdio: 'ignore', detached: true });
  // The address is shown as well, so nothing is lost where there is no browser.
  child.on('error', () => undefined);
  child.unref();
}
