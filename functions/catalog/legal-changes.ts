import type * as z from 'zod';
import type { change as shape } from '../../shared/contract/schemas/catalog.ts';
import {
  type LegalChange,
  recordChange as record,
  withdrawChange as withdraw,
} from '../../shared/domain/catalog/legal-change.ts';
import { answerList } from '../../shared/http/page.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import { begin, decide, show, subject } from '../../shared/http/subject.ts';
import { newId } from '../../shared/storage/ids.ts';
import { listings, yearsUpTo } from '../../shared/storage/lists.ts';
import type { CatalogContext } from './context.ts';

const legalChange = subject({
  kind: 'change',
  name: '变化',
  visible: () => true,
  duties: 'none',
  view: changeView,
});

function changeView({ recordedBy, department, withdrawn, ...rest }: LegalChange): z.input<typeof shape> {
  return { ...rest, department, recordedBy, withdrawn: withdrawn ?? null };
}

/** Records a change of law or function. A job opens an update duty for each entry concerned (article 9). */
export async function createChange(
  call: Call<'createChange'>,
  context: CatalogContext,
): Promise<Outcome<'createChange'>> {
  const [id, job] = [newId('chg', call.now), newId('job', call.now)];
  const begun = await begin(legalChange, call, context, (at) => record(call.body, { id, job }, at));
  return { ...begun, location: `/v1/jobs/${job}` };
}

export function getChange(call: Call<'getChange'>, context: CatalogContext): Promise<Outcome<'getChange'>> {
  return show(legalChange, call, context);
}

/** The recorded changes, the newest first: of all departments, or of the one that recorded them. */
export function listChanges(call: Call<'listChanges'>, context: CatalogContext): Promise<Outcome<'listChanges'>> {
  const { department } = call.query;
  const recorded = department === undefined ? listings.changes(yearsUpTo(call.now)) : listings.changesOf(department);
  return answerList(call, context, recorded, (changes: LegalChange[]) => changes.map(changeView));
}

/** Withdraws a change recorded in error. Only the department that recorded it or the bureau may do so. */
export async function withdrawChange(
  call: Call<'withdrawChange'>,
  context: CatalogContext,
): Promise<Outcome<'withdrawChange'>> {
  const job = newId('job', call.now);
  const { reason } = call.body;
  const withdrawn = await decide(legalChange, call, context, (state, at) => withdraw(state, { reason, job }, at));
  return { ...withdrawn, location: `/v1/jobs/${job}` };
}
