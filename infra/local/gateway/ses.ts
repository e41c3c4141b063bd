import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { type Clock, inShanghai } from '../clock.ts';
import { type Faults, mailServer } from '../faults.ts';
import type { Access, Principal } from '../iam/access.ts';
import type { Store } from '../store.ts';
import { ACCOUNT, REGION } from '../template/intrinsics.ts';
import type { EventDestination } from '../template/model.ts';
import { ServiceError, sendJson } from './errors.ts';
import type { BusEvent } from './event-bus.ts';
import type { Service } from './server.ts';

export interface Mail {
  id: string;
  /** The sender's own id of the mail, the same on every attempt; '' if it has none. */
  messageId: string;
  from: string;
  to: string[];
  subject: string;
  text: string;
  html: string;
  replyTo: string[];
  headers: Record<string, string>;
  /** The attached files by name, in base64. */
  files: Record<string, string>;
  /** Business time, ISO 8601 at +08:00. */
  sentAt: string;
}

/** The behaviour of an address: the server refuses its mail, the mail comes back later, or its reader complains. */
export const addressWays = ['accepts', 'refuses', 'bounces', 'complains'] as const;
export type AddressWay = (typeof addressWays)[number];

/** All mails, in order. */
export interface Mailbox {
  all(): Mail[];
  deliver(mail: Mail): void;
  /** Changes the behaviour of an address from now on. */
  behave(address: string, way: AddressWay): void;
  wayOf(address: string): AddressWay;
}

export function mailbox(store: Store): Mailbox {
  const mails = store.collection<Mail>('mails');
  const ways = store.collection<AddressWay>('addresses');
  return {
    all: () => mails.all(),
    deliver: (mail) => mails.set(mail.id, mail),
    behave: (address, way) => ways.set(address, way),
    wayOf: (address) => ways.get(address) ?? 'accepts',
  };
}

const addresses = z.array(z.string()).default([]);
const content = z.object({ Data: z.string(), Charset: z.string().optional() });
const sendEmail = z.object({
  FromEmailAddress: z.string(),
  Destination: z.object({ ToAddresses: addresses, CcAddresses: addresses, BccAddresses: addresses }),
  ReplyToAddresses: addresses,
  ConfigurationSetName: z.string().optional(),
  EmailTags: z.array(z.object({ Name: z.string(), Value: z.string() })).default([]),
  Content: z.object({
    Simple: z.object({
      Subject: content,
      Body: z.object({ Text: content.optional(), Html: content.optional() }),
      Headers: z.array(z.object({ Name: z.string(), Value: z.string() })).default([]),
      Attachments: z
        .array(
          z.object({
            FileName: z.string(),
            RawContent: z.base64(),
            // Without it SES would write the bytes as they are, which only ASCII survives.
            ContentTransferEncoding: z.literal('BASE64'),
          }),
        )
        .default([]),
    }),
  }),
});

/**
 * SES v2. It puts simple mails into the mailbox. Every sender counts as verified, because operators verify it by hand.
 * @param kill ends all functions of a role, when this fault is on.
 * @param told the configuration sets, and the targets of their events.
 */
export function sesService(
  access: Access,
  box: Mailbox,
  clock: Clock,
  faults: Faults,
  kill: (principal: Principal) => void,
  told: { sets: string[]; destinations: EventDestination[]; tell: (event: BusEvent) => Promise<void> },
): Service {
  return async ({ principal, method, url, body }, response) => {
    if (method !== 'POST' || url !== '/v2/email/outbound-emails') {
      throw new ServiceError('NotFoundException', `ses: ${method} ${url} is not served locally`, 404);
    }
    const parsed = sendEmail.safeParse(JSON.parse(body.toString()));
    if (!parsed.success) throw new ServiceError('BadRequestException', z.prettifyError(parsed.error));
    const { FromEmailAddress: from, Destination: to, ConfigurationSetName: set, Content } = parsed.data;
    const { Headers, Attachments } = Content.Simple;
    const address = /<([^>]+)>/.exec(from)?.[1] ?? from;
    const domain = address.split('@')[1] ?? '';
    const context = { 'ses:fromaddress': address, 'ses:recipients': to.ToAddresses };
    const check = (resource: string) =>
      access.check(principal, 'ses:SendEmail', `arn:aws:ses:${REGION}:${ACCOUNT}:${resource}`, context);
    anyOf([address, domain].map((identity) => () => check(`identity/${identity}`)));
    if (set && !told.sets.includes(set))
      throw new ServiceError('NotFoundException', `no configuration set ${set}`, 404);
    if (set) check(`configuration-set/${set}`);
    const recipient = to.ToAddresses[0] ?? '';
    const becomes = box.wayOf(recipient);
    if (becomes === 'refuses') throw new ServiceError('BadRequestException', `Invalid recipient address: ${recipient}`);
    const id = randomUUID();
    const messageId = Headers.find(({ Name }) => Name === 'X-Mail-Id')?.Value ?? '';
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
      replyTo: parsed.data.ReplyToAddresses,
      headers: Object.fromEntries(Headers.map(({ Name, Value }) => [Name, Value])),
      files: Object.fromEntries(Attachments.map(({ FileName, RawContent }) => [FileName, RawContent])),
      sentAt: inShanghai(clock.now()),
    };
    if (keeps && becomes !== 'bounces') box.deliver(mail);
    const type = becomes === 'bounces' ? 'BOUNCE' : becomes === 'complains' ? 'COMPLAINT' : null;
    const heard = told.destinations.some(
      ({ ConfigurationSetName, EventDestination: { MatchingEventTypes } }) =>
        ConfigurationSetName === set && type !== null && MatchingEventTypes.includes(type),
    );
    const tags = Object.fromEntries(parsed.data.EmailTags.map(({ Name, Value }) => [Name, [Value]]));
    if (set && type && heard && accepts) {
      await told.tell(cameBack(type, { mail, tags: { ...tags, 'ses:configuration-set': [set] } }));
    }
    if (way === 'kills') return kill(principal);
    if (way === 'silent') return void response.destroy();
    if (way === 'slow') return;
    if (says === 'no') throw new ServiceError('ServiceUnavailableException', 'try again later', 503);
    sendJson(response, 200, { MessageId: id });
  };
}

/** The event of SES about a mail that came back, or about a complaint. */
function cameBack(type: 'BOUNCE' | 'COMPLAINT', { mail, tags }: { mail: Mail; tags: object }): BusEvent {
  const recipients = mail.to.map((emailAddress) => ({ emailAddress }));
  const about = { messageId: mail.id, destination: mail.to, tags, timestamp: mail.sentAt };
  const common = { id: randomUUID(), source: 'aws.ses', account: ACCOUNT, region: REGION, time: mail.sentAt };
  return type === 'BOUNCE'
    ? {
        ...common,
        'detail-type': 'Email Bounced',
        detail: {
          eventType: 'Bounce',
          bounce: { bounceType: 'Permanent', bounceSubType: 'General', bouncedRecipients: recipients },
          mail: about,
        },
      }
    : {
        ...common,
        'detail-type': 'Email Complaint Received',
        detail: { eventType: 'Complaint', complaint: { complainedRecipients: recipients }, mail: about },
      };
}

/** Passes when one of the checks passes. Otherwise throws the error of the last check. */
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
