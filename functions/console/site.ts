import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';

export interface SignIn {
  issuer: string;
  clientId: string;
}

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
};

const COMMON = {
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=31536000',
  'x-content-type-options': 'nosniff',
};

type Event = Pick<APIGatewayProxyEvent, 'pathParameters' | 'headers' | 'requestContext'>;

/**
 * Serves the built files of the console and of the docs. A file under `assets/` has a hash in its name, so it is kept for a year; a page
 * is never kept. Any other path is a place within the console, for which its page is the answer.
 * @param directory the built files, each with its compressed form beside it
 * @param filesHost the host that files are uploaded to
 */
export function serveSite(directory: string, signIn: SignIn, filesHost: string) {
  const files = new Set(
    readdirSync(directory, { recursive: true, encoding: 'utf8' }).map((file) => file.replaceAll('\\', '/')),
  );
  const page = readFileSync(join(directory, 'index.html'), 'utf8');
  const docs = readFileSync(join(directory, 'docs', 'index.html'), 'utf8');

  return async (event: Event): Promise<APIGatewayProxyResult> => {
    const asked = event.pathParameters?.proxy ?? '';
    if (isDocs(event)) return pageFor(docs.replaceAll('../assets/', `${rootOf(event)}/console/assets/`));
    if (asked === 'config.json') return config(event, signIn);
    if (/^assets\/[\w.-]+$/.test(asked)) return files.has(asked) ? file(asked, encodingFor(event)) : notFound;
    return pageFor(page.replace('{base}', `${rootOf(event)}/console/`));
  };

  function file(name: string, encoding: { suffix: string; name: string } | undefined): APIGatewayProxyResult {
    const compressed = encoding && files.has(`${name}${encoding.suffix}`) ? encoding : undefined;
    return {
      statusCode: 200,
      headers: {
        ...COMMON,
        'content-type': TYPES[extname(name)] ?? 'application/octet-stream',
        'cache-control': 'public, max-age=31536000, immutable',
        vary: 'accept-encoding',
        ...(compressed ? { 'content-encoding': compressed.name } : {}),
      },
      body: readFileSync(join(directory, `${name}${compressed?.suffix ?? ''}`)).toString('base64'),
      isBase64Encoded: true,
    };
  }

  /** A page, with a word that only its own styles know. */
  function pageFor(text: string): APIGatewayProxyResult {
    const nonce = randomBytes(16).toString('base64url');
    const policy = [
      "default-src 'none'",
      "script-src 'self'",
      `style-src 'self' 'nonce-${nonce}'`,
      "img-src 'self' data:",
      "font-src 'self'",
      `connect-src 'self' ${new URL(signIn.issuer).origin} ${filesHost}`,
      "base-uri 'self'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ].join('; ');
    return {
      statusCode: 200,
      headers: {
        ...COMMON,
        'content-type': TYPES['.html'] as string,
        'cache-control': 'no-store',
        'content-security-policy': policy,
      },
      body: text.replace('{nonce}', nonce),
    };
  }
}

/** What the app has to know of its stage. */
function config(event: Event, signIn: SignIn): APIGatewayProxyResult {
  return {
    statusCode: 200,
    headers: { ...COMMON, 'content-type': TYPES['.json'] as string, 'cache-control': 'no-store' },
    body: JSON.stringify({ ...signIn, api: rootOf(event) }),
  };
}

const notFound: APIGatewayProxyResult = {
  statusCode: 404,
  headers: { ...COMMON, 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
  body: '没有这个文件 · no such file',
};

const isDocs = ({ pathParameters, requestContext }: Event) =>
  !pathParameters?.proxy && /\/docs\/?$/.test(requestContext.path);

/** What stands before `/console` or `/docs` in the address: the stage's name, where the API has no domain of its own. */
function rootOf({ requestContext }: Event): string {
  const { path } = requestContext;
  const at = path.search(/\/(console|docs)(\/|$)/);
  return at > 0 && /^\/[\w-]+$/.test(path.slice(0, at)) ? path.slice(0, at) : '';
}

function encodingFor({ headers }: Event): { suffix: string; name: string } | undefined {
  const accepted = Object.entries(headers ?? {}).find(([name]) => name.toLowerCase() === 'accept-encoding')?.[1] ?? '';
  if (/\bbr\b/.test(accepted)) return { suffix: '.br', name: 'br' };
  if (/\bgzip\b/.test(accepted)) return { suffix: '.gz', name: 'gzip' };
  return undefined;
}
