import * as z from 'zod';
import { instant } from './common.ts';
import { proof } from './duty.ts';

/** A detached JWS (RFC 7515, appendix F) whose payload is not encoded (RFC 7797). */
export const signature = z
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

/** A document or the manifest of a bundle, as it was handed out, and the signature to check. */
export const toVerify = z.strictObject({ document: z.looseObject({}), signature });

export const verdict = z.strictObject({
  genuine: z.boolean(),
  /** Why it is not genuine: `malformed`, `unknown-key` or `not-genuine`; null if it is genuine. */
  fault: z.enum(['malformed', 'unknown-key', 'not-genuine']).nullable(),
  kid: z.string().nullable(),
  signedAt: instant.nullable(),
  /** The document's own description; null if it is not genuine. */
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

/** A text in two languages: Chinese first, English beside it. */
const words = z.strictObject({ zh: z.string(), en: z.string() });

/** A piece of a row: a text or value, words of the form itself, or a numbered list. */
const part = z.union([
  z.strictObject({ text: z.string(), strong: z.boolean() }),
  z.strictObject({ words }),
  z.strictObject({ list: z.array(z.string()) }),
]);

const row = z.strictObject({
  label: words,
  parts: z.array(part),
  /** Short enough to share a line with its neighbour. */
  half: z.boolean(),
  /** With room for a signature, a seal and a date. */
  signed: z.boolean(),
});

/**
 * A table of a report. The cells of a column may be drawn: with a bar as long as their share, from 0 to 1, or shaded by it. A share that is
 * null is not drawn.
 */
const table = z.strictObject({
  title: words,
  columns: z.array(z.strictObject({ label: words, wide: z.number(), drawn: z.enum(['bar', 'heat']).nullable() })),
  rows: z.array(z.strictObject({ cells: z.array(z.string()), shares: z.array(z.number().nullable()) })),
});

/** The last event of an event log, and the digest of the state that it led to: the same heads mean the same state. */
const heads = z.array(
  z.strictObject({ stream: z.string(), seq: z.int(), hash: z.string(), digest: z.string().optional() }),
);

/** Common properties of everything that is signed. */
const signed = {
  number: z.string(),
  title: words,
  /** The time of the last event that it rests on. */
  madeAt: instant,
  log: heads,
};

/** A document as data. What is signed is exactly what is printed. */
export const document = z.strictObject({
  kind: z.enum([
    'application',
    'reply',
    'negotiation',
    'evaluation',
    'incident',
    'rectification',
    'rectification-notice',
    'rectification-report',
    'complaint-answer',
    'circular',
  ]),
  ...signed,
  issuer: words,
  /** Number, date and status, shown above the table. */
  head: z.array(z.strictObject({ label: words, text: z.string() })),
  rows: z.array(row),
  /** Tables of a report. */
  tables: z.array(table).optional(),
  /** How its due date was counted; null if it has none. */
  proof: proof.nullable(),
  /** The articles it rests on. */
  rests: z.array(z.strictObject({ document: z.string(), article: z.string() })),
});

/** A document with the platform's signature over its RFC 8785 form. */
export const signedDocument = z.strictObject({ document, signature });

/** The manifest of a sealed bundle: every file with its SHA-256, and the last event of each event log. */
export const manifest = z.strictObject({
  kind: z.literal('evidence'),
  ...signed,
  files: z.array(z.strictObject({ name: z.string(), bytes: z.int(), sha256: z.string() })),
});

/**
 * The evidence of a case: its manifest, the signature, and the link from which the zip can be fetched until it expires.
 */
export const evidence = z.strictObject({
  manifest,
  signature,
  file: z.strictObject({ url: z.url(), expiresAt: instant, bytes: z.int(), sha256: z.string() }),
});
