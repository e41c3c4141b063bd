import type { Instant, LocalDate } from '../calendar/time.ts';
import { type Change, change } from '../change.ts';
import type { Circumstances } from '../circumstances.ts';
import { event } from '../event.ts';
import type { Id } from '../id.ts';
import { type SuggestionStatus, suggestionLife } from '../lives/suggestion.ts';
import { partsOf, take } from '../machine.ts';
import type { Principal } from '../people/person.ts';
import type { RectificationGround } from './grounds.ts';
import { draft, mayDraft } from './notice.ts';
import { type Done, doneBy, type Rectification, type RectificationDecision } from './rectification.ts';
import { MOST_FACTS, type NoticeContent } from './rectification-fields.ts';
import { type SuggestionRuleId, suggestionRuleNames } from './suggestion-rule-names.ts';

/** A fact that shows it: what happened, when, and the event that says so. */
export interface SuggestionFact {
  /** The fact of the statistics. */
  id: string;
  event: string;
  on: LocalDate;
  /** The entry or the case. */
  about: string;
  /** What happened, in Chinese, as a notice says it. */
  text: string;
}

/** A suggestion to have a department rectify something (article 23). */
export interface Suggestion {
  id: Id<'sug'>;
  number: string;
  status: SuggestionStatus;
  rule: SuggestionRuleId;
  ground: RectificationGround;
  department: string;
  /** What shows it, the oldest first. */
  facts: SuggestionFact[];
  openedAt: Instant;
  /** What became of it: the notice that was drafted, or why it was put aside. */
  settled:
    | ({ rectification: Id<'rec'>; reason: null } & Done)
    | ({ rectification: null; reason: string } & Done)
    | null;
}

export type SuggestionChange = Change<'suggestion', Suggestion>;

/** Facts in every event of it. */
export function suggestionFacts({ number, department, rule, ground }: Suggestion) {
  return { number, department, rule, ground, name: suggestionRuleNames[rule].zh };
}

function step<S extends 'takeUp' | 'putAside'>({ department, status }: Suggestion, name: S, by: Principal) {
  return take(suggestionLife, name, status, partsOf(by, { requester: null, provider: department }));
}

/** @throws Refusal `not-your-step`, `step-closed` */
export function mayTakeUp(suggestion: Suggestion, { by }: Pick<Circumstances, 'by'>) {
  return step(suggestion, 'takeUp', by);
}

/** @throws Refusal `not-your-step`, `step-closed` */
export function mayPutAside(suggestion: Suggestion, { by }: Pick<Circumstances, 'by'>) {
  return step(suggestion, 'putAside', by);
}

/** What whoever takes it up says: the rest of the notice is in the suggestion. */
export type TakenUp = Pick<NoticeContent, 'requirement' | 'handIn' | 'dueOn'>;

/** Checks that a notice may be drafted of it, before the notice gets a number. @throws Refusal `not-your-step`, `step-closed`, `due-out-of-range` */
export function checkTakeUp(suggestion: Suggestion, { dueOn }: TakenUp, at: Circumstances): void {
  mayTakeUp(suggestion, at);
  mayDraft({ ...suggestion, dueOn }, at);
}

/**
 * An officer takes it up: the notice is drafted with its ground and its facts, the newest where there are many. Whoever takes it up has
 * drafted the notice, so another officer issues it.
 * @throws Refusal as `checkTakeUp`
 */
export function takeUp(
  suggestion: Suggestion,
  { id, number, ...said }: TakenUp & Pick<Rectification, 'id' | 'number'>,
  at: Circumstances,
): (SuggestionChange | RectificationDecision[number])[] {
  const to = mayTakeUp(suggestion, at);
  const { ground, department } = suggestion;
  const facts = suggestion.facts.slice(-MOST_FACTS).map(({ text, event: shown }) => ({ text, shownBy: [shown] }));
  const settled = { rectification: id, reason: null, ...doneBy(at.by, at.now) };
  const next: Suggestion = { ...suggestion, status: to(), settled };
  const told = event('SuggestionTakenUp', { ...suggestionFacts(next), rectification: id });
  return [
    change('suggestion', suggestion, next, told),
    ...draft({ id, number, department, ground, facts, ...said }, at),
  ];
}

/** An officer puts it aside. @throws Refusal `not-your-step`, `step-closed` */
export function putAside(
  suggestion: Suggestion,
  { reason }: { reason: string },
  at: Circumstances,
): [SuggestionChange] {
  const to = mayPutAside(suggestion, at);
  const settled = { rectification: null, reason, ...doneBy(at.by, at.now) };
  const next: Suggestion = { ...suggestion, status: to(), settled };
  return [change('suggestion', suggestion, next, event('SuggestionPutAside', { ...suggestionFacts(next), reason }))];
}
