import type { Instant } from '../calendar/time.ts';
import { type Change, change } from '../change.ts';
import { event } from '../event.ts';

/** How mail to an address fails for good: refused when it is sent, returned later, or complained of by its reader. */
export const addressFailures = { refused: '拒收', bounced: '退信', complained: '投诉' } as const;
export type AddressFailure = keyof typeof addressFailures;

/** That a person gets no mail where they are registered. It is of one address: another clears it. */
export interface AddressTrouble {
  id: string;
  person: string;
  department: string;
  kind: AddressFailure;
  since: Instant;
  /** A fingerprint of the address, by which it is told from another. */
  address: string;
}

/** An address has failed. @returns null where that is known of it */
export function addressFailed(
  known: AddressTrouble | null,
  failed: AddressTrouble,
): [Change<'address', AddressTrouble>] | null {
  if (known?.address === failed.address) return null;
  const { person, department, kind } = failed;
  return [change('address', known, failed, event('AddressFailed', { person, department, kind }))];
}
