import { fileKeys } from '../../shared/adapters/file-keys.ts';
import type { EventType, LoggedEvent } from '../../shared/domain/event.ts';
import { mailsAbout } from '../../shared/domain/mail/sending.ts';
import { handsOf } from '../../shared/domain/people/hands.ts';
import { visible } from '../../shared/domain/people/visibility.ts';
import type { Rectification } from '../../shared/domain/rectifications/rectification.ts';
import { Refusal } from '../../shared/domain/refusals.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import { loadCase, loadEvents } from '../../shared/storage/read.ts';
import type { Named } from '../../shared/text/documents/negotiation.ts';
import type { Document } from '../../shared/text/documents/parts.ts';
import {
  governmentReportDocument,
  noticeDocument,
  rectificationDocument,
} from '../../shared/text/documents/rectification.ts';
import type { DocumentsContext } from './context.ts';
import { attachedTo } from './negotiations.ts';
import { mustBeAsLogged, pdf, registeredNames, signed, standingOn } from './request-documents.ts';

type Asked = Pick<Call<'getRectificationNoticeData'>, 'params' | 'principal' | 'now'>;

/** The notice to rectify, the same whatever becomes of the case (article 23). */
export async function getRectificationNoticePdf(
  call: Asked,
  context: DocumentsContext,
): Promise<Outcome<'getRectificationNoticePdf'>> {
  return await pdf(theNotice(await documentsOf(call, context)), call.now, context);
}

export async function getRectificationNoticeData(
  call: Asked,
  context: DocumentsContext,
): Promise<Outcome<'getRectificationNoticeData'>> {
  return { body: await signed(theNotice(await documentsOf(call, context)), call.now, context) };
}

/** The report to the city government (article 23). */
export async function getGovernmentReportPdf(
  call: Asked,
  context: DocumentsContext,
): Promise<Outcome<'getGovernmentReportPdf'>> {
  return await pdf(theReport(await documentsOf(call, context)), call.now, context);
}

export async function getGovernmentReportData(
  call: Asked,
  context: DocumentsContext,
): Promise<Outcome<'getGovernmentReportData'>> {
  return { body: await signed(theReport(await documentsOf(call, context)), call.now, context) };
}

/** A rectification with its documents and attachments, and the logs that they rest on. */
export async function recordOfRectification(call: Asked, context: DocumentsContext) {
  const { rectification, notice, report, record, duties } = await documentsOf(call, context);
  const shown = rectification.facts.flatMap(({ shownBy }) => shownBy.map((link) => link.split('@')[0] ?? ''));
  return {
    number: rectification.number,
    documents: [record, ...(notice ? [notice] : []), ...(report ? [report] : [])],
    streams: [...new Set([rectification.id, ...duties, mailsAbout(rectification.id), ...shown])],
    files: await attachedTo(rectification, context, fileKeys.handedIn),
  };
}

/** @throws Refusal `not-found` */
async function documentsOf({ params, principal }: Asked, context: DocumentsContext) {
  const { database } = context;
  const { subject, duties } = await loadCase(database, 'rectification', params.id);
  if (!subject || !visible.rectification(principal, subject.state)) throw new Refusal('not-found', { what: '整改' });
  await mustBeAsLogged([subject, ...duties], context);
  const { state: rectification } = subject;
  const [log, names] = await Promise.all([loadEvents(database, subject.id), namesIn(rectification, context)]);
  const { issued, escalation } = rectification;
  return {
    rectification,
    duties: duties.map(({ id }) => id).sort(),
    record: rectificationDocument(rectification, names, standingOn([subject])),
    notice: issued && noticeDocument(rectification, names, standingAt(log, 'RectificationIssued')),
    report: escalation && governmentReportDocument(rectification, names, standingAt(log, 'RectificationEscalated')),
  };
}

/** A document that does not change rests on the event by which it was made. */
export function standingAt(log: readonly LoggedEvent[], type: EventType) {
  const made = log.find((one) => one.type === type);
  if (!made) throw new Error(`no ${type}`);
  const { stream, seq, hash, digest = '', at } = made;
  return { log: [{ stream, seq, hash, digest }], madeAt: at };
}

function theNotice({ notice }: { notice: Document | null }): Document {
  if (!notice) throw new Refusal('not-found', { what: '整改通知书' });
  return notice;
}

function theReport({ report }: { report: Document | null }): Document {
  if (!report) throw new Refusal('not-found', { what: '上报市人民政府的报告' });
  return report;
}

async function namesIn(rectification: Rectification, context: DocumentsContext): Promise<Named> {
  const { department, draftedAt, issued, hands, time, files, reports } = rectification;
  const { escalation, order, conclusion, accountability, ending } = rectification;
  const returned = reports.map((one) => one.returned);
  const acts = [issued, time, time?.answer, ...files, ...reports, ...returned, escalation, order, conclusion];
  const by = [...hands, ...handsOf(...acts, accountability, accountability?.outcome, ending)];
  return await registeredNames([department], by, issued?.at ?? draftedAt, context);
}
