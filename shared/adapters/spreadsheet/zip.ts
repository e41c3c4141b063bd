import { crc32, createInflateRaw } from 'node:zlib';
import { Refusal } from '../../domain/refusals.ts';
import { MAX_PARTS, MAX_RATIO, MAX_UNPACKED } from './limits.ts';

/** A part of a zip archive, still packed, and what the archive's directory says of it. */
export interface Part {
  packed: Uint8Array;
  method: number;
  size: number;
  crc: number;
}

/**
 * Lists the parts of a zip and checks the list before anything is unpacked: their number, their size, and their size in
 * relation to the packed one.
 * Source: APPNOTE.TXT 6.3.10, 4.3.7, 4.3.12 and 4.3.16.
 * @throws Refusal `file-broken`, `file-expands`, `file-encrypted`
 */
export function partsOf(bytes: Uint8Array): Map<string, Part> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (startsWith(bytes, OLE)) throw new Refusal('file-encrypted');
  if (!startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) throw new Refusal('file-broken');
  const end = endOfDirectory(view);
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  // An archive of more than 4 GiB or 65,535 parts is no catalog.
  if (count > MAX_PARTS || at === 0xffffffff) throw new Refusal('file-expands');
  const parts = new Map<string, Part>();
  let unpacked = 0;
  for (let part = 0; part < count; part += 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) throw new Refusal('file-broken');
    if ((view.getUint16(at + 8, true) & 1) === 1) throw new Refusal('file-encrypted');
    const [packedSize, size] = [view.getUint32(at + 20, true), view.getUint32(at + 24, true)];
    const nameLength = view.getUint16(at + 28, true);
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
    // Of two parts with one name, programs read either.
    if (parts.has(name)) throw new Refusal('file-broken');
    const packed = packedBytes(view, view.getUint32(at + 42, true), packedSize);
    parts.set(name, { packed, method: view.getUint16(at + 10, true), size, crc: view.getUint32(at + 16, true) });
    unpacked += size;
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  if (unpacked > MAX_UNPACKED || unpacked > bytes.length * MAX_RATIO) throw new Refusal('file-expands');
  return parts;
}

/** Unpacks a part, never beyond the size that the directory claims. @throws Refusal `file-broken` */
export async function* unpack({ packed, method, size, crc }: Part): AsyncGenerator<Uint8Array> {
  let length = 0;
  let sum = 0;
  try {
    for await (const chunk of method === STORED ? [packed] : inflated(packed, method)) {
      length += chunk.length;
      if (length > size) throw new Refusal('file-broken');
      sum = crc32(chunk, sum);
      yield chunk;
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('Z_'))
      throw new Refusal('file-broken');
    throw error;
  }
  if (length !== size || sum !== crc) throw new Refusal('file-broken');
}

const STORED = 0;
const DEFLATED = 8;

function inflated(packed: Uint8Array, method: number): AsyncIterable<Uint8Array> {
  if (method !== DEFLATED) throw new Refusal('file-broken');
  const inflate = createInflateRaw({ chunkSize: 64 * 1024 });
  inflate.end(packed);
  return inflate;
}

/** The bytes of a part, which stand behind a header of their own. */
function packedBytes(view: DataView, at: number, size: number): Uint8Array {
  if (at + 30 > view.byteLength || view.getUint32(at, true) !== 0x04034b50) throw new Refusal('file-broken');
  const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  if (start + size > view.byteLength) throw new Refusal('file-broken');
  return new Uint8Array(view.buffer, view.byteOffset + start, size);
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
