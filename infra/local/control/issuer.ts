import { exportJWK, generateKeyPair, importJWK, type JWK, SignJWT } from 'jose';
import type { Store } from '../store.ts';

const AUDIENCE = 'yima-data-sharing';

/** Stands for the city's OpenID provider: it signs a token for any person. */
export interface Issuer {
  /** A token whose subject is the person, good for thirty days of the machine's clock. */
  token(personId: string): Promise<string>;
  jwks: { keys: JWK[] };
}

/** @param url what tokens name as their issuer. */
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
  return {
    jwks: { keys: [open as JWK] },
    token: (personId) =>
      new SignJWT({ token_use: 'access' })
        .setProtectedHeader({ alg: 'ES256', kid: String(jwk.kid) })
        .setSubject(personId)
        .setIssuer(url)
        .setAudience(AUDIENCE)
        .setIssuedAt()
        .setExpirationTime('30d')
        .sign(key),
  };
}
