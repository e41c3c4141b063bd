import { setTimeout as wait } from 'node:timers/promises';
import { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import { headersOf, MailRejected, MailTemporary, type MailTransport, MailUnknown } from './transport.ts';

/** What SES refuses for good. Every other error (throttled, paused, not allowed, a fault of SES) may pass. */
const REJECTED = new Set(['MessageRejected', 'BadRequestException']);
/** Errors before anything was sent. */
const NOT_CONNECTED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);

/** More mails than SES takes in a second: this one was certainly not sent. */
const TOO_FAST = 'TooManyRequestsException';

/**
 * Sends by SES v2. SES cannot tell a repeated mail from a second one, so each call tries once, and the outbox repeats. Only a
 * mail that came too fast for SES waits here, for some seconds: there are many reminders in the morning, and the outbox would
 * repeat them an hour later.
 * @param configurationSet lets SES report bounces and complaints, with the tag `mail` that names the mail
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
    async send(mail) {
      const { messageId, from, fromName, replyTo, to, subject, text, html, attachments = [] } = mail;
      const utf8 = (Data: string) => ({ Data, Charset: 'UTF-8' });
      const command = new SendEmailCommand({
        FromEmailAddress: fromName ? `=?UTF-8?B?${Buffer.from(fromName).toString('base64')}?= <${from}>` : from,
        Destination: { ToAddresses: [to] },
        ...(replyTo ? { ReplyToAddresses: [replyTo] } : {}),
        ...(configurationSet ? { ConfigurationSetName: configurationSet } : {}),
        EmailTags: [{ Name: 'mail', Value: messageId }],
        Content: {
          Simple: {
            Subject: utf8(subject),
            Body: { Text: utf8(text), Html: utf8(html) },
            // SES sets its own Message-ID and refuses ours, so ours has another name.
            Headers: Object.entries({ 'X-Mail-Id': messageId, ...headersOf(mail) }).map(([Name, Value]) => ({
              Name,
              Value,
            })),
            ...(attachments.length > 0
              ? {
                  Attachments: attachments.map(({ name, type, content }) => ({
                    ...{ FileName: name, ContentType: type, RawContent: content },
                    ContentDisposition: 'ATTACHMENT' as const,
                    // Otherwise SES writes the bytes as they are, which only ASCII survives.
                    ContentTransferEncoding: 'BASE64' as const,
                  })),
                }
              : {}),
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
  // The operator has to verify the identity; the mail itself is not refused.
  const mendable = /not verified/i.test(error.message);
  // SES takes nearly every address and reports an unknown one by a bounce. Here it refuses only what is not an address at all.
  const address = /address|recipient/i.test(error.message);
  if (REJECTED.has(error.name) && !mendable) return new MailRejected(said, { address });
  const answered = error.$metadata?.httpStatusCode !== undefined;
  if (answered || NOT_CONNECTED.has(error.code ?? '') || error.name === 'CredentialsProviderError') {
    return new MailTemporary(said);
  }
  return new MailUnknown(said);
}
