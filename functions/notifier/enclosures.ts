import { MetricUnit } from '@aws-lambda-powertools/metrics';
import type { MailAttachment } from '../../shared/adapters/mail/transport.ts';
import type { DocumentAsked } from '../../shared/documents/enclosed.ts';
import type { Instant } from '../../shared/domain/calendar/time.ts';
import { kindOfMail, type Mail } from '../../shared/storage/mails.ts';
import type { NotifierDeps } from './deps.ts';

type Enclosed = Pick<DocumentAsked, 'document' | 'of'>;

/**
 * The document by which a duty begins that a mail tells of: the form for whoever answers it, consents to the answer, or is to complete
 * the form; the reply for whoever is to provide what was agreed (article 15). @returns null for any other mail
 */
function enclosedWith(mail: Pick<Mail, 'template' | 'facts'>): Enclosed | null {
  const { case: about, deadline } = mail.facts;
  if (!deadline || deadline.doneOn) return null;
  const [, kind, of] = /^\/(requests|grants)\/(.+)$/.exec(about.path) ?? [];
  const document = kind === 'requests' ? 'application' : 'reply';
  const begins = beginning[kindOfMail(mail)]?.includes(deadline.duty);
  return begins && of ? { document, of: of as Enclosed['of'] } : null;
}

/** The mails with which a duty about a request begins or begins again, each with that duty. */
const beginning: Record<string, readonly string[]> = {
  'request-received': ['reply'],
  ReplyProposed: ['reply'],
  SupplementAsked: ['supplement'],
  RequestSupplemented: ['reply'],
  'duty-reopened': ['reply'],
  'duty-opened': ['provide'],
};

/**
 * Draws the document that goes with a mail. A mail is never late because of it: where the document can't be drawn, is too large, or is
 * not for the reader, the mail goes without. The link to the case is in it.
 */
export async function enclosureOf(
  mail: Mail,
  at: Instant,
  { documents, logger, metrics }: Pick<NotifierDeps, 'documents' | 'logger' | 'metrics'>,
): Promise<MailAttachment | null> {
  const enclosed = enclosedWith(mail);
  if (!enclosed) return null;
  const leftOut = (why: string) => {
    logger.warn('document not enclosed', { mailId: mail.id, ...enclosed, why });
    metrics.addMetric('DocumentsNotEnclosed', MetricUnit.Count, 1);
    return null;
  };
  try {
    const answer = await documents.draw({ ...enclosed, reader: mail.to, at });
    if ('pdf' in answer)
      return { name: answer.name, type: 'application/pdf', content: Buffer.from(answer.pdf, 'base64') };
    // Data that is shared without conditions was never replied to, and what came of a negotiation has a record instead.
    return answer.none === 'not-found' ? null : leftOut(answer.none);
  } catch (error) {
    return leftOut(error instanceof Error ? error.name : typeof error);
  }
}
