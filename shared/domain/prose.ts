import * as z from 'zod';
import { type Identifier, identifierIn } from './masking.ts';

/**
 * What somebody writes in their own words: others read it in events, mails and documents, which are never taken back, so it names
 * nobody in full (article 18). Its length is in characters.
 */
export function prose(least: number, most: number) {
  return namingNobody(z.string().trim().min(least).max(most));
}

/** A reason or a remark, in a few sentences. */
export const shortText = prose(2, 500);
/** What takes a paragraph: what is missing, what was found, what was put right. */
export const longText = prose(2, 1000);

/** A text with this among its checks is refused as `identifier-in-full` where the input is read. */
export function namingNobody<T extends z.ZodType<string>>(schema: T): T {
  return schema.check(({ value, issues }) => {
    const identifier = identifierIn(value);
    // The message doesn't repeat what was found.
    if (identifier) issues.push({ code: 'custom', input: value, params: { identifier }, message: identifier });
  });
}

/** What such a check found. */
export function identifierOf(issue: z.core.$ZodIssue): Identifier | null {
  return issue.code === 'custom' ? ((issue.params?.identifier as Identifier | undefined) ?? null) : null;
}
