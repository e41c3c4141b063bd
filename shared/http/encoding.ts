import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

type Headers = Record<string, string | undefined> | null;

/** How an answer may be compressed: the name that HTTP has for it, and the ending of a file. */
export interface Encoding {
  name: 'br' | 'gzip';
  suffix: '.br' | '.gz';
}

/** A header of a call, whatever its case. */
export function headerIn(headers: Headers, name: string): string {
  return Object.entries(headers ?? {}).find(([each]) => each.toLowerCase() === name)?.[1] ?? '';
}

/** The best that whoever calls accepts. */
export function encodingFor({ headers }: { headers: Headers }): Encoding | undefined {
  const accepted = headerIn(headers, 'accept-encoding');
  if (/\bbr\b/.test(accepted)) return { suffix: '.br', name: 'br' };
  if (/\bgzip\b/.test(accepted)) return { suffix: '.gz', name: 'gzip' };
  return undefined;
}

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);
/** Half of a second for a megabyte at most: answers are compressed as they are asked for. */
const QUALITY = 5;

export function compressed(text: string, { name }: Encoding): Promise<Buffer> {
  return name === 'gzip' ? zip(text) : brotli(text, { params: { [constants.BROTLI_PARAM_QUALITY]: QUALITY } });
}
