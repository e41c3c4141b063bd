import * as z from 'zod';
import type { Instant } from '../calendar/time.ts';
import { isPublished, type Resource } from '../catalog/resource.ts';
import { type Decision, event } from '../event.ts';
import { machine, mayTake, partsOf } from '../machine.ts';
import { departmentId } from '../people/department.ts';
import { mustBeAnother, type Principal } from '../people/person.ts';
import { prose } from '../prose.ts';
import { Refusal } from '../refusals.ts';

const said = prose(2, 500);

/** What data is needed, which items are wished, what for, and on what duty of the department's own the need rests. */
export const statementSchema = z.strictObject({
  name: prose(2, 120),
  items: z.array(prose(1, 100)).min(1).max(300),
  purpose: said,
  basis: prose(2, 300),
});
export type Statement = z.infer<typeof statementSchema>;

/** The bureau's word: which department is to provide it, which entry has it already, or that nobody holds it. */
export const wordSchema = z.discriminatedUnion('decision', [
  z.strictObject({ decision: z.literal('name'), provider: departmentId, reason: said }),
  z.strictObject({ decision: z.literal('point'), resource: z.string().max(60) }),
  z.strictObject({ decision: z.literal('close'), reason: said }),
]);
export type Word = z.infer<typeof wordSchema>;

/** The answer of the provider named: the entry it has published for it, or why it has none. */
export const demandAnswerSchema = z.discriminatedUnion('decision', [
  z.strictObject({ decision: z.literal('link'), resource: z.string().max(60) }),
  z.strictObject({ decision: z.literal('decline'), reason: said }),
]);
export type DemandAnswer = z.infer<typeof demandAnswerSchema>;

/** 供需对接 (Order 809 art. 20): from what a department needs to the entry by which it can apply for it. */
export const demandLife = machine({
  states: {
    proposed: '待本部门负责人同意',
    returned: '负责人已退回',
    submitted: '待主管部门确定提供部门',
    named: '待提供部门编目',
    linked: '已编目发布',
    existing: '目录中已有',
    unheld: '无部门掌握',
    withdrawn: '已撤回',
  },
  initial: ['proposed'],
  steps: {
    revise: { from: ['returned'], to: ['proposed'], by: ['requester:staff'] },
    consent: { from: ['proposed'], to: ['submitted'], by: ['requester:head'] },
    return: { from: ['proposed'], to: ['returned'], by: ['requester:head'] },
    name: { from: ['submitted'], to: ['named'], by: ['bureau'] },
    point: { from: ['submitted'], to: ['existing'], by: ['bureau'] },
    close: { from: ['submitted'], to: ['unheld'], by: ['bureau'] },
    link: { from: ['named'], to: ['linked'], by: ['provider:staff'] },
    decline: { from: ['named'], to: ['submitted'], by: ['provider:staff'] },
    withdraw: { from: ['proposed', 'returned', 'submitted', 'named'], to: ['withdrawn'], by: ['requester:staff'] },
  },
});
export type DemandStatus = keyof typeof demandLife.states;

/** A department that the bureau named, and why; with its own reason where it declined. */
interface Naming {
  department: string;
  reason: string;
  at: Instant;
  declined: { reason: string; at: Instant } | null;
}

/** A demand for data that nobody has catalogued. */
export interface Demand extends Statement {
  id: string;
  number: string;
  status: DemandStatus;
  requester: string;
  statedAt: Instant;
  /** Everybody who wrote it, at first or anew. */
  statedBy: string[];
  consentedBy: string | null;
  /** What the head asked to be put right. */
  remarks: string | null;
  /** Every department named, the newest last. */
  namings: Naming[];
  /** The entry by which the data can be applied for. */
  entry: { id: string; code: string; name: string; provider: string } | null;
  /** Why nobody holds it. */
  reason: string | null;
  /** The duty that is, or was last, owed on it. */
  duty: string | null;
}

/** The department named and not declined: whose turn it is, or whose entry it became. */
export function providerOf({ namings }: Demand): string | null {
  const last = namings.at(-1);
  return last && !last.declined ? last.department : null;
}

/** What is owed from `submitted` and from `named`; a demand that comes back to the bureau begins another round. */
function findDuty({ id, namings }: Pick<Demand, 'id' | 'namings'>): string {
  return `${id}.find.${namings.length + 1}`;
}
function compileDuty({ id, namings }: Pick<Demand, 'id' | 'namings'>): string {
  return `${id}.compile.${namings.length}`;
}

/** Staff state what their department needs; the head of its sharing office is asked first (Order 809 art. 20). */
export function state(
  statement: Statement,
  { id, number, by }: { id: string; number: string; by: Principal },
  now: Instant,
): Decision<Demand> {
  const demand: Demand = {
    ...{ id, number, ...statement, status: 'proposed' },
    ...{ requester: by.department, statedAt: now, statedBy: [by.personId], consentedBy: null, remarks: null },
    ...{ namings: [], entry: null, reason: null, duty: null },
  };
  return { next: demand, events: [event('DemandStated', facts(demand))] };
}

