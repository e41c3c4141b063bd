import type { IncomingHttpHeaders } from 'node:http';
import type { BucketResource } from '../template/model.ts';

/** Whether a page of another origin may make a call, in the headers of the answer; null where no bucket allows it. */
export type Cors = (call: {
  method: string;
  url: string;
  headers: IncomingHttpHeaders;
}) => Record<string, string> | null;

const matches = (patterns: string[], value: string) =>
  patterns.some((pattern) => pattern === '*' || pattern.toLowerCase() === value.toLowerCase());

/** The rules of the buckets, as S3 keeps them. A browser asks with OPTIONS, without a signature, before it calls. */
export function corsOf(buckets: BucketResource[]): Cors {
  return ({ method, url, headers }) => {
    const { origin } = headers;
    if (origin === undefined) return null;
    const named = /^\/([^/?]*)/.exec(url)?.[1];
    const rules = buckets.find(({ name }) => name === named)?.CorsConfiguration?.CorsRules ?? [];
    const called = headers['access-control-request-method'] ?? method;
    const sent = (headers['access-control-request-headers'] ?? '').split(',').flatMap((name) => name.trim() || []);
    const rule = rules.find(
      ({ AllowedOrigins, AllowedMethods, AllowedHeaders }) =>
        matches(AllowedOrigins, origin) &&
        AllowedMethods.includes(called) &&
        sent.every((name) => matches(AllowedHeaders, name)),
    );
    return (
      (rule && {
        'access-control-allow-origin': origin,
        'access-control-allow-methods': rule.AllowedMethods.join(', '),
        'access-control-allow-headers': sent.join(', '),
        vary: 'Origin',
      }) ??
      null
    );
  };
}
