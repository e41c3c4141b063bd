import * as z from 'zod';
import { instant } from './common.ts';

/** A detached JWS (RFC 7515, appendix F) whose payload is not encoded (RFC 7797). */
const signature = z
  .string()
  .max(2000)
  .meta({ description: 'Detached ES256 JWS over the RFC 8785 form', examples: ['eyJhbGciOiJFUzI1NiJ9..c2lnbmF0dXJl'] });

/** The public keys with which signatures are checked: a JWK set (RFC 7517). */
export const keys = z.strictObject({
  keys: z.array(
    z.strictObject({
      kty: z.literal('EC'),
      crv: z.literal('P-256'),
      x: z.string(),
      y: z.string(),
      kid: z.string(),
      alg: z.literal('ES256'),
      use: z.literal('sig'),
    }),
  ),
});

/** What is to be checked: a document, or the manifest of a bundle, as it was handed out, and its signature. */
export const toVerify = z.strictObject({ document: z.looseObject({}), signature });

export const verdict = z.strictObject({
  genuine: z.boolean(),
  /** Why not: `malformed`, `unknown-key` or `not-genuine`; null where it is genuine. */
  fault: z.enum(['malformed', 'unknown-key', 'not-genuine']).nullable(),
  kid: z.string().nullable(),
  signedAt: instant.nullable(),
  /** What the document says it is; null where it is not genuine. */
  says: z
    .strictObject({
      kind: z.string(),
      number: z.string(),
      title: z.string(),
      madeAt: z.string(),
      sha256: z.string().meta({ description: 'Of the RFC 8785 form' }),
    })
    .nullable(),
});
