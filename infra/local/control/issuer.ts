import { exportJWK, generateKeyPair, importJWK, type JWK, SignJWT } from 'jose';
import type { Store } from '../store.ts';

const AUDIENCE = 'yima-data-sharing';

/** The stand-in for the city's OpenID provider. It signs a token for any person. */
export interface Issuer {
  /** A token with the person as its subject. It is valid for thirty days by the machine's clock. */
  token(personId: string): Promise<string>;
  jwks: { keys: JWK[] };
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
