import * as z from 'zod';
import { refusals } from '../domain/refusals.ts';
import { cited, MEASURES } from '../domain/regulations.ts';
import { descriptionOf } from './explanations/registry.ts';
import { isCommand, type Route } from './route.ts';
import { operations } from './routes.ts';
import { problem } from './schemas/common.ts';

type Json = Record<string, unknown>;

/**
 * The contract as an OpenAPI 3.1 document, made from the routes.
 * @param columnsOf describes the columns of the CSV that an operation answers, one line each
 */
export function openApi(columnsOf: (operation: string) => string[]): Json {
  const paths: Record<string, Json> = {};
  for (const { operationId, ...route } of operations) {
    const described = operation(operationId, route, columnsOf(operationId));
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: described };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: '义马市政务信息资源共享 · Yima government data sharing',
      version: '1',
      description:
        '日期和时间均为 Asia/Shanghai。写操作须带 Idempotency-Key（POST）及 If-Match。Dates and instants are Asia/Shanghai.',
    },
    paths,
    components: {
      schemas: { Problem: schemaOf(problem) },
      securitySchemes: { token: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
    },
  };
}

function operation(operationId: string, route: Route, columns: string[]): Json {
  return {
    operationId,
    tags: [route.function],
    summary: `${route.summary.zh} · ${route.summary.en}`,
    description: [...describe(route), ...columns].join('\n'),
    security: route.auth === 'none' ? [] : [{ token: [] }],
    parameters: [
      ...parametersOf(route.params, 'path'),
      ...parametersOf(route.query, 'query'),
      ...(isCommand(route) ? [headerOf('Idempotency-Key', '本次提交的唯一标识，重试时不变')] : []),
      ...(route.auth === 'person' ? [actingFor] : []),
      ...(route.ifMatch ? [headerOf('If-Match', '所依据的版本，即读取时的 ETag')] : []),
    ],
    ...(route.body ? { requestBody: { required: true, content: json(schemaOf(route.body, 'input')) } } : {}),
    responses: { [route.success]: success(route), default: failure },
  };
}

function describe({ article, roles, refusals: own = [] }: Route): string[] {
  return [
    ...(article ? [`依据：${cited(MEASURES, article)}`] : []),
    ...(roles.length > 0 ? [`角色：${roles.join('、')}`] : []),
    ...own.map((code) => `- \`${code}\`：${refusals[code].zh}`),
  ];
}

function success({ response, etag }: Route): Json {
  const content =
    typeof response === 'string' ? { [response]: { schema: { type: 'string' } } } : json(schemaOf(response));
  return {
    description: '成功 · success',
    ...(etag ? { headers: { ETag: { schema: { type: 'string' } } } } : {}),
    content,
  };
}

const failure: Json = {
  description: '拒绝 · refused',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};

function parametersOf(schema: z.ZodObject | undefined, where: 'path' | 'query'): Json[] {
  if (!schema) return [];
  return Object.entries(schema.shape).map(([name, field]) => ({
    name,
    in: where,
    required: where === 'path' || !(field as z.ZodType).safeParse(undefined).success,
    schema: schemaOf(field as z.ZodType, 'input'),
  }));
}

function headerOf(name: string, description: string): Json {
  return { name, in: 'header', required: true, description, schema: { type: 'string' } };
}

/** A delegate works with the roles of an absent colleague, and names that colleague in each call. */
const actingFor: Json = {
  name: 'Acting-For',
  in: 'header',
  required: false,
  description: '代为办理：缺勤同事的编号（见 /v1/me 的 mayActFor）',
  schema: { type: 'string' },
};

function json(schema: Json): Json {
  return { 'application/json': { schema } };
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output' = 'output'): Json {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => void Object.assign(jsonSchema, descriptionOf(zodSchema)),
  });
  return rest;
}
