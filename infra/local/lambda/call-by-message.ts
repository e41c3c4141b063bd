import { EventEmitter } from 'node:events';
import http, { type RequestOptions } from 'node:http';
import { syncBuiltinESMExports } from 'node:module';
import { Readable } from 'node:stream';
import type { MessagePort } from 'node:worker_threads';
import type { DynamoDBAnswer, DynamoDBCall } from './protocol.ts';

/**
 * Sends this thread's calls of DynamoDB to the gateway as messages. HTTP between two threads of one process costs more than DynamoDB
 * Local takes to answer. The SDK signs each call as ever, and the gateway verifies it as ever. All other services are called over HTTP.
 */
export function callByMessage(port: MessagePort): void {
  const { request } = http;
  const waiting = new Map<number, ByMessage>();
  let calls = 0;
  port.on('message', ({ id, reply }: DynamoDBAnswer) => {
    const call = waiting.get(id);
    waiting.delete(id);
    call?.answer(reply);
  });
  // It alone doesn't keep the thread alive.
  port.unref();
  const send = (call: ByMessage, message: Omit<DynamoDBCall, 'id'>) => {
    const id = calls++;
    waiting.set(id, call);
    port.postMessage({ id, ...message } satisfies DynamoDBCall);
  };
  http.request = ((options: RequestOptions, heard?: (response: unknown) => void) => {
    const headers = named(options.headers);
    if (!headers['x-amz-target']?.startsWith('DynamoDB_')) return request(options, heard as never);
    const call = new ByMessage((body) =>
      send(call, { method: options.method ?? 'GET', url: options.path ?? '/', headers, body }),
    );
    if (heard) call.once('response', heard);
    return call;
  }) as typeof request;
  syncBuiltinESMExports();
}

/** The part of `http.ClientRequest` that the SDK uses. It has no socket, so it never says `socket`. */
class ByMessage extends EventEmitter {
  readonly #send: (body: string) => void;
  #over = false;

  constructor(send: (body: string) => void) {
    super();
    this.#send = send;
  }

  end(body: string | Buffer = ''): void {
    this.#send(body.toString());
  }

  destroy(error?: Error): void {
    if (this.#over) return;
    this.#over = true;
    if (error) this.emit('error', error);
    this.emit('close');
  }

  answer(reply: DynamoDBAnswer['reply']): void {
    if (this.#over) return;
    if (!reply) {
      this.destroy(Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' }));
      return;
    }
    const { status: statusCode, headers, body } = reply;
    const stream = new Readable({ read() {} });
    stream.push(Buffer.from(body.buffer, body.byteOffset, body.byteLength));
    stream.push(null);
    this.#over = true;
    this.emit('response', Object.assign(stream, { statusCode, headers, complete: true }));
    this.emit('close');
  }
}

function named(headers: RequestOptions['headers']): Record<string, string> {
  return Object.fromEntries(Object.entries(headers ?? {}).map(([name, value]) => [name.toLowerCase(), String(value)]));
}
