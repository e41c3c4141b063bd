import type { Instant } from '../domain/calendar/time.ts';
import type { LoggedEvent } from '../domain/event.ts';
import { mailsAbout, recordSendings, type Sending, sendingsOf } from '../domain/mail/sending.ts';
import { AlreadyThere, Conflict, commit } from './commit.ts';
import type { Database } from './database.ts';
import { load, loadEvents } from './read.ts';
import { turns } from './turns.ts';

interface Batch {
  sendings: Sending[];
  recorded: Promise<void>;
}

/** How many outcomes one commit records: its transaction may have a hundred parts. */
const AT_ONCE = 50;

/** Many mails of one event finish at the same moment. Those that wait for the same log are recorded in one commit. */
const waiting = new Map<string, Batch>();
const inTurn = turns();

/** Records the outcome of a mail in the log, for good. */
export async function logSending(database: Database, sending: Sending, at: Instant): Promise<void> {
  const id = sendingsOf(sending.event);
  const open = waiting.get(id);
  const batch = open && open.sendings.length < AT_ONCE ? open : nextBatch(database, id, at);
  waiting.set(id, batch);
  batch.sendings.push(sending);
  await batch.recorded;
}

function nextBatch(database: Database, id: string, at: Instant): Batch {
  const sendings: Sending[] = [];
  const recorded = inTurn(id, async () => {
    if (waiting.get(id)?.sendings === sendings) waiting.delete(id);
    await append(database, id, sendings, at);
  });
  return { sendings, recorded };
}

async function append(database: Database, id: string, sendings: Sending[], at: Instant): Promise<void> {
  for (;;) {
    const before = await load(database, 'sendings', id);
    try {
      const recorded = recordSendings(before?.state ?? null, id, sendings);
      if (!recorded) return;
      await commit(database, recorded, { at, actorId: 'system', correlation: sendings[0]?.mail ?? id });
      return;
    } catch (error) {
      if (!(error instanceof Conflict || error instanceof AlreadyThere)) throw error;
    }
  }
}

/** The outcomes of all mails about a case, the oldest first. */
export async function sendingsAbout(database: Database, caseId: string): Promise<LoggedEvent[]> {
  return await loadEvents(database, mailsAbout(caseId));
}
