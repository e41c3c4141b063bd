import { Refusal } from '../../domain/refusals.ts';
import { startsWith } from './zip.ts';

/**
 * Decodes the encodings of Chinese offices: UTF-8 with or without its mark, UTF-16 of either byte order, and otherwise GB18030,
 * which includes GBK and GB2312.
 * @throws Refusal `file-encoding` if it is none of them
 */
export function decodeText(bytes: Uint8Array): string {
  for (const encoding of likely(bytes)) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      if (isText(text)) return text;
    } catch {
      // The text has another encoding.
    }
  }
  throw new Refusal('file-encoding');
}

function likely(bytes: Uint8Array): string[] {
  if (startsWith(bytes, [0xef, 0xbb, 0xbf])) return ['utf-8'];
  if (startsWith(bytes, [0xff, 0xfe])) return ['utf-16le'];
  if (startsWith(bytes, [0xfe, 0xff])) return ['utf-16be'];
  // Without a mark UTF-16 shows by its commas and digits, which have a zero byte on one side.
  const sample = bytes.subarray(0, 2_000);
  const zeros = (odd: 0 | 1) => sample.filter((byte, index) => byte === 0 && index % 2 === odd).length;
  if (zeros(1) > sample.length / 50) return ['utf-16le'];
  if (zeros(0) > sample.length / 50) return ['utf-16be'];
  return ['utf-8', 'gb18030'];
}

/** A binary file may look like GB18030, but hardly any text has control characters. */
function isText(text: string): boolean {
  let allowed = text.length / 1_000;
  for (const _ of text.matchAll(/[^\t\r\n\P{Cc}]/gu)) {
    allowed -= 1;
    if (allowed < 0) return false;
  }
  return true;
}

/** How often a character stands in a text. */
export function count(text: string, character: string): number {
  let found = 0;
  for (let at = text.indexOf(character); at >= 0; at = text.indexOf(character, at + 1)) found += 1;
  return found;
}
