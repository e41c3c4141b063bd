import type { Document, Schema } from '../acts/possible.ts';
import { resolved } from '../acts/schema.ts';
import { nameOf, namesIn } from '../names.ts';

/** The schema of an entry's content, with the names and explanations of the national spreadsheet. */
export function contentSchema(document: Document): Schema {
  return titled({ $ref: '#/components/schemas/Content' }, document, '');
}

function titled(given: Schema, document: Document, path: string): Schema {
  const schema = resolved(given, document);
  const title = nameOf('content', path);
  const named =
    title === path || (schema.type === 'object' && schema.properties && !path)
      ? {}
      : { title, description: namesIn<string>('contentHints')[path] || undefined };
  const names = path === 'sharing.method' ? { names: namesIn('methods') } : {};
  const properties = Object.entries(schema.properties ?? {}).map(([name, field]): [string, Schema] => [
    name,
    titled(field, document, path ? `${path}.${name}` : name),
  ]);
  return {
    ...schema,
    ...named,
    ...names,
    ...(schema.properties ? { properties: Object.fromEntries(properties) } : {}),
    ...(schema.oneOf ? { oneOf: schema.oneOf.map((each) => variant(each, document, path)) } : {}),
    ...(schema.items ? { items: titled(schema.items, document, path) } : {}),
  } as Schema;
}

/** One of several forms of the same: its fields are named, and what tells it apart names itself. */
function variant(given: Schema, document: Document, path: string): Schema {
  const { title: _, description: __, ...rest } = titled(given, document, path);
  return rest;
}

/** The part of a schema with these fields. */
export function partOf(schema: Schema, fields: readonly string[]): Schema {
  const properties = Object.fromEntries(
    fields.flatMap((name) => {
      const field = schema.properties?.[name];
      return field ? [[name, field]] : [];
    }),
  );
  return { ...schema, properties, required: (schema.required ?? []).filter((name) => fields.includes(name)) };
}

/** The parts of the form, in the order of the template. */
export const SECTIONS = {
  about: ['name', 'abstract', 'theme', 'business', 'unit', 'classification', 'subcategory', 'detail'],
  format: ['format'],
  items: ['items'],
  sharing: ['sharing', 'open', 'confidential'],
  upkeep: ['updateCycle', 'cycleNote', 'dataClass', 'related', 'publishedOn'],
} as const;
export type Section = keyof typeof SECTIONS;
