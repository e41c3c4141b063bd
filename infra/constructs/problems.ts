import { ResponseType, type RestApi } from 'aws-cdk-lib/aws-apigateway';
import { gatewayHeaders } from '../../shared/contract/headers.ts';
import type { Problem } from '../../shared/contract/schemas/common.ts';
import { refusals } from '../../shared/domain/refusals.ts';

const INTERNAL_ERROR: [zh: string, en: string] = ['系统内部错误，已记录。', 'An internal error; it has been recorded.'];

/** The answers of API Gateway itself, without a function: kind of answer, status, stable code, and text. */
const answers: [types: ResponseType[], status: number, code: string, zh: string, en: string][] = [
  [[ResponseType.UNAUTHORIZED], 401, 'unauthenticated', '未登录或凭证无效。', 'No valid credential was given.'],
  [
    [ResponseType.MISSING_AUTHENTICATION_TOKEN, ResponseType.RESOURCE_NOT_FOUND],
    404,
    'no-such-operation',
    refusals['no-such-operation'].zh,
    refusals['no-such-operation'].en,
  ],
  [
    [ResponseType.ACCESS_DENIED, ResponseType.INVALID_API_KEY],
    403,
    'forbidden',
    '无权调用此接口。',
    'You may not call this operation.',
  ],
  [[ResponseType.INVALID_SIGNATURE], 403, 'signature-invalid', '请求签名无效。', 'The signature is not valid.'],
  [[ResponseType.EXPIRED_TOKEN], 403, 'credential-expired', '凭证已过期。', 'The credential has expired.'],
  [[ResponseType.WAF_FILTERED], 403, 'filtered', '请求被防火墙拦截。', 'The firewall blocked the request.'],
  [[ResponseType.REQUEST_TOO_LARGE], 413, 'too-large', '请求内容过大。', 'The request is too large.'],
  [
    [ResponseType.UNSUPPORTED_MEDIA_TYPE],
    415,
    'unsupported-media-type',
    '不支持的内容类型。',
    'This media type is not supported.',
  ],
  [
    [ResponseType.THROTTLED],
    429,
    'too-many-requests',
    '请求过于频繁，请稍后再试。',
    'Too many requests; try again later.',
  ],
  [[ResponseType.QUOTA_EXCEEDED], 429, 'too-many-requests', '请求配额已用完。', 'The quota is used up.'],
  // It fails where the keys of the issuer cannot be read, which passes.
  [
    [ResponseType.AUTHORIZER_FAILURE],
    503,
    'identity-unavailable',
    '身份认证服务暂时无法访问，请稍后重试。',
    'The identity provider cannot be reached; try again.',
  ],
  [[ResponseType.INTEGRATION_TIMEOUT], 504, 'timeout', '处理超时，请稍后再试。', 'It took too long; try again later.'],
  [[ResponseType.DEFAULT_4XX], 400, 'invalid-input', '请求无效。', 'The request is not valid.'],
  [[ResponseType.INTEGRATION_FAILURE], 502, 'internal-error', ...INTERNAL_ERROR],
  [[ResponseType.DEFAULT_5XX], 500, 'internal-error', ...INTERNAL_ERROR],
];

/**
 * Gives API Gateway's refusals the format of all refusals: RFC 9457 problem details with a stable code, in both languages.
 * @param origins whose pages may read them. API Gateway can't choose among several, so then any page may: a refusal holds no data.
 */
export function answerWithProblems(api: RestApi, origins: readonly string[]): void {
  const [origin, another] = origins;
  for (const [types, status, code, zh, en] of answers) {
    const problem: Problem = {
      type: 'about:blank',
      title: zh,
      status,
      code,
      detail: zh,
      detailEn: en,
      rule: null,
      errors: [],
      correlationId: '$context.requestId',
    };
    for (const type of types) {
      api.addGatewayResponse(type.responseType, {
        type,
        statusCode: String(status),
        responseHeaders: quoted({
          'Content-Type': 'application/problem+json; charset=utf-8',
          ...gatewayHeaders,
          ...(origin ? { 'Access-Control-Allow-Origin': another ? '*' : origin } : {}),
          ...(status === 401 ? { 'WWW-Authenticate': 'Bearer' } : {}),
          ...(status === 503 || status === 429 ? { 'Retry-After': '1' } : {}),
        }),
        templates: { 'application/json': ascii(JSON.stringify(problem)) },
      });
    }
  }
}

/** Fixed values as API Gateway takes them. */
function quoted(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, `'${value}'`]));
}

/** Escapes everything outside ASCII: CloudFormation returns other characters as question marks. */
function ascii(json: string): string {
  return json.replace(/[^ -~]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
