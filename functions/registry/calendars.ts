import { summaryOf, yearView } from '../../shared/contract/views/calendars.ts';
import type { Notice } from '../../shared/domain/calendar/calendar.ts';
import { FIRST_YEAR, LAST_YEAR } from '../../shared/domain/calendar/calendar.ts';
import {
  type CalendarYear,
  calendarYearId,
  type Loaded,
  loadNotice as loadInto,
  withdrawNotice as withdrawFrom,
} from '../../shared/domain/duties/calendar-year.ts';
import { lawOf } from '../../shared/domain/duties/law.ts';
import { newJob, startJob } from '../../shared/domain/job.ts';
import { Refusal } from '../../shared/domain/refusals.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import { type Stored, step } from '../../shared/storage/commit.ts';
import type { Database } from '../../shared/storage/database.ts';
import { newId } from '../../shared/storage/ids.ts';
import { movedLaw } from '../../shared/storage/law.ts';
import { load } from '../../shared/storage/read.ts';
import type { RegistryDeps } from './deps.ts';

export async function listCalendars(
  call: Call<'listCalendars'>,
  { law }: RegistryDeps,
): Promise<Outcome<'listCalendars'>> {
  const last = Math.min(Number(call.now.slice(0, 4)) + 1, LAST_YEAR);
  const years = Array.from({ length: last - FIRST_YEAR + 1 }, (_, n) => summaryOf(law, FIRST_YEAR + n));
  return { body: { calendar: law.calendar.id, years } };
}

export async function getCalendarYear(
  call: Call<'getCalendarYear'>,
  { database, law }: RegistryDeps,
): Promise<Outcome<'getCalendarYear'>> {
  const stored = await readYear(call, database);
  return { body: yearView(law, call.params.year, null), etag: stored?.version ?? 0 };
}

/** The same notice again changes nothing and is answered alike, whichever version it was sent on. */
export async function loadNotice(call: Call<'loadNotice'>, deps: RegistryDeps): Promise<Outcome<'loadNotice'>> {
  const { body, params, now, principal } = call;
  const { year } = params;
  const { database, law } = deps;
  const stored = await readYear(call, database);
  const moved = await movedLaw(database, calendarYearId(year));
  const { documentNumber, publishedOn } = body;
  const notice = body.notice ?? { ...(body.holidayCn as Notice), documentNumber, publishedOn };
  const at = { law, version: moved.version, by: principal.personId, now, past: body.past };
  const loaded = loadInto(stored?.state ?? null, { year, notice, replaces: body.replaces }, at);
  if (!loaded) return { body: yearView(law, year, null), etag: stored?.version ?? 0 };
  call.expects(stored);
  return changed(call, stored, loaded, moved, deps);
}

export async function withdrawNotice(
  call: Call<'withdrawNotice'>,
  deps: RegistryDeps,
): Promise<Outcome<'withdrawNotice'>> {
  const { body, params, now, principal } = call;
  const { database, law } = deps;
  const stored = await readYear(call, database);
  call.expects(stored);
  if (!stored) throw new Refusal('notice-unknown', { version: body.version });
  const moved = await movedLaw(database, calendarYearId(params.year));
  const at = { law, version: moved.version, by: principal.personId, now, past: body.past };
  return changed(call, stored, withdrawFrom(stored.state, body, at), moved, deps);
}

/** What was loaded for a year; null for nothing yet. @throws Refusal `not-found` for a year that the calendar doesn't reach */
async function readYear({ params: { year } }: { params: { year: number } }, database: Database) {
  if (year < FIRST_YEAR || year > LAST_YEAR) throw new Refusal('not-found', { what: `${year}年` });
  return await load(database, 'calendar', calendarYearId(year));
}

/** The year, the law's new version, and the job that counts again, in one commit. */
function changed(
  { now, principal, params: { year } }: Call<'loadNotice'> | Call<'withdrawNotice'>,
  stored: Stored<'calendar'> | null,
  { year: decided, since }: Loaded,
  moved: Awaited<ReturnType<typeof movedLaw>>,
  { law }: RegistryDeps,
) {
  const job = newId('job', now);
  const work = { kind: 'recount', version: moved.version, since } as const;
  const started = startJob(newJob(work, { id: job, ...principal }), now);
  const years: CalendarYear[] = [...law.years.filter(({ id }) => id !== decided.next.id), decided.next];
  const after = lawOf({ version: moved.version, years, policies: [] });
  return {
    body: yearView(after, year, job),
    etag: (stored?.version ?? 0) + 1,
    location: `/v1/jobs/${job}`,
    changes: [step('calendar', stored, decided), moved.step, step('job', null, started)],
  };
}
