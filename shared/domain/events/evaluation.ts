import type { LocalDate } from '../calendar/time.ts';

/** Events of the yearly evaluation (article 17). With the facts of the log they are all that its results follow from. */
export interface EvaluationEvents {
  SchemeProposed: SchemeFacts;
  SchemeConfirmed: SchemeFacts;
  SchemeWithdrawn: SchemeFacts & { reason: string };
  /** `terms`: the scheme as JSON. `through`, `root`: the segment of the log up to which facts count, and its root. */
  EvaluationBegun: EvaluationFacts & {
    scheme: string;
    terms: string;
    through: string;
    root: string;
    departments: string[];
  };
  /** `by`: the department whose evaluators scored. */
  EvaluationScored: EvaluationFacts & {
    by: string;
    indicator: string;
    scores: { department: string; score: number }[];
  };
  EvaluationOpened: EvaluationFacts & { objectUntil: LocalDate };
  /** `requester`: the department that objects; `indicator` is empty where it objects to the whole. */
  EvaluationObjected: EvaluationFacts & { requester: string; indicator: string };
  /** `score`: what the indicator comes to now; null where nothing changes. */
  EvaluationAnswered: EvaluationFacts & {
    requester: string;
    decision: 'upheld' | 'dismissed';
    reason: string;
    indicator: string;
    score: number | null;
  };
  EvaluationConcluded: EvaluationFacts;
  EvaluationReturned: EvaluationFacts & { remarks: string };
  EvaluationPublished: EvaluationFacts & {
    results: { department: string; total: number | null; band: string | null; rank: number | null }[];
  };
  EvaluationWithdrawn: EvaluationFacts & { reason: string };
}

interface SchemeFacts {
  year: number;
  document: string;
}

interface EvaluationFacts {
  number: string;
  year: number;
}
