import canonicalize from 'canonicalize';
import * as z from 'zod';
import { valueAt } from '../../domain/grants/path.ts';
import { cleanedText, cutText } from '../../domain/plain-text.ts';
import { textOf } from '../response-text.ts';
import { type Mapping, mapped, Unmapped } from './mapping.ts';
import { type PushAnswer, type Upstream, UpstreamUnavailable } from './port.ts';
import { signature } from './signature.ts';

export interface HttpsSettings {
  /** The address without a slash at its end. */
  url: string;
  keyId: string;
  /** The secret as it is now, since it may be changed. */
  secret(): Promise<string>;
  mapping: Mapping;
  timeoutMs?: number;
}

/** Statuses that, together with a reason, refuse a push for good. Any other failure may pass. */
const REFUSED = new Set([400, 404, 405, 406, 409, 410, 411, 413, 415, 422]);
const TIMEOUT_MS = 10_000;
const REASON_LENGTH = 300;
const ANSWER_BYTES = 5_000_000;

/**
 * The upper platform over HTTPS. It gets JSON in its own words, signed, each push with its idempotency id, within 10 seconds. A
 * redirect is not followed, since a signed document may go only where the stage says.
 */
export function httpsUpstream({ url, keyId, secret, mapping, timeoutMs = TIMEOUT_MS }: HttpsSettings): Upstream {
  async function ask(
    method: 'GET' | 'POST',
    path: string,
    id = '',
    body = '',
  ): Promise<{ status: number; said: unknown }> {
    const address = new URL(`${url}${path}`);
    const date = new Date().toISOString();
    const target = address.pathname + address.search;
    try {
      const response = await fetch(address, {
        method,
        headers: {
          accept: 'application/json',
          ...(body ? { 'content-type': 'application/json; charset=utf-8' } : {}),
          ...(id ? { 'idempotency-key': id } : {}),
          'x-date': date,
          'x-key-id': keyId,
          'x-signature': signature({ method, target, date, keyId, id, body }, await secret()),
        },
        body: body || null,
        redirect: 'manual',
        signal: AbortSignal.timeout(timeoutMs),
      });
      return { status: response.status, said: parsed(await textOf(response.body ?? [], ANSWER_BYTES)) };
    } catch (error) {
      throw new UpstreamUnavailable(reasonOf(error, timeoutMs));
    }
  }

  return {
    async push(document): Promise<PushAnswer> {
      let body: string;
      try {
        body = canonicalize(mapped(document, mapping)) ?? '';
      } catch (error) {
        if (error instanceof Unmapped) return { is: 'refused', reason: error.message };
        throw error;
      }
      const { status, said } = await ask('POST', mapping.push, document.id, body);
      const reason = wordsOf(valueAt(said, mapping.reason));
      if (REFUSED.has(status) && reason) return { is: 'refused', reason };
      if (status < 200 || status > 299) throw new UpstreamUnavailable(`HTTP ${status} ${reason}`.trim());
      if (agreed(said, mapping) === null) throw new UpstreamUnavailable('it answered in words that are not its own');
      if (!agreed(said, mapping)) return { is: 'refused', reason: reason || 'no reason given' };
      const receipt = wordsOf(valueAt(said, mapping.receipt));
      if (!receipt) throw new UpstreamUnavailable('it answered without a receipt');
      return { is: 'accepted', receipt };
    },
    async list(cursor) {
      const { listed } = mapping;
      const query = cursor === null ? '' : `?${new URLSearchParams({ [listed.cursor]: cursor })}`;
      const { status, said } = await ask('GET', `${mapping.list}${query}`);
      if (status !== 200 || !agreed(said, mapping)) throw new UpstreamUnavailable(`HTTP ${status} to the list`);
      const rows = z.array(z.unknown()).safeParse(valueAt(said, listed.items));
      if (!rows.success) throw new UpstreamUnavailable(`no list at ${listed.items}`);
      return { held: rows.data.map((row) => heldOf(row, listed)), next: wordsOf(valueAt(said, listed.next)) || null };
    },
  };
}

/** @returns null if the answer is neither yes nor no, such as the page of a proxy before the platform */
function agreed(said: unknown, { accepted }: Mapping): boolean | null {
  if (!accepted) return true;
  const word = valueAt(said, accepted.path);
  return word === undefined ? null : word === accepted.equals;
}

const held = z.object({ code: z.string().min(1), version: z.coerce.number().int(), hash: z.string() });

function heldOf(row: unknown, listed: Mapping['listed']) {
  const { code, version, hash } = listed;
  const one = held.safeParse({
    code: wordsOf(valueAt(row, code)),
    version: valueAt(row, version),
    hash: hash ? wordsOf(valueAt(row, hash)) : '',
  });
  if (!one.success) throw new UpstreamUnavailable('an element of the list has no code or no version');
  return { code: one.data.code, version: one.data.version, hash: one.data.hash || null };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A text or a number as one short line; anything else as an empty one. */
function wordsOf(value: unknown): string {
  if (typeof value !== 'string' && typeof value !== 'number') return '';
  const line = cleanedText(String(value))
    .replace(/[\n\t\u2028\u2029 ]+/g, ' ')
    .trim();
  return cutText(line, REASON_LENGTH);
}

function reasonOf(error: unknown, timeoutMs: number): string {
  if (!(error instanceof Error)) return 'not reachable';
  if (error.name === 'TimeoutError') return `no answer within ${timeoutMs / 1000} s`;
  const cause = error.cause as { code?: string } | undefined;
  return wordsOf(cause?.code ?? error.message) || 'not reachable';
}
