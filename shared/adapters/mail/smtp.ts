import { Readable } from 'node:stream';
import type { ConnectionOptions } from 'node:tls';
import { createTransport, type NodemailerError } from 'nodemailer';
import {
  headersOf,
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
  /** TLS from the first byte (465), or STARTTLS before anything is sent (587). Nothing goes unsecured. */
  security: 'tls' | 'starttls';
  /** Read for each mail, so that a changed password needs no restart. */
  credentials: () => Promise<SmtpCredentials>;
  timeoutMs?: number;
  /** Certificate authorities beside those of Node. */
  tls?: ConnectionOptions;
}

export interface SmtpCredentials {
  user: string;
  password: string;
}

/** Sends by an SMTP relay, with one connection for each mail. */
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
  mail: OutgoingMail,
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
  // The mail is read when the server asks for it. From then on the server may have accepted it.
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
  const { messageId, from, fromName, replyTo, to, subject, text, html, attachments = [] } = mail;
  const sent = await transport.sendMail({
    ...{ to, subject, text, html, replyTo },
    from: fromName ? { name: fromName, address: from } : from,
    headers: headersOf(mail),
    attachments: attachments.map(({ name, type, content }) => ({ filename: name, contentType: type, content })),
    messageId: `<${messageId}@${from.split('@')[1]}>`,
    // A server that answers byte by byte must not hold up the worker.
    signal: AbortSignal.timeout(2 * timeoutMs),
  });
  return withoutAddresses(sent.serverMessageId ?? sent.response);
}

function outcome(error: NodemailerError, handedOver: boolean): Error {
  const said = `${error.code ?? error.name}: ${error.message}`;
  const refused = error.responseCode !== undefined;
  // The operator has to correct a refused sender or login. Only a refused recipient or content concerns this mail.
  const address = error.command === 'RCPT TO';
  // A full mailbox has room again one day; the address is right (RFC 5321, 4.2.3; RFC 3463, X.2.2).
  if (isFull(error)) return new MailTemporary(said);
  if ((address || error.command === 'DATA') && error.permanent) return new MailRejected(said, { address });
  if (error.code === 'EENVELOPE' && error.command === 'API') return new MailRejected(said, { address: true });
  return handedOver && !refused ? new MailUnknown(said) : new MailTemporary(said);
}

/** Whether a mailbox is full. 552 also says that a mail is too large for the server, which its other code tells (X.3.4). */
function isFull({ responseCode, response = '' }: NodemailerError): boolean {
  return /\b5\.2\.2\b/.test(response) || (responseCode === 552 && !/\b5\.3\.4\b/.test(response));
}
