import type { Instant } from '../../shared/domain/calendar/time.ts';
import type { RequestDecision } from '../../shared/domain/cases/request.ts';
import { missSupplement } from '../../shared/domain/cases/supplement.ts';
import type { Duty } from '../../shared/domain/duties/duty.ts';
import type { Law } from '../../shared/domain/duties/law.ts';
import type { Database } from '../../shared/storage/database.ts';
import { loadWithDuties } from '../../shared/storage/read.ts';

/**
 * Lets a request lapse when its duty to supplement was missed, or gives it back to the provider whose reply was late before.
 * @returns null for another duty, or one that was not missed
 */
export async function lapseOf(
  duty: Duty,
  now: Instant,
  { database, law }: { database: Database; law: Law },
): Promise<RequestDecision | null> {
  if (duty.kind !== 'supplement') return null;
  const { found, duties } = await loadWithDuties(database, 'request', duty.subject.id);
  return found && missSupplement(found.state, { duties, law, now });
}