export function revise(demand: Demand, statement: Statement, by: Principal): Decision<Demand> {
  take(demand, 'revise', by);
  const next: Demand = {
    ...demand,
    ...statement,
    status: 'proposed',
    statedBy: [...demand.statedBy, by.personId],
    remarks: null,
  };
  return { next, events: [event('DemandStated', facts(next))] };
}

/** The head of the sharing office consents, never to what they wrote themselves: the bureau has to find a provider. */
export function consent(demand: Demand, by: Principal): Decision<Demand> {
  take(demand, 'consent', by);
  mustBeAnother(by, demand.statedBy);
  const next: Demand = { ...demand, status: 'submitted', consentedBy: by.personId, duty: findDuty(demand) };
  return { next, events: [event('DemandSubmitted', facts(next))] };
}

export function giveBack(demand: Demand, remarks: string, by: Principal): Decision<Demand> {
  take(demand, 'return', by);
  const next: Demand = { ...demand, status: 'returned', remarks };
  return { next, events: [event('DemandReturned', { ...facts(next), remarks })] };
}

/**
 * The bureau finds who provides it, or says that it is there already, or that nobody holds it.
 * @param resource the entry pointed to
 * @throws Refusal `demand-own` where that is the requester itself, `resource-not-published`
 */
export function decide(
  demand: Demand,
  word: Word,
  resource: Resource | null,
  by: Principal,
  now: Instant,
): Decision<Demand> {
  take(demand, word.decision, by);
  if (word.decision === 'close') {
    const next: Demand = { ...demand, status: 'unheld', reason: word.reason };
    return { next, events: [event('DemandUnheld', { ...facts(next), reason: word.reason })] };
  }
  if (word.decision === 'point') {
    const next: Demand = { ...demand, status: 'existing', entry: entryOf(resource, demand.requester) };
    return { next, events: [event('DemandExisting', found(next))] };
  }
  const { provider, reason } = word;
  mustBeOthers(demand.requester, provider, 'body.provider');
  const namings = [...demand.namings, { department: provider, reason, at: now, declined: null }];
  const next: Demand = { ...demand, status: 'named', namings, duty: compileDuty({ ...demand, namings }) };
  return { next, events: [event('DemandNamed', { ...facts(next), provider, reason })] };
}

/**
 * The department named has published an entry for it, or says why not, and the bureau looks again.
 * @param resource the entry linked
 * @throws Refusal `not-its-entry`, `resource-not-published`
 */
export function answer(
  demand: Demand,
  given: DemandAnswer,
  resource: Resource | null,
  by: Principal,
  now: Instant,
): Decision<Demand> {
  take(demand, given.decision, by);
  if (given.decision === 'link') {
    if (resource?.provider !== by.department) {
      throw new Refusal('not-its-entry', {}, [{ field: 'body.resource', message: given.resource }]);
    }
    const next: Demand = { ...demand, status: 'linked', entry: entryOf(resource, demand.requester) };
    return { next, events: [event('DemandLinked', found(next))] };
  }
  const { reason } = given;
  const namings = demand.namings.map((naming, n) =>
    n === demand.namings.length - 1 ? { ...naming, declined: { reason, at: now } } : naming,
  );
  const next: Demand = { ...demand, status: 'submitted', namings, duty: findDuty({ ...demand, namings }) };
  return { next, events: [event('DemandDeclined', { ...facts(next), provider: by.department, reason })] };
}

/** The requester needs it no longer. */
export function withdraw(demand: Demand, by: Principal): Decision<Demand> {
  take(demand, 'withdraw', by);
  const next: Demand = { ...demand, status: 'withdrawn' };
  return { next, events: [event('DemandWithdrawn', { ...facts(next), provider: providerOf(demand) })] };
}

/**
 * Nothing is disputed between two sides here, so the bureau also finds the provider of what it needs itself, or is the one it
 * names: but no officer does that for what they wrote or consented to.
 */
function take(demand: Demand, step: keyof typeof demandLife.steps, by: Principal): void {
  const sides = { requester: demand.requester, provider: providerOf(demand) };
  const above = { requester: null, provider: null };
  mayTake(demandLife, step, demand.status, [...partsOf(by, sides), ...partsOf(by, above)]);
  if (demandLife.steps[step].by.some((part) => part === 'bureau')) {
    mustBeAnother(by, [...demand.statedBy, demand.consentedBy]);
  }
}

function mustBeOthers(requester: string, provider: string, field: string): void {
  if (provider === requester) throw new Refusal('demand-own', {}, [{ field, message: provider }]);
}

function entryOf(resource: Resource | null, requester: string): NonNullable<Demand['entry']> {
  if (!resource || !isPublished(resource)) throw new Refusal('resource-not-published');
  mustBeOthers(requester, resource.provider, 'body.resource');
  const { id, code, provider, published } = resource;
  return { id, code, name: published.name, provider };
}

function facts({ number, requester, name }: Demand) {
  return { number, requester, name };
}

function found(demand: Demand) {
  const { id = '', code = '', provider = '', name = '' } = demand.entry ?? {};
  return { ...facts(demand), provider, resource: id, code, entry: name };
}
