import type { Instant } from '../../shared/domain/calendar/time.ts';
import { contestedId } from '../../shared/domain/cases/contest.ts';
import { onceOnlyId } from '../../shared/domain/catalog/once-only.ts';
import { poolingId } from '../../shared/domain/catalog/pooling.ts';
import type { Resource } from '../../shared/domain/catalog/resource.ts';
import type { JobWork } from '../../shared/domain/job.ts';
import { finishMerger } from '../../shared/domain/people/merger.ts';
import { type Inherited, inherited, succeed } from '../../shared/domain/people/succession.ts';
import type { AnyChange } from '../../shared/storage/commit.ts';
import {
  departmentIds,
  everything,
  type Listing,
  list,
  listings,
  type Position,
  yearsUpTo,
} from '../../shared/storage/lists.ts';
import { dutiesAbout, load } from '../../shared/storage/read.ts';
import type { Stored } from '../../shared/storage/stored-state.ts';
import type { Target, Work } from './batch.ts';
import type { JobsDeps } from './deps.ts';

/** Where the job is: the pass, the list, the position in it, and how much this pass has found so far. */
interface Place {
  pass: number;
  list: number;
  from: Position | null;
  found: number;
}

/** How often the lists are walked at most. Lists run a moment behind, and what was on its way comes in meanwhile. */
const MOST_PASSES = 5;

/**
 * Moves what a department has to the one that it was merged into: its people first, so that nobody works in its name any more,
 * then entries and cases, each with what is stored beside it and the duties about it in one commit. A state that was moved names
 * the department no longer, so nothing is moved twice. The lists are walked until a pass finds nothing (article 6).
 */
export async function mergers(work: JobWork & { kind: 'merge' }, now: Instant, { database }: JobsDeps): Promise<Work> {
  const lists = mergedLists(await departmentIds(database), work.from, now);
  const succession = { from: work.from, to: work.into };
  return async (cursor) => {
    const place: Place = cursor === null ? { pass: 1, list: 0, from: null, found: 0 } : JSON.parse(cursor);
    const page = await list<keyof Inherited>(database, lists[place.list] as Listing, { limit: 100, from: place.from });
    const targets = page.items.filter(isMoved).map(targetFor);
    const found = place.found + targets.length;
    const next = placeAfter({ ...place, found }, page.next);
    if (!next) targets.push({ name: work.from, decide: closed });
    return { targets, next: next && JSON.stringify(next), total: null };
  };

  function placeAfter(place: Place, from: Position | null): Place | null {
    if (from) return { ...place, from };
    if (place.list + 1 < lists.length) return { ...place, list: place.list + 1, from: null };
    const isDone = place.found === 0 || place.pass >= MOST_PASSES;
    return isDone ? null : { pass: place.pass + 1, list: 0, from: null, found: 0 };
  }

  function isMoved({ kind, state }: Stored<keyof Inherited>): boolean {
    return inherited.includes(kind) && succeed(kind, state as never, succession) !== null;
  }

  function targetFor({ kind, id }: Stored<keyof Inherited>): Target {
    return { name: id, decide: () => moved(kind, id) };
  }

  /** Decided on the state as it is now. @returns null where it was moved already */
  async function moved(kind: keyof Inherited, id: string): Promise<readonly AnyChange[] | null> {
    const found = await load(database, kind, id);
    if (!found) return null;
    const [beside, duties] = await Promise.all([
      kind === 'resource' ? besideEntry(found.state as Resource) : [],
      kind === 'person' || kind === 'duty' ? [] : dutiesAbout(database, id),
    ]);
    const changes = [found, ...beside, ...duties].flatMap((stored) => {
      const { kind: of, state } = stored as Stored<keyof Inherited>;
      return (succeed(of, state as never, succession) ?? []) as AnyChange[];
    });
    return changes.length > 0 ? changes : null;
  }

  async function besideEntry({ id }: Resource): Promise<Stored[]> {
    const found = await Promise.all([
      load(database, 'pooling', poolingId(id)),
      load(database, 'onceOnly', onceOnlyId(id)),
      load(database, 'contested', contestedId(id)),
    ]);
    return found.filter((stored) => stored !== null);
  }

  async function closed(): Promise<readonly AnyChange[] | null> {
    const department = await load(database, 'department', work.from);
    return department && finishMerger(department.state, { now });
  }
}

/** The lists in which the department may be named, its people first and its entries next. */
function mergedLists(departments: string[], from: string, now: Instant): Listing[] {
  return [
    listings.people([from]),
    listings.entries([from]),
    ...everything(departments, yearsUpTo(now)),
    // What is owed to or by it about something that lists do not name.
    listings.owed(departments),
  ];
}
