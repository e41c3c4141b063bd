/** An answer is longer than is taken. */
export class TooLong extends Error {}

/** The text of an answer, given up as soon as it is longer than `most` bytes. @throws TooLong */
export async function textOf(answer: AsyncIterable<Uint8Array> | Iterable<Uint8Array>, most: number): Promise<string> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of answer) {
    bytes += part.byteLength;
    if (bytes > most) throw new TooLong(`an answer of more than ${most} bytes`);
    parts.push(part);
  }
  return Buffer.concat(parts).toString();
}
