/** The bytes of half a signature over P-256. */
const HALF = 32;

/**
 * Turns a signature of KMS, a DER sequence of two integers (RFC 3279, 2.2.3), into the form of JOSE: r and s, 32 bytes each.
 * @throws Error if it is no such sequence
 */
export function joseOfDer(der: Uint8Array): Uint8Array {
  const rest = content(der, 0x30);
  const [r, afterR] = integer(rest);
  const [s, afterS] = integer(afterR);
  if (afterS.length > 0) throw wrong();
  const joined = new Uint8Array(2 * HALF);
  joined.set(r, HALF - r.length);
  joined.set(s, 2 * HALF - s.length);
  return joined;
}

function integer(bytes: Uint8Array): [Uint8Array, Uint8Array] {
  const length = bytes[1] ?? 0;
  const value = content(bytes.subarray(0, 2 + length), 0x02);
  // No number is negative, so a zero stands before one whose first bit is set.
  const magnitude = value[0] === 0 ? value.subarray(1) : value;
  if (magnitude.length === 0 || magnitude.length > HALF) throw wrong();
  return [magnitude, bytes.subarray(2 + length)];
}

/** The content of an element of a type; no length here needs more than one byte. */
function content(bytes: Uint8Array, type: number): Uint8Array {
  if (bytes[0] !== type || bytes.length < 2 || bytes[1] !== bytes.length - 2) throw wrong();
  return bytes.subarray(2);
}

const wrong = () => new Error('not a DER signature over P-256');
