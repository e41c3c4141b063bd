import type { Instant } from '../../shared/domain/calendar/time.ts';
import { cancel, isLate, isOpen } from '../../shared/domain/duty.ts';
import { lapse } from '../../shared/domain/request.ts';
import { type AnyStep, type Stored, step } from '../../shared/storage/commit.ts';
import type { Database } from '../../shared/storage/database.ts';
import { loadCase } from '../../shared/storage/read.ts';

/**
 * What was to be supplied was not supplied in time: the request lapses, and nothing is owed of it any more (809 art. 21).
 * @returns null where that is not so
 */
export async function lapseOf(duty: Stored<'duty'>, now: Instant, database: Database): Promise<AnyStep[] | null> {
  if (duty.state.kind !== 'supplement' || !isLate(duty.state, now)) return null;
  const { subject: request, duties } = await loadCase(database, 'request', duty.state.subject.id);
  if (request?.state.status !== 'supplementing') return null;
  return [
    step('request', request, lapse(request.state, now)),
    ...duties
      .filter(({ state }) => isOpen(state))
      .map((owed) =>
        step('duty', owed, cancel(owed.state, '逾期未补正，申请失效', now), { policy: owed.state.policy }),
      ),
  ];
}
