import * as z from 'zod';
import { withoutAddresses } from '../../shared/adapters/mail/transport.ts';
import { type Instant, toInstant } from '../../shared/domain/calendar/time.ts';
import type { AddressFailure } from '../../shared/domain/mail/address.ts';
import { nextAfterReturn } from '../../shared/domain/mail/mailing.ts';
import type { Mail } from '../../shared/storage/mails.ts';
import type { NotifierDeps } from './deps.ts';

const recipients = z.array(z.looseObject({ emailAddress: z.string() })).min(1);

/** What SES reports of a mail after it accepted it, as the event bus carries it. */
export const bounceSchema = z.looseObject({
  source: z.literal('aws.ses'),
  time: z.string(),
  detail: z.looseObject({
    mail: z.looseObject({ tags: z.record(z.string(), z.array(z.string())) }),
    bounce: z
      .looseObject({ bounceType: z.string(), bounceSubType: z.string(), bouncedRecipients: recipients })
      .optional(),
    complaint: z.looseObject({ complainedRecipients: recipients }).optional(),
  }),
});
type Told = z.output<typeof bounceSchema>;

/**
 * Records that a mail came back or that its reader complained: for the mail and, if it is for good, for the address.
 * A report that comes twice changes nothing.
 */
export async function cameBack({ time, detail }: Told, deps: NotifierDeps): Promise<void> {
  const { outbox, logger } = deps;
  const { bounce, complaint } = detail;
  const at = toInstant(time);
  const mail = await outbox.read(detail.mail.tags.mail?.[0] ?? '');
  if (!mail) {
    logger.warn('a mail of no record came back');
    return;
  }
  logger.info('mail came back', { mailId: mail.id, bounce: bounce?.bounceType, complaint: complaint !== undefined });
  const [recipient] = bounce?.bouncedRecipients ?? complaint?.complainedRecipients ?? [];
  const reason = bounce && withoutAddresses(`${bounce.bounceType} ${bounce.bounceSubType}`);
  if (bounce?.bounceType === 'Transient' && reason && (await goesAgain(mail, reason, at, deps))) return;
  if (reason) await returned(mail, reason, at, deps);
  // A full mailbox may have room tomorrow; an address that does not exist will not.
  const kind: AddressFailure | null = complaint ? 'complained' : bounce?.bounceType === 'Permanent' ? 'bounced' : null;
  if (!kind || !recipient) return;
  await outbox.addressFailed({ person: mail.to, department: mail.department, email: recipient.emailAddress, kind }, at);
}

/**
 * Sends a mail again some hours later that came back for a passing reason: a full mailbox may have room by then.
 * @returns whether it is on its way again; false after the last attempt, when the bureau is to know
 */
async function goesAgain(mail: Mail, reason: string, at: Instant, { outbox }: NotifierDeps): Promise<boolean> {
  if (mail.status === 'queued') return true;
  // Its sending is not written down yet. The report comes again.
  if (mail.status === 'claimed') throw new Error('a mail came back before it was marked as sent');
  const nextAttemptAt = mail.status === 'sent' ? nextAfterReturn(mail.attempts, at) : null;
  if (nextAttemptAt === null) return false;
  await outbox.again(mail, { reason, nextAttemptAt });
  return true;
}

async function returned(mail: Mail, reason: string, at: Instant, { outbox }: NotifierDeps): Promise<void> {
  if (mail.status === 'bounced') return;
  const digest = mail.template === 'digest' ? mail.id : null;
  const held = digest ? (await outbox.held(mail.id)).filter(({ status }) => status !== 'overtaken') : [];
  for (const { id, event, template, to } of digest ? held : [mail]) {
    await outbox.log(
      { mail: id, event, template, to, attempts: mail.attempts, digest, came: { failure: 'bounced' } },
      at,
    );
  }
  for (const one of [...held, mail]) await outbox.bounced(one, reason);
}
