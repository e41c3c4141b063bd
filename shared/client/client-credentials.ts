/** Sign-in of a system with the client credentials that the city's OpenID provider gave its department. Not for a browser, which keeps no secret. */

export interface ClientCredentials {
  /** The OpenID provider. It says itself where it gives tokens. */
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** What some providers want named beside the client. */
  scope?: string;
  fetch?: typeof fetch;
}

/** A token is fetched anew so long before it expires. */
const EARLY_MS = 60_000;
/** For how long a token is used whose provider does not say. */
const UNSAID_SECONDS = 300;

/** Gives `createClient` its token: fetched when it is first needed, kept until shortly before it expires. */
export function clientCredentials(system: ClientCredentials): () => Promise<string> {
  let token: Promise<string> | undefined;
  let until = 0;
  return () => {
    if (token && until > Date.now()) return token;
    // Whoever asks meanwhile gets the same. A failure is not kept.
    until = Number.POSITIVE_INFINITY;
    token = fetchToken(system).then((fetched) => {
      until = fetched.until;
      return fetched.token;
    });
    token.catch(() => {
      token = undefined;
    });
    return token;
  };
}

async function fetchToken({ issuer, clientId, clientSecret, scope, fetch: send = fetch }: ClientCredentials) {
  const base = issuer.replace(/\/$/, '');
  const known = await send(`${base}/.well-known/openid-configuration`);
  const { token_endpoint: endpoint } = (await answerOf(known)) as { token_endpoint: string };
  const body = new URLSearchParams({ grant_type: 'client_credentials', ...(scope ? { scope } : {}) });
  const basic = btoa(`${encodeURIComponent(clientId)}:${encodeURIComponent(clientSecret)}`);
  const given = await send(endpoint, { method: 'POST', headers: { authorization: `Basic ${basic}` }, body });
  const { access_token: token, expires_in: seconds = UNSAID_SECONDS } = (await answerOf(given)) as {
    access_token: string;
    expires_in?: number;
  };
  return { token, until: Date.now() + seconds * 1000 - EARLY_MS };
}

async function answerOf(response: Response): Promise<unknown> {
  if (response.ok) return await response.json();
  throw new Error(`${response.url}: ${response.status} ${(await response.text()).slice(0, 300)}`);
}
