import type { Json } from '../openapi/json.ts';

/** What of a schema decides which values it takes: no word that explains it. */
const WORDS = ['title', 'description', 'examples', 'default', 'x-of'];

export interface Operation {
  /** Method and path. */
  at: string;
  parameters: Record<string, { required: boolean; schema: Json }>;
  sent: { required: boolean; schema: Json } | null;
  answered: { status: string; type: string; schema: Json };
}

/** A description without words, small enough to be kept with a release. */
export interface Snapshot {
  operations: Record<string, Operation>;
  schemas: Record<string, Json>;
}

interface Described {
  operationId: string;
  parameters: { name: string; in: string; required: boolean; schema: Json }[];
  requestBody?: { required: boolean; content: { 'application/json': { schema: Json } } };
  responses: Record<string, { content?: Record<string, { schema: Json }> }>;
}

/** @param document the API's description as `openApi` makes it */
export function snapshotOf(document: Json): Snapshot {
  const { paths, components } = document as {
    paths: Record<string, Record<string, Described>>;
    components: { schemas: Record<string, Json> };
  };
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => [
      described.operationId,
      operationOf(`${method.toUpperCase()} ${path}`, described),
    ]),
  );
  return {
    operations: Object.fromEntries(operations),
    schemas: Object.fromEntries(
      Object.entries(components.schemas).map(([name, schema]) => [name, wordless(schema) as Json]),
    ),
  };
}

function operationOf(at: string, { parameters, requestBody, responses }: Described): Operation {
  const [status = '', { content = {} } = {}] = Object.entries(responses)[0] ?? [];
  const [type = '', { schema = {} } = {}] = Object.entries(content)[0] ?? [];
  return {
    at,
    parameters: Object.fromEntries(
      parameters.map((one) => [one.name, { required: one.required, schema: wordless(one.schema) as Json }]),
    ),
    sent: requestBody
      ? {
          required: requestBody.required,
          schema: wordless(requestBody.content['application/json'].schema) as Json,
        }
      : null,
    answered: { status, type, schema: wordless(schema) as Json },
  };
}

/** A field may be called `title` itself, so what is within `properties` stays. */
function wordless(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(wordless);
  if (typeof schema !== 'object' || schema === null) return schema;
  return Object.fromEntries(
    Object.entries(schema).flatMap(([key, value]) => {
      if (WORDS.includes(key)) return [];
      if (key !== 'properties') return [[key, wordless(value)]];
      const fields = Object.entries(value as Json).map(([name, field]) => [name, wordless(field)]);
      return [[key, Object.fromEntries(fields)]];
    }),
  );
}
