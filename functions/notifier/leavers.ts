import type { Instant } from '../../shared/domain/calendar/time.ts';
import { BUREAU } from '../../shared/domain/people/department.ts';
import type { Database } from '../../shared/storage/database.ts';
import { gathered, recordHeld } from '../../shared/storage/digests.ts';
import { fingerprint } from '../../shared/storage/ids.ts';
import { peopleIn } from '../../shared/storage/lists.ts';
import { type Mail, newMail } from '../../shared/storage/mails.ts';

/**
 * Passes the mail of a person who left on to their department's leader, or to the bureau if there is none. A reader who was told of
 * the event anyway is not told twice (article 6).
 */
export async function passOn(database: Database, mail: Mail, at: Instant): Promise<void> {
  const { event, template, facts, at: since } = mail;
  const leaders = await peopleIn(database, mail.department, 'leader');
  const people = leaders.length > 0 ? leaders : await peopleIn(database, BUREAU, 'bureau');
  for (const { id: to, department } of people) {
    const id = fingerprint(event, template, to);
    const passed = newMail({ id, event, template, to, department, facts, at: since, nextAttemptAt: at });
    await recordHeld(database, [gathered(passed, at, at)]);
  }
}
