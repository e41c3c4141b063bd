/** Events of suggestions to have something rectified (article 23). The department does not find them in its log. */
export interface SuggestionEvents {
  /** A rule has counted a fact of a department, or what disproves one; `fact`: the event that shows it. */
  FactCounted: CountFacts;
  FactDisproved: CountFacts;
  /** `facts`: the events that show it. `told`: whether the bureau was mailed of the last of them already. */
  SuggestionOpened: SuggestionFacts & { facts: string[]; told: boolean };
  SuggestionJoined: SuggestionFacts & { fact: string };
  /** What it rests on was disproved. `fact`: the event that did. */
  SuggestionLapsed: SuggestionFacts & { fact: string };
  /** One of its facts was disproved; the others are enough. */
  SuggestionReduced: SuggestionFacts & { fact: string };
  SuggestionTakenUp: SuggestionFacts & { rectification: string };
  SuggestionPutAside: SuggestionFacts & { reason: string };
}

interface CountFacts {
  rule: string;
  department: string;
  fact: string;
}

interface SuggestionFacts {
  number: string;
  department: string;
  rule: string;
  ground: string;
  name: string;
}
