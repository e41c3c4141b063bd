import { factView } from '../../shared/contract/views/statistics.ts';
import { dateOf, type Instant, type LocalDate } from '../../shared/domain/calendar/time.ts';
import { isGovernment } from '../../shared/domain/machine.ts';
import { GOVERNMENT } from '../../shared/domain/people/department.ts';
import type { Principal } from '../../shared/domain/people/person.ts';
import { readsAll } from '../../shared/domain/people/visibility.ts';
import { Refusal } from '../../shared/domain/refusals.ts';
import type { Fact } from '../../shared/domain/statistics/facts.ts';
import { figuresByDepartment, medianOf, type Period } from '../../shared/domain/statistics/figures.ts';
import type { Context } from '../../shared/http/context.ts';
import { paged } from '../../shared/http/page.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import { sortKeySchema } from '../../shared/storage/cursor.ts';
import { factsFor } from '../../shared/storage/facts.ts';
import { departmentIds } from '../../shared/storage/lists.ts';
import { lastSeal } from '../../shared/storage/seals.ts';

/** The figures of departments: all for whoever supervises, and their own for others, beside the median of all. */
export async function listStatistics(
  { query, principal, now }: Call<'listStatistics'>,
  { database }: Context,
): Promise<Outcome<'listStatistics'>> {
  const shown = shownTo(principal, query.department);
  const period = periodOf(query, now);
  const departments = (await departmentIds(database)).filter((id) => id !== GOVERNMENT);
  const through = await lastSeal(database);
  const facts = through ? await factsFor(database, departments, period, through.number) : [];
  const all = figuresByDepartment(facts, departments, period);
  return {
    body: {
      ...period,
      through: through && { number: through.number, madeAt: through.madeAt, root: through.root },
      items: all.filter(({ department }) => shown === null || department === shown),
      median: medianOf(all.map(({ figures }) => figures)),
    },
  };
}

/** The facts behind the figures of a department, in the order of days. */
export async function listFacts(
  call: Call<'listFacts'>,
  { database, cursors }: Context,
): Promise<Outcome<'listFacts'>> {
  const { query, principal, now } = call;
  const department = shownTo(principal, query.department ?? principal.department) ?? principal.department;
  const period = periodOf(query, now);
  const through = await lastSeal(database);
  const facts = through ? await factsFor(database, [department], period, through.number) : [];
  const sought = facts.filter(
    (fact) =>
      fact.day >= period.from &&
      (query.kind === undefined || fact.kind === query.kind) &&
      (query.duty === undefined || ('duty' in fact && fact.duty === query.duty)),
  );
  const rows = sought.toSorted((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1));
  const fetch = async (from: string | null, limit: number) => {
    const left = rows.filter((fact) => from === null || placeOf(fact) > from);
    const items = left.slice(0, limit);
    const last = items.at(-1);
    return { items: items.map(factView), next: last && left.length > limit ? placeOf(last) : null };
  };
  return { body: await paged(call, cursors, fetch, sortKeySchema) };
}

const placeOf = ({ day, id }: Fact) => `${day}#${id}`;

/**
 * The department whose figures somebody may have; null: all.
 * @throws Refusal `role-missing` where they ask for those of another department than their own
 */
function shownTo(by: Principal, asked: string | undefined): string | null {
  if (readsAll(by) || isGovernment(by) || by.roles.includes('auditor')) return asked ?? null;
  if (asked !== undefined && asked !== by.department) throw new Refusal('role-missing');
  return by.department;
}

function periodOf({ from, to }: { from?: LocalDate; to?: LocalDate }, now: Instant): Period {
  const last = to ?? dateOf(now);
  return { from: from ?? (`${last.slice(0, 4)}-01-01` as LocalDate), to: last };
}
