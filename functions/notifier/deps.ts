import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics } from '@aws-lambda-powertools/metrics';
import { type Documents, lambdaDocuments } from '../../shared/adapters/documents.ts';
import { readEnvironment } from '../../shared/adapters/environment.ts';
import { mailTransport } from '../../shared/adapters/mail/settings.ts';
import type { Duty } from '../../shared/domain/duties/duty.ts';
import type { Subject } from '../../shared/domain/duties/turn.ts';
import type { StepCalledFor } from '../../shared/domain/mail/calls.ts';
import { recordAddressFailure } from '../../shared/storage/addresses.ts';
import { openDatabase } from '../../shared/storage/database.ts';
import { claimHeld, heldBy } from '../../shared/storage/digests.ts';
import {
  claimMail,
  markBounced,
  markOvertaken,
  markSent,
  markUndeliverable,
  readMail,
  releaseMail,
  sendAgain,
} from '../../shared/storage/outbox.ts';
import { load, subjectOf } from '../../shared/storage/read.ts';
import { logSending } from '../../shared/storage/sendings.ts';
import type { Delivery } from './delivery.ts';
import { environment } from './environment.ts';
import { passOn } from './leavers.ts';
import type { Outbox } from './outbox.ts';

export interface NotifierDeps extends Omit<Delivery, 'enclosure'> {
  logger: Logger;
  metrics: Metrics;
  outbox: Outbox;
  documents: Documents;
  /** @returns null if there is none under that id */
  duty(id: string): Promise<Duty | null>;
  /** What a duty is about, where that tells whose turn it is. */
  subject(duty: Duty): Promise<Subject>;
  /** The case that a mail calls for a step in. @returns null if there is none under that id */
  state(kind: StepCalledFor['kind'], id: string): Promise<object | null>;
}

/** What the notifier works with, from its environment. */
export async function notifierDeps(): Promise<NotifierDeps> {
  const settings = readEnvironment(environment);
  // A mail that the mail system accepted has to be written down, or it would go out again: this tries for half a minute.
  const database = openDatabase(settings, { attempts: 8 });
  return {
    logger: new Logger(),
    metrics: new Metrics(),
    documents: lambdaDocuments(settings.DOCUMENTS_FUNCTION_ARN),
    transport: await mailTransport(settings),
    from: settings.MAIL_FROM,
    replyTo: settings.MAIL_REPLY_TO,
    portalUrl: settings.PORTAL_URL,
    outbox: {
      claim: (id) => claimMail(database, id),
      held: (id) => heldBy(database, id),
      takeApart: (digest, mails, at) => claimHeld(database, digest, mails, at),
      sent: (id, how) => markSent(database, id, how),
      undeliverable: (id, reason) => markUndeliverable(database, id, reason),
      overtaken: (id) => markOvertaken(database, id),
      read: (id) => readMail(database, id),
      bounced: (mail, reason) => markBounced(database, mail, reason),
      again: (mail, why) => sendAgain(database, mail, why),
      addressFailed: (failed, at) => recordAddressFailure(database, failed, at),
      passOn: (mail, at) => passOn(database, mail, at),
      log: (sending, at) => logSending(database, sending, at),
      release: (id, why) => releaseMail(database, id, why),
    },
    duty: async (id) => (await load(database, 'duty', id))?.state ?? null,
    subject: (duty) => subjectOf(database, duty),
    state: async (kind, id) => (await load(database, kind, id))?.state ?? null,
    person: async (id) => (await load(database, 'person', id))?.state ?? null,
  };
}
