import type { Instant } from '../domain/calendar/time.ts';
import { type AddressFailure, type AddressTrouble, addressFailed } from '../domain/mail/address.ts';
import type { Person } from '../domain/people/person.ts';
import { AlreadyThere, Conflict, commit } from './commit.ts';
import type { Database } from './database.ts';
import { fingerprint } from './ids.ts';
import { load } from './read.ts';

const idOf = (person: string) => `adr_${person}`;
const printOf = (email: string) => fingerprint('address', email.toLowerCase());

/** Records that mail to an address keeps failing, once for each address of a person. */
export async function recordAddressFailure(
  database: Database,
  { person, department, email, kind }: { person: string; department: string; email: string; kind: AddressFailure },
  at: Instant,
): Promise<void> {
  const id = idOf(person);
  for (;;) {
    const before = await load(database, 'address', id);
    const failed = addressFailed(before?.state ?? null, {
      ...{ id, person, department, kind },
      since: at,
      address: printOf(email),
    });
    if (!failed) return;
    try {
      await commit(database, failed, { at, actorId: 'system', correlation: id });
      return;
    } catch (error) {
      if (!(error instanceof Conflict || error instanceof AlreadyThere)) throw error;
    }
  }
}

/** Why mail to a person's present address fails. @returns null where no failure is known */
export async function addressTroubleOf(
  database: Database,
  { id, email }: Pick<Person, 'id' | 'email'>,
): Promise<Pick<AddressTrouble, 'kind' | 'since'> | null> {
  const known = (await load(database, 'address', idOf(id)))?.state;
  return known?.address === printOf(email) ? { kind: known.kind, since: known.since } : null;
}
