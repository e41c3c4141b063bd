import type { Json } from './json.ts';

/** The headers of answers. */
export const headers: Record<string, Json> = Object.fromEntries(
  Object.entries({
    ETag: '版本，更改时填入 If-Match · The version, for If-Match',
    Location: '新建内容的地址 · Where what was created is',
    Link: '下一页的地址（rel="next"） · Where the next page is (RFC 8288)',
    'Idempotency-Replayed': '重试时为 true：这是先前的答复 · `true` on a retry: the answer given before',
    'Retry-After': '多少秒后再试 · After how many seconds to try again',
    'WWW-Authenticate': '所需的凭证 · The credential that is needed',
  }).map(([name, description]) => [name, { description, schema: { type: 'string' } }]),
);

const responses: Record<number, [name: string, description: string, header?: string]> = {
  400: ['BadRequest', '请求不完整或不可读 · The request is incomplete or cannot be read'],
  401: ['Unauthorized', '未登录或凭证无效 · No valid credential was given', 'WWW-Authenticate'],
  403: ['Forbidden', '无权办理 · You may not do this'],
  404: ['NotFound', '未找到，或者不可见 · Not found, or not yours to see'],
  409: ['Conflict', '与当前状态不符 · The state of the case does not allow it'],
  412: ['PreconditionFailed', '已被他人更改 · Changed by others since it was read'],
  413: ['ContentTooLarge', '请求内容过大 · The request is too large'],
  415: ['UnsupportedMediaType', '不支持的内容类型 · The media type is not supported'],
  422: ['UnprocessableContent', '填写的内容有误 · What was filled in is wrong, field by field'],
  424: ['FailedDependency', '所依赖的系统出错 · A system that it needs failed'],
  428: ['PreconditionRequired', '缺少 If-Match · If-Match is missing'],
  429: ['TooManyRequests', '请求过于频繁 · Too many requests', 'Retry-After'],
  500: ['InternalServerError', '系统内部错误，已记录 · An internal error; it has been recorded'],
  503: ['ServiceUnavailable', '暂时不可用 · Not available at the moment', 'Retry-After'],
};

/** The name of the response that every refusal with a status has. */
export function responseName(status: number): string {
  const [name] = responses[status] ?? [];
  if (!name) throw new Error(`No response is described for status ${status}`);
  return name;
}

/** What is refused, as problem details. */
export function refusalResponses(problem: Json): Record<string, Json> {
  return Object.fromEntries(
    Object.values(responses).map(([name, description, header]) => [
      name,
      {
        description,
        ...(header ? { headers: { [header]: { $ref: `#/components/headers/${header}` } } } : {}),
        content: { 'application/problem+json': { schema: problem } },
      },
    ]),
  );
}
