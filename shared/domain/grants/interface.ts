import * as z from 'zod';
import type { Instant } from '../calendar/time.ts';
import { itemSchema } from '../catalog/content.ts';
import { mustBePublished, type Resource } from '../catalog/resource.ts';
import { type Change, change } from '../change.ts';
import type { Actor } from '../circumstances.ts';
import { event } from '../event.ts';
import { type Id, idSchema } from '../id.ts';
import { type InterfaceStatus, interfaceLife } from '../lives/interface.ts';
import { partsOf, take } from '../machine.ts';
import { Refusal } from '../refusals.ts';
import type { Grant } from './grant.ts';
import { pathSchema } from './path.ts';

/** How a provider's answer is laid out. Paths are dotted: `data.rows`. */
const layoutSchema = z.strictObject({
  /** Path to the records; left out: the answer itself is the list. */
  records: pathSchema.optional(),
  /** Item → field of a record. Fields that are not named here are never passed on. */
  fields: z
    .record(itemSchema.shape.id, pathSchema)
    .refine((fields) => Object.keys(fields).length > 0, '至少一项 · at least one')
    .refine((fields) => Object.keys(fields).length <= 300, '至多 300 项 · at most 300'),
});

const parameter = z.string().regex(/^[A-Za-z][A-Za-z0-9_.-]{0,59}$/);

/** Paging by number, from `first` on, until a page is not full. */
const pagingSchema = z.strictObject({
  parameter,
  first: z.int().min(0).max(1),
  size: z.strictObject({ parameter, records: z.int().min(1).max(1000) }),
});

/** An interface (服务接口) that a department publishes on the existing sharing platform for one of its entries. */
export const interfaceRegistrationSchema = z.strictObject({
  resource: idSchema('res'),
  url: z.string().max(500).refine(isAddress, '须为网址，不含账号和参数 · an address without credentials or query'),
  /** The name of the provider's secret in Secrets Manager, under the stage's prefix and the department; never the secret. */
  secret: z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/),
  layout: layoutSchema,
  paging: pagingSchema.optional(),
});
type InterfaceRegistration = z.output<typeof interfaceRegistrationSchema>;

export interface DataInterface extends InterfaceRegistration {
  id: Id<'itf'>;
  provider: string;
  resourceName: string;
  status: InterfaceStatus;
  registeredAt: Instant;
  registeredBy: string;
  retired: { at: Instant; by: string; reason: string } | null;
}

export type InterfaceDecision = [Change<'interface', DataInterface>];

/**
 * Staff register an interface for a published entry of their department that is shared by interface. It must be on the existing
 * platform, that is, at an address that the stage allows (Order 809 art. 31).
 * @throws Refusal `not-the-provider`, `resource-not-published`, `not-by-interface`, `items-unknown`, `host-not-allowed`
 */
export function registerInterface(
  given: InterfaceRegistration,
  { id, resource, origins }: { id: Id<'itf'>; resource: Resource; origins: readonly string[] },
  { by, now }: Actor,
): InterfaceDecision {
  if (by.department !== resource.provider) throw new Refusal('not-the-provider');
  mustBePublished(resource);
  const { provider, published } = resource;
  if (published.sharing.method !== 'interface') throw new Refusal('not-by-interface');
  const unknown = Object.keys(given.layout.fields).filter(
    (item) => !published.items.some((known) => known.id === item),
  );
  if (unknown.length > 0) {
    const fields = unknown.map((item) => ({ field: `body.layout.fields.${item}`, message: item }));
    throw new Refusal('items-unknown', { items: unknown.join('、') }, fields);
  }
  onPlatform(given.url, origins);
  const registered: DataInterface = {
    ...given,
    ...{ id, provider, resourceName: published.name, status: 'registered' },
    ...{ registeredAt: now, registeredBy: by.personId, retired: null },
  };
  const facts = { provider, resource: resource.id, name: published.name };
  return [change('interface', null, registered, event('InterfaceRegistered', facts))];
}

/**
 * A provider retires an interface, with a reason, but not while it serves a grant: the end or change of that service has to be
 * negotiated and filed first (Order 809 art. 27).
 * @throws Refusal `not-your-step`, `step-closed`, `interface-serves`
 */
export function retireInterface(
  dataInterface: DataInterface,
  { reason, serves }: { reason: string; serves: string | null },
  { by, now }: Actor,
): InterfaceDecision {
  const { provider, resource, resourceName: name } = dataInterface;
  const to = take(interfaceLife, 'retire', dataInterface.status, partsOf(by, { requester: null, provider }));
  if (serves !== null) throw new Refusal('interface-serves', { grant: serves });
  const next = { ...dataInterface, status: to(), retired: { at: now, by: by.personId, reason } };
  return [change('interface', dataInterface, next, event('InterfaceRetired', { provider, resource, name, reason }))];
}

/**
 * Checks that an interface can serve a grant: same provider and entry, in service, with every granted item (809 art. 22).
 * @throws Refusal `interface-unfit`
 */
export function mustFit(dataInterface: DataInterface | null, { provider, resource, items }: Grant): void {
  const fits =
    dataInterface?.status === 'registered' &&
    dataInterface.provider === provider &&
    dataInterface.resource === resource &&
    items.every(({ id }) => Object.hasOwn(dataInterface.layout.fields, id));
  if (!fits) throw new Refusal('interface-unfit', {}, [{ field: 'body.interface', message: dataInterface?.id ?? '-' }]);
}

/**
 * Checks that an address belongs to a platform that the stage allows. Every call checks again, since the list may change.
 * IP addresses, other ports and other protocols are never allowed. @throws Refusal `host-not-allowed`
 */
export function onPlatform(url: string, origins: readonly string[]): void {
  const { origin, host } = new URL(url);
  if (!origins.includes(origin)) throw new Refusal('host-not-allowed', { host });
}

/** Whether it is an address without credentials and without a query, where credentials are often put. */
function isAddress(text: string): boolean {
  if (!URL.canParse(text) || /[?#]/.test(text)) return false;
  const { protocol, username, password } = new URL(text);
  return /^https?:$/.test(protocol) && username === '' && password === '';
}
