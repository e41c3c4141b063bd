import { dateOf, type Instant } from '../../shared/domain/calendar/time.ts';
import { firstRole, type Turn, turnOf } from '../../shared/domain/duties/turn.ts';
import type { Effect, MailAudience } from '../../shared/domain/effects.ts';
import type { LoggedEvent } from '../../shared/domain/event.ts';
import { causeOf, mailing, whenToMail } from '../../shared/domain/mail/mailing.ts';
import { mailsOf } from '../../shared/domain/mail/preferences.ts';
import { isReminder } from '../../shared/domain/mail/stale-reminders.ts';
import type { Database } from '../../shared/storage/database.ts';
import { daily, gathered, recordHeld } from '../../shared/storage/digests.ts';
import { fingerprint } from '../../shared/storage/ids.ts';
import { type MailFacts, newMail } from '../../shared/storage/mails.ts';
import { subjectOf } from '../../shared/storage/read.ts';
import type { ReactorDeps } from './deps.ts';
import { factsFor, type Told } from './facts.ts';
import { recipients } from './recipients.ts';

/**
 * Writes the mails of an event. Each goes when its reader has chosen: soon, on the next working day, or with a digest. What goes soon
 * waits some minutes for others of its kind, so that many cases at once are one mail.
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
  const { to, facts } = await toNextHand(effect, told, database);
  const cause = causeOf(event, effect.template);
  const when = (person: Parameters<typeof mailsOf>[0]) => whenToMail(mailsOf(person), cause, law.calendar, now);
  const people = await recipients(to, { duty: told.duty, stream: event.stream, at: event.at }, deps, (person) =>
    dateOf(when(person).at),
  );
  const written = people.map((person) => {
    const { at, digest } = when(person);
    const mail = newMail({
      id: fingerprint(event.id, effect.template, person.id),
      event: event.id,
      template: effect.template,
      to: person.id,
      department: person.department,
      facts,
      at: now,
      nextAttemptAt: at,
    });
    const goesNow = !digest && at <= now;
    return { goesNow, holding: digest ? daily(law.calendar, mail, at) : gathered(mail, at, now) };
  });
  const digests = await recordHeld(
    database,
    written.map(({ holding }) => holding),
  );
  const due = digests.filter((_, n) => written[n]?.goesNow);
  await deps.mails.send(
    due.map((mailId) => ({ mailId, at: now })),
    { delaySeconds: mailing.gathering },
  );
}

/**
 * What is owed is told to those who owe it, and a reminder to whoever must act next: to the head, or whoever is in charge of the
 * department, instead of the staff where something waits for their consent.
 */
async function toNextHand(
  { template, to }: Effect & { kind: 'mail' },
  { facts, duty }: Told,
  database: Database,
): Promise<{ to: MailAudience; facts: MailFacts }> {
  if (to !== 'owing' || !duty) return { to, facts };
  const subject = await subjectOf(database, duty);
  const first = firstRole(duty, subject);
  if (!isReminder(template)) return { to: audienceOf(first, duty.owes), facts };
  const turn = turnOf(duty, subject)?.role ?? first;
  // What only the head may do in the first place has its own words.
  const proposed = (turn === 'head' || turn === 'leader') && turn !== first ? { awaitsHead: true as const } : {};
  return { to: audienceOf(turn, duty.owes), facts: { ...facts, ...proposed, turn } };
}

function audienceOf(role: Turn['role'], department: string): MailAudience {
  if (role === 'bureau' || role === 'government') return role;
  if (role === 'evaluator') return { evaluatorsOf: department };
  if (role === 'leader') return { inChargeOf: department };
  return role === 'head' ? { headOf: department } : { staffOf: department };
}
