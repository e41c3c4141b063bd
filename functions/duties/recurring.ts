import { dateOf, type Instant, type LocalDate } from '../../shared/domain/calendar/time.ts';
import { type Recurrence, recurrencesOn } from '../../shared/domain/security/recurring.ts';
import { openSafeguard } from '../../shared/domain/security/safeguard.ts';
import { AlreadyThere, commit } from '../../shared/storage/commit.ts';
import type { Database } from '../../shared/storage/database.ts';
import { derivedId } from '../../shared/storage/ids.ts';
import { allDepartments, allStates, listings } from '../../shared/storage/lists.ts';
import { streamOf } from '../../shared/storage/log.ts';
import { loadEvent } from '../../shared/storage/read.ts';
import type { DutiesDeps } from './deps.ts';

/** How many tasks one run opens at most; the next hour opens the rest. */
const AT_ONCE = 400;
/** How many at a time. */
const PARALLEL = 8;

/**
 * Opens the security tasks of the periods that today lies in (articles 18, 19, 21). It looks for what there is not yet, so a missed run
 * loses nothing; the id of a task is made of its kind, its department and its period, so whatever runs twice, or at once, opens it once.
 */
export async function openRecurring(now: Instant, deps: DutiesDeps): Promise<void> {
  const { database, law } = deps;
  const today = dateOf(now);
  const due = recurrencesOn(law.policies, await allDepartments(database), today);
  if (due.length === 0) return;
  const there = new Set<string>();
  const years = [...new Set(due.map(({ period }) => period.from.slice(0, 4)))];
  for await (const { id } of allStates<'safeguard'>(database, listings.allSafeguards(years))) there.add(id);
  const missing = due.filter((each) => !there.has(idOf(each))).slice(0, AT_ONCE);
  while (missing.length > 0) await Promise.all(missing.splice(0, PARALLEL).map((each) => open(each, now, deps)));
}

function idOf({ kind, department, period }: Recurrence) {
  return derivedId('sfg', kind, department, period.from);
}

async function open(recurrence: Recurrence, now: Instant, { database, law }: DutiesDeps): Promise<void> {
  const id = idOf(recurrence);
  const registeredOn = await registration(recurrence, database);
  try {
    const changes = openSafeguard(recurrence, { id, registeredOn }, { law, now });
    await commit(database, changes, { at: now, actorId: 'system', correlation: `recurring:${id}` });
  } catch (error) {
    // Another run has opened it, and the list did not show it yet.
    if (!(error instanceof AlreadyThere)) throw error;
  }
}

/** The day on which the department was registered, which its log begins with: it owes nothing from before. */
async function registration({ department, period }: Recurrence, database: Database): Promise<LocalDate> {
  const first = await loadEvent(database, streamOf('department', department), 1);
  return first ? dateOf(first.at) : period.from;
}
