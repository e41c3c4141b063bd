import { Refusal } from '../../domain/refusals.ts';
import { MAX_PARTS, MAX_RATIO, MAX_UNPACKED } from './limits.ts';

/**
 * Checks the list of parts in a zip before anything is unpacked: their number, their size, and their size in relation to the
 * packed one. The reader holds each part to the size listed here, so a false list ends in an error and does not fill the memory.
 * Source: APPNOTE.TXT 6.3.10, 4.3.12 and 4.3.16.
 * @throws Refusal `file-broken`, `file-expands`, `file-encrypted`
 */
export function checkZip(bytes: Uint8Array): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (startsWith(bytes, OLE)) throw new Refusal('file-encrypted');
  if (!startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) throw new Refusal('file-broken');
  const end = endOfDirectory(view);
  const parts = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  // An archive of more than 4 GiB or 65,535 parts is no catalog.
  if (parts > MAX_PARTS || at === 0xffffffff) throw new Refusal('file-expands');
  let unpacked = 0;
  for (let part = 0; part < parts; part += 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) throw new Refusal('file-broken');
    const packedSize = view.getUint32(at + 20, true);
    const size = view.getUint32(at + 24, true);
    if ((view.getUint16(at + 8, true) & 1) === 1) throw new Refusal('file-encrypted');
    // A part that claims to be empty would be unpacked without a limit.
    if (size === 0 && packedSize > 2) throw new Refusal('file-broken');
    if (packedSize === 0 && size > 0) throw new Refusal('file-broken');
    unpacked += size;
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  if (unpacked > MAX_UNPACKED || unpacked > bytes.length * MAX_RATIO) throw new Refusal('file-expands');
}

/** The beginning of an old .xls, and of a workbook with a password. */
const OLE = [0xd0, 0xcf, 0x11, 0xe0];

export function startsWith(bytes: Uint8Array, signature: number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}

function endOfDirectory(view: DataView): number {
  const least = Math.max(0, view.byteLength - 65_557);
  for (let at = view.byteLength - 22; at >= least; at -= 1) {
    if (view.getUint32(at, true) === 0x06054b50) return at;
  }
  throw new Refusal('file-broken');
}
