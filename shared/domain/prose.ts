import * as z from 'zod';
import { type Identifier, identifierIn } from './masking.ts';

/**
 * Free text. It names nobody in full, because others read it in events, mails and documents, which cannot be recalled
 * (article 18). Lengths are in characters.
 */
export function prose(least: number, most: number) {
  return namingNobody(z.string().trim().min(least).max(most));
}

/** A reason or a remark: a few sentences. */
export const shortText = prose(2, 500);
/** A paragraph: what is missing, what was found, what was corrected. */
export const longText = prose(2, 1000);

/** Adds the check that a text contains no identifier in full. Where input is read, the refusal is `identifier-in-full`. */
export function namingNobody<T extends z.ZodType<string>>(schema: T): T {
  return schema.check(({ value, issues }) => {
    const identifier = identifierIn(value);
    // The message does not repeat the identifier.
    if (identifier) issues.push({ code: 'custom', input: value, params: { identifier }, message: identifier });
  });
}

/** The identifier that this check found; null for any other issue. */
export function identifierOf(issue: z.core.$ZodIssue): Identifier | null {
  return issue.code === 'custom' ? ((issue.params?.identifier as Identifier | undefined) ?? null) : null;
}
