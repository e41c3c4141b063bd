import type { Instant } from '../calendar/time.ts';
import { type Change, change } from '../change.ts';
import { event } from '../event.ts';

/** How mail to an address fails for good: the mail system refuses it, it bounces later, or its reader complains. */
export const addressFailures = { refused: '拒收', bounced: '退信', complained: '投诉' } as const;
export type AddressFailure = keyof typeof addressFailures;

/** A person's registered address does not work. A new address clears it. */
export interface AddressTrouble {
  id: string;
  person: string;
  department: string;
  kind: AddressFailure;
  since: Instant;
  /** A fingerprint of the address, to tell it from a new one. */
  address: string;
}

/** Records that an address failed. @returns null if that is recorded already */
export function addressFailed(
  known: AddressTrouble | null,
  failed: AddressTrouble,
): [Change<'address', AddressTrouble>] | null {
  if (known?.address === failed.address) return null;
  const { person, department, kind } = failed;
  return [change('address', known, failed, event('AddressFailed', { person, department, kind }))];
}
