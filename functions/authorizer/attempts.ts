import type { AccessRecord } from '../../shared/domain/access.ts';
import { recordAccess } from '../../shared/storage/accesses.ts';
import type { Database } from '../../shared/storage/database.ts';
import { whoIs } from '../../shared/storage/read.ts';

/** An attempt to sign in with a token that is not valid. `person`: whom the token names, which nobody has verified. */
export type FailedSignIn = Pick<AccessRecord, 'at' | 'correlation' | 'from' | 'person' | 'code'>;

/** Writes down failed sign-ins, with the department of the person whom the token names (article 12). */
export function failedSignIns(database: Database) {
  return async (attempt: FailedSignIn): Promise<void> => {
    const known = attempt.person ? await whoIs(database, attempt.person) : null;
    const department = known?.state.department ?? null;
    await recordAccess(database, {
      ...{ ...attempt, person: known?.id ?? attempt.person },
      ...{ kind: 'sign-in-failed', status: 401, operation: null, about: null, department, roles: [] },
    });
  };
}
