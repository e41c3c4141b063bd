import * as z from 'zod';

/** API Gateway's resource types: what is understood of them (see schemas.ts), and the API they make together. */

const inert = z.unknown().optional();
const flag = z.union([z.boolean(), z.enum(['true', 'false']).transform((text) => text === 'true')]);
const absent = (reason: string) => z.undefined({ error: reason }).optional();
const parameters = z.record(z.string(), flag).default({});

const restApi = z.strictObject({
  Name: z.string(),
  Description: inert,
  BinaryMediaTypes: z.array(z.string()).default([]),
  EndpointConfiguration: inert,
  DisableExecuteApiEndpoint: inert,
  MinimumCompressionSize: inert,
  ApiKeySourceType: inert,
  EndpointAccessMode: inert,
  SecurityPolicy: inert,
  Policy: inert,
  FailOnWarnings: inert,
  Tags: inert,
});
const resource = z.strictObject({ RestApiId: z.string(), ParentId: z.string(), PathPart: z.string() });
const method = z.strictObject({
  RestApiId: z.string(),
  ResourceId: z.string(),
  HttpMethod: z.string(),
  AuthorizationType: z.enum(['NONE', 'CUSTOM'], { error: 'only NONE and CUSTOM authorization are served locally' }),
  AuthorizerId: z.string().optional(),
  AuthorizationScopes: absent('scopes are of Cognito'),
  ApiKeyRequired: z.literal(false).optional(),
  OperationName: inert,
  RequestParameters: parameters,
  RequestValidatorId: z.string().optional(),
  RequestModels: absent('bodies are checked by the functions; request models are not understood locally'),
  MethodResponses: inert,
  Integration: z.strictObject({
    Type: z.literal('AWS_PROXY', { error: 'only Lambda proxy integrations are served locally' }),
    IntegrationHttpMethod: z.literal('POST'),
    Uri: z.string(),
    TimeoutInMillis: z.coerce.number().default(29_000),
    PassthroughBehavior: inert,
    IntegrationResponses: inert,
    CacheKeyParameters: inert,
    ResponseTransferMode: z.literal('BUFFERED').optional(),
  }),
});
const authorizer = z.strictObject({
  RestApiId: z.string(),
  Name: z.string(),
  Type: z.enum(['REQUEST', 'TOKEN']),
  AuthorizerUri: z.string(),
  AuthorizerCredentials: absent('authorizer credentials are not understood locally'),
  AuthorizerResultTtlInSeconds: z.coerce.number().default(300),
  IdentitySource: z.string().default(''),
  IdentityValidationExpression: z.string().optional(),
  AuthType: inert,
});
const validator = z.strictObject({
  RestApiId: z.string(),
  Name: inert,
  ValidateRequestBody: flag.default(false),
  ValidateRequestParameters: flag.default(false),
});
const gatewayResponse = z.strictObject({
  RestApiId: z.string(),
  ResponseType: z.string(),
  StatusCode: z.string().optional(),
  ResponseParameters: z.record(z.string(), z.string()).default({}),
  ResponseTemplates: z.record(z.string(), z.string()).default({}),
});
const stage = z.strictObject({
  RestApiId: z.string(),
  StageName: z.string(),
  Variables: z.record(z.string(), z.string()).optional(),
  DeploymentId: inert,
  Description: inert,
  AccessLogSetting: inert,
  MethodSettings: inert,
  TracingEnabled: inert,
  CacheClusterEnabled: z.literal(false).optional(),
  CacheClusterSize: inert,
  Tags: inert,
});

export type Authorizer = z.output<typeof authorizer> & { functionArn: string };
export type GatewayResponse = z.output<typeof gatewayResponse>;

export interface Method {
  httpMethod: string;
  /** As in the template: `/requests/{id}`. */
  path: string;
  resourceId: string;
  functionArn: string;
  timeoutMs: number;
  authorizer: Authorizer | undefined;
  /** Names like `method.request.querystring.q` that have to be there. */
  requiredParameters: string[];
}

export interface RestApi {
  id: string;
  name: string;
  stage: string;
  stageVariables: Record<string, string> | null;
  binaryMediaTypes: string[];
  methods: Method[];
  gatewayResponses: Map<string, GatewayResponse>;
}

/** All resources of a type, with their `Ref` and their resolved properties. */
export type Listing = (type: string) => { ref: string; place: string; properties: unknown }[];

/** The one REST API of the assembly, or undefined when there is none. */
export function readApi(list: Listing): RestApi | undefined {
  const each = <S extends z.ZodType>(type: string, schema: S) =>
    list(`AWS::ApiGateway::${type}`).map(({ ref, place, properties }) => {
      const parsed = schema.safeParse(properties);
      if (!parsed.success) throw new Error(`${place} (AWS::ApiGateway::${type}):\n${z.prettifyError(parsed.error)}`);
      return { ref, place, properties: parsed.data as z.output<S> };
    });
  const apis = each('RestApi', restApi);
  const [api] = apis;
  if (!api) return undefined;
  if (apis.length > 1) throw new Error('more than one REST API: the local runtime serves one');
  const paths = readPaths(`${api.ref}/`, each('Resource', resource));
  const authorizers = new Map(
    each('Authorizer', authorizer).map(({ ref, place, properties }) => [
      ref,
      { ...properties, functionArn: invoked(properties.AuthorizerUri, place) },
    ]),
  );
  const validators = new Map(
    each('RequestValidator', validator).map(({ ref, properties }) => [ref, properties.ValidateRequestParameters]),
  );
  const [served] = each('Stage', stage);
  if (!served) throw new Error(`${api.place}: the API has no stage`);
  const methods = each('Method', method).map(({ place, properties: of }): Method => {
    const path = paths.get(of.ResourceId);
    if (path === undefined) throw new Error(`${place}: no resource ${of.ResourceId}`);
    const required = Object.entries(of.RequestParameters).filter(([, needed]) => needed);
    return {
      httpMethod: of.HttpMethod,
      path,
      resourceId: of.ResourceId,
      functionArn: invoked(of.Integration.Uri, place),
      timeoutMs: of.Integration.TimeoutInMillis,
      authorizer: of.AuthorizationType === 'CUSTOM' ? authorizers.get(of.AuthorizerId ?? '') : undefined,
      requiredParameters: validators.get(of.RequestValidatorId ?? '') ? required.map(([name]) => name) : [],
    };
  });
  return {
    id: api.ref,
    name: api.properties.Name,
    stage: served.properties.StageName,
    stageVariables: served.properties.Variables ?? null,
    binaryMediaTypes: api.properties.BinaryMediaTypes,
    methods,
    gatewayResponses: new Map(
      each('GatewayResponse', gatewayResponse).map(({ properties }) => [properties.ResponseType, properties]),
    ),
  };
}

function readPaths(rootId: string, resources: { ref: string; properties: z.output<typeof resource> }[]) {
  const byId = new Map(resources.map(({ ref, properties }) => [ref, properties]));
  const pathOf = (id: string): string => {
    if (id === rootId) return '';
    const found = byId.get(id);
    if (!found) throw new Error(`no API resource ${id}`);
    return `${pathOf(found.ParentId)}/${found.PathPart}`;
  };
  const paths = new Map([[rootId, '/']]);
  for (const id of byId.keys()) paths.set(id, pathOf(id));
  return paths;
}

function invoked(uri: string, place: string): string {
  const [, functionArn] = /:lambda:path\/[\d-]+\/functions\/(.+)\/invocations$/.exec(uri) ?? [];
  if (!functionArn) throw new Error(`${place}: ${uri} is no Lambda function`);
  return functionArn;
}
