import { addMonths, type Instant, type LocalDate } from '../calendar/time.ts';
import { type Change, change } from '../change.ts';
import { event } from '../event.ts';
import type { Id } from '../id.ts';
import { suggestionLife } from '../lives/suggestion.ts';
import { targetOf } from '../machine.ts';
import { disproofOf, type Fact } from '../statistics/facts.ts';
import { type Suggestion, type SuggestionChange, type SuggestionFact, suggestionFacts } from './suggestion.ts';
import type { SuggestionRuleId } from './suggestion-rule-names.ts';
import type { SuggestionRule } from './suggestion-rules.ts';

/**
 * What a rule has counted of a department. It is the one place where facts are counted: a fact is in it once, however often, how late
 * and in whatever order its event comes.
 */
export interface RuleCount {
  id: string;
  rule: SuggestionRuleId;
  department: string;
  /** The oldest first; `suggestion`: the one that it is in, null as long as it is in none. */
  facts: (SuggestionFact & { disproof: string; suggestion: Id<'sug'> | null })[];
  /** Facts that disprove others, whether those have come or not. */
  disproofs: { id: string; on: LocalDate }[];
  /** The suggestion that was opened last. */
  newest: Id<'sug'> | null;
  /** What happened until this day is counted no more: the oldest was dropped to keep this small. */
  until: LocalDate | null;
}

/** How many facts are kept: far more than any rule asks for. */
const MOST = 300;

export function ruleCountId(rule: SuggestionRuleId, department: string): string {
  return `counted.${rule}.${department}`;
}

/** A fact that is counted or disproves another, the event that it follows from, and what it says. */
export interface Shown {
  fact: Fact;
  event: string;
  text: string;
  /** Whether the bureau was mailed of the event already. */
  told: boolean;
}

interface Before {
  count: RuleCount | null;
  /** The suggestion that was opened last, if it is still open. */
  open: Suggestion | null;
}

/** The id and the number of the suggestion that may be opened. */
export type Opening = Pick<Suggestion, 'id' | 'number'>;

type Counted = (Change<'ruleCount', RuleCount> | SuggestionChange)[];

/**
 * Counts a fact: what reaches the rule's count within its time opens a suggestion, or joins the one that is open.
 * @returns nothing where it was counted before, or too long ago
 */
export function count(
  rule: SuggestionRule,
  { fact, event: shown, text, told }: Shown,
  { count: before, open }: Before,
  opening: Opening,
  now: Instant,
): Counted {
  const was = before ?? empty(rule, fact.department);
  const { id, day: on, about } = fact;
  if (was.facts.some((one) => one.id === id) || (was.until !== null && on <= was.until)) return [];
  const found = { id, event: shown, on, about, text, disproof: disproofOf(fact), suggestion: null };
  const kept = keep({ ...was, facts: inOrder([...was.facts, found]) });
  const free = kept.facts.filter((one) => one.suggestion === null && !isDisproved(one, kept));
  const reached = reaching(rule, free, found);
  const joining = free.filter((one) => reached.includes(one) || (open && belongs(rule, one, open.facts)));
  const counted = event('FactCounted', { rule: rule.id, department: fact.department, fact: shown });
  if (joining.length === 0) return [change('ruleCount', before, kept, counted)];
  const next = placed(kept, joining, open?.id ?? opening.id);
  return [change('ruleCount', before, next, counted), open ? joined(open, joining) : opened(joining)];

  function opened(facts: readonly SuggestionFact[]): SuggestionChange {
    const suggestion: Suggestion = {
      ...opening,
      ...{ status: 'open', rule: rule.id, ground: rule.ground, department: fact.department },
      ...{ facts: facts.map(plain), openedAt: now, settled: null },
    };
    const events = facts.map((one) => one.event);
    return change(
      'suggestion',
      null,
      suggestion,
      event('SuggestionOpened', { ...suggestionFacts(suggestion), facts: events, told }),
    );
  }
}

