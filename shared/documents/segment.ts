import type * as z from 'zod';
import type { Signer } from '../adapters/sign/port.ts';
import type * as schemas from '../contract/schemas/log.ts';
import type { AccessRecord } from '../domain/access.ts';
import type { Instant } from '../domain/calendar/time.ts';
import type { LoggedEvent } from '../domain/event.ts';
import { canonical } from './canonical.ts';
import { signDetached } from './jws.ts';
import { MerkleTree } from './merkle.ts';

/** What was decided, or who had access, as a segment of the log holds it. */
export type LogLine = { event: LoggedEvent } | { access: AccessRecord };

/** What a seal says of its segment. */
export type Seal = z.output<typeof schemas.seal>;
export type SignedSeal = z.output<typeof schemas.signedSeal>;

/** The place of a record in its segment: by time, then by id. */
export function placeOf(record: LogLine): string {
  return 'event' in record
    ? `${record.event.at}#${record.event.id}`
    : `${record.access.at}#${record.access.correlation}`;
}

/**
 * Seals records as a segment of the log: JSON lines in RFC 8785 form. The first says what the segment is, with the root of the one
 * before it; then comes a record to a line, in order; the last is the seal, signed. The root is that of a Merkle tree over all lines
 * but the last, so whoever knows the root of one segment can tell whether any segment before it was changed.
 * @param lines the records in RFC 8785 form, in order of their places
 * @param at the end of the time that is sealed, and when it is signed
 */
export async function sealSegment(
  lines: readonly Uint8Array[],
  { events, previous, at }: { events: number; previous: Seal | null; at: Instant },
  signer: Signer,
): Promise<{ segment: Buffer; seal: SignedSeal }> {
  const head: Omit<Seal, 'root'> = {
    kind: 'log-segment',
    number: numberAfter(previous),
    title: { zh: '日志封存', en: 'Sealed segment of the log' },
    since: previous?.madeAt ?? null,
    madeAt: at,
    events,
    accesses: lines.length - events,
    previous: previous?.root ?? null,
  };
  const sealed = [canonical(head), ...lines];
  const tree = new MerkleTree();
  for (const line of sealed) tree.add(line);
  const document: Seal = { ...head, root: tree.root() };
  const seal = { document, signature: await signDetached(canonical(document), signer, at) };
  const newline = Buffer.from('\n');
  return { segment: Buffer.concat([...sealed, canonical(seal)].flatMap((line) => [line, newline])), seal };
}

/** Segments are numbered from 1, in eight digits, so that names sort as numbers do. */
export function segmentNumber(number: number): string {
  return String(number).padStart(8, '0');
}

export function numberAfter(previous: Pick<Seal, 'number'> | null): string {
  return segmentNumber(Number(previous?.number ?? 0) + 1);
}
