import * as z from 'zod';
import type { Name } from '../../domain/field.ts';
import { refusals } from '../../domain/refusals.ts';
import { cited, MEASURES } from '../../domain/regulations.ts';
import { parameterExplanations } from '../explanations/parameters.ts';
import { type ApiFunction, isBinary, isCommand, type Route } from '../route.ts';
import { operations } from '../routes.ts';
import { problem } from '../schemas/common.ts';
import { refusedWith } from '../statuses.ts';
import { Components } from './components.ts';
import { explainedField } from './fields.ts';
import { both, type Json } from './json.ts';
import { headers, refusalResponses, responseName } from './responses.ts';
import { capital, singular } from './schema-names.ts';

/** How the callers of a stage prove who they are: with a token of its OpenID issuer, or by signing with a role (SigV4). */
export type Authentication = 'oidc' | 'iam';

const tags: Record<ApiFunction, string> = {
  catalog: '目录、采集与导入导出 · The catalog, collections, imports and exports',
  requests: '需求申请、答复、需求与期限 · Applications, requests, demands and deadlines',
  documents: '文书与核验 · Documents and their verification',
  grants: '授权与使用 · Grants and their use',
  corrections: '疑义与校核 · Corrections',
  exchange: '数据交换 · The exchange of data',
  disputes: '协商与争议 · Negotiations and disputes',
  security: '安全任务、安全事件与受托方 · Security duties, incidents and contractors',
  registry: '部门、人员、日历与规则 · Departments, people, calendars and policies',
  log: '日志 · The log',
  evaluation: '统计与评估 · Statistics and the yearly evaluation',
  open: '向社会公开 · What is open to everybody',
  rectifications: '整改、通报与投诉举报 · Rectifications, notices of criticism and complaints',
  oversight: '监管与报送 · Oversight, and pushes to the upper platform',
  webhooks: '事件推送 · Events sent to systems of departments',
};

const securitySchemes: Record<Authentication, Json> = {
  oidc: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: 'A token of the OpenID issuer' },
  iam: {
    type: 'apiKey',
    in: 'header',
    name: 'Authorization',
    'x-amazon-apigateway-authtype': 'awsSigv4',
    description: 'AWS Signature Version 4 with a role of the department, for the service `execute-api`',
  },
};

/**
 * The contract as an OpenAPI 3.1 document, made from the routes. Every schema in it is named and there once.
 * @param columnsOf describes the columns of the CSV that an operation answers, one line each
 */
export function openApi(columnsOf: (operation: string) => string[], authentication: Authentication = 'oidc'): Json {
  const components = new Components();
  const failure = components.schemaOf(problem, 'output', 'Problem');
  const paths: Record<string, Json> = {};
  for (const { operationId, ...route } of operations) {
    const described = operation(operationId, route, columnsOf(operationId), components);
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: described };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: '义马市政务信息资源共享 · Yima government data sharing',
      version: '1',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      description: [
        '日期和时间均为 Asia/Shanghai。写操作须带 Idempotency-Key（POST）及 If-Match；请求中的未知字段会被拒绝，答复中可能出现新的字段。',
        'Dates and instants are Asia/Shanghai. What changes something needs an Idempotency-Key (POST) and If-Match. Unknown fields are refused in what is sent, and what is answered may have new ones.',
      ].join('\n\n'),
    },
    servers: [{ url: '.', description: '提供本文档的系统 · the system that serves this document' }],
    tags: Object.entries(tags).map(([name, description]) => ({ name, description })),
    security: [{ caller: [] }],
    paths,
    components: {
      schemas: components.schemas,
      responses: refusalResponses(failure),
      headers,
      securitySchemes: { caller: securitySchemes[authentication] },
    },
  };
}

/** Who may call an operation, by role. */
const ROLES = 'x-roles';

