import { explanationOf } from '../explanations/fields.ts';
import { both, type Json, OF } from './json.ts';

/** A schema whose fields each have a title, an explanation and an example. What a declaration says of its field itself comes first. */
export function explained(schema: Json, name: string): Json {
  const { properties } = schema;
  if (!properties) return schema;
  const fields = Object.entries(properties as Record<string, Json>);
  return {
    ...schema,
    properties: Object.fromEntries(fields.map(([key, field]) => [key, explainedField(field, name, key)])),
  };
}

/** @param place the schema of the field, or the operation of the parameter */
export function explainedField(field: Json, place: string, key: string): Json {
  const words = explanationOf(place, key, field.const);
  if (!words) return field;
  const { title = both(words.title), description, examples } = field;
  // What a schema of the domain says of itself is for programmers.
  const said = typeof description === 'string' && description.includes(' · ') ? description : both(words.meaning);
  const example = examples ? undefined : exampleOf(field, words.example);
  return { ...field, title, description: said, ...(example === undefined ? {} : { examples: [example] }) };
}

/** An example that the schema accepts; undefined where it is made of those of its parts. */
function exampleOf(schema: Json, given: string | undefined): unknown {
  if ('const' in schema) return schema.const;
  if (Array.isArray(schema.enum)) return schema.enum[0];
  const choice = (schema.anyOf ?? schema.oneOf) as Json[] | undefined;
  if (choice) return firstOf(choice.map((each) => exampleOf(each, given)));
  const types = [schema.type].flat();
  if (types.includes('array')) return listOf(schema, given);
  if (types.includes('object')) return given?.startsWith('{') ? JSON.parse(given) : undefined;
  if (types.includes('string')) return textOf(schema, given);
  if (types.includes('boolean')) return true;
  if (types.includes('integer') || types.includes('number')) return numberOf(schema, Number(given));
  return undefined;
}

function listOf({ items, prefixItems }: Json, given: string | undefined): unknown[] | undefined {
  const parts = (prefixItems ?? [items ?? {}]) as Json[];
  const examples = parts.map((part) => exampleOf(part, given));
  return examples.includes(undefined) ? undefined : examples;
}

const firstOf = (all: unknown[]) => all.find((one) => one !== undefined && one !== null);

function numberOf({ minimum, maximum }: Json, given: number): number {
  const least = typeof minimum === 'number' && Number.isSafeInteger(minimum) ? minimum : 1;
  const most = typeof maximum === 'number' ? maximum : Number.POSITIVE_INFINITY;
  return given >= least && given <= most ? given : least;
}

const OF_FORMAT: Record<string, string> = {
  date: '2026-10-09',
  'date-time': '2026-10-09T09:00:00.000+08:00',
  uri: 'https://www.gov.cn/zhengce/',
  email: 'staff1.d02@yima.example',
};

const ULID = '01k5wv1m6t8e0b7q9z3c4d5f6g';

/** Of the ids of departments and people. */
const OF_REFERENCE: Record<string, string> = { department: '03', person: 'p-02-staff1' };

function textOf({ format, pattern, [OF]: of }: Json, given: string | undefined): string | undefined {
  if (typeof of === 'string') return OF_REFERENCE[of];
  const ofFormat = OF_FORMAT[String(format)];
  if (ofFormat && format !== 'uri') return ofFormat;
  if (typeof pattern !== 'string') return given ?? ofFormat;
  const [, prefix] = /^\^\(?(?:\?:)?([a-z]+_)/.exec(pattern) ?? [];
  return [given, `${prefix}${ULID}`, ...Object.values(OF_FORMAT)].find(
    (one) => one && new RegExp(pattern, 'u').test(one),
  );
}
