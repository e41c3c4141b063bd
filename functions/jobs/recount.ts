import type { Instant } from '../../shared/domain/calendar/time.ts';
import { type Duty, type DutyChange, isOpen } from '../../shared/domain/duties/duty.ts';
import { rulesOf } from '../../shared/domain/duties/law.ts';
import { recount, tallyRecounts, wasMovedBy } from '../../shared/domain/duties/recount.ts';
import type { Recounted } from '../../shared/domain/event.ts';
import type { Job, JobWork } from '../../shared/domain/job.ts';
import { duties, pageInOrder } from '../../shared/storage/date-lists.ts';
import { renewLaw } from '../../shared/storage/law.ts';
import { countOf, departmentIds, list, listings, type Position } from '../../shared/storage/lists.ts';
import { load } from '../../shared/storage/read.ts';
import type { Stored } from '../../shared/storage/stored-state.ts';
import type { Batch, Target, Work } from './batch.ts';
import type { JobsDeps } from './deps.ts';

/** How many duties are read at a time. Each that the law now counts differently is committed by itself. */
const AT_ONCE = 100;

/**
 * The stage of the recount: open duties, then closed ones that were late, then the open ones again. The last stage
 * finds duties opened or moved meanwhile, and reports to each department what has moved.
 */
type Cursor = { look: 'open' | 'again'; from: Position | null } | { look: 'closed'; from: string | null };

/**
 * Recounts duties after a notice changed working days: all open ones, and those that were late and were met or
 * cancelled since the first changed day. A duty that the job misses, such as one opened this instant under the old law,
 * is recounted by its own wake-up or its next command.
 */
export async function recounts(
  job: Job,
  work: JobWork & { kind: 'recount' },
  now: Instant,
  deps: JobsDeps,
): Promise<Work> {
  const { database, law } = deps;
  const total = job.total ?? (await countOf(database, listings.open()));
  const started = async (cursor: Cursor): Promise<Batch> => {
    // A notice loaded meanwhile counts as well: never count by a calendar that no longer holds.
    await renewLaw(database, law);
    if (cursor.look === 'closed') return await lateOnes(cursor.from);
    const page = await list<'duty'>(database, listings.open(), { limit: AT_ONCE, from: cursor.from });
    const again = cursor.look === 'again';
    const stale = page.items.filter(({ state }) => state.calendar !== law.calendar.id);
    const targets = stale.filter(({ state }) => !again || isConcerned(state)).map(({ id }) => target(id));
    const next: Cursor | null = page.next
      ? { look: cursor.look, from: page.next }
      : again
        ? null
        : { look: 'closed', from: null };
    const moved = again
      ? tallyRecounts(page.items.map(({ state }) => state).filter((one) => wasMovedBy(one, work.version)))
      : [];
    return { targets, next: next && JSON.stringify(next), total, recounted: moved };
  };
  return (cursor) => started(cursor === null ? { look: 'open', from: null } : (JSON.parse(cursor) as Cursor));

  async function lateOnes(from: string | null): Promise<Batch> {
    const all = { ...duties.closed(await departmentIds(database)), since: work.since ?? '9999-12-31' };
    const page = await pageInOrder<'duty', string>(database, all, { limit: AT_ONCE, from }, async (batch) =>
      batch.map(({ id, state }) => (isConcerned(state) ? id : null)),
    );
    const next: Cursor = page.next ? { look: 'closed', from: page.next } : { look: 'again', from: null };
    return { targets: page.items.map(target), next: JSON.stringify(next), total };
  }

  function isConcerned(duty: Duty): boolean {
    return recount(duty, rulesOf(law, duty), now).events.length > 0;
  }

  function target(id: string): Target {
    return {
      name: id,
      async decide() {
        const duty: Stored<'duty'> | null = await load(database, 'duty', id);
        if (!duty) return null;
        const decided = recount(duty.state, rulesOf(law, duty.state), now > duty.at ? now : duty.at);
        return decided.events.length > 0 ? [{ ...ofJob(decided, duty.state), keepsEtag: true }] : null;
      },
    };
  }

  /**
   * People are told of open duties once, with the job. They are told of closed duties at once, since no list shows
   * these any more.
   */
  function ofJob(decided: DutyChange, before: Duty): DutyChange {
    if (!isOpen(before)) return decided;
    const named = decided.events.map((one) =>
      one.type === 'DutyRecounted' ? { ...one, data: { ...one.data, job: job.id } } : one,
    );
    return { ...decided, events: named };
  }
}

/** Adds the recounted dates of a page. For each department only the first rows are kept, for its mail. */
export function addRecounted(before: Recounted[] | undefined, more: Recounted[] | undefined): Recounted[] | undefined {
  if (!more || more.length === 0) return before;
  const all = new Map((before ?? []).map((one) => [one.department, one]));
  for (const { department, owed, awaited, notices, rows } of more) {
    const was = all.get(department) ?? { department, owed: 0, awaited: 0, notices: [], rows: [] };
    all.set(department, {
      department,
      owed: was.owed + owed,
      awaited: was.awaited + awaited,
      notices: [...new Set([...was.notices, ...notices])],
      rows: [...was.rows, ...rows].slice(0, ROWS),
    });
  }
  return [...all.values()].sort((a, b) => a.department.localeCompare(b.department));
}

/** How many duties a department's mail lists. */
const ROWS = 10;
