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
  const sent = await transport.sendMail({
    ...mail,
    from,
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
  if ((address || error.command === 'DATA') && error.permanent) return new MailRejected(said, { address });
  if (error.code === 'EENVELOPE' && error.command === 'API') return new MailRejected(said, { address: true });
  return handedOver && !refused ? new MailUnknown(said) : new MailTemporary(said);
}
