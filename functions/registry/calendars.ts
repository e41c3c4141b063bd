import { summaryOf, yearView } from '../../shared/contract/views/calendars.ts';
import { FIRST_YEAR, LAST_YEAR, type Notice } from '../../shared/domain/calendar/calendar.ts';
import {
  type CalendarDecision,
  calendarYearId,
  loadNotice as loadInto,
  withdrawNotice as withdrawFrom,
} from '../../shared/domain/duties/calendar-year.ts';
import { lawOf } from '../../shared/domain/duties/law.ts';
import { Refusal } from '../../shared/domain/refusals.ts';
import type { Context } from '../../shared/http/context.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import type { Database } from '../../shared/storage/database.ts';
import { newId } from '../../shared/storage/ids.ts';
import { nextLaw } from '../../shared/storage/law.ts';
import { load } from '../../shared/storage/read.ts';
import type { Stored } from '../../shared/storage/stored-state.ts';

export async function listCalendars(call: Call<'listCalendars'>, { law }: Context): Promise<Outcome<'listCalendars'>> {
  const last = Math.min(Number(call.now.slice(0, 4)) + 1, LAST_YEAR);
  const items = Array.from({ length: last - FIRST_YEAR + 1 }, (_, n) => summaryOf(law, FIRST_YEAR + n));
  return { body: { calendar: law.calendar.id, items } };
}

export async function getCalendar(
  call: Call<'getCalendar'>,
  { database, law }: Context,
): Promise<Outcome<'getCalendar'>> {
  const stored = await readYear(call, database);
  return { body: yearView(law, call.params.year, null), etag: stored?.version ?? 0 };
}

/**
 * Loads a notice. Loading the same notice again changes nothing and gives the same answer, whatever version it is sent
 * on.
 */
export async function updateCalendar(
  call: Call<'updateCalendar'>,
  context: Context,
): Promise<Outcome<'updateCalendar'>> {
  const { body, params, now, principal: by } = call;
  const { year } = params;
  const { database, law } = context;
  const stored = await readYear(call, database);
  const moved = await nextLaw(database, calendarYearId(year));
  const { documentNumber, publishedOn, replaces, past } = body;
  const notice = body.notice ?? { ...(body.holidayCn as Notice), documentNumber, publishedOn };
  const coming = { version: moved.next.version, job: newId('job', now), past };
  const changes = loadInto(stored?.state ?? null, { year, notice, replaces, ...coming }, { by, now, law });
  if (!changes) return { body: yearView(law, year, null), etag: stored?.version ?? 0 };
  call.expects(stored);
  return answerYear(changes, moved, stored, context);
}

export async function withdrawCalendar(
  call: Call<'withdrawCalendar'>,
  context: Context,
): Promise<Outcome<'withdrawCalendar'>> {
  const { body, params, now, principal: by } = call;
  const { database, law } = context;
  const stored = await readYear(call, database);
  call.expects(stored);
  const { version: mistaken, reason, past } = body;
  if (!stored) throw new Refusal('notice-unknown', { version: mistaken });
  const moved = await nextLaw(database, calendarYearId(params.year));
  const coming = { version: moved.next.version, job: newId('job', now), past };
  const changes = withdrawFrom(stored.state, { mistaken, reason, ...coming }, { by, now, law });
  return answerYear(changes, moved, stored, context);
}

/** The loaded notices of a year; null if there are none. @throws Refusal `not-found` for a year beyond the calendar */
async function readYear({ params: { year } }: { params: { year: number } }, database: Database) {
  if (year < FIRST_YEAR || year > LAST_YEAR) throw new Refusal('not-found', { what: `${year}年` });
  return await load(database, 'calendar', calendarYearId(year));
}

/** Answers a changed year as the law will have it, and commits the change with the job that recounts. */
function answerYear(
  changes: CalendarDecision,
  moved: Awaited<ReturnType<typeof nextLaw>>,
  stored: Stored<'calendar'> | null,
  { law }: Context,
) {
  const [{ next }, { next: job }] = changes;
  const years = [...law.years.filter(({ id }) => id !== next.id), next];
  const after = lawOf({ version: moved.next.version, years, policies: [] });
  return {
    body: yearView(after, next.year, job.id),
    etag: (stored?.version ?? 0) + 1,
    location: `/v1/jobs/${job.id}`,
    changes: [...changes, moved],
  };
}
