import type { Json } from '../openapi/json.ts';
import type { Operation, Snapshot } from './snapshot.ts';

/** One change of an operation, as whoever calls it meets it. */
export interface Change {
  operation: string;
  /** What changed: the operation itself, what is sent (parameters with it), or what is answered. */
  where: 'operation' | 'sent' | 'answered';
  how: 'added' | 'removed' | 'changed';
  /** The field by its path, such as `items[].reply.due`; empty for the operation itself. */
  field: string;
  /** What it was and is, where it changed; of a list of words those that are gone and those that are new. */
  from: string;
  to: string;
  /** Whether a program that was right before may fail now. */
  breaking: boolean;
}

interface Field {
  required: boolean;
  /** The types and values it takes. */
  takes: Set<string>;
  /** Limits of length, number and form. */
  limits: Record<string, number | string>;
}
type Fields = Map<string, Field>;

const LIMITS = ['minLength', 'maxLength', 'minimum', 'maximum', 'minItems', 'maxItems', 'pattern'];

/** Every change from one description to the next, by operation. */
export function changesBetween(before: Snapshot, after: Snapshot): Change[] {
  const ids = [...new Set([...Object.keys(before.operations), ...Object.keys(after.operations)])];
  return ids.flatMap((operation) => {
    const [old, now] = [before.operations[operation], after.operations[operation]];
    const whole = { operation, where: 'operation', field: '', from: old?.at ?? '', to: now?.at ?? '' } as const;
    if (!old) return [{ ...whole, how: 'added', breaking: false }];
    if (!now) return [{ ...whole, how: 'removed', breaking: true }];
    const named = ({ at, answered: { status, type } }: Operation) => `${at} → ${status} ${type}`;
    const moved: Change[] =
      named(old) === named(now) ? [] : [{ ...whole, from: named(old), to: named(now), how: 'changed', breaking: true }];
    const sent = differences('sent', sentBy(old, before.schemas), sentBy(now, after.schemas));
    const answered = differences(
      'answered',
      fieldsOf(old.answered.schema, before.schemas),
      fieldsOf(now.answered.schema, after.schemas),
    );
    return [...moved, ...[...sent, ...answered].map((change) => ({ operation, ...change }))];
  });
}

