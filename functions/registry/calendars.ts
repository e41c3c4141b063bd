import { noticeOf } from '../../shared/contract/schemas/calendars.ts';
import { summaryOf, yearView } from '../../shared/contract/views/calendars.ts';
import { FIRST_YEAR, LAST_YEAR } from '../../shared/domain/calendar/calendar.ts';
import type { Circumstances } from '../../shared/domain/circumstances.ts';
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
import { newId } from '../../shared/storage/ids.ts';
import { nextLaw, readYear } from '../../shared/storage/law.ts';
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
  const stored = await readYear(database, call.params.year);
  const { principal: by, now } = call;
  return {
    body: yearView({ by, now, law, duties: [] }, call.params.year, stored?.state ?? null, null),
    etag: stored?.version ?? 0,
  };
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
  const stored = await readYear(database, call.params.year);
  const moved = await nextLaw(database, calendarYearId(year));
  const { replaces, past } = body;
  const notice = noticeOf(body);
  const coming = { version: moved.next.version, job: newId('job', now), past };
  const at = { by, now, law, duties: [] };
  const changes = loadInto(stored?.state ?? null, { year, notice, replaces, ...coming }, at);
  if (!changes) return { body: yearView(at, year, stored?.state ?? null, null), etag: stored?.version ?? 0 };
  call.expects(stored);
  return answerYear(changes, moved, stored, at);
}

export async function withdrawCalendar(
  call: Call<'withdrawCalendar'>,
  context: Context,
): Promise<Outcome<'withdrawCalendar'>> {
  const { body, params, now, principal: by } = call;
  const { database, law } = context;
  const stored = await readYear(database, call.params.year);
  call.expects(stored);
  const { version: mistaken, reason, past } = body;
  if (!stored) throw new Refusal('notice-unknown', { version: mistaken });
  const moved = await nextLaw(database, calendarYearId(params.year));
  const coming = { version: moved.next.version, job: newId('job', now), past };
  const at = { by, now, law, duties: [] };
  const changes = withdrawFrom(stored.state, { mistaken, reason, ...coming }, at);
  return answerYear(changes, moved, stored, at);
}

/** Answers a changed year as the law will have it, and commits the change with the job that recounts. */
function answerYear(
  changes: CalendarDecision,
  moved: Awaited<ReturnType<typeof nextLaw>>,
  stored: Stored<'calendar'> | null,
  at: Circumstances,
) {
  const [{ next }, { next: job }] = changes;
  const years = [...at.law.years.filter(({ id }) => id !== next.id), next];
  const law = lawOf({ version: moved.next.version, years, policies: [] });
  return {
    body: yearView({ ...at, law }, next.year, next, job.id),
    etag: (stored?.version ?? 0) + 1,
    location: `/v1/jobs/${job.id}`,
    changes: [...changes, moved],
  };
}
