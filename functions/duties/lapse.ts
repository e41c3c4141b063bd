import type { Instant } from '../../shared/domain/calendar/time.ts';
import { lapsed } from '../../shared/domain/cases/owed.ts';
import type { Law } from '../../shared/domain/duties/law.ts';
import { type AnyStep, type Stored, step } from '../../shared/storage/commit.ts';
import type { Database } from '../../shared/storage/database.ts';
import { dutySteps, statesOf } from '../../shared/storage/moved.ts';
import { loadCase } from '../../shared/storage/read.ts';

/** A duty to supplement that was missed takes its request with it. @returns null where it is no such duty, or not missed */
export async function lapseOf(
  duty: Stored<'duty'>,
  now: Instant,
  { database, law }: { database: Database; law: Law },
): Promise<AnyStep[] | null> {
  if (duty.state.kind !== 'supplement') return null;
  const { subject: request, duties } = await loadCase(database, 'request', duty.state.subject.id);
  const over = request && lapsed(request.state, { duties: statesOf(duties), law, now });
  return over && [step('request', request, over.request), ...dutySteps(duties, over)];
}
