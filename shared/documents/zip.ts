import { crc32 } from 'node:zlib';

/** A file in a bundle. */
export interface File {
  /** A path of ASCII letters, with `/` between folders. */
  name: string;
  bytes: Uint8Array;
}

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
/** Names are UTF-8. */
const FLAGS = 0x0800;
/** 1980-01-01, the first day that a zip can state: a bundle shows the state of its case, not when it was packed. */
const FIRST_DAY = 0x0021;

/**
 * Packs files in this order and without compression. So the bytes depend on the content alone, not on the version of a
 * compressor, and a bundle is the same wherever it is made. Source: APPNOTE.TXT 6.3.10, 4.3.7, 4.3.12, 4.3.16.
 */
export function pack(files: readonly File[]): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes } of files) {
    const title = Buffer.from(name);
    const about = Buffer.alloc(26);
    about.writeUInt16LE(20, 0);
    about.writeUInt16LE(FLAGS, 2);
    about.writeUInt16LE(FIRST_DAY, 8);
    about.writeUInt32LE(crc32(bytes), 10);
    about.writeUInt32LE(bytes.length, 14);
    about.writeUInt32LE(bytes.length, 18);
    about.writeUInt16LE(title.length, 22);
    const local = Buffer.concat([number(LOCAL), about, title, bytes]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    directory.push(number(CENTRAL), Buffer.from([20, 0]), about, place, title);
    locals.push(local);
    offset += local.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(files.length, 4);
  end.writeUInt16LE(files.length, 6);
  end.writeUInt32LE(list.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...locals, list, number(END), end]);
}

/**
 * The files of an archive that `pack` made.
 * @throws Error for an archive that differs in any byte from what `pack` makes of its files
 */
export function unpack(archive: Uint8Array): File[] {
  const bytes = Buffer.from(archive.buffer, archive.byteOffset, archive.byteLength);
  const files: File[] = [];
  let at = 0;
  while (at + 30 <= bytes.length && bytes.readUInt32LE(at) === LOCAL) {
    const start = at + 30 + bytes.readUInt16LE(at + 26);
    const end = start + bytes.readUInt32LE(at + 22);
    files.push({ name: bytes.toString('utf8', at + 30, start), bytes: bytes.subarray(start, end) });
    at = end;
  }
  if (!pack(files).equals(bytes)) throw new Error('the archive is not as it was packed');
  return files;
}

function number(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
