/** An answer is longer than its limit. */
export class TooLong extends Error {}

/** The text of an answer. @throws TooLong as soon as it is longer than `most` bytes */
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
