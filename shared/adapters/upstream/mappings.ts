import { type Mapping, mappingSchema } from './mapping.ts';
import sanmenxia from './mappings/sanmenxia.json' with { type: 'json' };

/** The mappings that a stage may name. For another platform add a file in `mappings/` and a line here. */
const known: Record<string, unknown> = { sanmenxia };

export const mappingNames = Object.keys(known);

/** @throws Error if there is none of that name; z.ZodError if the file is not a mapping */
export function mappingNamed(name: string): Mapping {
  if (!Object.hasOwn(known, name)) throw new Error(`no mapping "${name}": known are ${mappingNames.join(', ')}`);
  return mappingSchema.parse(known[name]);
}
