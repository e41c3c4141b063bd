import { linkExpiry } from '../../shared/adapters/files.ts';
import { canonical, sha256 } from '../../shared/documents/canonical.ts';
import { signatureOf } from '../../shared/documents/seal.ts';
import type { File } from '../../shared/documents/zip.ts';
import type { Instant } from '../../shared/domain/calendar/time.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import { firstBreak } from '../../shared/storage/log.ts';
import { loadLog } from '../../shared/storage/read.ts';
import type { Document } from '../../shared/text/documents/parts.ts';
import type { DocumentsContext } from './context.ts';
import { recordOfIncident } from './incidents.ts';
import { attachedTo, recordOf } from './negotiations.ts';
import { recordOfRectification } from './rectifications.ts';
import { documentsOf, notAsLogged, signed } from './request-documents.ts';

/** The sealed evidence of a request, the same for both sides and the bureau (article 16). */
export async function getRequestEvidence(
  call: Call<'getRequestEvidence'>,
  context: DocumentsContext,
): Promise<Outcome<'getRequestEvidence'>> {
  const { application, reply, streams } = await documentsOf(call, context);
  const of = {
    number: application.number,
    title: { zh: '政务信息资源共享申请证据包', en: 'Evidence of a request for shared government data' },
    documents: [application, ...(reply ? [reply] : [])],
    streams,
    files: [],
  };
  return { body: await sealed(of, call.now, context) };
}

/**
 * The sealed evidence of a negotiation with its attachments, the same for everyone who may read the case (article 16).
 */
export async function getNegotiationEvidence(
  call: Call<'getNegotiationEvidence'>,
  context: DocumentsContext,
): Promise<Outcome<'getNegotiationEvidence'>> {
  const { negotiation, documents, streams } = await recordOf(call, context);
  const of = {
    number: negotiation.number,
    title: { zh: '政务信息资源共享争议证据包', en: 'Evidence of a dispute about shared government data' },
    documents,
    streams,
    files: await attachedTo(negotiation, context),
  };
  return { body: await sealed(of, call.now, context) };
}

/** The sealed evidence of a rectification with what was handed in, and the logs that show its facts (article 23). */
export async function getRectificationEvidence(
  call: Call<'getRectificationEvidence'>,
  context: DocumentsContext,
): Promise<Outcome<'getRectificationEvidence'>> {
  const title = { zh: '整改证据包', en: 'Evidence of a rectification' };
  return { body: await sealed({ title, ...(await recordOfRectification(call, context)) }, call.now, context) };
}

/** The sealed evidence of an incident, with the report on it (article 22). */
export async function getIncidentEvidence(
  call: Call<'getIncidentEvidence'>,
  context: DocumentsContext,
): Promise<Outcome<'getIncidentEvidence'>> {
  const title = { zh: '安全事件证据包', en: 'Evidence of a security incident' };
  return { body: await sealed({ title, ...(await recordOfIncident(call, context)) }, call.now, context) };
}

/** Seals the documents and event streams of a case. The bundle goes through the bucket, so it may have any size. */
async function sealed(
  of: { number: string; title: { zh: string; en: string }; documents: Document[]; streams: string[]; files: File[] },
  now: Instant,
  context: DocumentsContext,
) {
  const { evidenceOf, seal } = await import('../../shared/documents/bundle.ts');
  const [documents, streams, keys, fonts] = await Promise.all([
    Promise.all(of.documents.map((document) => signed(document, now, context))),
    Promise.all(of.streams.map((stream) => loadLog(context.database, stream))),
    context.keys(),
    context.fonts(),
  ]);
  // Grants and mails are in the bundle by their logs alone.
  const broken = of.streams.filter((_, n) => firstBreak(streams[n] ?? []) !== null);
  if (broken.length > 0) throw notAsLogged(broken, context);
  const evidence = await evidenceOf({ ...of, documents, streams, portalUrl: context.portalUrl }, keys, fonts);
  const { manifest } = evidence;
  const signature = await signatureOf(manifest, context, now);
  const bundle = seal(evidence, signature);
  const name = `evidence/${sha256(canonical(manifest))}.zip`;
  await context.files.write(name, bundle, 'application/zip', `${of.number}-evidence.zip`);
  return {
    manifest,
    signature,
    file: {
      url: await context.files.downloadLink(name),
      expiresAt: linkExpiry(now),
      bytes: bundle.length,
      sha256: sha256(bundle),
    },
  };
}
