import { Agent, type IncomingMessage, request } from 'node:http';

/** DynamoDB Local asks for credentials but doesn't verify them: the access key only says whose tables are meant. */
const headersOf = (accessKeyId: string) => ({
  'content-type': 'application/x-amz-json-1.0',
  authorization: `AWS4-HMAC-SHA256 Credential=${accessKeyId}/20200101/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0`,
  'x-amz-date': '20200101T000000Z',
});

/** An error that DynamoDB Local answered, its name without the namespace. */
export class DynamoDBError extends Error {
  constructor(answer: { __type?: string; message?: string; Message?: string }) {
    super(answer.message ?? answer.Message ?? 'unknown');
    this.name = answer.__type?.split('#')[1] ?? 'UnknownError';
  }
}

/** The runtime's own line to DynamoDB Local, on connections that stay open. */
export class DynamoDB {
  readonly port: number;
  /** In memory, each access key has tables of its own. Letters and digits. */
  readonly accessKeyId: string;
  readonly #headers: Record<string, string>;
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 32 });

  constructor(port: number, accessKeyId = 'local') {
    this.port = port;
    this.accessKeyId = accessKeyId;
    this.#headers = headersOf(accessKeyId);
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /**
   * Sends a request on as it is and hands over the answer while it comes in.
   * @param target value of `x-amz-target`.
   */
  forward(target: string, body: Buffer, answer: (response: IncomingMessage) => void, failed: (error: Error) => void) {
    const outgoing = request({
      host: '127.0.0.1',
      port: this.port,
      method: 'POST',
      path: '/',
      agent: this.#agent,
      headers: { ...this.#headers, 'x-amz-target': target, 'content-length': body.length },
    });
    outgoing.on('response', answer);
    outgoing.on('error', (error: NodeJS.ErrnoException) => {
      // A connection kept open for long may be closed just as it is used again; a new one is not.
      if (outgoing.reusedSocket && error.code === 'ECONNRESET') this.forward(target, body, answer, failed);
      else failed(error);
    });
    outgoing.end(body);
  }

  /** Calls an operation of DynamoDB. @throws DynamoDBError */
  call<T = Record<string, unknown>>(operation: string, input: object): Promise<T> {
    return this.#json(`DynamoDB_20120810.${operation}`, input);
  }

  /** Calls an operation of DynamoDB Streams. @throws DynamoDBError */
  stream<T>(operation: string, input: object): Promise<T> {
    return this.#json(`DynamoDBStreams_20120810.${operation}`, input);
  }

  close(): void {
    this.#agent.destroy();
  }

  #json<T>(target: string, input: object): Promise<T> {
    return new Promise((resolve, reject) => {
      const answer = (response: IncomingMessage) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('error', reject);
        response.on('end', () => {
          const value = JSON.parse(Buffer.concat(parts).toString() || '{}');
          if (response.statusCode === 200) resolve(value as T);
          else reject(new DynamoDBError(value));
        });
      };
      this.forward(target, Buffer.from(JSON.stringify(input)), answer, reject);
    });
  }
}
