import { noticeOf } from '../../shared/contract/schemas/calendars.ts';
import { previewView } from '../../shared/contract/views/calendars.ts';
import { loadNotice } from '../../shared/domain/duties/calendar-year.ts';
import { lawOf } from '../../shared/domain/duties/law.ts';
import { type MovedDuty, movedBy } from '../../shared/domain/duties/moves.ts';
import type { Context } from '../../shared/http/context.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import { ALL_AT_MOST, duties, pageInOrder } from '../../shared/storage/date-lists.ts';
import { newId } from '../../shared/storage/ids.ts';
import { readYear } from '../../shared/storage/law.ts';

/** What a reason for changing past days would be; whoever loads the notice gives one. */
const supposed = { reason: '试载' };

/**
 * What a notice would move: the days, and the dates of what is open. It is decided as if it were loaded, and nothing is kept. What
 * awaits a head's consent is for its department alone to see.
 */
export async function previewCalendar(
  call: Call<'previewCalendar'>,
  { database, law }: Context,
): Promise<Outcome<'previewCalendar'>> {
  const { body, params, now, principal: by } = call;
  const { year } = params;
  const stored = await readYear(database, year);
  const coming = { version: law.version + 1, job: newId('job', now), past: supposed };
  const loading = { year, notice: noticeOf(body), replaces: body.replaces, ...coming };
  const decided = loadNotice(stored?.state ?? null, loading, { by, now, law });
  if (!decided) return { body: previewView(law.calendar, law.calendar, [], { now, whole: true }) };
  const [{ next }] = decided;
  const years = [...law.years.filter(({ id }) => id !== next.id), next];
  const { calendar } = lawOf({ version: coming.version, years, policies: [] });
  const moved = await pageInOrder<'duty', MovedDuty>(
    database,
    duties.open(null),
    { limit: ALL_AT_MOST, from: null, most: ALL_AT_MOST },
    async (batch) => batch.map(({ state }) => (state.kind === 'consent' ? null : movedBy(state, law, calendar))),
  );
  return { body: previewView(law.calendar, calendar, moved.items, { now, whole: moved.next === null }) };
}
