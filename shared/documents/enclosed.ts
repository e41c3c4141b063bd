import * as z from 'zod';
import { instant } from '../contract/schemas/common.ts';
import { idSchema } from '../domain/id.ts';

/** A document that a mail asks for, to enclose it: of which case, and for which reader, who has to be allowed to read it. */
export const documentAsked = z.strictObject({
  document: z.enum(['application', 'reply']),
  /** A request, or a grant that the reply to a request made. */
  of: z.union([idSchema('req'), idSchema('grt')]),
  reader: z.string().min(1),
  /** The business time. */
  at: instant,
});
export type DocumentAsked = z.output<typeof documentAsked>;

/** The document as PDF, in base64; or why there is none, as the code of a refusal, or `too-large`. */
export const documentAnswer = z.union([
  z.strictObject({ name: z.string().min(1), pdf: z.base64() }),
  z.strictObject({ none: z.string().min(1) }),
]);
export type DocumentAnswer = z.output<typeof documentAnswer>;

/** The largest document that is enclosed, in bytes: every mail server takes it, and a function may answer it (6 MB with base64). */
export const MOST_ENCLOSED = 4 * 1024 * 1024;
