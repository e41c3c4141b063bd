import { createHash } from 'node:crypto';

const LEAF = Buffer.of(0);
const NODE = Buffer.of(1);

/**
 * The root of a Merkle tree (RFC 6962, 2.1) over leaves that come one after another. It keeps one hash for each power of two, so a
 * million leaves take no more memory than ten. A leaf and a node are hashed differently, so neither can stand for the other.
 */
export class MerkleTree {
  /** The whole subtrees so far, the largest first. */
  readonly #whole: { leaves: number; hash: Buffer }[] = [];

  add(leaf: Uint8Array): void {
    let next = { leaves: 1, hash: digest(LEAF, leaf) };
    for (let last = this.#whole.at(-1); last?.leaves === next.leaves; last = this.#whole.at(-1)) {
      this.#whole.pop();
      next = { leaves: 2 * next.leaves, hash: digest(NODE, last.hash, next.hash) };
    }
    this.#whole.push(next);
  }

  /** SHA-256, hexadecimal. */
  root(): string {
    const hashes = this.#whole.map(({ hash }) => hash);
    const last = hashes.pop() ?? digest();
    return hashes.reduceRight((right, left) => digest(NODE, left, right), last).toString('hex');
  }
}

function digest(...parts: Uint8Array[]): Buffer {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
}
