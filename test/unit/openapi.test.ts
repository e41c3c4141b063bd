import { describe, expect, it } from 'vitest';
import { openApi } from '../../shared/contract/openapi.ts';
import { isCommand } from '../../shared/contract/route.ts';
import { operations } from '../../shared/contract/routes.ts';
import { columnReference } from '../../shared/text/column-reference.ts';

type Json = Record<string, unknown>;
interface Operation {
  operationId: string;
  summary: string;
  security: unknown[];
  parameters: { name: string; in: string; required: boolean; schema: Json }[];
  requestBody?: { content: Record<string, { schema: Json }> };
  responses: Record<string, { content: Record<string, { schema: Json }>; headers?: Json }>;
}

const document = JSON.parse(JSON.stringify(openApi(columnReference))) as Json & {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Json> };
};
const described = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, ...operation })),
);

/** Every value in a document with where it is, as JSON pointers. */
function* walk(value: unknown, at = '#'): Generator<[string, unknown]> {
  yield [at, value];
  if (typeof value !== 'object' || value === null) return;
  for (const [key, part] of Object.entries(value))
    yield* walk(part, `${at}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`);
}

const values = new Map(walk(document));

/** What a schema says of a value; one that says nothing lets anything through. */
const says = (schema: Json | undefined) =>
  schema !== undefined &&
  ['type', '$ref', 'anyOf', 'oneOf', 'allOf', 'enum', 'const'].some((keyword) => keyword in schema);

describe('the OpenAPI document', () => {
  it('describes every operation of the contract once, and nothing else', () => {
    const ids = described.map(({ operationId }) => operationId);
    expect([...ids].sort()).toEqual(operations.map(({ operationId }) => operationId).sort());
    for (const { operationId, method, path } of operations)
      expect(document.paths[path]?.[method.toLowerCase()]?.operationId).toBe(operationId);
  });

  it('has references that all lead somewhere', () => {
    for (const [at, value] of values)
      if (at.endsWith('/$ref')) expect(values.has(value as string), `${at}: ${String(value)}`).toBe(true);
  });

  it('names every parameter of a path, as required, and needs none in the query but the purpose of a use', () => {
    for (const { path, parameters } of described) {
      const named = parameters.filter((parameter) => parameter.in === 'path');
      expect(named.map(({ name }) => name)).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));
      for (const { required } of named) expect(required).toBe(true);
      const needed = parameters.filter((one) => one.in === 'query' && one.required).map(({ name }) => name);
      expect(needed, path).toEqual(path === '/v1/grants/{id}/data' ? ['purpose'] : []);
    }
  });

  it('has a schema that says something for every parameter, body and answer', () => {
    for (const { operationId, parameters, requestBody, responses } of described) {
      const schemas = [
        ...parameters.map(({ schema }) => schema),
        ...Object.values(requestBody?.content ?? {}).map(({ schema }) => schema),
        ...Object.values(responses).flatMap(({ content }) => Object.values(content).map(({ schema }) => schema)),
      ];
      for (const schema of schemas) expect(says(schema), `${operationId}: ${JSON.stringify(schema)}`).toBe(true);
    }
  });

  it('has no property that lets anything through', () => {
    for (const [at, value] of values) if (/\/properties\/[^/]+$/.test(at)) expect(says(value as Json), at).toBe(true);
  });

  it('lists what is required among the properties', () => {
    for (const [at, value] of values) {
      if (!at.endsWith('/required') || !Array.isArray(value)) continue;
      const properties = values.get(at.replace(/\/required$/, '/properties')) as Json | undefined;
      for (const name of value) expect(Object.keys(properties ?? {}), at).toContain(name);
    }
  });

  it('asks for Idempotency-Key on every POST that changes something, If-Match where a version is needed, and says who answers an ETag', () => {
    for (const { operationId, ifMatch, etag, success, ...route } of operations) {
      const operation = described.find((one) => one.operationId === operationId);
      const headers = operation?.parameters.filter((parameter) => parameter.in === 'header').map(({ name }) => name);
      expect(headers).toEqual([
        ...(isCommand(route) ? ['Idempotency-Key'] : []),
        ...(route.auth === 'person' ? ['Acting-For'] : []),
        ...(ifMatch ? ['If-Match'] : []),
      ]);
      expect(Object.keys(operation?.responses[success]?.headers ?? {})).toEqual(etag ? ['ETag'] : []);
    }
  });

  it('answers every refusal as problem details', () => {
    for (const { responses } of described)
      expect(Object.keys(responses.default?.content ?? {})).toEqual(['application/problem+json']);
    expect(document.components.schemas.Problem?.properties).toHaveProperty('code');
  });

  it('asks for a credential everywhere but where the contract asks for none', () => {
    const open = described.filter(({ security }) => security.length === 0).map(({ operationId }) => operationId);
    expect(open.sort()).toEqual(['getFeedFile', 'getKeys', 'getOpenApi', 'verify']);
  });

  it('is a document of OpenAPI 3.1 without dialects or internal keys of the library that made it', () => {
    expect(document.openapi).toMatch(/^3\.1\./);
    for (const at of values.keys()) expect(at).not.toMatch(/\/(\$schema|~standard)$/);
  });
});
