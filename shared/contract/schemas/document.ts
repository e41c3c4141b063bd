import * as z from 'zod';
import { instant } from './common.ts';
import { proof } from './duty.ts';

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

/** What is said twice: Chinese first, English beside it. */
const words = z.strictObject({ zh: z.string(), en: z.string() });

/** A piece of a row: what somebody wrote or what is so, words of the form itself, or a numbered list. */
const part = z.union([
  z.strictObject({ text: z.string(), strong: z.boolean() }),
  z.strictObject({ words }),
  z.strictObject({ list: z.array(z.string()) }),
]);

const row = z.strictObject({
  label: words,
  parts: z.array(part),
  /** Short enough to stand beside its neighbour. */
  half: z.boolean(),
  /** With room for a signature, a seal and a date. */
  signed: z.boolean(),
});

/** How far an event log had come, by its last event: the same heads, the same state. */
const heads = z.array(z.strictObject({ stream: z.string(), seq: z.int(), hash: z.string() }));

/** What is said alike of everything that is signed. */
const signed = {
  number: z.string(),
  title: words,
  /** When what it shows came to be so: the last event it rests on. */
  madeAt: instant,
  log: heads,
};

/** A document as data: what is printed, and nothing else, is what is signed. */
export const document = z.strictObject({
  kind: z.enum(['application', 'reply', 'negotiation']),
  ...signed,
  issuer: words,
  /** Number, date and status, as they stand above the table. */
  head: z.array(z.strictObject({ label: words, text: z.string() })),
  rows: z.array(row),
  /** How the date it names was counted; null where it names none. */
  proof: proof.nullable(),
  /** The law it rests on. */
  rests: z.array(z.strictObject({ document: z.string(), article: z.string() })),
});

/** A document with the platform's signature over its RFC 8785 form. */
export const signedDocument = z.strictObject({ document, signature });

/** What a sealed bundle holds: every file with its SHA-256, and how far each event log in it goes. */
export const manifest = z.strictObject({
  kind: z.literal('evidence'),
  ...signed,
  files: z.array(z.strictObject({ name: z.string(), bytes: z.int(), sha256: z.string() })),
});

/** The evidence of a case: what it is, its signature, and where to GET the bundle as a zip, until when. */
export const evidence = z.strictObject({
  manifest,
  signature,
  file: z.strictObject({ url: z.url(), expiresAt: instant, bytes: z.int(), sha256: z.string() }),
});
