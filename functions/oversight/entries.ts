import { dateOf, dayNumber } from '../../shared/domain/calendar/time.ts';
import { nextUpdate } from '../../shared/domain/catalog/freshness.ts';
import { isPublished } from '../../shared/domain/catalog/resource.ts';
import type { Context } from '../../shared/http/context.ts';
import { paged } from '../../shared/http/page.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import type { Database } from '../../shared/storage/database.ts';
import { allStates, listings } from '../../shared/storage/lists.ts';
import { pageOfMatches } from '../../shared/storage/whole-lists.ts';
import { departmentsInScope } from './scope.ts';

/**
 * Published entries that were never granted. Unconditional entries are included, since obtaining them makes a grant
 * too.
 */
export async function listUngrantedResources(
  call: Call<'listUngrantedResources'>,
  { database, cursors }: Context,
): Promise<Outcome<'listUngrantedResources'>> {
  const departments = await departmentsInScope(call, database);
  const granted = await everGranted(database, departments);
  const body = await paged(call, cursors, (from, limit) =>
    pageOfMatches<'resource', Outcome<'listUngrantedResources'>['body']['items'][number]>(
      database,
      listings.published(departments),
      { from, limit },
      (state) => {
        if (!isPublished(state) || granted.has(state.id)) return null;
        const { id, code, provider, publishedAt, published } = state;
        return { id, code, provider, name: published.name, publishedAt, shareType: published.sharing.type };
      },
    ),
  );
  return { body };
}

/** Published entries whose own update cycle has run out since publication; 实时 and 不定期 never run out. */
export async function listOverdueResources(
  call: Call<'listOverdueResources'>,
  { database, cursors }: Context,
): Promise<Outcome<'listOverdueResources'>> {
  const departments = await departmentsInScope(call, database);
  const today = dateOf(call.now);
  const body = await paged(call, cursors, (from, limit) =>
    pageOfMatches<'resource', Outcome<'listOverdueResources'>['body']['items'][number]>(
      database,
      listings.published(departments),
      { from, limit },
      (state) => {
        if (!isPublished(state)) return null;
        const { id, code, provider, publishedAt, published } = state;
        const { name, updateCycle } = published;
        const dueOn = nextUpdate(publishedAt, updateCycle);
        if (dueOn === null || dueOn >= today) return null;
        const daysLate = dayNumber(today) - dayNumber(dueOn);
        return { id, code, provider, name, publishedAt, updateCycle, dueOn, daysLate };
      },
    ),
  );
  return { body };
}

async function everGranted(database: Database, departments: string[]): Promise<Set<string>> {
  const found = new Set<string>();
  await Promise.all(
    departments.map(async (department) => {
      for await (const { state } of allStates<'grant'>(database, listings.given(department))) found.add(state.resource);
    }),
  );
  return found;
}
