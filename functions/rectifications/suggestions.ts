import { suggestionActs } from '../../shared/contract/actions/suggestions.ts';
import { suggestionCaseView, suggestionView } from '../../shared/contract/views/suggestions.ts';
import { isGovernment } from '../../shared/domain/machine.ts';
import { BUREAU } from '../../shared/domain/people/department.ts';
import { visible } from '../../shared/domain/people/visibility.ts';
import {
  putAside as aside,
  checkTakeUp,
  type Suggestion,
  takeUp as take,
} from '../../shared/domain/rectifications/suggestion.ts';
import type { Context } from '../../shared/http/context.ts';
import { answerList } from '../../shared/http/page.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import { decide, show, subject } from '../../shared/http/subject.ts';
import { newId } from '../../shared/storage/ids.ts';
import { inStatus, listings, yearsUpTo } from '../../shared/storage/lists.ts';
import { nextNumber } from '../../shared/storage/numbers.ts';

const suggestion = subject({
  kind: 'suggestion',
  name: '整改建议',
  visible: visible.suggestion,
  duties: 'none',
  view: suggestionCaseView,
  acts: suggestionActs,
});

/** The suggestions about all departments or one, for the city government those about the bureau; the newest first. */
export async function listSuggestions(
  call: Call<'listSuggestions'>,
  context: Context,
): Promise<Outcome<'listSuggestions'>> {
  const { principal, query, now } = call;
  const department = isGovernment(principal) ? BUREAU : query.department;
  const listing = department ? listings.suggested(department) : listings.allSuggestions(yearsUpTo(now));
  return answerList(call, context, inStatus(listing, query.status), (all: Suggestion[]) =>
    all.filter((state) => visible.suggestion(principal, state)).map(suggestionView),
  );
}

export function getSuggestion(call: Call<'getSuggestion'>, context: Context): Promise<Outcome<'getSuggestion'>> {
  return show(suggestion, call, context);
}

/** An officer takes it up. All of it is checked before the notice gets a number, so that a refusal leaves no gap in the series. */
export function takeUp(call: Call<'takeUp'>, context: Context): Promise<Outcome<'takeUp'>> {
  return decide(suggestion, call, context, async (state, at) => {
    checkTakeUp(state, call.body, at);
    const id = newId('rec', call.now);
    const number = await nextNumber(context.database, 'rectification', call.now);
    return take(state, { ...call.body, id, number }, at);
  });
}

export function putAside(call: Call<'putAside'>, context: Context): Promise<Outcome<'putAside'>> {
  return decide(suggestion, call, context, (state, at) => aside(state, call.body, at));
}
