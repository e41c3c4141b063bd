import { suggestionLife } from '../../domain/lives/suggestion.ts';
import { mayPutAside, mayTakeUp, type Suggestion } from '../../domain/rectifications/suggestion.ts';
import { suggestionsRoutes } from '../routes/suggestions.ts';
import { actsOf } from './action.ts';

export const suggestionActs = actsOf(suggestionLife, ({ status }: Suggestion) => status, suggestionsRoutes, {
  takeUp: ['takeUp', mayTakeUp],
  putAside: ['putAside', mayPutAside],
});
