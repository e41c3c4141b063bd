import { MailRejected, MailTemporary, type MailTransport, MailUnknown } from '../../shared/adapters/mail/transport.ts';
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
}

/**
 * Looks up the recipient, writes the words and hands the mail over. It throws only errors that are not about mail.
 * @param held the mails that go with it, if it is a digest
 */
export async function deliver(
  mail: Mail,
  held: Mail[],
  { transport, from, replyTo, portalUrl, person }: Delivery,
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
  try {
    const file = digest ? null : deadlineFile(mail, portalLink(portalUrl, mail.facts.case.path));
    const { receipt } = await transport.send({
      ...{ messageId: mail.id, from, fromName: systemName.zh, to: recipient.email, ...content },
      ...(replyTo ? { replyTo } : {}),
      // All mails about a case are of its thread; a digest is of none.
      ...(digest ? {} : { thread: mail.facts.case.path.slice(1).replace(/[^\w.-]+/g, '.') }),
      ...(file
        ? {
            attachments: [
              {
                name: 'deadline.ics',
                type: 'text/calendar; charset=utf-8; method=PUBLISH',
                content: Buffer.from(file),
              },
            ],
          }
        : {}),
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
