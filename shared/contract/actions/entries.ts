import { mayFindEntry, mayLiftEntry } from '../../domain/catalog/duplicate-finding.ts';
import { mayAnswer, mustBeCompared } from '../../domain/catalog/once-only.ts';
import {
  isPublished,
  mayConsent,
  mayPropose,
  mayProposeWithdrawal,
  mayReview,
  mayWorkOn,
  mustProvide,
  type Resource,
} from '../../domain/catalog/resource.ts';
import type { Circumstances } from '../../domain/circumstances.ts';
import { entryLife } from '../../domain/lives/entry.ts';
import { entryStatus } from '../../domain/lives/lives.ts';
import { catalogRoutes } from '../routes/catalog.ts';
import { sourcesRoutes } from '../routes/sources.ts';
import { actsOf } from './action.ts';

/** What only the department itself does. */
const own = (may: (entry: Resource) => unknown) => (entry: Resource, at: Circumstances) => {
  mustProvide(entry, at);
  may(entry);
};

export const entryActs = {
  ...actsOf(entryLife, (entry: Resource) => entryStatus(entry), catalogRoutes, {
    updateResource: ['revise', own(mayWorkOn)],
    submitResource: ['propose', own(mayPropose)],
    consentResource: ['consent', mayConsent],
    returnDraft: ['returnDraft', mayConsent],
    approveResource: ['approve', mayReview],
    returnResource: ['return', mayReview],
    withdrawResource: ['proposeWithdrawal', own(mayProposeWithdrawal), isPublished],
  }),
  ...actsOf(entryLife, (entry: Resource) => entryStatus(entry), sourcesRoutes, {
    answerMatches: ['propose', own(mayAnswer), mustBeCompared],
    findDuplicateResource: ['findDuplicate', mayFindEntry, (entry) => isPublished(entry) && !entry.duplicate],
    liftDuplicateResource: ['findDuplicate', mayLiftEntry, ({ duplicate }) => Boolean(duplicate)],
  }),
};
