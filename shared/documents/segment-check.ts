import type { PublicKey } from '../adapters/sign/port.ts';
import * as schemas from '../contract/schemas/log.ts';
import { hashOf } from '../storage/log.ts';
import { canonical } from './canonical.ts';
import { check } from './check.ts';
import type { SignatureFault } from './jws.ts';
import { MerkleTree } from './merkle.ts';
import { type LogLine, numberAfter, placeOf, type Seal, segmentNumber } from './segment.ts';

/** A file that can be read more than once, in pieces of any size. */
export interface SegmentFile {
  name: string;
  read(): AsyncIterable<Uint8Array>;
}

type SegmentFault =
  | SignatureFault
  /** The file ends before its seal. */
  | 'truncated'
  /** There are fewer or more records than were sealed. */
  | 'count'
  /** A record stands before one that was sealed before it. */
  | 'order'
  /** A line is not what was sealed. */
  | 'changed'
  /** A segment is not among the files. */
  | 'missing'
  /** A segment is given twice. */
  | 'twice'
  /** A segment does not follow the one before it. */
  | 'chain'
  /** No segment has the root that was known before. */
  | 'root';

/** The first thing that is wrong. */
export interface SegmentFinding {
  fault: SegmentFault;
  /** The file; null where none is concerned. */
  file: string | null;
  /** The line, from 1, where it can be told. */
  line?: number;
  /** The number of the segment that is missing or was given twice. */
  segment?: string;
}

export interface SegmentsChecked {
  /** Null if nothing is wrong. */
  finding: SegmentFinding | null;
  segments: number;
  records: number;
  /** The last seal that holds. */
  last: Seal | null;
}

/**
 * Checks segments of the log without asking anyone, in whatever order they are given. Each is read as a stream, so that memory does not
 * grow with the log. Each must be signed by one of these keys, hold what was sealed, and follow the one before it.
 * @param from the number of the first segment that is expected; an auditor who keeps the log from its beginning leaves it out
 * @param before the root of the segment before the first one, as the event `LogExpired` tells it; null where it is not known
 * @param root a root that is known from elsewhere, such as from a mail. The end of the log is missing where no segment has it
 */
export async function checkSegments(
  files: readonly SegmentFile[],
  keys: readonly PublicKey[],
  { from = 1, before = null, root = null }: { from?: number; before?: string | null; root?: string | null } = {},
): Promise<SegmentsChecked> {
  const checked: SegmentsChecked = { finding: null, segments: 0, records: 0, last: null };
  const numbered: { number: string; file: SegmentFile }[] = [];
  for (const file of files) {
    const head = schemas.segmentHead.safeParse(json(await firstLine(file)));
    if (!head.success) return { ...checked, finding: { fault: 'malformed', file: file.name, line: 1 } };
    numbered.push({ number: head.data.number, file });
  }
  numbered.sort((a, b) => (a.number < b.number ? -1 : 1));
  let isKnown = root === null;
  for (const { number, file } of numbered) {
    const expected = checked.last ? numberAfter(checked.last) : segmentNumber(from);
    if (number !== expected) {
      const fault = number < expected ? 'twice' : 'missing';
      const segment = number < expected ? number : expected;
      return { ...checked, finding: { fault, file: fault === 'twice' ? file.name : null, segment } };
    }
    const seal = await checkSegment(file, keys, checked.last ?? (before === null ? null : { root: before }));
    if ('fault' in seal) return { ...checked, finding: { file: file.name, ...seal } };
    checked.segments += 1;
    checked.records += seal.events + seal.accesses;
    checked.last = seal;
    isKnown ||= seal.root === root;
  }
  return isKnown ? checked : { ...checked, finding: { fault: 'root', file: null } };
}

type Wrong = Omit<SegmentFinding, 'file'>;

async function checkSegment(
  file: SegmentFile,
  keys: readonly PublicKey[],
  previous: { root: string; madeAt?: string } | null,
): Promise<Seal | Wrong> {
  const tree = new MerkleTree();
  let head: Buffer | null = null;
  let last: Buffer | null = null;
  let lines = 0;
  // The last line is the seal, so each line is added when the next is there.
  const rest = await eachLine(file, (line) => {
    if (last) tree.add(last);
    head ??= line;
    last = line;
    lines += 1;
  });
  const signed = schemas.signedSeal.safeParse(json(last));
  if (rest.length > 0 || !signed.success || lines < 2) return { fault: 'truncated', line: lines + 1 };
  const { document, signature } = signed.data;
  const { genuine, fault } = await check(document, signature, keys);
  if (!genuine) return { fault: fault ?? 'malformed', line: lines };
  if (!canonical(signed.data).equals(last ?? Buffer.alloc(0))) return { fault: 'changed', line: lines };
  const { root, ...said } = document;
  if (!canonical(said).equals(head ?? Buffer.alloc(0))) return { fault: 'changed', line: 1 };
  if (tree.root() !== root) {
    const records = lines - 2;
    return (await firstWrong(file)) ?? { fault: records === said.events + said.accesses ? 'changed' : 'count' };
  }
  const { root: rootBefore, madeAt: since = said.since } = previous ?? {};
  if (previous && (said.previous !== rootBefore || said.since !== since)) return { fault: 'chain', line: 1 };
  return document;
}

/** The first record that shows by itself that it is not what was sealed; null where none does. */
async function firstWrong(file: SegmentFile): Promise<Wrong | null> {
  let wrong: Wrong | null = null;
  let line = 0;
  let before = '';
  await eachLine(file, (bytes) => {
    line += 1;
    if (wrong || line === 1) return;
    const found = json(bytes) as LogLine | { document: unknown } | null;
    if (found && 'document' in found) return;
    const fault = faultOf(found, bytes, before);
    if (fault) wrong = { fault, line };
    else before = placeOf(found as LogLine);
  });
  return wrong;
}

function faultOf(record: LogLine | null, bytes: Buffer, before: string): 'changed' | 'order' | null {
  const content = record && ('event' in record ? record.event : record.access);
  if (!record || !content || !canonical(record).equals(bytes)) return 'changed';
  if ('event' in record && hashOf(record.event) !== record.event.hash) return 'changed';
  return placeOf(record) < before ? 'order' : null;
}

async function firstLine(file: SegmentFile): Promise<Buffer> {
  let bytes = Buffer.alloc(0);
  for await (const piece of file.read()) {
    const end = piece.indexOf(NEWLINE);
    bytes = Buffer.concat([bytes, end < 0 ? piece : piece.subarray(0, end)]);
    if (end >= 0 || bytes.length > LONGEST_HEAD) break;
  }
  return bytes;
}

/** No first line of a segment is longer. */
const LONGEST_HEAD = 10_000;
const NEWLINE = 10;

/** Visits the lines of a file, as bytes: text would hide what is no UTF-8. @returns what follows the last end of a line */
async function eachLine(file: SegmentFile, visit: (line: Buffer) => void): Promise<Buffer> {
  let begun: Uint8Array[] = [];
  for await (const piece of file.read()) {
    let start = 0;
    for (let end = piece.indexOf(NEWLINE); end >= 0; end = piece.indexOf(NEWLINE, start)) {
      visit(Buffer.concat([...begun, piece.subarray(start, end)]));
      begun = [];
      start = end + 1;
    }
    if (start < piece.length) begun.push(piece.subarray(start));
  }
  return Buffer.concat(begun);
}

function json(bytes: Uint8Array | null): unknown {
  try {
    return JSON.parse(Buffer.from(bytes ?? []).toString());
  } catch {
    return null;
  }
}
