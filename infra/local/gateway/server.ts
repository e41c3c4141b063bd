import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import { type Access, AccessDenied, type Principal } from '../iam/access.ts';
import { SignatureError, serviceOf, verify } from '../iam/sigv4.ts';
import type { Cors } from './cors.ts';
import { ServiceError, sendError } from './errors.ts';

/** A call whose signature has been verified. */
export interface Call {
  principal: Principal;
  method: string;
  /** Path and query as they came. */
  url: string;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** One AWS service. It checks the permissions of a call (`Access.check`), then answers. */
export type Service = (call: Call, response: ServerResponse) => void | Promise<void>;

export interface Gateway {
  /** Starts to answer; until then every call waits. */
  serve(access: Access, services: Record<string, Service>, cors: Cors): void;
  /** Makes a service (`ses`, `s3`, ...) answer only 503, or work again. */
  outage(service: string, on: boolean): void;
}

/** The endpoint that stands for AWS. It verifies the caller, then passes the call to its service. */
export function gatewayOn(server: Server): Gateway {
  let open: (handle: Handle) => void;
  const opened = new Promise<Handle>((resolve) => {
    open = resolve;
  });
  const outages = new Set<string>();
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const body = parts.length === 1 ? (parts[0] as Buffer) : Buffer.concat(parts);
      void opened.then((handle) => handle(request, body, response));
    });
  });
  return {
    serve(access, services, cors) {
      open(handler(access, services, outages, cors));
    },
    outage(service, on) {
      if (on) outages.add(service);
      else outages.delete(service);
    },
  };
}

type Handle = (request: IncomingMessage, body: Buffer, response: ServerResponse) => Promise<void>;

function handler(access: Access, services: Record<string, Service>, outages: Set<string>, cors: Cors): Handle {
  return async ({ method = 'GET', url = '/', headers }, body, response) => {
    const allowed = cors({ method, url, headers });
    for (const [name, value] of Object.entries(allowed ?? {})) response.setHeader(name, value);
    if (method === 'OPTIONS') return void response.writeHead(allowed ? 200 : 403).end();
    try {
      const signer = await verify({ method, url, headers, body }, (id) => access.find(id)?.secretAccessKey);
      const service = services[signer.service];
      if (!service) throw new ServiceError('UnknownOperationException', `${signer.service} does not exist locally`);
      if (outages.has(signer.service)) throw new ServiceError('ServiceUnavailable', 'an outage is switched on', 503);
      const principal = access.find(signer.accessKeyId) as Principal;
      await service({ principal, method, url, headers, body }, response);
    } catch (error) {
      if (response.headersSent) response.destroy();
      else sendError(response, serviceOf(url, headers), asServiceError(error));
    }
  };
}

function asServiceError(error: unknown): ServiceError {
  if (error instanceof ServiceError) return error;
  if (error instanceof AccessDenied) return new ServiceError('AccessDeniedException', error.message);
  if (error instanceof SignatureError) return new ServiceError(error.name, error.message, 403);
  return new ServiceError(
    'InternalFailure',
    error instanceof Error ? (error.stack ?? error.message) : String(error),
    500,
  );
}

/**
 * Listens on the loopback.
 * @param port 0 for any free port.
 * @param how `orAny`: if the port is taken, any free port.
 * @returns the port.
 * @throws NodeJS.ErrnoException with code `EADDRINUSE` when the port is taken.
 */
export function listen(server: Server, port: number, { orAny = false } = {}): Promise<number> {
  return new Promise((resolve, reject) => {
    const failed = (error: NodeJS.ErrnoException) => {
      if (orAny && port !== 0 && error.code === 'EADDRINUSE') resolve(listen(server, 0));
      else reject(error);
    };
    server.once('error', failed);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', failed);
      resolve((server.address() as { port: number }).port);
    });
  });
}

/** A server whose connections stay open between calls. */
export function newServer(): Server {
  const server = createServer({ keepAliveTimeout: 65_000, noDelay: true });
  server.requestTimeout = 0;
  return server;
}

/** Answers 503 while the system starts. @returns a function that ends this. */
export function answerNotYet(server: Server): () => void {
  const notYet = (_request: IncomingMessage, response: ServerResponse) => {
    response.writeHead(503, { 'retry-after': '1' }).end('正在启动 · starting');
  };
  server.on('request', notYet);
  return () => server.off('request', notYet);
}
