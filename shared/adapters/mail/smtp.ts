import { Readable } from 'node:stream';
import type { ConnectionOptions } from 'node:tls';
import { createTransport, type NodemailerError } from 'nodemailer';
import {
  MailRejected,
  MailTemporary,
  type MailTransport,
  MailUnknown,
  type OutgoingMail,
  withoutAddresses,
} from './transport.ts';

export interface SmtpSettings {
  host: string;
  port: number;
  /** TLS from the first byte (465), or STARTTLS, without which nothing is sent (587). Never in the clear. */
  security: 'tls' | 'starttls';
  /** Asked for each mail, so that a changed password needs no restart. */
  credentials: () => Promise<SmtpCredentials>;
  timeoutMs?: number;
  /** Beyond Node's own certificate authorities. */
  tls?: ConnectionOptions;
}

export interface SmtpCredentials {
  user: string;
  password: string;
}

/** Sends by a relay that speaks SMTP, one connection a mail. */
export function smtp(settings: SmtpSettings): MailTransport {
  return {
    async send(mail) {
      const progress = { handedOver: false };
      try {
        const { user, password } = await settings.credentials();
        return { receipt: await deliver(settings, { user, pass: password }, mail, progress) };
      } catch (error) {
        throw outcome(error as NodemailerError, progress.handedOver);
      }
    },
  };
}

async function deliver(
  { host, port, security, tls, timeoutMs = 10_000 }: SmtpSettings,
  auth: { user: string; pass: string },
  { messageId, from, ...mail }: OutgoingMail,
  progress: { handedOver: boolean },
): Promise<string> {
  const transport = createTransport({
    host,
    port,
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    auth,
    tls,
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    dnsTimeout: timeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  // The mail is read only once the server has asked for it; from then on it may have been taken.
  transport.use('stream', ({ message }, done) => {
    message.processFunc((content) =>
      Readable.from(
        (async function* () {
          progress.handedOver = true;
          yield* content;
        })(),
      ),
    );
    done();
  });
  const sent = await transport.sendMail({
    ...mail,
    from,
    messageId: `<${messageId}@${from.split('@')[1]}>`,
    // A server that answers a byte at a time must not hold the worker either.
    signal: AbortSignal.timeout(2 * timeoutMs),
  });
  return withoutAddresses(sent.serverMessageId ?? sent.response);
}

function outcome(error: NodemailerError, handedOver: boolean): Error {
  const said = `${error.code ?? error.name}: ${error.message}`;
  const refused = error.responseCode !== undefined;
  // A sender or a login refused is the operator's to mend; only the recipient and the content belong to this mail.
  const address = error.command === 'RCPT TO';
  if ((address || error.command === 'DATA') && error.permanent) return new MailRejected(said, { address });
  if (error.code === 'EENVELOPE' && error.command === 'API') return new MailRejected(said, { address: true });
  return handedOver && !refused ? new MailUnknown(said) : new MailTemporary(said);
}
