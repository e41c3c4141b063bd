import { exportJWK, generateKeyPair, importJWK, type JWK, SignJWT } from 'jose';
import type { Store } from '../store.ts';

const AUDIENCE = 'yima-data-sharing';
const AN_HOUR = 3600;
const THIRTY_DAYS = 30 * 24 * AN_HOUR;

/** What the stand-in for the city's OpenID provider signs: a token for any person. */
export interface Issuer {
  /** A token with the person as its subject. It is valid for thirty days by the machine's clock. */
  token(personId: string): Promise<string>;
  /** A token by client credentials (RFC 6749, section 4.4), for a system of a department: its id is the subject. */
  clientToken(clientId: string): Promise<{ access_token: string; token_type: 'Bearer'; expires_in: number }>;
  /** An access token and an ID token for a person who signed in to a client. */
  personTokens(personId: string, clientId: string, claims: Record<string, string>): Promise<PersonTokens>;
  jwks: { keys: JWK[] };
}

interface PersonTokens {
  access_token: string;
  id_token: string;
  token_type: 'Bearer';
  expires_in: number;
  scope: string;
}

/** @param url the issuer in the tokens. */
export async function createIssuer(store: Store, url: string): Promise<Issuer> {
  const kept = store.collection<JWK>('issuer');
  let jwk = kept.get('key');
  if (!jwk) {
    const { privateKey } = await generateKeyPair('ES256', { extractable: true });
    jwk = { ...(await exportJWK(privateKey)), kid: crypto.randomUUID(), alg: 'ES256', use: 'sig' };
    kept.set('key', jwk);
  }
  const { d: _secret, ...open } = jwk;
  const key = await importJWK(jwk, 'ES256');
  const sign = (subject: string, audience: string, claims: Record<string, string>, seconds: number) =>
    new SignJWT(claims)
      .setProtectedHeader({ alg: 'ES256', kid: String(jwk.kid) })
      .setSubject(subject)
      .setIssuer(url)
      .setAudience(audience)
      .setIssuedAt()
      .setExpirationTime(`${seconds}s`)
      .sign(key);
  const tokenFor = (subject: string, claims: Record<string, string>, seconds: number) =>
    sign(subject, AUDIENCE, { token_use: 'access', ...claims }, seconds);
  return {
    jwks: { keys: [open as JWK] },
    token: (personId) => tokenFor(personId, {}, THIRTY_DAYS),
    clientToken: async (clientId) => ({
      access_token: await tokenFor(clientId, { client_id: clientId }, AN_HOUR),
      token_type: 'Bearer',
      expires_in: AN_HOUR,
    }),
    personTokens: async (personId, clientId, claims) => ({
      access_token: await tokenFor(personId, {}, AN_HOUR),
      id_token: await sign(personId, clientId, claims, AN_HOUR),
      token_type: 'Bearer',
      expires_in: AN_HOUR,
      scope: 'openid profile',
    }),
  };
}
