import type { Instant } from '../../shared/domain/calendar/time.ts';
import { noticeMissing, noticeReminderId, remindOfNotice } from '../../shared/domain/duties/calendar-year.ts';
import { AlreadyThere, Conflict, commit } from '../../shared/storage/commit.ts';
import { load } from '../../shared/storage/read.ts';
import type { DutiesDeps } from './deps.ts';

/** Reminds the bureau that next year's holiday arrangement is not loaded: once a week, however often this is called. */
export async function remindOfMissingNotice(now: Instant, { database, law }: DutiesDeps): Promise<void> {
  const missing = noticeMissing(law.calendar, now);
  if (!missing) return;
  const stored = await load(database, 'noticeReminder', noticeReminderId(missing.year));
  const reminded = remindOfNotice(stored?.state ?? null, missing);
  if (!reminded) return;
  try {
    const correlation = `notice:${missing.year}:${missing.week}`;
    await commit(database, reminded, { at: now, actorId: 'system', correlation });
  } catch (error) {
    // Another sweep has reminded the bureau.
    if (!(error instanceof Conflict || error instanceof AlreadyThere)) throw error;
  }
}
