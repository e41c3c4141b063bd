import type { Evaluation } from '../../shared/domain/evaluation/evaluation.ts';
import { visible } from '../../shared/domain/people/visibility.ts';
import { Refusal } from '../../shared/domain/refusals.ts';
import { caseKindOf, numberOf, type SubjectState } from '../../shared/domain/subject.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import { allStates, listings } from '../../shared/storage/lists.ts';
import { load } from '../../shared/storage/read.ts';
import { evaluationDocument } from '../../shared/text/documents/evaluation.ts';
import { documentHtml } from '../../shared/text/documents/html.ts';
import type { Document } from '../../shared/text/documents/parts.ts';
import type { DocumentsContext } from './context.ts';
import { mustBeAsLogged, pdf, registeredNames, sealOf, signed, standingOn } from './request-documents.ts';

type Asked = Pick<Call<'getEvaluationReport'>, 'params' | 'principal' | 'now'>;

/** The result of a year, once it is published (article 17). */
export async function getEvaluationReport(
  call: Asked,
  context: DocumentsContext,
): Promise<Outcome<'getEvaluationReport'>> {
  const report = await reportOf(call, context);
  return { body: documentHtml(report, sealOf(report, context)) };
}

export async function getEvaluationReportPdf(
  call: Asked,
  context: DocumentsContext,
): Promise<Outcome<'getEvaluationReportPdf'>> {
  return await pdf(await reportOf(call, context), call.now, context);
}

export async function getEvaluationReportData(
  call: Asked,
  context: DocumentsContext,
): Promise<Outcome<'getEvaluationReportData'>> {
  return { body: await signed(await reportOf(call, context), call.now, context) };
}

async function reportOf(call: Asked, context: DocumentsContext): Promise<Document> {
  const { state, names, standing } = await publishedFor(call, context);
  return evaluationDocument(state, await publishedBefore(state, context), names, standing);
}

/** An evaluation with the names in it. @throws Refusal `not-found`, also where it is not published yet */
async function publishedFor({ params, principal }: Asked, context: DocumentsContext) {
  const { database } = context;
  const found = await load(database, 'evaluation', params.id);
  if (!found || !isPublished(found.state) || !visible.evaluation(principal, found.state))
    throw new Refusal('not-found', { what: '评估报告' });
  const { state } = found;
  await mustBeAsLogged([found], context);
  const departments = state.rows.map(({ department }) => department);
  const { department } = await registeredNames(departments, [], state.published.at, context);
  const cases = await Promise.all(
    state.delays.map(async ({ about }) => [about, await numberOfCase(about, context)] as const),
  );
  const numbers = new Map(cases);
  return { state, names: { department, number: (id: string) => numbers.get(id) ?? id }, standing: standingOn([found]) };
}

/** The other years that were published before it, so that a report stays as it was whatever is published later. */
async function publishedBefore(of: Published, { database }: DocumentsContext): Promise<Published[]> {
  const found: Published[] = [];
  for await (const { state } of allStates<'evaluation'>(database, listings.evaluations()))
    if (isPublished(state) && state.year !== of.year && state.published.at < of.published.at) found.push(state);
  return found;
}

type Published = Evaluation & { published: NonNullable<Evaluation['published']> };

function isPublished(evaluation: Evaluation): evaluation is Published {
  return evaluation.published !== null;
}

/** The number by which people call a case; its id where this function cannot read it. */
async function numberOfCase(id: string, { database }: DocumentsContext): Promise<string> {
  const kind = caseKindOf(id);
  if (!kind || kind === 'resource' || kind === 'evaluation') return id;
  const found = await load(database, kind, id);
  return found ? numberOf({ kind, state: found.state } as SubjectState<'request'>) : id;
}
