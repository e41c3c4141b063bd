import type { EventData, LoggedEvent } from '../event.ts';
import { GOVERNMENT } from '../people/department.ts';
import { type Fact, factsOf } from '../statistics/facts.ts';
import { type Figures, figuresByDepartment, type Period } from '../statistics/figures.ts';
import { yearOf } from './evaluation.ts';
import { type Result, resultsOf } from './results.ts';
import type { SchemeTerms } from './scheme.ts';

type Begun = EventData['EvaluationBegun'];
type Published = EventData['EvaluationPublished']['results'];

/** An evaluation as the log alone tells it. */
export interface Reproduced {
  number: string;
  /** The segment up to which facts count, and the root that it had. */
  through: string;
  root: string;
  terms: SchemeTerms;
  results: Result[];
  /** As published; null as long as it was not. */
  published: Published | null;
  /** The departments whose results differ from what was published. */
  different: string[];
}

interface Told {
  begun: Begun;
  given: { indicator: string; department: string; score: number }[];
  adjusted: { indicator: string; department: string; score: number }[];
  published: Published | null;
  withdrawn: boolean;
}

/**
 * Reads the exported log, segment by segment, and makes statistics and evaluations of it that need nothing else. It keeps facts, and no
 * event.
 */
export class Reproduction {
  readonly #facts = new Map<string, { fact: Fact; segment: string }>();
  readonly #evaluations = new Map<string, Told>();
  /** The departments that facts are about, in order. */
  readonly #departments = new Set<string>();

  /** Takes an event, in today's form, in the order in which the log was sealed. */
  take(event: LoggedEvent, segment: string): void {
    for (const fact of factsOf(event)) {
      const key = `${fact.department} ${fact.day} ${fact.id}`;
      this.#departments.add(fact.department);
      // The first of those that are the same stays.
      if (!this.#facts.has(key)) this.#facts.set(key, { fact, segment });
    }
    const { stream } = event;
    if (event.type === 'EvaluationBegun')
      this.#evaluations.set(stream, { begun: event.data, given: [], adjusted: [], published: null, withdrawn: false });
    const told = this.#evaluations.get(stream);
    if (!told) return;
    if (event.type === 'EvaluationScored') {
      const { indicator, scores } = event.data;
      told.given.push(...scores.map((one) => ({ indicator, ...one })));
    } else if (event.type === 'EvaluationAnswered') {
      const { requester: department, indicator, decision, score } = event.data;
      if (decision === 'upheld' && score !== null) told.adjusted.push({ department, indicator, score });
    } else if (event.type === 'EvaluationPublished') told.published = event.data.results;
    else if (event.type === 'EvaluationWithdrawn') told.withdrawn = true;
  }

  /** The statistics of a period, of every department that the log has facts about, but the office that decides about others. */
  statistics(period: Period): { department: string; figures: Figures }[] {
    return figuresByDepartment(
      this.#factsUntil(null),
      [...this.#departments].filter((id) => id !== GOVERNMENT).sort(),
      period,
    );
  }

  /** The evaluation of a year that was not withdrawn; null where the log has none. */
  evaluation(year: number): Reproduced | null {
    const told = [...this.#evaluations.values()].findLast(({ begun, withdrawn }) => begun.year === year && !withdrawn);
    if (!told) return null;
    const { begun, given, adjusted, published } = told;
    const terms = JSON.parse(begun.terms) as SchemeTerms;
    const rows = figuresByDepartment(this.#factsUntil(begun.through), begun.departments, yearOf(year));
    const results = resultsOf({ terms, rows, given, adjusted });
    const { number, through, root } = begun;
    return { number, through, root, terms, results, published, different: differing(results, published ?? []) };
  }

  #factsUntil(segment: string | null): Fact[] {
    const found = [...this.#facts.values()];
    return found.filter((one) => segment === null || one.segment <= segment).map(({ fact }) => fact);
  }
}

function differing(results: readonly Result[], published: Published): string[] {
  return published
    .filter((one) => {
      const made = results.find(({ department }) => department === one.department);
      return made?.total !== one.total || made.band !== one.band || made.rank !== one.rank;
    })
    .map(({ department }) => department);
}
