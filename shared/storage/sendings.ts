import type { Instant } from '../domain/calendar/time.ts';
import type { LoggedEvent } from '../domain/event.ts';
import { mailsAbout, recordSending, type Sending, sendingsOf } from '../domain/mail/sending.ts';
import { AlreadyThere, Conflict, commit } from './commit.ts';
import type { Database } from './database.ts';
import { load, loadEvents } from './read.ts';
import { turns } from './turns.ts';

/** Many mails of one event finish at the same moment. */
const inTurn = turns();

/** Records the outcome of a mail in the log, for good. */
export async function logSending(database: Database, sending: Sending, at: Instant): Promise<void> {
  const id = sendingsOf(sending.event);
  await inTurn(id, () => append(database, id, sending, at));
}

async function append(database: Database, id: string, sending: Sending, at: Instant): Promise<void> {
  for (;;) {
    const before = await load(database, 'sendings', id);
    try {
      const recorded = recordSending(before?.state ?? null, sending);
      if (!recorded) return;
      await commit(database, recorded, { at, actorId: 'system', correlation: sending.mail });
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
