import { evaluationActs } from '../../shared/contract/actions/evaluations.ts';
import { evaluationRowView, evaluationView } from '../../shared/contract/views/evaluations.ts';
import * as evaluations from '../../shared/domain/evaluation/evaluation.ts';
import { schemeFor } from '../../shared/domain/evaluation/own-scheme.ts';
import type { Id } from '../../shared/domain/id.ts';
import { visible } from '../../shared/domain/people/visibility.ts';
import { Refusal } from '../../shared/domain/refusals.ts';
import { worstDelays } from '../../shared/domain/statistics/delays.ts';
import { figuresByDepartment } from '../../shared/domain/statistics/figures.ts';
import type { Context } from '../../shared/http/context.ts';
import { paged } from '../../shared/http/page.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import { begin, decide, read, show, subject } from '../../shared/http/subject.ts';
import type { Database } from '../../shared/storage/database.ts';
import { factsFor } from '../../shared/storage/facts.ts';
import { allStates, listings } from '../../shared/storage/lists.ts';
import { namesOf } from '../../shared/storage/read.ts';
import { lastSeal } from '../../shared/storage/seals.ts';
import { pageOfMatches } from '../../shared/storage/whole-lists.ts';
import { evaluationSheets } from '../../shared/text/evaluation-tables.ts';
import { evaluatedIn } from './evaluated.ts';

const evaluation = subject({
  kind: 'evaluation',
  name: '年度评估',
  visible: visible.evaluation,
  duties: 'shown',
  view: (state: evaluations.Evaluation, { by }) => evaluationView(state, by),
  acts: evaluationActs,
});

/** The evaluations that the caller may see, the newest year first. */
export async function listEvaluations(
  call: Call<'listEvaluations'>,
  { database, cursors }: Context,
): Promise<Outcome<'listEvaluations'>> {
  const body = await paged(call, cursors, (from, limit) =>
    pageOfMatches<'evaluation', Outcome<'listEvaluations'>['body']['items'][number]>(
      database,
      listings.evaluations(),
      { from, limit },
      (state) => (visible.evaluation(call.principal, state) ? evaluationRowView(state) : null),
    ),
  );
  return { body };
}

export function getEvaluation(call: Call<'getEvaluation'>, context: Context): Promise<Outcome<'getEvaluation'>> {
  return show(evaluation, call, context);
}

/** The data of a published evaluation as a workbook, for whoever reckons with it. @throws Refusal `not-found` before that */
export async function exportEvaluation(
  call: Call<'exportEvaluation'>,
  context: Context,
): Promise<Outcome<'exportEvaluation'>> {
  const { state } = (await read(evaluation, call, context)).stored;
  const { published } = state;
  if (!published) throw new Refusal('not-found', { what: '评估数据' });
  const departments = state.rows.map(({ department }) => department);
  const found = await namesOf(context.database, 'department', departments, call.now);
  const names = new Map(departments.map((id, n) => [id, found[n] ?? id]));
  const sheets = evaluationSheets(
    { ...state, published },
    { department: (id) => names.get(id) ?? id, number: (id) => id },
  );
  // Loaded only here, since it makes up a fifth of the bundle.
  const { xlsxFile } = await import('../../shared/adapters/spreadsheet/xlsx-writer.ts');
  return {
    body: await xlsxFile(sheets.map((sheet) => ({ ...sheet, frozen: 1 }))),
    file: `${state.number}-evaluation.xlsx`,
  };
}

/** Begins the evaluation of a year. Its facts are those of the log as sealed now, and stay so whatever comes later. */
export async function createEvaluation(
  call: Call<'createEvaluation'>,
  context: Context,
): Promise<Outcome<'createEvaluation'>> {
  const { database } = context;
  const { year } = call.body;
  const period = evaluations.yearOf(year);
  const through = await lastSeal(database);
  if (!through) throw new Refusal('evaluation-year-open', { year });
  evaluations.mustBeOver(period, through.madeAt);
  const before = await of(database, year);
  const departments = await evaluatedIn(database);
  const facts = await factsFor(database, departments, period, through.number);
  const schemes = [];
  for await (const { state } of allStates<'scheme'>(database, listings.schemes())) schemes.push(state);
  const { number, madeAt, root } = through;
  const terms = {
    id: idOf(year, before.length + 1),
    number: `PG-${year}${before.length === 0 ? '' : `-${before.length + 1}`}`,
    ...{ year, scheme: schemeFor(schemes, year), through: { number, madeAt, root } },
    rows: figuresByDepartment(facts, departments, period),
    delays: worstDelays(facts, period),
    taken: before.some(({ status }) => status !== 'withdrawn'),
  };
  const begun = await begin(evaluation, call, context, (at) => evaluations.beginEvaluation(terms, at));
  return { ...begun, location: `/v1/evaluations/${begun.body.id}` };
}

export function scoreEvaluation(call: Call<'scoreEvaluation'>, context: Context): Promise<Outcome<'scoreEvaluation'>> {
  return decide(evaluation, call, context, (state, at) => evaluations.score(state, call.body, at));
}

export function openEvaluation(call: Call<'openEvaluation'>, context: Context): Promise<Outcome<'openEvaluation'>> {
  return decide(evaluation, call, context, evaluations.openDraft);
}

export function objectEvaluation(
  call: Call<'objectEvaluation'>,
  context: Context,
): Promise<Outcome<'objectEvaluation'>> {
  return decide(evaluation, call, context, (state, at) => evaluations.object(state, call.body, at));
}

export function answerEvaluation(
  call: Call<'answerEvaluation'>,
  context: Context,
): Promise<Outcome<'answerEvaluation'>> {
  return decide(evaluation, call, context, (state, at) => evaluations.answer(state, call.body, at));
}

export function concludeEvaluation(
  call: Call<'concludeEvaluation'>,
  context: Context,
): Promise<Outcome<'concludeEvaluation'>> {
  return decide(evaluation, call, context, evaluations.conclude);
}

export function decideEvaluation(
  call: Call<'decideEvaluation'>,
  context: Context,
): Promise<Outcome<'decideEvaluation'>> {
  return decide(evaluation, call, context, (state, at) => evaluations.decide(state, call.body, at));
}

export function withdrawEvaluation(
  call: Call<'withdrawEvaluation'>,
  context: Context,
): Promise<Outcome<'withdrawEvaluation'>> {
  return decide(evaluation, call, context, (state, at) => evaluations.withdraw(state, call.body, at));
}

async function of(database: Database, year: number): Promise<evaluations.Evaluation[]> {
  const found = [];
  for await (const { state } of allStates<'evaluation'>(database, listings.evaluations()))
    if (state.year === year) found.push(state);
  return found;
}

/** The same for the same attempt at a year, so that of two who begin it at once one succeeds. */
function idOf(year: number, attempt: number): Id<'evl'> {
  return `evl_${String(year * 100 + attempt).padStart(26, '0')}`;
}
