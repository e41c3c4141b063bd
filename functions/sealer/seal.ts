import { nameOfSegment } from '../../shared/documents/names.ts';
import { type LogLine, numberAfter, type Seal, type SignedSeal, sealSegment } from '../../shared/documents/segment.ts';
import type { Instant } from '../../shared/domain/calendar/time.ts';
import { LOG_EXPIRY } from '../../shared/domain/log-expiry.ts';
import { dayEnds } from '../../shared/domain/sealed-day.ts';
import { AlreadyThere, commit } from '../../shared/storage/commit.ts';
import { recordFacts } from '../../shared/storage/facts.ts';
import { load } from '../../shared/storage/read.ts';
import { lastSeal, markSealed, recordSeal, unsealed } from '../../shared/storage/seals.ts';
import type { SealerDeps } from './deps.ts';

/**
 * Seals what has arrived of the log (article 12). A segment counts once it is in the bucket, where each number is written once, so of
 * two that seal at the same time one succeeds. Then its records are marked, the facts of statistics are taken from them, and last the seal
 * is listed. Whatever is cut short between, the next run completes before it seals anything else. An hour without records is sealed too.
 */
export async function sealUpTo(at: Instant, deps: SealerDeps): Promise<void> {
  const { database, segments, signer, logger } = deps;
  let previous = await lastSeal(database);
  for (;;) {
    const left = await segments.get(nameOfSegment(numberAfter(previous)));
    if (left === null || left === 'unchanged') break;
    previous = await complete(read(left.text), previous, deps);
    logger.info('seal completed', { number: previous.number });
  }
  if (previous && previous.madeAt >= at) return;
  for (let more = true; more; ) {
    const waiting = await unsealed(database);
    const { segment, seal } = await sealSegment(waiting.lines, { events: waiting.events, previous, at }, signer);
    if ((await segments.put(nameOfSegment(seal.document.number), segment, null)) === null) {
      logger.info('sealed by another', { number: seal.document.number });
      return;
    }
    const records = waiting.lines.map((line) => JSON.parse(line.toString()) as LogLine);
    previous = await complete({ seal, records }, previous, deps);
    const { number, events, accesses } = previous;
    logger.info('sealed', { number, events, accesses });
    more = waiting.more;
  }
}

/**
 * Takes the facts of statistics from every segment that there is: for a log that was sealed before there were facts, or of which others
 * follow now. What is there already stays.
 */
export async function takeFactsAnew({ database, segments, logger }: SealerDeps): Promise<void> {
  const last = await lastSeal(database);
  const gone = await load(database, 'logExpiry', LOG_EXPIRY);
  const expired = gone && { number: gone.state.through };
  for (let number = numberAfter(expired); last && number <= last.number; number = numberAfter({ number })) {
    const found = await segments.get(nameOfSegment(number));
    if (found === null || found === 'unchanged') throw new Error(`segment ${number} is not there`);
    await recordFacts(database, read(found.text).records, number);
  }
  logger.info('facts taken anew', { number: last?.number });
}

interface Segment {
  seal: SignedSeal;
  records: LogLine[];
}

/** Does what follows from a segment. Doing it again changes nothing. */
async function complete({ seal, records }: Segment, before: Seal | null, { database }: SealerDeps): Promise<Seal> {
  const { document } = seal;
  await markSealed(database, records, document);
  await recordFacts(database, records, document.number);
  const ended = dayEnds(before, document);
  if (ended) {
    try {
      const correlation = `seal:${document.number}`;
      await commit(database, [ended], { at: document.madeAt, actorId: 'system', correlation });
    } catch (error) {
      if (!(error instanceof AlreadyThere)) throw error;
    }
  }
  await recordSeal(database, seal);
  return document;
}

function read(text: string): Segment {
  const [, ...lines] = text.trimEnd().split('\n');
  return {
    seal: JSON.parse(lines.pop() ?? '') as SignedSeal,
    records: lines.map((line) => JSON.parse(line) as LogLine),
  };
}
