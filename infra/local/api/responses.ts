import type { ServerResponse } from 'node:http';
import type { RestApi } from '../template/api.ts';

/** The kinds of API Gateway's own answers, with its defaults. */
const kinds = {
  ACCESS_DENIED: [403, 'AccessDeniedException', 'User is not authorized to access this resource with an explicit deny'],
  AUTHORIZER_CONFIGURATION_ERROR: [500, 'AuthorizerConfigurationException', null],
  AUTHORIZER_FAILURE: [500, 'InternalServerErrorException', 'Internal server error'],
  DEFAULT_5XX: [502, 'InternalServerErrorException', 'Internal server error'],
  EXPIRED_TOKEN: [403, 'ExpiredTokenException', 'The security token included in the request is expired'],
  INTEGRATION_TIMEOUT: [504, 'InternalServerErrorException', 'Endpoint request timed out'],
  INVALID_SIGNATURE: [403, 'InvalidSignatureException', 'The request signature does not match'],
  MISSING_AUTHENTICATION_TOKEN: [403, 'MissingAuthenticationTokenException', 'Missing Authentication Token'],
  REQUEST_TOO_LARGE: [413, 'RequestTooLongException', 'Request Too Long'],
  UNAUTHORIZED: [401, 'UnauthorizedException', 'Unauthorized'],
} as const satisfies Record<string, readonly [number, string, string | null]>;

export type Kind = keyof typeof kinds;

/** The variables that the templates of gateway responses may use. */
export interface Circumstances {
  requestId: string;
  httpMethod: string;
  path: string;
  sourceIp: string;
  resourcePath: string;
  requestTimeEpoch: number;
  requestHeaders: Record<string, string | string[] | undefined>;
}

/**
 * API Gateway's own answers, as the template's gateway responses shape them.
 * @throws Error at the start when one of them uses an unknown variable, which the cloud would leave empty.
 */
export function gatewayResponses(api: RestApi) {
  const nobody: Circumstances = {
    requestId: '',
    httpMethod: '',
    path: '',
    sourceIp: '',
    resourcePath: '',
    requestTimeEpoch: 0,
    requestHeaders: {},
  };
  for (const { ResponseType, ResponseTemplates } of api.gatewayResponses.values()) {
    const unknown = [...ResponseTemplates['application/json'].matchAll(variable)].find(
      ([, name = '']) => !(name in variables(api, nobody, '', '')),
    );
    if (unknown) throw new Error(`gateway response ${ResponseType}: ${unknown[0]} is unknown to the local runtime`);
  }

  /** @param message replaces the usual one. */
  return (response: ServerResponse, kind: Kind, about: Circumstances, message?: string): void => {
    const [usualStatus, errorType, usualMessage] = kinds[kind];
    const shaped =
      api.gatewayResponses.get(kind) ?? api.gatewayResponses.get(usualStatus < 500 ? 'DEFAULT_4XX' : 'DEFAULT_5XX');
    const status = Number(shaped?.StatusCode ?? usualStatus);
    const values = variables(api, about, kind, message ?? usualMessage ?? '');
    const usual = `{"${kind === 'ACCESS_DENIED' ? 'Message' : 'message'}":${JSON.stringify(message ?? usualMessage)}}`;
    const body = shaped ? fill(shaped.ResponseTemplates['application/json'], values) : usual;
    const headers: Record<string, string> = {
      'content-type': 'application/json',
      'x-amzn-errortype': errorType,
      'x-amzn-requestid': about.requestId,
    };
    for (const [parameter, source] of Object.entries(shaped?.ResponseParameters ?? {})) {
      const name = /^gatewayresponse\.header\.(.+)$/.exec(parameter)?.[1];
      if (name) headers[name.toLowerCase()] = parameterValue(source, values, about);
    }
    response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) });
    response.end(body);
  };
}

/** `$context.requestId`, also in braces. */
const variable = /\$\{?(context(?:\.\w+)+)\}?/g;

function fill(template: string, values: Record<string, string>): string {
  return template.replace(variable, (_, name: string) => values[name] ?? '');
}

function variables(api: RestApi, about: Circumstances, kind: string, message: string): Record<string, string> {
  return {
    'context.error.message': message,
    'context.error.messageString': JSON.stringify(message),
    'context.error.responseType': kind,
    'context.error.validationErrorString': message,
    'context.requestId': about.requestId,
    'context.extendedRequestId': about.requestId,
    'context.requestTimeEpoch': String(about.requestTimeEpoch),
    'context.httpMethod': about.httpMethod,
    'context.path': about.path,
    'context.resourcePath': about.resourcePath,
    'context.identity.sourceIp': about.sourceIp,
    'context.stage': api.stage,
    'context.apiId': api.id,
  };
}

/** `'fixed'`, `context.requestId` or `method.request.header.Origin`. */
function parameterValue(source: string, values: Record<string, string>, about: Circumstances): string {
  const fixed = /^'(.*)'$/s.exec(source)?.[1];
  if (fixed !== undefined) return fixed;
  const header = /^method\.request\.header\.(.+)$/.exec(source)?.[1];
  if (header) return String(about.requestHeaders[header.toLowerCase()] ?? '');
  return values[source] ?? '';
}
