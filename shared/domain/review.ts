import { acceptClaim, claim, type Duty, type Rules, rejectClaim } from './duty.ts';
import type { Decision } from './event.ts';
import type { Principal } from './person.ts';
import { Refusal } from './refusals.ts';
import { approve, type Resource, sendBack, submit } from './resource.ts';

/**
 * Submitting, approving and returning an entry, together with the update duties its revision answers (article 9): claimed
 * when it is submitted, met as of that day when it is approved, open again without the bureau's days when it is returned.
 */
export interface Reviewed {
  entry: Decision<Resource>;
  duties: { of: Duty; decision: Decision<Duty> }[];
}

export function submitEntry(resource: Resource, duties: Duty[], by: Principal, now: string): Reviewed {
  const { personId } = by;
  const answered = duties.filter((duty) => duty.status === 'open' && names(resource, duty));
  return {
    entry: submit(resource, personId, now),
    duties: answered.map((of) => ({
      of,
      decision: claim(of, { kind: 'revision', at: now, by: personId, reason: null }),
    })),
  };
}

export function approveEntry(resource: Resource, duties: Duty[], by: Principal, now: string): Reviewed {
  return {
    entry: approve(resource, by, now),
    duties: claimedBy(resource, duties).map((of) => ({ of, decision: acceptClaim(of) })),
  };
}

export function returnEntry(
  resource: Resource,
  duties: Duty[],
  by: Principal,
  { remarks, now, rules }: { remarks: string; now: string; rules: (duty: Duty) => Rules },
): Reviewed {
  return {
    entry: sendBack(resource, by, remarks, now),
    duties: claimedBy(resource, duties).map((of) => ({ of, decision: rejectClaim(of, rules(of), now) })),
  };
}

/** A revision may name only changes this entry owes an update for. @throws Refusal `changes-unknown` */
export function checkChanges(duties: Duty[], changes: string[]): void {
  const open = duties.filter((duty) => duty.status === 'open').map((duty) => duty.subject.change?.id);
  const unknown = changes.filter((change) => !open.includes(change));
  if (unknown.length > 0) {
    throw new Refusal('changes-unknown', { changes: unknown.join('、') }, [
      { field: 'body.changes', message: unknown.join() },
    ]);
  }
}

function claimedBy(resource: Resource, duties: Duty[]): Duty[] {
  return duties.filter((duty) => duty.status === 'claimed' && duty.claim.kind === 'revision' && names(resource, duty));
}

function names(resource: Resource, duty: Duty): boolean {
  return duty.subject.change !== undefined && (resource.draft?.changes.includes(duty.subject.change.id) ?? false);
}
