import type { Instant } from '../../shared/domain/calendar/time.ts';
import type { LoggedEvent } from '../../shared/domain/event.ts';
import { mailing } from '../../shared/domain/mail/mailing.ts';
import type { Database } from '../../shared/storage/database.ts';
import { gathered, recordHeld } from '../../shared/storage/digests.ts';
import { fingerprint } from '../../shared/storage/ids.ts';
import { listItems, listings, type Position } from '../../shared/storage/lists.ts';
import { hasNotArrived, type Mail, newMail, nobody } from '../../shared/storage/mails.ts';
import { markResent, readMail } from '../../shared/storage/outbox.ts';
import type { ReactorDeps } from './deps.ts';

/**
 * Sends again what had not arrived: the mail that the bureau names, or all mails to a person whose address has changed. Another mail
 * takes the place of each, so that whatever is known of the first stays on record.
 */
export async function resend(event: LoggedEvent, now: Instant, { database, mails }: ReactorDeps): Promise<void> {
  const due: string[] = [];
  for (const lost of await notArrived(event, database)) {
    const { event: of, template, to, department, facts, at } = lost;
    const id = fingerprint(lost.id, event.id);
    const again = newMail({ id, event: of, template, to, department, facts, at, nextAttemptAt: now });
    due.push(...(await recordHeld(database, [gathered(again, now, now)])));
    await markResent(database, lost.id);
  }
  await mails.send(
    due.map((mailId) => ({ mailId, at: now })),
    { delaySeconds: mailing.gathering },
  );
}

async function notArrived(event: LoggedEvent, database: Database): Promise<Mail[]> {
  if (event.type === 'MailResent') {
    const mail = await readMail(database, event.data.mail);
    return mail && hasNotArrived(mail) ? [mail] : [];
  }
  if (event.type !== 'PersonChanged') return [];
  const person = event.stream.slice('person:'.length);
  const departments = [event.data.department, event.data.before.department].filter((id) => typeof id === 'string');
  const found: Mail[] = [];
  let from: Position | null = null;
  do {
    const page: Awaited<ReturnType<typeof listItems>> = await listItems(
      database,
      listings.unsent([...new Set(departments)]),
      { limit: 100, from },
    );
    found.push(...page.items.map(({ mail }) => mail as Mail));
    from = page.next;
  } while (from);
  const passedOn = new Set<string | null>(Object.values(nobody));
  return found.filter((mail) => mail.to === person && hasNotArrived(mail) && !passedOn.has(mail.receipt));
}
