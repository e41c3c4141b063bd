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

/**
 * Signs with SM2 over SM3 (GB/T 32918), which a stage in China may need (19): only there does KMS have such keys. JOSE has no
 * name for this algorithm, so its signatures need an envelope of their own. Nothing implements it yet.
 */
export interface Sm2Signer {
  /** The uncompressed point on sm2p256v1, 65 bytes. */
  key(): Promise<Uint8Array>;
  /** @returns r and s, 32 bytes each */
  sign(message: Uint8Array): Promise<Uint8Array>;
}
