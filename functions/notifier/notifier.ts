import { MetricUnit } from '@aws-lambda-powertools/metrics';
import type { Context, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import * as z from 'zod';
import type { MailMessage } from '../../shared/adapters/queue.ts';
import { type Instant, toInstant } from '../../shared/domain/calendar/time.ts';
import { replyDutyId } from '../../shared/domain/cases/request.ts';
import { turnOf } from '../../shared/domain/duties/turn.ts';
import type { EventType } from '../../shared/domain/event.ts';
import { stepCalledFor } from '../../shared/domain/mail/calls.ts';
import { eachMorning, mailing, nextAttempt } from '../../shared/domain/mail/mailing.ts';
import { type Sending, streamOf } from '../../shared/domain/mail/sending.ts';
import { isOvertaken, isReminder } from '../../shared/domain/mail/stale-reminders.ts';
import type { Mail } from '../../shared/storage/mails.ts';
import { bounceSchema, cameBack } from './bounces.ts';
import { deliver, type Outcome } from './delivery.ts';
import type { NotifierDeps } from './deps.ts';
import { enclosureOf } from './enclosures.ts';
import type { Outbox } from './outbox.ts';

/** The mail to send, and the business time at which it was asked for. */
const mailSchema = z.object({ mailId: z.string().min(1), at: z.string() });
const messageSchema = z.union([mailSchema, bounceSchema]);

/**
 * Sends the mails that a batch of the queue names (claim, send, mark as sent), or records those that came back. A mail goes out at
 * least once, and exactly once unless the machine or the mail system fails between sending and marking.
 * Only what could not be recorded returns to the queue.
 * The log holds ids, templates and outcomes: never an address, a name, a subject or the text.
 */
export function notifier(deps: NotifierDeps) {
  const { logger, metrics } = deps;
  return async (batch: SQSEvent, context: Context): Promise<SQSBatchResponse> => {
    logger.addContext(context);
    const handled = await Promise.all(
      batch.Records.map(async ({ messageId, body }) => {
        try {
          const message = messageSchema.parse(JSON.parse(body));
          await ('mailId' in message ? notify(deps, message as MailMessage) : cameBack(message, deps));
          return null;
        } catch (error) {
          logger.error('mail message failed', { message: messageId, error: nameOf(error) });
          return { itemIdentifier: messageId };
        }
      }),
    );
    metrics.publishStoredMetrics();
    return { batchItemFailures: handled.filter((failure) => failure !== null) };
  };
}

async function notify(deps: NotifierDeps, { mailId, at }: MailMessage): Promise<void> {
  const { outbox, logger } = deps;
  const now = toInstant(at);
  const mail = await outbox.claim(mailId);
  if (!mail) {
    logger.info('mail passed over', { mailId });
    return;
  }
  const digest = mail.template === 'digest' ? mailId : null;
  const all = digest ? (await outbox.held(mailId)).filter(({ status }) => status !== 'overtaken') : [mail];
  const [toTell, overtaken] = await toldOrNot(all, deps);
  await leaveOut(overtaken, { digest, attempts: mail.attempts }, now, deps);
  if (toTell.length === 0) {
    if (digest) await outbox.overtaken(digest);
    logger.info('mail overtaken', { mailId, template: mail.template });
    return;
  }
  const apart = toTell.every(({ template }) => eachMorning.has(template)) ? 1 : mailing.single;
  // What went as one mail before, and came back or was not recorded, goes as one again.
  const isNew = toTell.every(({ status }) => status === 'held');
  if (digest && isNew && mail.facts.gathered && casesOf(toTell) <= apart) {
    const taken = await outbox.takeApart(digest, toTell, now);
    await Promise.all(taken.map((one) => send(one, [], now, deps)));
    return;
  }
  await send(mail, digest ? toTell : [], now, deps);
}

/** Sends a mail that this worker has claimed, and writes down what became of it. */
async function send(mail: Mail, held: Mail[], now: Instant, deps: NotifierDeps): Promise<void> {
  const { outbox, logger, metrics } = deps;
  const { id: mailId } = mail;
  const enclosure = (of: Mail) => enclosureOf(of, now, deps);
  const delivered = await deliver(mail, held, { ...deps, enclosure }).catch((error): Outcome => {
    // Nothing was handed over: a fault of ours, which may be mended by the next attempt.
    logger.error('mail not rendered', { mailId, template: mail.template, error: nameOf(error) });
    return { is: 'later', reason: nameOf(error) };
  });
  const nextAttemptAt = nextAttempt(mail.attempts, now);
  const outcome: Outcome =
    nextAttemptAt === null && (delivered.is === 'later' || delivered.is === 'unknown')
      ? {
          is: 'undeliverable',
          failure: 'given-up',
          reason: `given up after ${mail.attempts} attempts: ${delivered.reason}`,
        }
      : delivered;
  metrics.addMetric(outcome.is === 'sent' ? 'MailsSent' : 'MailsFailed', MetricUnit.Count, 1);
  if (outcome.is === 'undeliverable' && outcome.failure === 'given-up')
    metrics.addMetric('MailsGivenUp', MetricUnit.Count, 1);
  logger.info('mail handled', { mailId, template: mail.template, outcome: outcome.is, attempts: mail.attempts });
  if (outcome.is === 'sent' || outcome.is === 'undeliverable') return await settle(mail, held, outcome, now, deps);
  const unknown = outcome.is === 'unknown';
  await outbox.release(mailId, { error: outcome.reason, nextAttemptAt: nextAttemptAt ?? now, unknown });
}

/** How many cases mails are about. */
function casesOf(mails: Mail[]): number {
  return new Set(mails.map(({ facts }) => facts.case.path)).size;
}

/**
 * Splits mails into those still to be told and those overtaken while they waited, the oldest first. Of several calls for one step of a
 * case, such as of an entry that was decided on and handed in again, the last is told.
 */
async function toldOrNot(mails: Mail[], deps: NotifierDeps): Promise<[Mail[], Mail[]]> {
  const last = new Map(mails.flatMap((mail) => (callOf(mail) ? [[caseAndCall(mail), mail.id]] : [])));
  const isRepeated = (mail: Mail) => callOf(mail) !== null && last.get(caseAndCall(mail)) !== mail.id;
  const asked = await Promise.all(
    mails.map(async (mail) => ({ mail, over: isRepeated(mail) || (await isOver(mail, deps)) })),
  );
  const of = (wanted: boolean) => asked.flatMap(({ mail, over }) => (over === wanted ? [mail] : []));
  return [of(false), of(true)];
}

/** The step that a mail calls for, if any. */
function callOf({ template, facts }: Mail) {
  return stepCalledFor(eventOf[template] ?? facts.told?.event);
}

function caseAndCall({ template, event, facts }: Mail): string {
  return `${streamOf(event)} ${eventOf[template] ?? facts.told?.event}`;
}

/** Whether what a mail asks for was done, or has become impossible, before it went. */
async function isOver(mail: Mail, { duty, state, subject }: NotifierDeps): Promise<boolean> {
  const { template, event, facts, department } = mail;
  const stream = streamOf(event);
  if (isReminder(template)) {
    const owed = await duty(stream);
    if (!owed || isOvertaken(template, facts.deadline?.due, owed)) return true;
    return facts.turn !== undefined && turnOf(owed, await subject(owed))?.role !== facts.turn;
  }
  const step = callOf(mail);
  if (!step || (step.of !== undefined && step.of !== department)) return false;
  const [found, reply] = await Promise.all([
    state(step.kind, stream),
    step.kind === 'request' ? duty(replyDutyId(stream)) : null,
  ]);
  return !found || !step.isAwaited(found as never, reply);
}

/** The events of templates with words of their own that call for a step. */
const eventOf: { [T in Mail['template']]?: EventType } = {
  'resource-proposed': 'ResourceProposed',
  'resource-submitted': 'ResourceSubmitted',
};

/** Writes down why nobody is told, then takes the mail off the list. */
async function leaveOut(
  overtaken: Mail[],
  { digest, attempts }: Pick<Sending, 'digest' | 'attempts'>,
  at: Instant,
  { outbox }: NotifierDeps,
): Promise<void> {
  for (const { id, event, template, to } of overtaken) {
    await outbox.log({ mail: id, event, template, to, attempts, digest, came: { failure: 'overtaken' } }, at);
    await outbox.overtaken(id);
  }
}

/**
 * Writes down what became of a mail, then takes it off the list. If this is cut short between the two, the mail is sent and written
 * down again. A digest comes after the mails it held, so that none of them is left behind.
 */
async function settle(
  mail: Mail,
  held: Mail[],
  outcome: Outcome & { is: 'sent' | 'undeliverable' },
  at: Instant,
  { outbox }: NotifierDeps,
): Promise<void> {
  const digest = mail.template === 'digest' ? mail.id : null;
  if (outcome.is === 'undeliverable') await aboutWhom(mail, held, outcome, at, outbox);
  const came = outcome.is === 'sent' ? { receipt: outcome.receipt } : { failure: outcome.failure };
  for (const { id, event, template, to } of digest ? held : [mail]) {
    await outbox.log({ mail: id, event, template, to, attempts: mail.attempts, digest, came }, at);
  }
  for (const { id } of [...held, mail]) {
    if (outcome.is === 'sent') await outbox.sent(id, { at, receipt: outcome.receipt });
    else await outbox.undeliverable(id, outcome.reason);
  }
}

/** Passes on the mail of a person who left; records a refused address for the bureau. */
async function aboutWhom(
  mail: Mail,
  held: Mail[],
  { failure, email }: Outcome & { is: 'undeliverable' },
  at: Instant,
  outbox: Outbox,
): Promise<void> {
  const { to: person, department, template } = mail;
  if (failure === 'refused' && email) await outbox.addressFailed({ person, department, email, kind: 'refused' }, at);
  if (failure !== 'left' && failure !== 'not-registered') return;
  for (const one of template === 'digest' ? held : [mail]) await outbox.passOn(one, at);
}

/** An error's kind and place; its message may quote what it was about. */
function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const place = error.stack?.split('\n').find((line) => line.startsWith('    at '));
  return `${error.name}${place ?? ''}`;
}
