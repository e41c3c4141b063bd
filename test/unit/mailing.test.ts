import { describe, expect, it } from 'vitest';
import type { Instant } from '../../shared/domain/calendar/time.ts';
import { lawInForce } from '../../shared/domain/duties/law.ts';
import {
  causeOf,
  chooseMails,
  mailing,
  nextAttempt,
  nextMorning,
  whenToMail,
} from '../../shared/domain/mail/mailing.ts';
import { type MailChoice, mailsOf, usualMails } from '../../shared/domain/mail/preferences.ts';
import type { Person } from '../../shared/domain/people/person.ts';
import { bj } from '../examples.ts';

const { calendar } = lawInForce();
const clock = { clock: true, alert: false, morning: false };
const alert = { clock: true, alert: true, morning: false };
const people = { clock: false, alert: false, morning: false };
const digest: MailChoice = { ...usualMails, pace: 'digest' };
const when = (choice: MailChoice, cause: typeof clock, at: Instant) => whenToMail(choice, cause, calendar, at);

describe('when a mail goes', () => {
  it('at once on a working day, a made-up Saturday too, at midnight as well', () => {
    for (const at of [bj('2026-10-09'), bj('2026-10-10', '00:00:00.000')])
      for (const cause of [clock, alert, people]) expect(when(usualMails, cause, at)).toEqual({ at, digest: false });
  });

  it('on a day off what the clock causes waits for the morning of the next working day, what people do does not', () => {
    const holiday = bj('2026-10-01', '00:00:00.000');
    const back = bj('2026-10-08', '08:30:00.000');
    for (const cause of [clock, alert]) expect(when(usualMails, cause, holiday)).toEqual({ at: back, digest: false });
    expect(when(usualMails, people, holiday)).toEqual({ at: holiday, digest: false });
    expect(when({ ...usualMails, quiet: 'all' }, people, holiday)).toEqual({ at: back, digest: false });
  });

  it('with the digest of the next morning where that was chosen, alerts at once unless chosen otherwise', () => {
    const night = bj('2026-10-09', '07:00:00.000');
    expect(when(digest, people, night)).toEqual({ at: bj('2026-10-09', '08:30:00.000'), digest: true });
    expect(when(digest, clock, bj('2026-10-09', '08:30:00.000'))).toEqual({
      at: bj('2026-10-10', '08:30:00.000'),
      digest: true,
    });
    expect(when(digest, people, bj('2026-09-30', '17:00:00.000')).at).toBe(bj('2026-10-08', '08:30:00.000'));
    expect(when(digest, alert, night)).toEqual({ at: night, digest: false });
    expect(when({ ...digest, alerts: 'digest' }, alert, night).digest).toBe(true);
  });

  it('once on the next morning where it comes in throughout the day, whenever that was', () => {
    const submitted = causeOf({ actorId: 'civil-head', type: 'ResourceSubmitted' }, 'resource-submitted');
    for (const at of [bj('2026-09-30', '08:30:00.000'), bj('2026-09-30', '17:00:00.000'), bj('2026-10-03')]) {
      expect(when(usualMails, submitted, at)).toEqual({ at: bj('2026-10-08', '08:30:00.000'), digest: false });
      expect(when(digest, submitted, at)).toEqual({ at: bj('2026-10-08', '08:30:00.000'), digest: true });
    }
  });

  it('the next morning is always of a working day and later', () => {
    for (const at of [bj('2026-10-02'), bj('2026-10-08', '08:29:59.999'), bj('2026-10-08', '08:30:00.000')]) {
      const morning = nextMorning(calendar, at);
      expect(morning > at).toBe(true);
      expect(morning.slice(11, 16)).toBe(mailing.morning);
    }
  });
});

describe('what causes a mail', () => {
  it('is the clock where nobody acts, but for a job; what is late is an alert whoever found it', () => {
    expect(causeOf({ actorId: 'system', type: 'DutyReminded' }, 'duty-reminder')).toEqual(clock);
    expect(causeOf({ actorId: 'system', type: 'GrantEnded' }, 'notice')).toEqual(clock);
    expect(causeOf({ actorId: 'civil', type: 'DutyLate' }, 'duty-late')).toEqual(alert);
    expect(causeOf({ actorId: 'civil', type: 'RequestSubmitted' }, 'request-received')).toEqual(people);
    expect(causeOf({ actorId: 'system', type: 'JobFinished' }, 'notice')).toEqual(people);
  });
});

describe('how somebody wants their mails', () => {
  const person: Person = {
    id: 'p-12',
    department: '12',
    name: '林一',
    email: 'p@x.example',
    roles: ['staff'],
    active: true,
  };

  it('is as usual until they choose, and what they chose is in the log', () => {
    expect(mailsOf(person)).toEqual(usualMails);
    const [{ next, events }] = chooseMails(person, digest);
    expect(mailsOf(next)).toEqual(digest);
    expect(events).toEqual([{ type: 'MailChosen', data: { department: '12', ...digest } }]);
  });
});

describe('a mail that could not go', () => {
  it('is offered every hour for a day, then every day, then no more', () => {
    const now = bj('2026-09-24');
    expect(nextAttempt(1, now)).toBe(bj('2026-09-24', '10:00:00.000'));
    expect(nextAttempt(mailing.hourly, now)).toBe(bj('2026-09-25'));
    expect(nextAttempt(mailing.hourly + mailing.daily - 1, now)).toBe(bj('2026-09-25'));
    expect(nextAttempt(mailing.hourly + mailing.daily, now)).toBeNull();
  });
});
