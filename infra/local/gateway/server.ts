import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type Access, AccessDenied, type Principal } from '../iam/access.ts';
import { SignatureError, type SignedRequest, serviceOf, verify } from '../iam/sigv4.ts';
import type { Cors } from './cors.ts';
import { errorReply, type Reply, ServiceError, send, Unanswered } from './errors.ts';

/** A call whose signature has been verified. */
export interface Call extends SignedRequest {
  principal: Principal;
}

/** One AWS service. It checks the permissions of a call (`Access.check`), then answers. */
export type Service = (call: Call, response: ServerResponse) => void | Promise<void>;

/** What the gateway answers with. */
export interface Services {
  dynamodb(call: Call): Promise<Reply>;
  others: Record<string, Service>;
}

/** Calls of DynamoDB by message. @returns null if the call gets no answer. */
export type Messages = (request: SignedRequest) => Promise<Reply | null>;

export interface Gateway {
  /**
   * Starts to answer; until then every call waits.
   * @param heard is told the service of every call.
   */
  serve(access: Access, services: Services, cors: Cors, heard?: (service: string) => void): void;
  dynamodb: Messages;
  /** Makes a service (`ses`, `s3`, ...) answer only 503, or work again. */
  outage(service: string, on: boolean): void;
}

/** The endpoint that stands for AWS. It verifies the caller, then passes the call to its service. */
export function gatewayOn(server: Server): Gateway {
  let open: (handle: Handles) => void;
  const opened = new Promise<Handles>((resolve) => {
    open = resolve;
  });
  const outages = new Set<string>();
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const body = parts.length === 1 ? (parts[0] as Buffer) : Buffer.concat(parts);
      void opened.then(({ overHttp }) => overHttp(request, body, response));
    });
  });
  return {
    serve(access, services, cors, heard) {
      open(handles(access, services, outages, cors, heard));
    },
    dynamodb: async (request) => (await opened).dynamodb(request),
    outage(service, on) {
      if (on) outages.add(service);
      else outages.delete(service);
    },
  };
}

interface Handles {
  overHttp(request: IncomingMessage, body: Buffer, response: ServerResponse): Promise<void>;
  dynamodb: Messages;
}

function handles(
  access: Access,
  { dynamodb, others }: Services,
  outages: Set<string>,
  cors: Cors,
  heard?: (service: string) => void,
): Handles {
  /** Who calls which service. */
  const admit = async (request: SignedRequest): Promise<{ service: string; call: Call }> => {
    const { accessKeyId, service } = await verify(request, (id) => access.find(id)?.secretAccessKey);
    heard?.(service);
    if (outages.has(service)) throw new ServiceError('ServiceUnavailable', 'an outage is switched on', 503);
    return { service, call: { ...request, principal: access.find(accessKeyId) as Principal } };
  };
  return {
    async overHttp({ method = 'GET', url = '/', headers }, body, response) {
      const allowed = cors({ method, url, headers });
      for (const [name, value] of Object.entries(allowed ?? {})) response.setHeader(name, value);
      if (method === 'OPTIONS') return void response.writeHead(allowed ? 200 : 403).end();
      try {
        const { service, call } = await admit({ method, url, headers, body });
        if (service === 'dynamodb') return send(response, await dynamodb(call));
        const other = others[service];
        if (!other) throw new ServiceError('UnknownOperationException', `${service} does not exist locally`);
        await other(call, response);
      } catch (error) {
        if (response.headersSent || error instanceof Unanswered) response.destroy();
        else send(response, errorReply(serviceOf(url, headers), asServiceError(error)));
      }
    },
    async dynamodb(request) {
      try {
        return dated(await dynamodb((await admit(request)).call));
      } catch (error) {
        return error instanceof Unanswered ? null : dated(errorReply('dynamodb', asServiceError(error)));
      }
    },
  };
}

/** With the time, as an HTTP server says it: the SDK corrects its clock by it. */
function dated({ headers, ...reply }: Reply): Reply {
  return { ...reply, headers: { ...headers, date: new Date().toUTCString() } };
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
