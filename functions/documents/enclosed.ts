import { mustHaveRole } from '../../shared/contract/actions/action.ts';
import { documentsRoutes } from '../../shared/contract/routes/documents.ts';
import { type DocumentAnswer, documentAsked, MOST_ENCLOSED } from '../../shared/documents/enclosed.ts';
import { dateOf } from '../../shared/domain/calendar/time.ts';
import type { Id } from '../../shared/domain/id.ts';
import { Refusal } from '../../shared/domain/refusals.ts';
import { registered } from '../../shared/http/principal.ts';
import type { Database } from '../../shared/storage/database.ts';
import { renewLaw } from '../../shared/storage/law.ts';
import { load } from '../../shared/storage/read.ts';
import type { DocumentsContext } from './context.ts';
import { getReplyPdf, getRequestFormPdf } from './requests.ts';

/** The operation that hands out each document: its reader has to be allowed to call it. */
const operations = {
  application: { route: documentsRoutes.getRequestFormPdf, draw: getRequestFormPdf },
  reply: { route: documentsRoutes.getReplyPdf, draw: getReplyPdf },
};

/** Draws a document for a mail, as its reader could fetch it (article 15). What the reader may not have is not enclosed. */
export async function enclosed(event: unknown, context: DocumentsContext): Promise<DocumentAnswer> {
  const { document, of, reader, at } = documentAsked.parse(event);
  const { database, law } = context;
  const { route, draw } = operations[document];
  try {
    const [principal, request] = await Promise.all([
      registered(database, reader, '', dateOf(at)),
      requestBehind(of, database),
      renewLaw(database, law),
    ]);
    mustHaveRole(route, principal);
    const { body, file = `${document}.pdf` } = await draw({ params: { id: request }, principal, now: at }, context);
    if (body.length > MOST_ENCLOSED) return { none: 'too-large' };
    return { name: file, pdf: Buffer.from(body).toString('base64') };
  } catch (error) {
    if (error instanceof Refusal) return { none: error.code };
    throw error;
  }
}

/** The request itself, or the one that a grant was agreed in. @throws Refusal `not-found`, also where a grant comes from a negotiation */
async function requestBehind(of: Id<'req' | 'grt'>, database: Database): Promise<Id<'req'>> {
  if (isRequest(of)) return of;
  const source = (await load(database, 'grant', of))?.state.source;
  if (source && isRequest(source)) return source;
  throw new Refusal('not-found', { what: '共享申请' });
}

function isRequest(id: string): id is Id<'req'> {
  return id.startsWith('req_');
}
