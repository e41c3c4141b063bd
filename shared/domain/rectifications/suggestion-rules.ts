import type { LocalDate } from '../calendar/time.ts';
import { kindsUnder } from '../duties/escalation.ts';
import type { DutyKind } from '../duties/policy.ts';
import { GOVERNMENT } from '../people/department.ts';
import { inForce } from '../regulations.ts';
import type { Fact } from '../statistics/facts.ts';
import type { RectificationGround } from './grounds.ts';
import type { SuggestionRuleId } from './suggestion-rule-names.ts';

/** Facts of the statistics that a rule counts: of a kind, about some duties, or with some answer. */
interface Pattern {
  kind: Fact['kind'];
  duties?: readonly DutyKind[];
  answer?: string;
}

/** When rectification is suggested, as dated data. A fact counts by the rule in force on its day. */
export interface SuggestionRule {
  id: SuggestionRuleId;
  ground: RectificationGround;
  /** In force from one date to the other, both included; null: until replaced. */
  effectiveFrom: LocalDate;
  effectiveTo: LocalDate | null;
  counts: readonly Pattern[];
  /** How many of them suggest it, within so many months (民法典 202); null where one is enough. */
  count: number;
  months: number | null;
  /** Only facts about the same entry or case count together. */
  each?: 'case';
}

const { measures: effectiveFrom } = inForce;
const sinceMeasures = { effectiveFrom, effectiveTo: null };
const once = { count: 1, months: null };

/** What has not left the department, and what goes to the city government by itself, is no lateness towards others. */
const ownWays: readonly DutyKind[] = ['consent', 'rectify-notice'];
const security = kindsUnder('五');
const others = kindsUnder('六').filter((kind) => !ownWays.includes(kind));

/**
 * The rules in force. Which item each falls under, article 23 says; how many and within what time, it does not, so these figures are the
 * product's own. To change one, end a rule with `effectiveTo` and add its successor under the same id.
 */
export const suggestionRules: readonly SuggestionRule[] = [
  {
    id: 'late-twice',
    ground: 'measures-23-6',
    ...sinceMeasures,
    counts: [{ kind: 'duty-missed', duties: others }],
    ...{ count: 2, months: 12 },
  },
  {
    id: 'update-escalated',
    ground: 'measures-23-1',
    ...sinceMeasures,
    counts: [{ kind: 'duty-escalated', duties: kindsUnder('一') }],
    ...once,
  },
  {
    id: 'correction-escalated',
    ground: 'measures-23-3',
    ...sinceMeasures,
    counts: [{ kind: 'duty-escalated', duties: kindsUnder('三') }],
    ...once,
  },
  {
    id: 'work-escalated',
    ground: 'measures-23-6',
    ...sinceMeasures,
    counts: [{ kind: 'duty-escalated', duties: others }],
    ...once,
  },
  {
    id: 'duplicate-collection',
    ground: 'measures-23-2',
    ...sinceMeasures,
    counts: [{ kind: 'duplicate-found' }],
    ...once,
  },
  {
    id: 'corrections-refused',
    ground: 'measures-23-3',
    ...sinceMeasures,
    counts: [
      { kind: 'correction-answered', answer: 'declined' },
      { kind: 'duty-missed', duties: kindsUnder('三') },
    ],
    ...{ count: 3, months: 12 },
  },
  {
    // The bureau reviews an entry against the standards (article 7; Order 809 art. 17).
    id: 'entry-returned',
    ground: 'measures-23-4',
    ...sinceMeasures,
    counts: [{ kind: 'entry-returned' }],
    ...{ count: 3, months: 12, each: 'case' as const },
  },
  {
    // Its escalation shows nothing more.
    id: 'security-missed',
    ground: 'measures-23-5',
    ...sinceMeasures,
    counts: [{ kind: 'duty-missed', duties: security }],
    ...once,
  },
];

/** What a fact disproves, where it only does that. */
const disproves: { [K in Fact['kind']]?: readonly Fact['kind'][] } = {
  'duty-excused': ['duty-missed', 'duty-escalated'],
  'duplicate-lifted': ['duplicate-found'],
};

/** The rules that count a fact, or what it disproves, by its day. Nobody here is above the city government. */
export function rulesFor(fact: Fact, rules: readonly SuggestionRule[] = suggestionRules): SuggestionRule[] {
  if (fact.department === GOVERNMENT) return [];
  const kinds = disproves[fact.kind] ?? [fact.kind];
  return rules.filter(
    ({ effectiveFrom: from, effectiveTo: to, counts }) =>
      from <= fact.day && (to === null || fact.day <= to) && counts.some((pattern) => matches(fact, kinds, pattern)),
  );
}

function matches(fact: Fact, kinds: readonly Fact['kind'][], { kind, duties, answer }: Pattern): boolean {
  if (!kinds.includes(kind)) return false;
  if (duties && !('duty' in fact && duties.some((duty) => duty === fact.duty))) return false;
  return answer === undefined || ('answer' in fact && fact.answer === answer);
}
