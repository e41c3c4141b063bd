import { contract } from './contract.ts';

export interface Schema {
  $ref?: string;
  type?: string | string[];
  title?: string;
  description?: string;
  enum?: unknown[];
  properties?: Record<string, Schema>;
  items?: Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
  examples?: unknown[];
}

interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  required: boolean;
  description: string;
  schema: Schema;
}

export interface Operation {
  operationId: string;
  method: string;
  path: string;
  summary: string;
  description: string;
  tags: string[];
  parameters: Parameter[];
  /** What is sent as JSON. */
  body: { schema: Schema; required: boolean } | undefined;
  /** The media type of the answer. */
  answers: string;
}

type Described = Omit<Operation, 'method' | 'path' | 'body' | 'answers'> & {
  requestBody?: { required: boolean; content: { 'application/json': { schema: Schema } } };
  responses: Record<string, { content?: Record<string, unknown> }>;
};

interface Document {
  info: { description: string };
  tags: { name: string; description: string }[];
  paths: Record<string, Record<string, Described>>;
  components: { schemas: Record<string, Schema> };
}

const document = contract as Document;

/** Every operation of the API, as its description has it. */
export const operations: Operation[] = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, { requestBody, responses, ...described }]) => ({
    ...described,
    method: method.toUpperCase(),
    path,
    body: requestBody && {
      schema: requestBody.content['application/json'].schema,
      required: requestBody.required,
    },
    answers: Object.entries(responses).flatMap(([status, { content = {} }]) =>
      Number(status) < 300 ? Object.keys(content) : [],
    )[0] as string,
  })),
);

export const tags = document.tags;

/** A schema without the name that stands for it. */
export function resolved(schema: Schema | undefined): Schema {
  const name = schema?.$ref?.split('/').at(-1);
  if (!name) return schema ?? {};
  const { $ref: _, ...beside } = schema as Schema;
  return { ...resolved(document.components.schemas[name]), ...beside };
}

/** The schema of a field by its path, such as `basis.document` or `resources.0.items`; empty where the description has none. */
export function schemaAt(schema: Schema, path: readonly string[]): Schema {
  const [name, ...rest] = path;
  const here = resolved(schema);
  if (name === undefined) return here;
  const others = [...(here.anyOf ?? []), ...(here.oneOf ?? [])].map(resolved);
  const owner = [here, ...others].find((one) => (/^\d+$/.test(name) ? one.items : one.properties?.[name]));
  return schemaAt((/^\d+$/.test(name) ? owner?.items : owner?.properties?.[name]) ?? {}, rest);
}

/** Whether a field takes text, and nothing that would have to be read as JSON. */
export function isText(schema: Schema): boolean {
  const kinds = [schema, ...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].map(resolved);
  return kinds.some(({ type }) => type === 'string' || (Array.isArray(type) && type.includes('string')));
}

/** Whether a list is answered a page at a time. */
export const isPaged = ({ parameters }: Operation) => parameters.some(({ name }) => name === 'cursor');
