/** The OpenAPI document, as far as forms are made of it. */
export interface Schema {
  $ref?: string;
  type?: string | string[];
  'x-of'?: 'person' | 'department';
  const?: unknown;
  enum?: string[];
  /** What the values are called, where that differs by the field. */
  names?: Record<string, string>;
  title?: string;
  description?: string;
  examples?: unknown[];
  format?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  pattern?: string;
  default?: unknown;
  minItems?: number;
  /** Null is an answer too. */
  nullable?: boolean;
  required?: string[];
  properties?: Record<string, Schema>;
  items?: Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
}

export interface Operation {
  operationId: string;
  summary: string;
  description?: string;
  'x-roles'?: readonly string[];
  requestBody?: { content: Record<string, { schema: Schema }> };
}

export interface Document {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
}

/** A schema in full. Where it is one thing or null, that thing. */
export function resolved(schema: Schema, document: Document): Schema {
  const { $ref, ...own } = schema;
  if ($ref) return resolved({ ...(document.components.schemas[$ref.split('/').at(-1) ?? ''] ?? {}), ...own }, document);
  const { anyOf, ...rest } = schema;
  const options = (anyOf ?? []).filter(({ type }) => type !== 'null');
  const [only] = options;
  if (!only || options.length > 1 || options.length === anyOf?.length) return schema;
  return { ...resolved(only, document), ...rest, nullable: true };
}
