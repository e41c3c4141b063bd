import type * as z from 'zod';
import type { LoggedEvent } from '../../domain/event.ts';
import type { ProviderFailure } from '../../domain/grants/exchange.ts';
import type { DataInterface } from '../../domain/grants/interface.ts';
import type * as schemas from '../schemas/exchange.ts';

export function interfaceView({
  registeredBy: _person,
  retired,
  ...one
}: DataInterface): z.input<typeof schemas.dataInterface> {
  return { ...one, retired: retired && { at: retired.at, reason: retired.reason } };
}

type Logged = Extract<LoggedEvent, { type: 'DataPassedOn' | 'DataNotPassedOn' }>;

export function exchangeView(event: Logged): z.input<typeof schemas.exchange> {
  const { interface: by, purpose, items } = event.data;
  const what =
    event.type === 'DataPassedOn'
      ? { records: event.data.records, digest: event.data.digest, failure: null }
      : { records: 0, digest: null, failure: event.data.failure as ProviderFailure };
  const { at, actorId, actingFor } = event;
  return { at, by: actorId, ...(actingFor ? { actingFor } : {}), interface: by, purpose, items, ...what };
}
