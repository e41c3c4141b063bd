/** A published public key (RFC 7517). Its id is the thumbprint of RFC 7638, so that no key can have the name of another. */
export interface PublicKey {
  kty: 'EC';
  crv: 'P-256';
  x: string;
  y: string;
  kid: string;
  alg: 'ES256';
  use: 'sig';
}

/** Signs for the platform: ECDSA over P-256 with SHA-256, which JOSE calls ES256. */
export interface Signer {
  key(): Promise<PublicKey>;
  /** @returns the signature as JOSE writes it: r and s, 32 bytes each */
  sign(message: Uint8Array): Promise<Uint8Array>;
}
