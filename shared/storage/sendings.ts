import type { Instant } from '../domain/calendar/time.ts';
import type { LoggedEvent } from '../domain/event.ts';
import { mailsAbout, recordSending, type Sending, sendingsOf } from '../domain/mail/sending.ts';
import { AlreadyThere, Conflict, commit } from './commit.ts';
import type { Database } from './database.ts';
import { load, loadEvents } from './read.ts';

/** Many mails of one event finish at the same moment. They take turns here, which is cheaper than a conflict. */
const turns = new Map<string, Promise<unknown>>();

/** Records the outcome of a mail in the log, for good. */
export async function logSending(database: Database, sending: Sending, at: Instant): Promise<void> {
  const id = sendingsOf(sending.event);
  const mine = (turns.get(id) ?? Promise.resolve()).then(() => append(database, id, sending, at));
  const over = mine.catch(() => undefined);
  turns.set(id, over);
  try {
    await mine;
  } finally {
    if (turns.get(id) === over) turns.delete(id);
  }
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
