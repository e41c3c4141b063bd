import {
  type MailAttachment,
  MailRejected,
  MailTemporary,
  type MailTransport,
  MailUnknown,
} from '../../shared/adapters/mail/transport.ts';
import { dateOf } from '../../shared/domain/calendar/time.ts';
import { mailsOf } from '../../shared/domain/mail/preferences.ts';
import type { MailFailure } from '../../shared/domain/mail/sending.ts';
import type { Person } from '../../shared/domain/people/person.ts';
import { type Mail, nobody } from '../../shared/storage/mails.ts';
import { deadlineFile } from '../../shared/text/mail/deadline-file.ts';
import { renderDigest, renderMail } from '../../shared/text/mail/render.ts';
import { portalLink } from '../../shared/text/portal.ts';
import { systemName } from '../../shared/text/words.ts';

/** What became of a mail. The sweep offers `later` and `unknown` again, `unknown` only after its claim has run out. */
export type Outcome =
  | { is: 'sent'; receipt: string }
  /** `email`: the address, if it is the address that was refused. */
  | { is: 'undeliverable'; failure: MailFailure; reason: string; email?: string }
  | { is: 'later'; reason: string }
  | { is: 'unknown'; reason: string };

export interface Delivery {
  transport: MailTransport;
  from: string;
  replyTo?: string | undefined;
  portalUrl: string;
  /** @returns null if nobody is registered under that id */
  person(id: string): Promise<Person | null>;
  /** The document that goes with a mail about a single case, if any. */
  enclosure(mail: Mail): Promise<MailAttachment | null>;
}

/**
 * Looks up the recipient, writes the words and hands the mail over. It throws only errors that are not about mail.
 * @param held the mails that go with it, if it is a digest
 */
export async function deliver(
  mail: Mail,
  held: Mail[],
  { transport, from, replyTo, portalUrl, person, enclosure }: Delivery,
): Promise<Outcome> {
  const recipient = await person(mail.to);
  if (!recipient) return { is: 'undeliverable', failure: 'not-registered', reason: nobody.unregistered };
  if (!recipient.active) return { is: 'undeliverable', failure: 'left', reason: nobody.left };
  const { english = false } = mailsOf(recipient);
  const reader = { name: recipient.name, bureau: recipient.roles.includes('bureau'), english };
  const readers = (mails: Mail[]) =>
    Promise.all(
      mails.map(async (one) => {
        const { person: about } = one.facts;
        return { mail: one, to: about ? { ...reader, about: (await person(about))?.name ?? about } : reader };
      }),
    );
  const digest = mail.template === 'digest';
  const [single] = await readers([mail]);
  const content = digest
    ? renderDigest(await readers(held), {
        to: reader,
        on: dateOf(mail.at),
        gathered: mail.facts.gathered ? 'by-kind' : 'by-day',
        portalUrl,
      })
    : renderMail(mail, single?.to ?? reader, portalUrl);
  const outgoing = {
    ...{ messageId: mail.id, from, fromName: systemName.zh, to: recipient.email, ...content },
    ...(replyTo ? { replyTo } : {}),
    // All mails about a case are of its thread; a digest is of none.
    ...(digest ? {} : { thread: mail.facts.case.path.slice(1).replace(/[^\w.-]+/g, '.') }),
  };
  const attached = digest ? { date: [], document: [] } : await attachedTo(mail, { portalUrl, enclosure });
  try {
    const { receipt } = await withOrWithout(attached.document, (document) => {
      const attachments = [...attached.date, ...document];
      return transport.send({ ...outgoing, ...(attachments.length > 0 ? { attachments } : {}) });
    });
    return { is: 'sent', receipt };
  } catch (error) {
    if (error instanceof MailRejected) {
      const { email } = recipient;
      return { is: 'undeliverable', failure: 'refused', reason: error.message, ...(error.address ? { email } : {}) };
    }
    if (error instanceof MailTemporary) return { is: 'later', reason: error.message };
    if (error instanceof MailUnknown) return { is: 'unknown', reason: error.message };
    throw error;
  }
}

/** What goes with a mail about a single case: the date as a calendar entry, and the document by which the duty begins. */
async function attachedTo(mail: Mail, { portalUrl, enclosure }: Pick<Delivery, 'portalUrl' | 'enclosure'>) {
  const file = deadlineFile(mail, portalLink(portalUrl, mail.facts.case.path));
  const type = 'text/calendar; charset=utf-8; method=PUBLISH';
  const date = file ? [{ name: 'deadline.ics', type, content: Buffer.from(file) }] : [];
  const document = await enclosure(mail);
  return { date, document: document ? [document] : [] };
}

/** Sends a mail with its document, and without it if the mail system refuses the mail, which may be too large for it. */
async function withOrWithout<T>(
  document: MailAttachment[],
  send: (document: MailAttachment[]) => Promise<T>,
): Promise<T> {
  if (document.length === 0) return await send([]);
  try {
    return await send(document);
  } catch (error) {
    if (!(error instanceof MailRejected) || error.address) throw error;
    return await send([]);
  }
}
