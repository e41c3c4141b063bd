import * as z from 'zod';
import { descriptionOf } from '../explanations/registry.ts';
import { referredBy } from '../names.ts';
import { explained } from './fields.ts';
import { type Json, OF } from './json.ts';
import { capital, nameOf, singular } from './schema-names.ts';

/** How a property says the name of its schema while the document is made. */
const NAME = 'x-name';

/**
 * The schemas of the document, each once and by name. A schema that a module of `schemas/` exports has that name; any other object, and
 * any choice between objects, is named after where it stands first, such as `RequestReply`. What is the same has one name.
 */
export class Components {
  readonly #schemas: Record<string, Json> = {};
  readonly #names = new Map<string, string>();

  /** All of them, with what each field is called and means. */
  get schemas(): Record<string, Json> {
    return Object.fromEntries(Object.entries(this.#schemas).map(([name, schema]) => [name, explained(schema, name)]));
  }

  /** The schema of a body, an answer or a parameter, whose parts are references. */
  schemaOf(schema: z.ZodType, io: 'input' | 'output', name: string): Json {
    const { $schema: _dialect, ...made } = z.toJSONSchema(schema, {
      io,
      unrepresentable: 'any',
      override: ({ zodSchema, jsonSchema }) => {
        const named = nameOf(zodSchema);
        const of = referredBy(zodSchema);
        Object.assign(jsonSchema, descriptionOf(zodSchema), named ? { [NAME]: named } : {}, of ? { [OF]: of } : {});
      },
    });
    return this.#shared(made as Json, name, io);
  }

  #shared(json: Json, place: string, io: 'input' | 'output'): Json {
    const { [NAME]: named, ...schema } = json;
    const name = typeof named === 'string' ? named : place;
    const made = plain(this.#withParts(schema, name, io));
    return isObject(made) || isChoice(made) ? this.#reference(made, name, io) : made;
  }

  #withParts(schema: Json, name: string, io: 'input' | 'output'): Json {
    const { properties, items, anyOf, oneOf, allOf, additionalProperties, prefixItems } = schema;
    const part = (one: unknown, place: string) => (isJson(one) ? this.#shared(one, place, io) : one);
    const parts = (all: unknown, place: (one: Json, at: number) => string) =>
      (all as Json[]).map((one, at) => part(one, place(one, at)));
    return {
      ...schema,
      ...(isJson(properties)
        ? {
            properties: Object.fromEntries(
              Object.entries(properties).map(([key, one]) => [key, part(one, name + capital(key))]),
            ),
          }
        : {}),
      ...(isJson(items) ? { items: part(items, singular(name)) } : {}),
      ...(prefixItems ? { prefixItems: parts(prefixItems, (_, at) => `${name}${at + 1}`) } : {}),
      // What is not named is open: a later version may answer more, and the functions refuse by themselves what is unknown.
      ...(isJson(additionalProperties) ? { additionalProperties: part(additionalProperties, `${name}Value`) } : {}),
      ...(anyOf ? { anyOf: parts(anyOf, (one) => name + kindOf(one, anyOf as Json[])) } : {}),
      ...(oneOf ? { oneOf: parts(oneOf, (one) => name + kindOf(one, oneOf as Json[])) } : {}),
      ...(allOf ? { allOf: parts(allOf, (_, at) => `${name}${at + 1}`) } : {}),
    };
  }

  #reference(schema: Json, name: string, io: 'input' | 'output'): Json {
    const text = JSON.stringify(schema);
    const known = this.#names.get(text);
    const free = [name, `${name}${capital(io)}`].find((one) => !(one in this.#schemas));
    if (known === undefined) {
      if (!free) throw new Error(`Two schemas would be called ${name}`);
      this.#schemas[free] = schema;
      this.#names.set(text, free);
    }
    return { $ref: `#/components/schemas/${known ?? free}` };
  }
}

/** Without what a client's generator trips over: a pattern beside a format, a closed object. */
function plain({ additionalProperties, pattern, format, ...schema }: Json): Json {
  const isInstant = typeof pattern === 'string' && pattern.endsWith('\\+08:00$');
  return {
    ...schema,
    ...(isInstant ? { format: 'date-time' } : format ? { format } : {}),
    ...(pattern && !isInstant && !format ? { pattern } : {}),
    ...(isJson(additionalProperties) ? { additionalProperties } : {}),
  };
}

const isJson = (one: unknown): one is Json => typeof one === 'object' && one !== null && !Array.isArray(one);
const isObject = ({ type, properties }: Json) => type === 'object' && properties !== undefined;
const isChoice = ({ oneOf, anyOf }: Json) =>
  ((oneOf ?? anyOf ?? []) as Json[]).filter((one) => '$ref' in one || isObject(one)).length > 1;

/** What tells a choice from the others: the value of the field that differs, or nothing where there is only one and null. */
function kindOf(one: Json, others: Json[]): string {
  if (others.filter((other) => other.type !== 'null').length < 2) return '';
  const fixed = Object.values((one.properties ?? {}) as Record<string, Json>).find((field) => 'const' in field);
  return fixed ? capital(String(fixed.const)) : `Option${others.indexOf(one) + 1}`;
}
