import { createReadStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline';
import { checkSegments } from '../../shared/documents/segment-check.ts';
import type { Instant, LocalDate } from '../../shared/domain/calendar/time.ts';
import * as evaluations from '../../shared/domain/evaluation/evaluation.ts';
import { ownScheme } from '../../shared/domain/evaluation/own-scheme.ts';
import { type Reproduced, Reproduction } from '../../shared/domain/evaluation/reproduction.ts';
import type { LoggedEvent } from '../../shared/domain/event.ts';
import { worstDelays } from '../../shared/domain/statistics/delays.ts';
import { factsOf } from '../../shared/domain/statistics/facts.ts';
import { figuresByDepartment } from '../../shared/domain/statistics/figures.ts';
import { counted, type Line } from '../oracle/statistics.ts';
import { SimulatedCity } from './year/city.ts';

/** What came of it: the evaluation as it was decided, and as the files of the log alone tell it. */
export interface Year {
  events: number;
  results: evaluations.Evaluation['published'];
  made: Reproduced | null;
  /** Departments whose statistics differ from a count by hand. */
  different: string[];
  genuine: boolean;
}

/**
 * A city lives for a while and is evaluated. Then everything is forgotten but the files of its log, of which the evaluation is made anew.
 * @param days the part of 2026 that is lived; its evaluation is of the whole year
 */
export async function liveAndEvaluate(
  seed: number,
  { departments = 60, days = ['2026-01-01', '2026-12-31'] as [string, string] } = {},
): Promise<Year> {
  const city = new SimulatedCity(seed, departments);
  await city.live(...(days as [LocalDate, LocalDate]));
  await city.seal('2027-01-01T00:00:00.000+08:00' as Instant);
  const period = evaluations.yearOf(2026);
  const facts = city.events.flatMap(factsOf);
  const ids = city.departments.map(({ id }) => id);
  const rows = figuresByDepartment(facts, ids, period);
  const different = rows
    .filter(({ department, figures }) => !isCounted(city.events, department, figures))
    .map(({ department }) => department);
  const results = await evaluate(city, { rows, delays: worstDelays(facts, period) });
  const directory = mkdtempSync(join(tmpdir(), 'year-'));
  try {
    const files = [...city.segments].map(([name, text]) => {
      const file = join(directory, basename(name));
      writeFileSync(file, text);
      return file;
    });
    const keys = [await city.keys()];
    const { finding } = await checkSegments(
      files.map((name) => ({ name, read: () => createReadStream(name) })),
      keys,
    );
    return {
      events: city.events.length,
      results,
      made: (await readAgain(files)).evaluation(2026),
      different,
      genuine: finding === null,
    };
  } finally {
    rmSync(directory, { recursive: true });
  }
}

/** `npm run soak -- year`: a year of sixty departments, with `--seed` one again, `--departments` for fewer. */
export async function year({
  seed: [seed = Date.now() % 1_000_000] = [],
  departments: [departments = 60] = [],
}: Record<string, number[]>): Promise<void> {
  console.log(`npm run soak -- year --seed ${seed} --departments ${departments}`);
  const began = performance.now();
  const { events, results, made, different, genuine } = await liveAndEvaluate(seed, { departments });
  const bands = Map.groupBy(results?.results ?? [], ({ band }) => band ?? 'none');
  for (const [band, of] of bands) console.log(`  ${band}: ${of.length}`);
  console.log(`  ${events} events in ${Math.round((performance.now() - began) / 1000)} s`);
  if (!genuine) throw new Error('the log does not hold');
  if (different.length > 0) throw new Error(`not what is counted by hand: ${different.join(', ')}`);
  if (!made || made.different.length > 0) throw new Error(`made anew, it is another: ${made?.different.join(', ')}`);
  console.log('  the same by hand, and made anew of the log alone');
}

/** Takes an evaluation from its beginning to the city government's approval. */
async function evaluate(city: SimulatedCity, facts: Pick<evaluations.Evaluation, 'rows' | 'delays'>) {
  const { number, madeAt, root } = city.lastSeal;
  const officer = { personId: 'officer', department: '00', roles: ['bureau' as const] };
  const another = { ...officer, personId: 'officer2' };
  const government = { personId: 'government', department: '99', roles: ['government' as const] };
  const head = { personId: 'head', department: '10', roles: ['head' as const] };
  const on = (by: typeof officer | typeof government | typeof head, now: string) => ({
    ...{ by, now: now as Instant, law: city.law, duties: [] },
  });
  const terms = { id: 'evl_1' as const, number: 'PG-2026', year: 2026, scheme: ownScheme, ...facts };
  const through = { number, madeAt, root };
  let state: evaluations.Evaluation | null = null;
  const take = (decision: evaluations.EvaluationDecision, now: string) => {
    for (const { kind, next, events } of decision) {
      city.write(next.id, now as Instant, ...events);
      if (kind === 'evaluation') state = next;
    }
    return state as unknown as evaluations.Evaluation;
  };
  let now = '2027-01-05T09:00:00.000+08:00';
  let one = take(evaluations.beginEvaluation({ ...terms, through, taken: false }, on(officer, now)), now);
  one = take(evaluations.openDraft(one, on(officer, now)), now);
  const upheld = {
    decision: 'upheld',
    department: '10',
    indicator: 'quality',
    score: 100,
    reason: '非本部门数据',
  } as const;
  one = take(evaluations.object(one, { indicator: 'quality', reason: '非本部门数据' }, on(head, now)), now);
  one = take(evaluations.answer(one, upheld, on(officer, now)), now);
  now = '2027-02-01T09:00:00.000+08:00';
  one = take(evaluations.conclude(one, on(another, now)), now);
  one = take(evaluations.decide(one, { decision: 'approve' }, on(government, now)), now);
  await city.seal('2027-02-01T10:00:00.000+08:00' as Instant);
  return one.published;
}

/** Reads the files of a log, as the offline script does. */
async function readAgain(files: string[]): Promise<Reproduction> {
  const log = new Reproduction();
  for (const file of files.toSorted()) {
    for await (const text of createInterface({ input: createReadStream(file) })) {
      const { event } = JSON.parse(text) as { event?: LoggedEvent };
      if (event) log.take(event, basename(file, '.jsonl'));
    }
  }
  return log;
}

function isCounted(events: readonly LoggedEvent[], department: string, figures: object): boolean {
  const byHand = counted(events as unknown as Line[], department, '2026-01-01', '2026-12-31');
  const holds = (part: unknown, whole: unknown): boolean =>
    typeof part === 'object' && part !== null
      ? Object.entries(part).every(([name, value]) => holds(value, (whole as Record<string, unknown>)[name]))
      : part === whole;
  return holds(byHand, figures);
}