function differences(where: 'sent' | 'answered', before: Fields, after: Fields): Omit<Change, 'operation'>[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((field): Omit<Change, 'operation'>[] => {
    const [old, now] = [before.get(field), after.get(field)];
    const one = { where, field, from: old ? told(old) : '', to: now ? told(now) : '' };
    // Of what is new or gone as a whole, its parts need not be told.
    const parent = field.replace(/(\[\]|\.[^.[]+|[^.[\]]+)$/, '');
    if (parent && parent !== field && before.has(parent) !== after.has(parent)) return [];
    if (!old) return [{ ...one, how: 'added', breaking: where === 'sent' && now?.required === true }];
    if (!now) return [{ ...one, how: 'removed', breaking: true }];
    if (one.from === one.to) return [];
    const breaking = where === 'sent' ? takesLess(old, now) : saysMore(old, now);
    return [{ ...one, ...otherWords(old, now), how: 'changed', breaking }];
  });
}

/** Where only words of a list differ: those, since lists are long. */
function otherWords(old: Field, now: Field): Partial<Change> | null {
  const rest = (field: Field) => told({ ...field, takes: new Set() });
  const gone = [...old.takes].filter((value) => !now.takes.has(value));
  const added = [...now.takes].filter((value) => !old.takes.has(value));
  const areWords = [...gone, ...added].every((value) => value.startsWith('"'));
  if (!areWords || rest(old) !== rest(now)) return null;
  const list = (words: string[]) => words.sort().join(' | ');
  return { from: list(gone), to: list(added) };
}

/** Whether something that could be sent before is refused now. */
function takesLess(old: Field, now: Field): boolean {
  if (now.required && !old.required) return true;
  if ([...old.takes].some((value) => !now.takes.has(value))) return true;
  return Object.entries(now.limits).some(([name, limit]) => {
    const was = old.limits[name];
    if (was === undefined || typeof limit === 'string' || typeof was === 'string') return was !== limit;
    return name.startsWith('max') ? limit < was : limit > was;
  });
}

/** Whether something is answered now for which a program had no reason to be ready. A further value of a list of words is none. */
function saysMore(old: Field, now: Field): boolean {
  if (old.required && !now.required) return true;
  return [...now.takes].some((value) => !old.takes.has(value) && !value.startsWith('"'));
}

function told({ required, takes, limits }: Field): string {
  const all = Object.entries(limits).map(([name, limit]) => `${name} ${limit}`);
  return [[...takes].sort().join(' | '), ...all, ...(required ? [] : ['optional'])].join(', ');
}

function sentBy({ parameters, sent }: Operation, schemas: Record<string, Json>): Fields {
  const fields: Fields = new Map();
  for (const [name, { required, schema }] of Object.entries(parameters)) {
    collect(schema, schemas, name, required, fields, []);
  }
  if (sent) collect(sent.schema, schemas, '', sent.required, fields, []);
  return fields;
}

function fieldsOf(schema: Json, schemas: Record<string, Json>): Fields {
  const fields: Fields = new Map();
  collect(schema, schemas, '', true, fields, []);
  return fields;
}

/** Every field within a schema by its path. Of a choice a field is required only where every choice requires it. */
function collect(
  schema: Json,
  schemas: Record<string, Json>,
  path: string,
  required: boolean,
  fields: Fields,
  within: readonly string[],
): void {
  const name = typeof schema.$ref === 'string' ? schema.$ref.split('/').at(-1) : undefined;
  if (name !== undefined) {
    if (within.includes(name)) return;
    const { $ref: _, ...beside } = schema;
    collect({ ...schemas[name], ...beside }, schemas, path, required, fields, [...within, name]);
    return;
  }
  const choices = (schema.anyOf ?? schema.oneOf) as Json[] | undefined;
  if (choices) {
    const each = choices.map((choice) => {
      const its: Fields = new Map();
      collect(choice, schemas, path, required, its, within);
      return its;
    });
    for (const key of new Set(each.flatMap((its) => [...its.keys()]))) {
      const having = each.flatMap((its) => its.get(key) ?? []);
      // A choice that is no object, such as null, says nothing of the fields of one.
      const objects = each.filter((its) => its.size > 1 || its.has(key));
      merge(fields, key, {
        required: having.every((one) => one.required) && objects.every((its) => its.has(key)),
        takes: new Set(having.flatMap(({ takes }) => [...takes])),
        limits: Object.assign({}, ...having.map(({ limits }) => limits)),
      });
    }
    return;
  }
  const limits = Object.fromEntries(LIMITS.flatMap((key) => (key in schema ? [[key, schema[key] as number]] : [])));
  if (path) merge(fields, path, { required, takes: new Set(takenBy(schema)), limits });
  const needed = (schema.required ?? []) as string[];
  for (const [key, field] of Object.entries((schema.properties ?? {}) as Record<string, Json>)) {
    collect(field, schemas, path ? `${path}.${key}` : key, needed.includes(key), fields, within);
  }
  if (schema.items) collect(schema.items as Json, schemas, `${path}[]`, true, fields, within);
}

function merge(fields: Fields, path: string, field: Field): void {
  const known = fields.get(path);
  if (!known) fields.set(path, field);
  else for (const value of field.takes) known.takes.add(value);
}

function takenBy(schema: Json): string[] {
  if ('const' in schema) return [JSON.stringify(schema.const)];
  if (Array.isArray(schema.enum)) return schema.enum.map((value) => JSON.stringify(value));
  const types = [schema.type ?? 'any'].flat() as string[];
  return types.map((type) => (schema.format ? `${type} (${schema.format})` : type));
}
