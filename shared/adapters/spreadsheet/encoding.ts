import { Refusal } from '../../domain/refusals.ts';
import { startsWith } from './zip.ts';

/**
 * Text of the encodings that come from Chinese offices: UTF-8 with or without its mark, UTF-16 of either order, and
 * otherwise GB18030, which holds GBK and GB2312.
 * @throws Refusal `file-encoding` where it is none of them
 */
export function decodeText(bytes: Uint8Array): string {
  for (const encoding of likely(bytes)) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      if (isText(text)) return text;
    } catch {
      // not this one
    }
  }
  throw new Refusal('file-encoding');
}

function likely(bytes: Uint8Array): string[] {
  if (startsWith(bytes, [0xef, 0xbb, 0xbf])) return ['utf-8'];
  if (startsWith(bytes, [0xff, 0xfe])) return ['utf-16le'];
  if (startsWith(bytes, [0xfe, 0xff])) return ['utf-16be'];
  // Without a mark: the commas and digits of UTF-16 have a zero byte on one side.
  const sample = bytes.subarray(0, 2_000);
  const zeros = (odd: 0 | 1) => sample.filter((byte, index) => byte === 0 && index % 2 === odd).length;
  if (zeros(1) > sample.length / 50) return ['utf-16le'];
  if (zeros(0) > sample.length / 50) return ['utf-16be'];
  return ['utf-8', 'gb18030'];
}

/** A binary file may pass for GB18030; text, however messy, has hardly a control character. */
function isText(text: string): boolean {
  const controls = text.match(/[^\t\r\n\P{Cc}]/gu)?.length ?? 0;
  return controls <= text.length / 1_000;
}
