import type * as z from 'zod';
import { rectificationGrounds } from '../../domain/rectifications/grounds.ts';
import type { Suggestion } from '../../domain/rectifications/suggestion.ts';
import { suggestionRuleNames } from '../../domain/rectifications/suggestion-rule-names.ts';
import type { Unacted } from '../actions/action.ts';
import type * as suggestions from '../schemas/suggestion.ts';

/** A suggestion of rectification as a list shows it. */
export function suggestionView(suggestion: Suggestion): z.input<typeof suggestions.suggestion> {
  const { id, number, status, department, rule, ground, facts, openedAt } = suggestion;
  const { cited } = rectificationGrounds[ground];
  const name = suggestionRuleNames[rule].zh;
  return { id, number, status, department, rule, name, ground, cited, shown: facts.length, openedAt };
}

export function suggestionCaseView(suggestion: Suggestion): Unacted<typeof suggestions.suggestionCase> {
  const facts = suggestion.facts.map(({ text, on, event: shownBy }) => ({ text, on, shownBy }));
  return { ...suggestionView(suggestion), facts, settled: suggestion.settled };
}
