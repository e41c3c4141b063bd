import { type IncomingMessage, type OutgoingHttpHeaders, request as overHttp } from 'node:http';
import { request as overTls } from 'node:https';
import { ProviderFailed } from '../../domain/grants/exchange.ts';
import { wellFormed } from '../../domain/plain-text.ts';
import { InternalAddress, outside } from '../addresses.ts';
import { NotJson, parseJson } from '../json.ts';
import { TooLong, textOf } from '../response-text.ts';
import type { Provider } from './port.ts';

export interface ProviderSettings {
  /** The headers that open an interface, from the department's secret of this name. */
  headers(department: string, secret: string): Promise<Record<string, string>>;
  /** The time limit of the whole call. */
  timeoutMs: number;
  /** How names are looked up; it gives external addresses only. */
  lookup?: ReturnType<typeof outside>;
}

/** The limit of an answer in bytes: part of it is passed on, and a Lambda function answers 6 MB at most. */
const MOST = 5_000_000;

/**
 * Interfaces over HTTPS. A redirect is not followed, since the credentials may go only where the stage says. Each call has its
 * own connection, since one that was kept may have been closed while the function was frozen.
 */
export function httpsProvider({ headers, timeoutMs, lookup = outside() }: ProviderSettings): Provider {
  return {
    async ask({ url, provider, secret }, query) {
      const credentials = await headers(provider, secret).catch(() => {
        throw new ProviderFailed('secret');
      });
      const address = new URL(url);
      for (const [name, value] of Object.entries(query)) address.searchParams.set(name, value);
      const signal = AbortSignal.timeout(timeoutMs);
      try {
        return exactly(await answered(address, { accept: 'application/json', ...credentials }, lookup, signal));
      } catch (error) {
        if (error instanceof ProviderFailed) throw error;
        throw new ProviderFailed(signal.aborted ? 'timeout' : kindOf(error));
      }
    },
  };
}

async function answered(
  address: URL,
  headers: OutgoingHttpHeaders,
  lookup: ReturnType<typeof outside>,
  signal: AbortSignal,
): Promise<string> {
  const options = { headers, signal, agent: false };
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    // A stage may name only its own machine without TLS (infra/stage.ts), and that has an internal address.
    const request =
      address.protocol === 'http:' ? overHttp(address, options) : overTls(address, { ...options, lookup });
    request.on('response', resolve).on('error', reject).end();
  });
  try {
    const { statusCode = 0, headers: told } = response;
    if (statusCode >= 300 && statusCode < 400) throw new ProviderFailed('redirect');
    if (statusCode !== 200) throw new ProviderFailed('status');
    if (!/^application\/json\b/i.test(told['content-type'] ?? '')) throw new ProviderFailed('media');
    return await textOf(response, MOST);
  } finally {
    response.destroy();
  }
}

/**
 * Parses JSON that has one meaning and whole characters, since the log records its digest. An integer too long for a number, such
 * as an identity number without quotes, stays the text that it was.
 */
function exactly(text: string): unknown {
  const whole = (_: string, value: unknown, { source }: { source?: string }) =>
    typeof value === 'number' && source !== undefined && /^-?\d+$/.test(source) && !Number.isSafeInteger(value)
      ? source
      : value;
  try {
    const value = parseJson(text, whole as Parameters<typeof JSON.parse>[1]);
    if (wellFormed(value) === value) return value;
  } catch (error) {
    if (!(error instanceof NotJson)) throw error;
  }
  throw new ProviderFailed('media');
}

function kindOf(error: unknown) {
  if (error instanceof InternalAddress) return 'address';
  return error instanceof TooLong ? 'too-large' : 'unreachable';
}
