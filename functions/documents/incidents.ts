import { fileKeys } from '../../shared/adapters/file-keys.ts';
import { mailsAbout } from '../../shared/domain/mail/sending.ts';
import { handsOf } from '../../shared/domain/people/hands.ts';
import { visible } from '../../shared/domain/people/visibility.ts';
import { Refusal } from '../../shared/domain/refusals.ts';
import type { Call } from '../../shared/http/serve.ts';
import { loadCase } from '../../shared/storage/read.ts';
import { incidentDocument } from '../../shared/text/documents/incident.ts';
import type { DocumentsContext } from './context.ts';
import { attachedTo } from './negotiations.ts';
import { mustBeAsLogged, registeredNames, standingOn } from './request-documents.ts';

/** An incident with the report on it, its duties, and the logs that they rest on. @throws Refusal `not-found`, `not-as-logged` */
export async function recordOfIncident(
  { params, principal }: Pick<Call<'getIncidentEvidence'>, 'params' | 'principal'>,
  context: DocumentsContext,
) {
  const { subject, duties } = await loadCase(context.database, 'incident', params.id);
  if (!subject || !visible.incident(principal, subject.state)) throw new Refusal('not-found', { what: '安全事件' });
  await mustBeAsLogged([subject, ...duties], context);
  const { state: incident } = subject;
  const { department, grants, reported, hands, classified, told, measures, conclusion, returned, closed, dismissed } =
    incident;
  const by = [...hands, ...handsOf(reported, classified, told, ...measures, conclusion, returned, closed, dismissed)];
  const departments = [department, ...grants.map(({ other }) => other)];
  const names = await registeredNames(departments, by, reported.at, context);
  return {
    number: incident.number,
    documents: [incidentDocument(incident, names, standingOn([subject]))],
    streams: [incident.id, ...duties.map(({ id }) => id).sort(), mailsAbout(incident.id)],
    files: await attachedTo({ id: incident.id, files: conclusion ? [conclusion.file] : [] }, context, fileKeys.kept),
  };
}
