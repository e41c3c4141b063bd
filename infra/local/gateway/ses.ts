import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { type Clock, inShanghai } from '../clock.ts';
import { type Faults, mailServer } from '../faults.ts';
import type { Access, Principal } from '../iam/access.ts';
import type { Store } from '../store.ts';
import { ACCOUNT, REGION } from '../template/intrinsics.ts';
import { ServiceError, sendJson } from './errors.ts';
import type { Service } from './server.ts';

export interface Mail {
  id: string;
  /** The sender's own name for it, the same on every attempt; '' where it has none. */
  messageId: string;
  from: string;
  to: string[];
  subject: string;
  text: string;
  html: string;
  /** Business time, ISO 8601 at +08:00. */
  sentAt: string;
}

/** Every mail ever sent here, in order. */
export interface Mailbox {
  all(): Mail[];
  deliver(mail: Mail): void;
}

export function mailbox(store: Store): Mailbox {
  const mails = store.collection<Mail>('mails');
  return { all: () => mails.all(), deliver: (mail) => mails.set(mail.id, mail) };
}

const addresses = z.array(z.string()).default([]);
const content = z.object({ Data: z.string(), Charset: z.string().optional() });
const sendEmail = z.object({
  FromEmailAddress: z.string(),
  Destination: z.object({ ToAddresses: addresses, CcAddresses: addresses, BccAddresses: addresses }),
  ReplyToAddresses: addresses,
  ConfigurationSetName: z.string().optional(),
  Content: z.object({
    Simple: z.object({
      Subject: content,
      Body: z.object({ Text: content.optional(), Html: content.optional() }),
      Headers: z.array(z.object({ Name: z.string(), Value: z.string() })).default([]),
    }),
  }),
});

/**
 * SES v2: simple mails into the mailbox.
 * @param identities addresses and domains the template verifies; where there are none, it is taken that the sender's address
 *   or its domain was verified by hand.
 * @param kill ends all that runs in a role, where that was asked for.
 */
export function sesService(
  access: Access,
  identities: string[],
  box: Mailbox,
  clock: Clock,
  faults: Faults,
  kill: (principal: Principal) => void,
): Service {
  return ({ principal, method, url, body }, response) => {
    if (method !== 'POST' || url !== '/v2/email/outbound-emails') {
      throw new ServiceError('NotFoundException', `ses: ${method} ${url} is not served locally`, 404);
    }
    const parsed = sendEmail.safeParse(JSON.parse(body.toString()));
    if (!parsed.success) throw new ServiceError('BadRequestException', z.prettifyError(parsed.error));
    const { FromEmailAddress: from, Destination: to, ConfigurationSetName: set, Content } = parsed.data;
    const address = /<([^>]+)>/.exec(from)?.[1] ?? from;
    const domain = address.split('@')[1] ?? '';
    const context = { 'ses:fromaddress': address, 'ses:recipients': to.ToAddresses };
    const check = (resource: string) =>
      access.check(principal, 'ses:SendEmail', `arn:aws:ses:${REGION}:${ACCOUNT}:${resource}`, context);
    const verified = [address, domain].filter((one) => identities.length === 0 || identities.includes(one));
    if (verified.length === 0) throw new ServiceError('MessageRejected', `Email address is not verified: ${address}`);
    anyOf(verified.map((identity) => () => check(`identity/${identity}`)));
    if (set) check(`configuration-set/${set}`);
    const id = randomUUID();
    const messageId = Content.Simple.Headers.find(({ Name }) => Name === 'X-Mail-Id')?.Value ?? '';
    const { mail: way } = faults.settings;
    const { accepts, keeps, says } = mailServer[way];
    faults.handedOver.push({ messageId, accepted: accepts, answered: says });
    const mail: Mail = {
      id,
      messageId,
      from,
      to: [...to.ToAddresses, ...to.CcAddresses, ...to.BccAddresses],
      subject: Content.Simple.Subject.Data,
      text: Content.Simple.Body.Text?.Data ?? '',
      html: Content.Simple.Body.Html?.Data ?? '',
      sentAt: inShanghai(clock.now()),
    };
    if (keeps) box.deliver(mail);
    if (way === 'kills') return kill(principal);
    if (way === 'silent') return void response.destroy();
    if (way === 'slow') return;
    if (says === 'no') throw new ServiceError('ServiceUnavailableException', 'try again later', 503);
    sendJson(response, 200, { MessageId: id });
  };
}

/** Passes when one of the checks does; otherwise throws what the last of them threw. */
function anyOf(checks: (() => void)[]): void {
  let reason: unknown;
  for (const check of checks) {
    try {
      check();
      return;
    } catch (error) {
      reason = error;
    }
  }
  throw reason;
}
