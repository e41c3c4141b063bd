import type { LookupAddress } from 'node:dns';
import { type IncomingMessage, request as overHttp } from 'node:http';
import { request as overTls } from 'node:https';
import type { LookupFunction } from 'node:net';
import type { Attempt } from '../../domain/webhooks/delivery.ts';
import { InternalAddress } from '../addresses.ts';

/** What came of a call of an endpoint. */
type Answer = Pick<Attempt, 'outcome' | 'status' | 'answer' | 'milliseconds'>;

/** Calls an endpoint. */
export type Receiver = (url: string, headers: Record<string, string>, body: string) => Promise<Answer>;

export interface ReceiverSettings {
  /** The time limit of the whole call, the look-up included. */
  timeoutMs: number;
  /** How names are looked up; it gives only addresses that may be called. */
  lookup: LookupFunction;
}

/** How much of an answer is read, in bytes; the rest is left. */
const MOST = 2000;

/**
 * Endpoints over HTTPS. The name is looked up once, and the connection goes to an address that was checked. A redirect is not followed,
 * since it could lead anywhere. Each call has its own connection, since one that was kept may have been closed meanwhile.
 */
export function httpsReceiver({ timeoutMs, lookup }: ReceiverSettings): Receiver {
  return async (url, headers, body) => {
    const began = performance.now();
    const signal = AbortSignal.timeout(timeoutMs);
    const told = (answer: Omit<Answer, 'milliseconds'>) => ({
      ...answer,
      milliseconds: Math.round(performance.now() - began),
    });
    try {
      const address = new URL(url);
      const found = await orAborted(addressesOf(address, lookup), signal);
      const response = await called(address, found, headers, body, signal);
      const status = response.statusCode ?? 0;
      return told({ outcome: outcomeOf(status), status, answer: await beginningOf(response) });
    } catch (error) {
      const outcome = signal.aborted ? 'timeout' : error instanceof InternalAddress ? 'address' : 'network';
      return told({ outcome, status: null, answer: null });
    }
  };
}

function outcomeOf(status: number): Attempt['outcome'] {
  if (status >= 200 && status < 300) return 'delivered';
  if (status >= 300 && status < 400) return 'redirect';
  return status === 410 ? 'gone' : 'status';
}

/** A number is looked up as well, so that it is checked like the addresses of a name. @throws InternalAddress */
function addressesOf({ hostname }: URL, lookup: LookupFunction): Promise<LookupAddress[]> {
  const name = hostname.replace(/^\[|\]$/g, '');
  return new Promise((resolve, reject) => {
    lookup(name, { all: true }, (error, found) => (error ? reject(error) : resolve(found as LookupAddress[])));
  });
}

function called(
  address: URL,
  found: LookupAddress[],
  headers: Record<string, string>,
  body: string,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const lookup: LookupFunction = (_, { all }, callback) => {
    const [first] = found;
    if (all || !first) callback(null, found);
    else callback(null, first.address, first.family);
  };
  return new Promise((resolve, reject) => {
    const send = address.protocol === 'http:' ? overHttp : overTls;
    const request = send(address, { method: 'POST', headers, signal, agent: false, lookup });
    request.on('response', resolve).on('error', reject).end(body);
  });
}

/** The beginning of an answer; what came of one that broke off. The status has said what matters. */
async function beginningOf(response: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const part of response as AsyncIterable<Buffer>) {
      parts.push(part);
      bytes += part.byteLength;
      if (bytes >= MOST) break;
    }
  } catch {
    // What came is enough.
  } finally {
    response.destroy();
  }
  return Buffer.concat(parts).subarray(0, MOST).toString().toWellFormed();
}

/** A look-up cannot be ended, so it is left behind. */
function orAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    work.then(resolve, reject);
  });
}
