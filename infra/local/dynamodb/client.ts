import type { IncomingHttpHeaders } from 'node:http';
import { Pool } from 'undici';

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

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** The runtime's own client of DynamoDB Local. Its connections stay open. */
export class DynamoDB {
  readonly port: number;
  /** Letters and digits. In memory, each access key has its own tables. */
  readonly accessKeyId: string;
  readonly #headers: Record<string, string>;
  readonly #pool: Pool;

  constructor(port: number, accessKeyId = 'local') {
    this.port = port;
    this.accessKeyId = accessKeyId;
    this.#headers = headersOf(accessKeyId);
    this.#pool = new Pool(this.url, { connections: 32 });
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /**
   * Forwards a request unchanged.
   * @param target the value of `x-amz-target`.
   */
  async forward(target: string, body: Buffer): Promise<Answer> {
    const headers = { ...this.#headers, 'x-amz-target': target };
    const answer = await this.#pool.request({ path: '/', method: 'POST', headers, body });
    return {
      status: answer.statusCode,
      headers: answer.headers,
      body: Buffer.from(await answer.body.arrayBuffer()),
    };
  }

  /** Calls an operation of DynamoDB. @throws DynamoDBError */
  call<T = Record<string, unknown>>(operation: string, input: object): Promise<T> {
    return this.#json(`DynamoDB_20120810.${operation}`, input);
  }

  /** Calls an operation of DynamoDB Streams. @throws DynamoDBError */
  stream<T>(operation: string, input: object): Promise<T> {
    return this.#json(`DynamoDBStreams_20120810.${operation}`, input);
  }

  close(): Promise<void> {
    return this.#pool.destroy();
  }

  async #json<T>(target: string, input: object): Promise<T> {
    const { status, body } = await this.forward(target, Buffer.from(JSON.stringify(input)));
    const value = JSON.parse(body.toString() || '{}');
    if (status !== 200) throw new DynamoDBError(value);
    return value as T;
  }
}
