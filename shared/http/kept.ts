import { createHash } from 'node:crypto';
import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';
import { compressed, encodingFor, headerIn } from './encoding.ts';

/** Answers smaller than this are sent as they are, in bytes. */
const SMALL = 1000;

/**
 * An answer that whoever asked may keep: with an ETag of its text, as 304 to whoever has it already, and compressed.
 * @param seconds for how long it may be used without asking again
 */
export async function kept(
  answer: APIGatewayProxyResult,
  seconds: number,
  { headers: asked }: Pick<APIGatewayProxyEvent, 'headers'>,
): Promise<APIGatewayProxyResult> {
  const { body } = answer;
  const tag = createHash('sha256').update(body).digest('base64url').slice(0, 22);
  const headers = {
    ...answer.headers,
    'cache-control': seconds > 0 ? `public, max-age=${seconds}` : 'public, no-cache',
    // Weak, since the same text may be compressed in several ways.
    etag: `W/"${tag}"`,
    vary: 'accept-encoding',
  };
  if (headerIn(asked, 'if-none-match').includes(`"${tag}"`)) return { statusCode: 304, headers, body: '' };
  const encoding = body.length < SMALL ? undefined : encodingFor({ headers: asked });
  if (!encoding) return { ...answer, headers };
  return {
    ...answer,
    headers: { ...headers, 'content-encoding': encoding.name },
    body: (await compressed(body, encoding)).toString('base64'),
    isBase64Encoded: true,
  };
}
