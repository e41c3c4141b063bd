import type * as z from 'zod';
import type { Drift } from '../../domain/catalog/drift.ts';
import type { Pooling } from '../../domain/catalog/pooling.ts';
import { type Push, pushName } from '../../domain/catalog/push.ts';
import type { Id } from '../../domain/id.ts';
import type * as oversight from '../schemas/oversight.ts';

export function pushView({ id: _id, offer: _offer, version, ...push }: Push): z.input<typeof oversight.push> {
  return { ...push, version: pushName({ version, action: push.action }) };
}

export function driftView(drift: Drift): z.input<typeof oversight.drift> {
  return drift;
}

/** Whether an entry is pooled. @param pooling null where the bureau has never said */
export function poolingView(resource: Id<'res'>, pooling: Pooling | null): z.input<typeof oversight.pooling> {
  return { resource, pooled: pooling?.pooled ?? false, since: pooling?.since ?? null };
}