/** Counts a fact that disproves another: the suggestion that rested on it does so no longer, and lapses where too little is left. */
export function disprove(
  rule: SuggestionRule,
  { fact, event: shown }: Pick<Shown, 'fact' | 'event'>,
  { count: before, open }: Before,
): Counted {
  const was = before ?? empty(rule, fact.department);
  if (was.disproofs.some(({ id }) => id === fact.id)) return [];
  const disproofs = [...was.disproofs, { id: fact.id, on: fact.day }];
  const next = keep({ ...was, disproofs });
  const wrong = was.facts.find(({ disproof }) => disproof === fact.id);
  const disproved = event('FactDisproved', { rule: rule.id, department: fact.department, fact: shown });
  if (!open || wrong?.suggestion !== open.id) return [change('ruleCount', before, next, disproved)];
  const facts = open.facts.filter(({ id }) => id !== wrong.id);
  const said = { ...suggestionFacts(open), fact: shown };
  if (facts.length >= rule.count) {
    const reduced = change('suggestion', open, { ...open, facts }, event('SuggestionReduced', said));
    return [change('ruleCount', before, next, disproved), reduced];
  }
  const status = targetOf(suggestionLife, 'lapse')();
  const lapsed = change('suggestion', open, { ...open, facts, status }, event('SuggestionLapsed', said));
  const freed = next.facts.map((one) => (one.suggestion === open.id ? { ...one, suggestion: null } : one));
  return [change('ruleCount', before, { ...next, facts: freed }, disproved), lapsed];
}

function empty({ id: rule }: SuggestionRule, department: string): RuleCount {
  const id = ruleCountId(rule, department);
  return { id, rule, department, facts: [], disproofs: [], newest: null, until: null };
}

/** Drops the oldest of too many, and remembers that nothing so old is to be counted again. */
function keep(count: RuleCount): RuleCount {
  const disproofs = count.disproofs.slice(-MOST);
  const dropped = count.facts.length - MOST;
  if (dropped <= 0) return { ...count, disproofs };
  return { ...count, disproofs, facts: count.facts.slice(dropped), until: count.facts[dropped - 1]?.on ?? null };
}

function isDisproved({ disproof }: Pick<RuleCount['facts'][number], 'disproof'>, { disproofs }: RuleCount): boolean {
  return disproofs.some(({ id }) => id === disproof);
}

type CountedFact = RuleCount['facts'][number];

/** The facts that reach the rule's count together with one of them, all within its time. */
function reaching(rule: SuggestionRule, free: readonly CountedFact[], found: CountedFact): CountedFact[] {
  const together = free.filter((one) => rule.each === undefined || one.about === found.about);
  const at = together.indexOf(found);
  for (let first = Math.max(0, at - rule.count + 1); first <= at; first += 1) {
    const run = together.slice(first, first + rule.count);
    const [oldest, newest] = [run[0], run.at(-1)];
    if (run.length === rule.count && oldest && newest && isWithin(rule, oldest.on, newest.on))
      return together.filter((one) => run.some((other) => isNear(rule, one.on, other.on)));
  }
  return [];
}

/** Whether a fact belongs to those of an open suggestion: about the same, where that matters, and within the rule's time of one of them. */
function belongs(rule: SuggestionRule, one: SuggestionFact, facts: readonly SuggestionFact[]): boolean {
  return facts.some(
    (other) => (rule.each === undefined || one.about === other.about) && isNear(rule, one.on, other.on),
  );
}

function isNear(rule: SuggestionRule, a: LocalDate, b: LocalDate): boolean {
  return a <= b ? isWithin(rule, a, b) : isWithin(rule, b, a);
}

/** Whether months that begin the day after one date have not ended before another (民法典 201, 202). */
function isWithin({ months }: SuggestionRule, from: LocalDate, to: LocalDate): boolean {
  return months === null || to <= addMonths(from, months);
}

function placed(count: RuleCount, facts: readonly CountedFact[], suggestion: Id<'sug'>): RuleCount {
  return {
    ...count,
    newest: suggestion,
    facts: count.facts.map((one) => (facts.includes(one) ? { ...one, suggestion } : one)),
  };
}

function joined(open: Suggestion, facts: readonly CountedFact[]): SuggestionChange {
  const next = { ...open, facts: inOrder([...open.facts, ...facts.map(plain)]) };
  const told = facts.map((one) => event('SuggestionJoined', { ...suggestionFacts(open), fact: one.event }));
  return change('suggestion', open, next, ...told);
}

function plain({ id, event: shown, on, about, text }: SuggestionFact): SuggestionFact {
  return { id, event: shown, on, about, text };
}

function inOrder<F extends Pick<SuggestionFact, 'on' | 'id'>>(facts: readonly F[]): F[] {
  return facts.toSorted((a, b) => (a.on === b.on ? (a.id < b.id ? -1 : 1) : a.on < b.on ? -1 : 1));
}
