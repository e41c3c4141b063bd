import * as z from 'zod';
import { pathSchema as path, valueAt } from '../../domain/grants/path.ts';

/**
 * How an upper platform names things, as data (a file in `mappings/`): its addresses, its names for the fields of a document and
 * the values of enumerations, and the places of what its answers say. Paths are dotted: `data.rows`.
 */
export interface FieldMapping {
  /** Our name. */
  from: string;
  /** Their name. */
  to: string;
  /** The enumeration in `codes` that has their code for our key. */
  codes?: string;
  /** For a list: the mapping of each of its elements. */
  each?: FieldMapping[];
}

const field: z.ZodType<FieldMapping> = z.strictObject({
  from: path,
  to: path,
  codes: z.string().optional(),
  get each() {
    return z.array(field).optional();
  },
});

export const mappingSchema = z
  .strictObject({
    /** Paths under the URL of the platform: for documents, and for the list of what it holds. */
    push: z.string().startsWith('/'),
    list: z.string().startsWith('/'),
    fields: z.array(field).min(1),
    codes: z.record(z.string(), z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]))),
    /** Some platforms always answer 200. For them the value at `path` tells whether they agree. */
    accepted: z.strictObject({ path, equals: z.union([z.string(), z.number(), z.boolean()]) }).optional(),
    receipt: path,
    reason: path,
    listed: z.strictObject({
      items: path,
      /** The place of the cursor of the next page, and the parameter that sends it back. */
      next: path,
      cursor: z.string(),
      code: path,
      version: path,
      hash: path.optional(),
    }),
  })
  .superRefine(({ fields, codes }, context) => {
    for (const { from, codes: named } of flat(fields)) {
      if (named !== undefined && !codes[named]) {
        context.addIssue({ code: 'custom', path: ['fields', from], message: `no enumeration "${named}" in codes` });
      }
    }
  });
export type Mapping = z.output<typeof mappingSchema>;

/** A value of an enumeration has no code in the mapping. A person has to correct the mapping. */
export class Unmapped extends Error {}

/** A document in their words, without what it does not have. @throws Unmapped */
export function mapped(
  document: object,
  { fields, codes }: Pick<Mapping, 'fields' | 'codes'>,
): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const { from, to, codes: named, each } of fields) {
    const value = valueAt(document, from);
    if (value === undefined || value === null) continue;
    if (each)
      put(
        result,
        to,
        Array.from(value as object[], (element) => mapped(element, { fields: each, codes })),
      );
    else put(result, to, named === undefined ? value : coded(value, named, codes));
  }
  return result;
}

function coded(value: unknown, named: string, codes: Mapping['codes']): unknown {
  const code = codes[named]?.[String(value)];
  if (code === undefined) throw new Unmapped(`the mapping has no code for ${named} "${String(value)}"`);
  return code;
}

function put(target: Record<string, unknown>, dotted: string, value: unknown): void {
  const steps = dotted.split('.');
  const last = steps.pop() as string;
  let inner = target;
  for (const step of steps) {
    inner[step] ??= {};
    inner = inner[step] as Record<string, unknown>;
  }
  inner[last] = value;
}

function flat(fields: FieldMapping[]): FieldMapping[] {
  return fields.flatMap((one) => [one, ...flat(one.each ?? [])]);
}
