import { BUREAU } from '../../shared/domain/department.ts';
import type { Duty } from '../../shared/domain/duty.ts';
import type { MailAudience } from '../../shared/domain/effects.ts';
import type { Person, Role } from '../../shared/domain/person.ts';
import type { Database } from '../../shared/storage/database.ts';
import { peopleOf } from '../../shared/storage/lists.ts';

/**
 * Who is told, from the registry as it is now (article 6). Where a department has nobody in the role, its leader is told,
 * and where it has no leader either, the bureau.
 */
export async function recipients(to: MailAudience, duty: Duty | null, database: Database): Promise<Person[]> {
  if (to === 'bureau') return await inRole(database, BUREAU, 'bureau');
  const [department, wanted] = asked(to, duty);
  if (!department) return [];
  for (const role of wanted) {
    const found = await inRole(database, department, role);
    if (found.length > 0) return found;
  }
  return await inRole(database, BUREAU, 'bureau');
}

/** The department asked and the roles told, the first that somebody holds. */
function asked(to: Exclude<MailAudience, 'bureau'>, duty: Duty | null): [string | null | undefined, Role[]] {
  if (typeof to === 'object' && 'leaderOf' in to) return [to.leaderOf, ['leader']];
  if (typeof to === 'object')
    return 'headOf' in to ? [to.headOf, ['head', 'leader']] : [to.staffOf, ['staff', 'leader']];
  if (to === 'leader') return [duty?.owes, ['leader']];
  return [to === 'waiting' ? duty?.waits : duty?.owes, ['staff', 'leader']];
}

async function inRole(database: Database, department: string, role: Role): Promise<Person[]> {
  return (await peopleOf(database, department)).filter((person) => person.roles.includes(role));
}
