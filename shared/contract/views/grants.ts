import type * as z from 'zod';
import type { Instant } from '../../domain/calendar/time.ts';
import { endsOn, type Grant, grantLife, statusAt } from '../../domain/grant.ts';
import { liability } from '../../domain/liability.ts';
import type * as grants from '../schemas/grant.ts';

/** A grant as it is at an instant. */
export function grantView(grant: Grant, now: Instant): z.input<typeof grants.grant> {
  const { id, source, number, resource, version, resourceName, requester, provider } = grant;
  const { items, purpose, scope, conditions, direct = false, madeAt, provision } = grant;
  const status = statusAt(grant, now);
  return {
    ...{ id, source, number, resource, version, resourceName, requester, provider },
    ...{ items, purpose, scope, conditions, direct, madeAt, status },
    statusName: grantLife.states[status],
    endsOn: endsOn(grant),
    provision: provision && {
      kind: provision.kind,
      interface: provision.kind === 'interface' ? provision.interface : null,
      at: grant.providedAt ?? madeAt,
    },
    liability,
  };
}
