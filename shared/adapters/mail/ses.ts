import { setTimeout as wait } from 'node:timers/promises';
import { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import { MailRejected, MailTemporary, type MailTransport, MailUnknown } from './transport.ts';

/** SES names what it refuses for good; every other answer (throttled, paused, not allowed, its own fault) may pass. */
const REJECTED = new Set(['MessageRejected', 'BadRequestException']);
/** Failed before anything went out. */
const NOT_CONNECTED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);

/** More than SES takes in a second: certainly not sent. */
const TOO_FAST = 'TooManyRequestsException';

/**
 * Sends by SES v2. One attempt per call: SES cannot tell a repeated mail from a second one, so retrying is the outbox's. Only
 * what came too fast for SES waits here, for some seconds: a morning's reminders are many, and the outbox offers them hourly.
 * @param configurationSet by which SES tells of bounces and complaints, with the tag `mail` that names the mail
 */
export function ses({
  timeoutMs = 10_000,
  patienceMs = 20_000,
  configurationSet,
}: {
  timeoutMs?: number;
  patienceMs?: number;
  configurationSet?: string | undefined;
} = {}): MailTransport {
  const client = new SESv2Client({
    maxAttempts: 1,
    requestHandler: { connectionTimeout: timeoutMs, requestTimeout: timeoutMs, throwOnRequestTimeout: true },
  });
  return {
    async send({ messageId, from, to, subject, text, html }) {
      const utf8 = (Data: string) => ({ Data, Charset: 'UTF-8' });
      const command = new SendEmailCommand({
        FromEmailAddress: from,
        Destination: { ToAddresses: [to] },
        ...(configurationSet ? { ConfigurationSetName: configurationSet } : {}),
        EmailTags: [{ Name: 'mail', Value: messageId }],
        Content: {
          Simple: {
            Subject: utf8(subject),
            Body: { Text: utf8(text), Html: utf8(html) },
            // SES sets Message-ID itself and refuses ours, so ours goes beside it.
            Headers: [{ Name: 'X-Mail-Id', Value: messageId }],
          },
        },
      });
      for (const began = Date.now(); ; await wait(100 + Math.random() * 900)) {
        try {
          const { MessageId } = await client.send(command);
          return { receipt: MessageId ?? messageId };
        } catch (error) {
          const tooFast = (error as SesError).name === TOO_FAST;
          if (!tooFast || Date.now() - began >= patienceMs) throw outcome(error as SesError);
        }
      }
    },
  };
}

type SesError = Error & { code?: string; $metadata?: { httpStatusCode?: number } };

function outcome(error: SesError): Error {
  const said = `${error.name}: ${error.message}`;
  // An identity not verified yet is the operator's to mend; it says nothing about the mail.
  const mendable = /not verified/i.test(error.message);
  // SES takes nearly every address and tells by a bounce that there is nobody; what is none at all it says here.
  const address = /address|recipient/i.test(error.message);
  if (REJECTED.has(error.name) && !mendable) return new MailRejected(said, { address });
  const answered = error.$metadata?.httpStatusCode !== undefined;
  if (answered || NOT_CONNECTED.has(error.code ?? '') || error.name === 'CredentialsProviderError') {
    return new MailTemporary(said);
  }
  return new MailUnknown(said);
}
