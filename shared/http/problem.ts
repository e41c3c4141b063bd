import type * as z from 'zod';
import type { Problem } from '../contract/schemas/common.ts';
import { statuses } from '../contract/statuses.ts';
import { fieldErrors } from '../domain/issue-words.ts';
import { namesInFull } from '../domain/masking.ts';
import { cutText } from '../domain/plain-text.ts';
import { identifierOf } from '../domain/prose.ts';
import { type FieldError, Refusal } from '../domain/refusals.ts';
import { cited, MEASURES } from '../domain/regulations.ts';

/** A refusal as problem details (RFC 9457): Chinese first, English beside it, with the rule cited and the invalid fields. */
export function problemOf(refusal: Refusal, correlationId: string): Problem {
  return {
    type: `urn:yima:problem:${refusal.code}`,
    title: refusal.zh,
    status: statuses[refusal.kind],
    code: refusal.code,
    detail: refusal.rule ? `${refusal.zh}（依据${citedOf(refusal.rule)}）` : refusal.zh,
    detailEn: refusal.message,
    rule: refusal.rule,
    errors: refusal.fields,
    correlationId,
    ...openCase(refusal),
  };
}

/** The case that a refusal names, for whoever wants to go on with that. */
function openCase({ code, details }: Refusal): Pick<Problem, 'case'> {
  return code === 'duplicate-case' ? { case: { id: String(details.case), number: String(details.number) } } : {};
}

/** Citation of an article of the measures, or of another document where the rule names one. */
function citedOf(rule: string): string {
  return rule.startsWith('《') ? rule : cited(MEASURES, rule);
}

/**
 * The refusal for input that has the wrong shape or names somebody in full, field by field. `where` is `body`, `query` or `path`.
 */
export function malformed(error: z.ZodError, where: string, schema: z.ZodType): Refusal {
  const naming = error.issues.flatMap((issue) => {
    const identifier = identifierOf(issue);
    return identifier ? [{ field: nameOf([where, ...issue.path]), identifier }] : [];
  });
  if (naming.length > 0) return namesInFull(naming.slice(0, MOST_FIELDS));
  return invalid(
    fieldErrors(error, schema).map(({ field, message }) => ({
      field: nameOf(field ? [where, field] : [where]),
      message,
    })),
  );
}

/** The refusal for texts or names that have half a character or characters that nobody writes. */
export function notPlain(paths: readonly string[][], where: string): Refusal {
  const message = '含有残缺或不可用的字符 · has half a character, or one that nobody writes';
  return invalid(paths.map((path) => ({ field: nameOf([where, ...path]), message })));
}

/** How many fields a refusal names, and with how many characters, so that an answer stays short whatever was sent. */
const MOST_FIELDS = 100;
const LONGEST_NAME = 300;

function invalid(fields: FieldError[]): Refusal {
  return new Refusal('invalid-input', {}, fields.slice(0, MOST_FIELDS));
}

function nameOf(path: readonly PropertyKey[]): string {
  return cutText(path.map(String).join('.'), LONGEST_NAME);
}
