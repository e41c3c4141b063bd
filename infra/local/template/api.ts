import type { Each, Resource } from './schemas.ts';

export type Authorizer = Resource<'AWS::ApiGateway::Authorizer'> & { functionArn: string };
type GatewayResponse = Resource<'AWS::ApiGateway::GatewayResponse'>;

export interface Method {
  httpMethod: string;
  /** In the template's form: `/requests/{id}`. */
  path: string;
  resourceId: string;
  functionArn: string;
  timeoutMs: number;
  authorizer: Authorizer | undefined;
  /** Whether calls are signed (SigV4). */
  signed: boolean;
}

export interface RestApi {
  id: string;
  name: string;
  stage: string;
  binaryMediaTypes: string[];
  methods: Method[];
  gatewayResponses: Map<string, GatewayResponse>;
}

/** The REST API of the assembly, or undefined if it has none. */
export function readApi(each: Each): RestApi | undefined {
  const [api, another] = each('AWS::ApiGateway::RestApi');
  if (!api) return undefined;
  if (another) throw new Error(`${another.place}: a second REST API; the local runtime serves one`);
  const [stage] = each('AWS::ApiGateway::Stage');
  if (!stage) throw new Error(`${api.place}: the API has no stage`);
  const resources = new Map(each('AWS::ApiGateway::Resource').map((resource) => [resource.ref, resource]));
  const pathOf = (id: string): string => {
    if (id === `${api.ref}/`) return '';
    const resource = resources.get(id);
    if (!resource) throw new Error(`no API resource ${id}`);
    return `${pathOf(resource.ParentId)}/${resource.PathPart}`;
  };
  const authorizers = new Map(
    each('AWS::ApiGateway::Authorizer').map((authorizer) => [
      authorizer.ref,
      { ...authorizer, functionArn: functionOf(authorizer.AuthorizerUri, authorizer.place) },
    ]),
  );
  return {
    id: api.ref,
    name: api.Name,
    stage: stage.StageName,
    binaryMediaTypes: api.BinaryMediaTypes,
    methods: each('AWS::ApiGateway::Method').map((method) => ({
      httpMethod: method.HttpMethod,
      path: pathOf(method.ResourceId) || '/',
      resourceId: method.ResourceId,
      functionArn: functionOf(method.Integration.Uri, method.place),
      timeoutMs: method.Integration.TimeoutInMillis,
      authorizer: method.AuthorizationType === 'CUSTOM' ? authorizers.get(method.AuthorizerId ?? '') : undefined,
      signed: method.AuthorizationType === 'AWS_IAM',
    })),
    gatewayResponses: new Map(
      each('AWS::ApiGateway::GatewayResponse').map((response) => [response.ResponseType, response]),
    ),
  };
}

function functionOf(uri: string, place: string): string {
  const [, functionArn] = /:lambda:path\/[\d-]+\/functions\/(.+)\/invocations$/.exec(uri) ?? [];
  if (!functionArn) throw new Error(`${place}: ${uri} is no Lambda function`);
  return functionArn;
}
