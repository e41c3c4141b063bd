import { completenessOf } from '../../shared/domain/catalog/completeness.ts';
import { brokenRule } from '../../shared/domain/catalog/content.ts';
import type { ShareType } from '../../shared/domain/catalog/metadata.ts';
import { isPublished } from '../../shared/domain/catalog/resource.ts';
import type { Department } from '../../shared/domain/people/department.ts';
import type { Principal } from '../../shared/domain/people/person.ts';
import { readsAll } from '../../shared/domain/people/visibility.ts';
import type { Context } from '../../shared/http/context.ts';
import { paged } from '../../shared/http/page.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import type { Database } from '../../shared/storage/database.ts';
import { allStates, departmentIds, list, listings, type Page, type Position } from '../../shared/storage/lists.ts';
import { load } from '../../shared/storage/read.ts';

type Views = 'listDepartmentPools' | 'listCompleteness';
type Row<V extends Views> = Outcome<V>['body']['items'][number];

/** Each department's resource pool, and how much of it is in the provincial centre's pool (article 11). */
export async function listDepartmentPools(
  call: Call<'listDepartmentPools'>,
  context: Context,
): Promise<Outcome<'listDepartmentPools'>> {
  return { body: await byDepartment(call, context, (department) => pool(department, context.database)) };
}

/** How many entries that break a rule are listed for each department. */
const BREAKING_LISTED = 100;

/**
 * How complete the metadata of each department is, which fields its entries lack, and which published entries break a rule of
 * content, as those published before the rule may.
 */
export async function listCompleteness(
  call: Call<'listCompleteness'>,
  context: Context,
): Promise<Outcome<'listCompleteness'>> {
  const row = async ({ id }: Department): Promise<Row<'listCompleteness'>> => {
    const contents = [];
    const breaking = [];
    for await (const { state } of allStates<'resource'>(context.database, listings.entries([id]))) {
      if (!isPublished(state)) continue;
      const { id: resource, code, published } = state;
      contents.push(published);
      const broken = brokenRule(published);
      if (broken) breaking.push({ id: resource, code, name: published.name, refusal: broken.code, detail: broken.zh });
    }
    const listed = { count: breaking.length, first: breaking.slice(0, BREAKING_LISTED) };
    return { department: id, ...completenessOf(contents), breaking: listed };
  };
  return { body: await byDepartment(call, context, row) };
}

/** Published entries by theme, the largest theme first, whoever provides them (article 11). */
export async function listThemes(
  call: Call<'listThemes'>,
  { database, cursors }: Context,
): Promise<Outcome<'listThemes'>> {
  type Theme = Outcome<'listThemes'>['body']['items'][number];
  const found = await Promise.all(
    (await departmentIds(database)).map(async (id) => {
      const themes = new Map<string, Theme>();
      for await (const { state } of allStates<'resource'>(database, listings.published([id]))) {
        if (!isPublished(state)) continue;
        const { theme, sharing, classification } = state.published;
        const row = themes.get(theme) ?? {
          theme,
          entries: 0,
          byShareType: noShareTypes(),
          departments: [id],
          joint: 0,
        };
        row.entries += 1;
        row.byShareType[sharing.type] += 1;
        if (classification?.class === 'theme') row.joint += 1;
        themes.set(theme, row);
      }
      return [...themes.values()];
    }),
  );
  const rows = Map.groupBy(found.flat(), ({ theme }) => theme);
  const all = [...rows.values()].map(merged).sort((a, b) => b.entries - a.entries || (a.theme < b.theme ? -1 : 1));
  // There are some dozens, so they are counted again for each page; the position is the number of rows already shown.
  const body = await paged(call, cursors, async (from, limit) => {
    const start = Number(from?.partition ?? 0);
    const end = start + limit;
    return { items: all.slice(start, end), next: end < all.length ? { partition: String(end), key: null } : null };
  });
  return { body };

  function merged(same: Theme[]): Theme {
    const byShareType = noShareTypes();
    for (const type of Object.keys(byShareType) as ShareType[])
      byShareType[type] = sum(same, (row) => row.byShareType[type]);
    return {
      theme: same[0]?.theme ?? '',
      entries: sum(same, (row) => row.entries),
      byShareType,
      departments: same.flatMap(({ departments }) => departments),
      joint: sum(same, (row) => row.joint),
    };
  }
}

/** A page with a row for each department; other departments than the bureau see only their own row. */
async function byDepartment<V extends Views>(
  call: Call<V>,
  { database, cursors }: Context,
  row: (department: Department) => Promise<Row<V>>,
) {
  return await paged(call as Call<Views>, cursors, async (from, limit): Promise<Page<Row<V>>> => {
    const { items, next } = await departments(call.principal, database, { from, limit });
    return { items: await Promise.all(items.map(row)), next };
  });
}

async function departments(
  principal: Principal,
  database: Database,
  page: { from: Position | null; limit: number },
): Promise<Page<Department>> {
  if (readsAll(principal)) {
    const { items, next } = await list<'department'>(database, listings.departments(), page);
    return { items: items.map(({ state }) => state), next };
  }
  const own = await load(database, 'department', principal.department);
  return { items: own ? [own.state] : [], next: null };
}

async function pool({ id }: Department, database: Database): Promise<Row<'listDepartmentPools'>> {
  const row = { department: id, published: 0, drafts: 0, byShareType: noShareTypes(), pooled: 0 };
  const pooled = new Set<string>();
  for await (const { state } of allStates<'pooling'>(database, listings.pooled(id))) {
    pooled.add(state.resource);
  }
  for await (const { state } of allStates<'resource'>(database, listings.entries([id]))) {
    if (state.draft) row.drafts += 1;
    if (!isPublished(state)) continue;
    row.published += 1;
    row.byShareType[state.published.sharing.type] += 1;
    if (pooled.has(state.id)) row.pooled += 1;
  }
  return row;
}

function noShareTypes(): Record<ShareType, number> {
  return { unconditional: 0, conditional: 0, 'not-shared': 0 };
}

function sum<T>(items: T[], of: (item: T) => number): number {
  return items.reduce((total, item) => total + of(item), 0);
}
