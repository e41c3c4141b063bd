type Json = { [key: string]: unknown };

interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  required: boolean;
  schema: Json;
}

interface Operation {
  operationId: string;
  summary: string;
  parameters?: Parameter[];
  requestBody?: { required: boolean; content: Record<string, { schema: Json }> };
  responses: Record<string, { content?: Record<string, { schema: Json }> }>;
}

export interface OpenApiDocument {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Json> };
}

/** The client sets these headers itself. */
const OWN = ['Idempotency-Key', 'Acting-For'];

/**
 * The document as TypeScript, in the shape that `openapi-fetch` reads: paths with their methods, the operations by name, and
 * a type for each schema. The
 * generator of the same authors needs an older compiler than this project's.
 */
export function typescriptOf({ paths, components }: OpenApiDocument): string {
  const schemas = Object.entries(components.schemas).map(([name, schema]) => `  ${name}: ${typeOf(schema)};`);
  const operations = Object.entries(paths).map(([path, methods]) => {
    const bound = Object.entries(methods).map(
      ([method, operation]) => `    /** ${operation.summary} */\n    ${method}: ${operationOf(operation)};`,
    );
    return `  '${path}': {\n${bound.join('\n')}\n  };`;
  });
  const named = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { operationId }]) => `  ${operationId}: paths['${path}']['${method}'];`),
  );
  return [
    '// Made from the OpenAPI document: `npm test -- unit/client -u`.',
    `export interface Schemas {\n${schemas.join('\n')}\n}`,
    `export interface paths {\n${operations.join('\n')}\n}`,
    `export interface operations {\n${named.join('\n')}\n}\n`,
  ].join('\n\n');
}

function operationOf({ operationId, parameters = [], requestBody, responses }: Operation): string {
  const kinds = (['path', 'query', 'header'] as const).map((kind) => {
    const some = parameters.filter((each) => each.in === kind);
    if (some.length === 0) return `${kind}?: never`;
    const fields = some.map((each) => {
      const needed = each.required && !OWN.includes(each.name);
      return `'${each.name}'${needed ? '' : '?'}: ${typeOf(each.schema)}`;
    });
    const needed = some.some((each) => each.required && !OWN.includes(each.name));
    return `${kind}${needed ? '' : '?'}: { ${fields.join('; ')} }`;
  });
  const body = requestBody?.content['application/json'];
  const answers = Object.entries(responses).flatMap(([status, { content }]) => {
    if (Number(status) >= 300 || !content) return [];
    const types = Object.entries(content).map(
      ([type, { schema }]) => `'${type}': ${/json/.test(type) ? typeOf(schema) : 'string'}`,
    );
    return [`${status}: { headers: { [name: string]: unknown }; content: { ${types.join('; ')} } }`];
  });
  return `{ operationId: '${operationId}'; parameters: { ${kinds.join('; ')}; cookie?: never }; ${
    body
      ? `requestBody${requestBody?.required ? '' : '?'}: { content: { 'application/json': ${typeOf(body.schema)} } }; `
      : ''
  }responses: { ${answers.join('; ')} } }`;
}

function typeOf(schema: Json | undefined): string {
  if (schema === undefined) return 'unknown';
  const { $ref, enum: values, anyOf, oneOf, type, properties, items, prefixItems, additionalProperties } = schema;
  if (typeof $ref === 'string') return `Schemas['${$ref.split('/').at(-1)}']`;
  if ('const' in schema) return JSON.stringify(schema.const);
  if (Array.isArray(values)) return values.map((value) => JSON.stringify(value)).join(' | ');
  const choice = (anyOf ?? oneOf) as Json[] | undefined;
  if (choice) return choice.map((each) => `(${typeOf(each)})`).join(' | ');
  if (Array.isArray(type)) return type.map((each) => typeOf({ ...schema, type: each })).join(' | ');
  if (type === 'array') {
    if (Array.isArray(prefixItems)) return `[${prefixItems.map((each) => typeOf(each as Json)).join(', ')}]`;
    return `(${typeOf(items as Json | undefined)})[]`;
  }
  if (type === 'object' || properties)
    return objectOf(schema, properties as Record<string, Json> | undefined, additionalProperties);
  if (type === 'integer') return 'number';
  return typeof type === 'string' ? type : 'unknown';
}

function objectOf(schema: Json, properties: Record<string, Json> | undefined, additional: unknown): string {
  if (!properties)
    return `{ [name: string]: ${typeof additional === 'object' ? typeOf(additional as Json) : 'unknown'} }`;
  const required = (schema.required ?? []) as string[];
  const fields = Object.entries(properties).map(
    ([name, field]) =>
      `${/^\w+$/.test(name) ? name : `'${name}'`}${required.includes(name) ? '' : '?'}: ${typeOf(field)}`,
  );
  return `{ ${fields.join('; ')} }`;
}
