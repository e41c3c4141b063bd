import { words as all } from '../words.ts';
import { type Document, resolved, type Schema } from './schema.ts';

const { check: words } = all;
type Wrong = Record<string, string>;

/** What a value lacks by the contract's schema, by the path of the field, as one types. What the API decides it alone decides. */
export function wrongIn(given: Schema, document: Document, value: unknown, path = ''): Wrong {
  const schema = resolved(given, document);
  const choice = schema.oneOf ?? schema.anyOf;
  if (choice)
    return wrongInChoice(
      choice.map((each) => resolved(each, document)),
      document,
      value,
      path,
    );
  if (schema.type === 'array') return wrongInList(schema, document, value, path);
  if (schema.properties) return wrongInFields(schema, document, value, path);
  const said = wrongOf(schema, value);
  return said ? { [path]: said } : {};
}

function wrongInFields(schema: Schema, document: Document, value: unknown, path: string): Wrong {
  const fields = (value ?? {}) as Record<string, unknown>;
  const found: Wrong = {};
  for (const [name, field] of Object.entries(schema.properties ?? {})) {
    const at = path ? `${path}.${name}` : name;
    const own = fields[name];
    const has = own !== undefined && own !== '' && own !== null;
    const inner = resolved(field, document);
    if (has || (schema.required?.includes(name) && inner.properties))
      Object.assign(found, wrongIn(inner, document, own, at));
    else if (schema.required?.includes(name) && inner.default === undefined && !inner.nullable)
      found[at] = words.missing;
  }
  return found;
}

function wrongInList(schema: Schema, document: Document, value: unknown, path: string): Wrong {
  const list = Array.isArray(value) ? value : [];
  const few = (schema.minItems ?? 0) > list.length ? { [path]: words.few(schema.minItems ?? 1) } : {};
  return Object.assign(few, ...list.map((each, at) => wrongIn(schema.items ?? {}, document, each, `${path}.${at}`)));
}

/** What tells the choices apart is a field with a fixed value. */
function wrongInChoice(choices: Schema[], document: Document, value: unknown, path: string): Wrong {
  const fits = choices.find((each) =>
    Object.entries(each.properties ?? {}).some(
      ([name, { const: fixed }]) =>
        fixed !== undefined && (value as Record<string, unknown> | undefined)?.[name] === fixed,
    ),
  );
  return fits ? wrongIn(fits, document, value, path) : {};
}

function wrongOf(
  { type, enum: all, minLength = 0, maxLength, minimum, maximum, pattern }: Schema,
  value: unknown,
): string {
  if (typeof value === 'string') {
    const text = value.trim();
    if (all && !all.includes(text)) return words.choose;
    if (text.length < minLength) return words.short(minLength);
    if (maxLength !== undefined && text.length > maxLength) return words.long(maxLength);
    if (pattern && !new RegExp(pattern).test(text)) return words.form;
  }
  if (typeof value === 'number') {
    if (type === 'integer' && !Number.isInteger(value)) return words.whole;
    if ((minimum !== undefined && value < minimum) || (maximum !== undefined && value > maximum))
      return words.between(minimum, maximum);
  }
  return '';
}