function operation(operationId: string, route: Route, columns: string[], components: Components): Json {
  const name = capital(operationId);
  const parameters = (schema: z.ZodObject | undefined, where: 'path' | 'query') =>
    Object.entries(schema?.shape ?? {}).map(([key, field]) => ({
      name: key,
      in: where,
      required: where === 'path' || !(field as z.ZodType).safeParse(undefined).success,
      description: both(parameterExplanation(operationId, key)),
      schema: parameterSchema(field as z.ZodType, operationId, key, components),
    }));
  return {
    operationId,
    tags: [route.function],
    summary: both(route.summary),
    description: [...describe(route), ...columns].join('\n'),
    ...(route.auth === 'none' ? { security: [] } : { [ROLES]: route.roles }),
    parameters: [
      ...parameters(route.params, 'path'),
      ...parameters(route.query, 'query'),
      ...(isCommand(route)
        ? [headerOf('Idempotency-Key', '本次提交的唯一标识，重试时不变 · The same for each retry')]
        : []),
      ...(route.auth === 'person' ? [actingFor] : []),
      ...(route.ifMatch ? [headerOf('If-Match', '所依据的版本，即读取时的 ETag · The ETag that was read')] : []),
    ],
    ...(route.body
      ? {
          requestBody: {
            required: !route.body.safeParse(undefined).success,
            content: { 'application/json': { schema: components.schemaOf(route.body, 'input', `${name}Input`) } },
          },
        }
      : {}),
    responses: {
      [route.success]: success(name, route, components),
      ...Object.fromEntries(
        refusedWith(route).map((status) => [status, { $ref: `#/components/responses/${responseName(status)}` }]),
      ),
    },
  };
}

function describe({ article, roles, refusals: own = [] }: Route): string[] {
  return [
    ...(article ? [`依据：${cited(MEASURES, article)}`] : []),
    ...(roles.length > 0 ? [`角色：${roles.join('、')}`] : []),
    ...own.map((code) => `- \`${code}\`：${refusals[code].zh}`),
  ];
}

function success(name: string, route: Route, components: Components): Json {
  const { response, etag, success: status } = route;
  const isList = response instanceof z.ZodObject && 'next' in response.shape;
  const named = [
    ...(etag ? ['ETag'] : []),
    ...(status === 201 ? ['Location'] : []),
    ...(isCommand(route) ? ['Idempotency-Replayed'] : []),
    ...(isList ? ['Link'] : []),
  ];
  const content =
    typeof response === 'string'
      ? { [response]: { schema: { type: 'string', ...(isBinary(response) ? { format: 'binary' } : {}) } } }
      : {
          'application/json': {
            schema: components.schemaOf(
              response,
              'output',
              isList ? `${singular(name.replace(/^(List|Search)/, ''))}List` : `${name}Output`,
            ),
          },
        };
  return {
    description: '成功 · success',
    ...(named.length > 0
      ? { headers: Object.fromEntries(named.map((each) => [each, { $ref: `#/components/headers/${each}` }])) }
      : {}),
    content,
  };
}

function parameterExplanation(operationId: string, key: string): Name {
  const words = parameterExplanations[`${operationId}.${key}`] ?? parameterExplanations[key];
  if (!words) throw new Error(`The parameter ${key} of ${operationId} is not explained`);
  return words;
}

function parameterSchema(field: z.ZodType, operationId: string, key: string, components: Components): Json {
  const schema = inQuery(components.schemaOf(field, 'input', capital(operationId) + capital(key)));
  // The parameter itself has the explanation.
  const { description: _, ...named } = explainedField(schema, 'parameter', key);
  return named;
}

/** A query has only text; what is `true` or `false` there is a boolean to whoever calls. */
function inQuery(schema: Json): Json {
  const { enum: values, const: only, type, ...rest } = schema;
  if (String(values) === 'true,false') return { ...rest, type: 'boolean' };
  return only === 'true' ? { ...rest, type: 'boolean', enum: [true] } : schema;
}

function headerOf(name: string, description: string): Json {
  return { name, in: 'header', required: true, description, schema: { type: 'string' } };
}

/** A delegate works with the roles of an absent colleague, and names that colleague in each call. */
const actingFor: Json = {
  name: 'Acting-For',
  in: 'header',
  required: false,
  description: '代为办理：缺勤同事的编号（见 /v1/me 的 mayActFor） · Whom you stand in for (`mayActFor` of /v1/me)',
  schema: { type: 'string' },
};
