import { dateOf, type Instant } from '../../shared/domain/calendar/time.ts';
import type { Effect } from '../../shared/domain/effects.ts';
import type { LoggedEvent } from '../../shared/domain/event.ts';
import { causeOf, nextMorning, whenToMail } from '../../shared/domain/mail/mailing.ts';
import { mailsOf } from '../../shared/domain/mail/preferences.ts';
import { digestMail, recordHeld } from '../../shared/storage/digests.ts';
import { fingerprint } from '../../shared/storage/ids.ts';
import { newMail } from '../../shared/storage/mails.ts';
import { recordMail } from '../../shared/storage/outbox.ts';
import type { ReactorDeps } from './deps.ts';
import { factsFor } from './facts.ts';
import { recipients } from './recipients.ts';

/**
 * Writes the mails of an event. Each goes when its reader has chosen: at once, on the next working day, or with a digest.
 * A mail is recorded before it is queued, so that the sweep finds what the queue loses and what is to go later.
 */
export async function writeMails(
  effect: Effect & { kind: 'mail' },
  event: LoggedEvent,
  now: Instant,
  deps: ReactorDeps,
): Promise<void> {
  const told = await factsFor(effect, event, deps);
  if (!told) return;
  const { database, law } = deps;
  const cause = causeOf(event, effect.template);
  const when = (person: Parameters<typeof mailsOf>[0]) => whenToMail(mailsOf(person), cause, law.calendar, now);
  const people = await recipients(effect.to, told.duty, database, (person) => dateOf(when(person).at));
  const due: string[] = [];
  for (const person of people) {
    const { id: to, department } = person;
    const { at, digest } = when(person);
    const id = fingerprint(event.id, effect.template, to);
    const { template } = effect;
    const mail = newMail({
      id,
      event: event.id,
      template,
      to,
      department,
      facts: told.facts,
      at: now,
      nextAttemptAt: at,
    });
    if (digest) {
      let morning = at;
      while (!(await recordHeld(database, mail, digestMail(mail, morning))))
        morning = nextMorning(law.calendar, morning);
    } else {
      await recordMail(database, mail);
      if (at <= now) due.push(id);
    }
  }
  await deps.mails.send(due.map((mailId) => ({ mailId, at: now })));
}
