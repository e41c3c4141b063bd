import { Agent, type IncomingMessage, request } from 'node:http';

/** DynamoDB Local requires credentials but doesn't verify them. The access key selects a set of tables. */
const headersOf = (accessKeyId: string) => ({
  'content-type': 'application/x-amz-json-1.0',
  authorization: `AWS4-HMAC-SHA256 Credential=${accessKeyId}/20200101/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0`,
  'x-amz-date': '20200101T000000Z',
});

/** An error answered by DynamoDB Local. Its name has no namespace. */
export class DynamoDBError extends Error {
  constructor(answer: { __type?: string; message?: string; Message?: string }) {
    super(answer.message ?? answer.Message ?? 'unknown');
    this.name = answer.__type?.split('#')[1] ?? 'UnknownError';
  }
}

/** The runtime's own client of DynamoDB Local. Its connections stay open. */
export class DynamoDB {
  readonly port: number;
  /** Letters and digits. In memory, each access key has its own tables. */
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
   * Forwards a request unchanged, and passes the answer on while it arrives.
   * @param target the value of `x-amz-target`.
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
      // The server may close an idle connection just when it is used again. A new connection has no such race.
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
