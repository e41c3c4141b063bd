import { inflateSync } from 'node:zlib';

/** The length of the header of a file and of the entry of a table, in WOFF and in the font that it packs (WOFF 1.0, 3 and 4). */
const WOFF = { header: 44, entry: 20 };
const SFNT = { header: 12, entry: 16 };

/**
 * The font in a WOFF file. What draws a PDF reads WOFF too, but inflates a table again for every character.
 */
export function unpackWoff(packed: Uint8Array): Buffer {
  const woff = Buffer.from(packed);
  const count = woff.readUInt16BE(12);
  const tables = Array.from({ length: count }, (_, n) => {
    const at = WOFF.header + n * WOFF.entry;
    const [offset, stored, length] = [4, 8, 12].map((field) => woff.readUInt32BE(at + field)) as [
      number,
      number,
      number,
    ];
    const data = woff.subarray(offset, offset + stored);
    return {
      ...{ tag: woff.subarray(at, at + 4), checksum: woff.subarray(at + 16, at + 20) },
      data: stored < length ? inflateSync(data) : data,
    };
  });
  const header = Buffer.alloc(SFNT.header + count * SFNT.entry);
  woff.copy(header, 0, 4, 8);
  header.writeUInt16BE(count, 4);
  let end = header.length;
  const parts: Buffer[] = [header];
  for (const [n, { tag, checksum, data }] of tables.entries()) {
    const at = SFNT.header + n * SFNT.entry;
    tag.copy(header, at);
    checksum.copy(header, at + 4);
    header.writeUInt32BE(end, at + 8);
    header.writeUInt32BE(data.length, at + 12);
    const padding = Buffer.alloc(-data.length & 3);
    parts.push(data, padding);
    end += data.length + padding.length;
  }
  return Buffer.concat(parts);
}
