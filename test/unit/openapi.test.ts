import { createConfig, lintFromString } from '@redocly/openapi-core';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { fieldExplanations } from '../../shared/contract/explanations/fields.ts';
import { parameterExplanations } from '../../shared/contract/explanations/parameters.ts';
import { openApi } from '../../shared/contract/openapi/document.ts';
import { isCommand } from '../../shared/contract/route.ts';
import { operations } from '../../shared/contract/routes.ts';
import { refusedWith } from '../../shared/contract/statuses.ts';
import { columnReference } from '../../shared/text/column-reference.ts';

type Json = Record<string, unknown>;
interface Operation {
  operationId: string;
  summary: string;
  security?: unknown[];
  parameters: { name: string; in: string; required: boolean; description: string; schema: Json }[];
  requestBody?: { content: Record<string, { schema: Json }> };
  responses: Record<string, { $ref?: string; content?: Record<string, { schema: Json }>; headers?: Json }>;
}

const document = JSON.parse(JSON.stringify(openApi(columnReference))) as Json & {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Json>; responses: Record<string, Operation['responses'][string]> };
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
        ...Object.values(responses).flatMap(({ content = {} }) => Object.values(content).map(({ schema }) => schema)),
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
      const answered = Object.keys(operation?.responses[success]?.headers ?? {});
      expect([answered.includes('ETag'), answered.includes('Idempotency-Replayed')]).toEqual([
        etag === true,
        isCommand(route),
      ]);
    }
  });

  it('names every status that an operation refuses with, each as problem details', () => {
    for (const { operationId, ...route } of operations) {
      const { responses } = described.find((one) => one.operationId === operationId) as Operation;
      expect(Object.keys(responses).map(Number), operationId).toEqual([route.success, ...refusedWith(route)]);
    }
    for (const { content } of Object.values(document.components.responses))
      expect(Object.keys(content ?? {})).toEqual(['application/problem+json']);
    expect(document.components.schemas.Problem?.properties).toHaveProperty('code');
  });

  it('has every object once, under a name', () => {
    const inline = [...values].filter(([at, value]) => {
      const { type, properties } = (value ?? {}) as Json;
      return type === 'object' && typeof properties === 'object' && !/^#\/components\/schemas\/\w+$/.test(at);
    });
    expect(inline.map(([at]) => at)).toEqual([]);
    const schemas = Object.entries(document.components.schemas);
    expect(new Set(schemas.map(([, schema]) => JSON.stringify(schema))).size).toBe(schemas.length);
    for (const [name] of schemas) expect(name).toMatch(/^[A-Z][A-Za-z0-9]*$/);
  });

  it('is open in what is answered and has no pattern beside a format', () => {
    for (const [at, value] of values) {
      const schema = (value ?? {}) as Json;
      expect(schema.additionalProperties, at).not.toBe(false);
      if (typeof schema.format === 'string') expect(schema.pattern, at).toBeUndefined();
    }
    expect(document.components.schemas.Deadline?.properties).toMatchObject({
      dueEnd: { format: 'date-time' },
      due: { format: 'date' },
    });
  });

  it('explains every parameter, and nothing that is none', () => {
    for (const { operationId, parameters } of described)
      for (const { name, description } of parameters)
        expect(description, `${operationId}.${name}`).toMatch(/^\p{Script=Han}.+ · /u);
    const known = operations.flatMap(({ operationId, params, query }) =>
      [...Object.keys(params?.shape ?? {}), ...Object.keys(query?.shape ?? {})].flatMap((name) => [
        name,
        `${operationId}.${name}`,
      ]),
    );
    for (const name of Object.keys(parameterExplanations)) expect(known).toContain(name);
  });

  describe('of every field', () => {
    const fields = Object.entries(document.components.schemas).flatMap(([schema, { properties }]) =>
      Object.entries((properties ?? {}) as Record<string, Json>).map(([name, field]) => ({ schema, name, field })),
    );
    const words = /^[^·]*\p{Script=Han}[^·]* · [^·]+$/u;
    /** What is made of other objects has its examples in them. */
    const hasParts = ({ $ref, items, anyOf = [], oneOf = [] }: Json): boolean =>
      $ref !== undefined ||
      [...(anyOf as Json[]), ...(oneOf as Json[])].some(hasParts) ||
      (items !== undefined && hasParts(items as Json));

    it('says what it is called and what it means, in Chinese and English', () => {
      for (const { schema, name, field } of fields) {
        expect(field.title, `title of ${schema}.${name}`).toMatch(words);
        expect(field.description, `description of ${schema}.${name}`).toMatch(words);
      }
    });

    it('has an example that its schema accepts', () => {
      const parameters = described.flatMap(({ operationId, parameters }) =>
        parameters.flatMap((one) =>
          one.in === 'header' ? [] : { schema: operationId, name: one.name, field: one.schema },
        ),
      );
      const refused: string[] = [];
      for (const { schema, name, field } of [...fields, ...parameters]) {
        const { examples, title, ...accepts } = field;
        expect(title, `title of ${schema}.${name}`).toMatch(words);
        if (hasParts(field)) continue;
        const accepted = z.fromJSONSchema(accepts as Parameters<typeof z.fromJSONSchema>[0]);
        const wrong = ((examples ?? [undefined]) as unknown[]).filter((one) => !accepted.safeParse(one).success);
        if (wrong.length > 0) refused.push(`${schema}.${name}: ${JSON.stringify(wrong)}`);
      }
      expect(refused).toEqual([]);
    });

    it('tells choices apart by the name of their fixed value', () => {
      for (const { schema, name, field } of fields) {
        if (field.const === undefined || !/^(class|type|kind|decision|outcome|on|verdict)$/.test(name)) continue;
        expect(fieldExplanations.has(`${name}=${field.const}`), `${schema}.${name}=${field.const}`).toBe(true);
      }
    });

    it('explains nothing that is no field', () => {
      const known = new Set([
        ...fields.flatMap(({ schema, name, field }) => [name, `${schema}.${name}`, `${name}=${field.const}`]),
        ...described.flatMap(({ parameters }) => parameters.map(({ name }) => `parameter.${name}`)),
      ]);
      expect([...fieldExplanations.keys()].filter((key) => !known.has(key))).toEqual([]);
    });
  });

  it('keeps the rules that Redocly recommends', async () => {
    const config = await createConfig({ extends: ['recommended'] });
    for (const authentication of ['oidc', 'iam'] as const) {
      const source = JSON.stringify(openApi(columnReference, authentication));
      const problems = await lintFromString({ source, absoluteRef: '/openapi.json', config });
      expect(problems.map(({ ruleId, message, location }) => [ruleId, message, location[0]?.pointer])).toEqual([]);
    }
  });

  it('asks for a credential everywhere but where the contract asks for none', () => {
    const open = described.filter(({ security }) => security?.length === 0).map(({ operationId }) => operationId);
    expect(open.sort()).toEqual([
      'getFeedFile',
      'getKeys',
      'getOpenApi',
      'getOpenCatalog',
      'getOpenCatalogFile',
      'getOpenEntry',
      'verify',
    ]);
  });

  it('is a document of OpenAPI 3.1 without dialects or internal keys of the library that made it', () => {
    expect(document.openapi).toMatch(/^3\.1\./);
    for (const at of values.keys()) expect(at).not.toMatch(/\/(\$schema|~standard)$/);
  });
});
