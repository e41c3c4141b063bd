import * as z from 'zod';
import type { Instant } from '../calendar/time.ts';
import { MOST_ITEM_NAME, MOST_ITEMS } from '../catalog/content.ts';
import { mustBePublished, type Resource } from '../catalog/resource.ts';
import { type Change, change } from '../change.ts';
import type { Circumstances } from '../circumstances.ts';
import type { DutyChange } from '../duties/duty.ts';
import { passOn } from '../duties/waiting.ts';
import { type DomainEvent, event } from '../event.ts';
import type { Id } from '../id.ts';
import { type DemandStatus, demandLife } from '../lives/demand.ts';
import { partsOf, take } from '../machine.ts';
import { departmentId } from '../people/department.ts';
import { mustBeAnother, withHands } from '../people/hands.ts';
import type { Principal } from '../people/person.ts';
import { prose, shortText } from '../prose.ts';
import { Refusal } from '../refusals.ts';

/** A department's statement of need: the data, the items, the purpose, and the duty of its own behind it. */
export const demandStatementSchema = z.strictObject({
  name: prose(2, 120),
  items: z.array(prose(1, MOST_ITEM_NAME)).min(1).max(MOST_ITEMS),
  purpose: shortText,
  basis: prose(2, 300),
});
export type DemandStatement = z.infer<typeof demandStatementSchema>;

/** Outcome of the bureau's search: it names a provider, points to an existing entry, or finds that nobody holds the data. */
export const searchOutcomeSchema = z.discriminatedUnion('decision', [
  z.strictObject({ decision: z.literal('name'), provider: departmentId, reason: shortText }),
  z.strictObject({ decision: z.literal('point'), resource: z.string().max(60) }),
  z.strictObject({ decision: z.literal('close'), reason: shortText }),
]);
export type SearchOutcome = z.infer<typeof searchOutcomeSchema>;

/** Answer of the named provider: the entry it published, or why it has none. */
export const demandAnswerSchema = z.discriminatedUnion('decision', [
  z.strictObject({ decision: z.literal('link'), resource: z.string().max(60) }),
  z.strictObject({ decision: z.literal('decline'), reason: shortText }),
]);
export type DemandAnswer = z.infer<typeof demandAnswerSchema>;

/** A department that the bureau named, with the reason; if it declined, with its own reason. */
interface Naming {
  department: string;
  reason: string;
  at: Instant;
  declined: { reason: string; at: Instant } | null;
}

/** A demand for data that nobody has catalogued. */
export interface Demand extends DemandStatement {
  id: Id<'dem'>;
  number: string;
  status: DemandStatus;
  requester: string;
  statedAt: Instant;
  /** Everybody who wrote, revised or consented to it. */
  hands: string[];
  /** Why the head returned it. */
  remarks: string | null;
  /** All departments named, newest last. */
  namings: Naming[];
  /** The entry where the data can be applied for. */
  entry: { id: Id<'res'>; code: string; name: string; provider: string } | null;
  /** Why nobody holds it. */
  reason: string | null;
  /** Id of its current or last duty. */
  duty: string | null;
}

/** The named department that has not declined; null if there is none. */
export function providerOf({ namings }: Demand): string | null {
  const last = namings.at(-1);
  return last && !last.declined ? last.department : null;
}

/** Whether somebody still has to do something about it. */
export function isOpen({ status }: Demand): boolean {
  return ['proposed', 'returned', 'submitted', 'named'].includes(status);
}

/** Changes of a decision on a demand. */
export type DemandDecision = (Change<'demand', Demand> | DutyChange)[];

/** Staff state a need; the head of their sharing office has to consent first (Order 809 art. 20). */
export function state(
  { id, number, ...statement }: DemandStatement & { id: Id<'dem'>; number: string },
  at: Circumstances,
): DemandDecision {
  const { by, now } = at;
  const demand: Demand = {
    ...{ id, number, ...statement, status: 'proposed' },
    ...{ requester: by.department, statedAt: now, hands: withHands([], by), remarks: null },
    ...{ namings: [], entry: null, reason: null, duty: null },
  };
  return stepped(null, demand, event('DemandStated', demandFacts(demand)), at);
}

/** Staff revise a statement that the head returned. */
export function revise(demand: Demand, statement: DemandStatement, at: Circumstances): DemandDecision {
  const to = takeDemandStep(demand, 'revise', at.by);
  const hands = withHands(demand.hands, at.by);
  const next: Demand = { ...demand, ...statement, status: to(), hands, remarks: null };
  return stepped(demand, next, event('DemandStated', demandFacts(next)), at);
}

/** @throws Refusal `same-person`, `not-your-step`, `step-closed` */
export function mayConsent(demand: Demand, at: Circumstances) {
  const to = takeDemandStep(demand, 'consent', at.by);
  mustBeAnother(at.by, demand.hands);
  return to;
}

/**
 * The head of the sharing office consents, but never to a statement that they had a hand in. Now the bureau has to find a provider.
 * @throws Refusal `same-person`, `not-your-step`, `step-closed`
 */
export function consent(demand: Demand, at: Circumstances): DemandDecision {
  const to = mayConsent(demand, at);
  const next: Demand = { ...demand, status: to(), hands: withHands(demand.hands, at.by) };
  return stepped(demand, next, event('DemandSubmitted', demandFacts(next)), at);
}

/** The head of the sharing office returns the statement with remarks. */
export function giveBack(demand: Demand, { remarks }: { remarks: string }, at: Circumstances): DemandDecision {
  const next: Demand = { ...demand, status: takeDemandStep(demand, 'return', at.by)(), remarks };
  return stepped(demand, next, event('DemandReturned', { ...demandFacts(next), remarks }), at);
}

/**
 * The bureau states the outcome of its search, which meets its duty. A named department owes an entry (article 10).
 * @param outcome with the entry it points to, otherwise null
 * @throws Refusal `demand-own` if that is the requester itself, `resource-not-published`, `same-person`, `not-your-step`,
 *   `step-closed`
 */
export function decide(
  demand: Demand,
  outcome: SearchOutcome & { entry: Resource | null },
  at: Circumstances,
): DemandDecision {
  if (outcome.decision === 'close') {
    const { reason } = outcome;
    const next: Demand = { ...demand, status: takeDemandStep(demand, 'close', at.by)(), reason };
    const unheld = event('DemandUnheld', { ...demandFacts(next), reason });
    return stepped(demand, next, unheld, at);
  }
  if (outcome.decision === 'point') {
    const to = takeDemandStep(demand, 'point', at.by);
    const entry = entryOf(outcome.entry, demand.requester);
    const next: Demand = { ...demand, status: to(), entry };
    return stepped(demand, next, event('DemandExisting', entryFacts(next, entry)), at);
  }
  const to = takeDemandStep(demand, 'name', at.by);
  const { provider, reason } = outcome;
  mustNotBeRequester(demand.requester, provider, 'body.provider');
  const namings = [...demand.namings, { department: provider, reason, at: at.now, declined: null }];
  const next: Demand = { ...demand, status: to(), namings };
  return stepped(demand, next, event('DemandNamed', { ...demandFacts(next), provider, reason }), at);
}

/**
 * The named department links the entry it published, or declines with a reason, and the bureau searches again. Both meet its
 * duty.
 * @param given with the linked entry, otherwise null
 * @throws Refusal `not-its-entry`, `resource-not-published`, `not-your-step`, `step-closed`
 */
export function answer(
  demand: Demand,
  given: DemandAnswer & { entry: Resource | null },
  at: Circumstances,
): DemandDecision {
  const { department } = at.by;
  if (given.decision === 'link') {
    const to = takeDemandStep(demand, 'link', at.by);
    if (given.entry?.provider !== department) {
      throw new Refusal('not-its-entry', {}, [{ field: 'body.resource', message: given.resource }]);
    }
    const entry = entryOf(given.entry, demand.requester);
    const next: Demand = { ...demand, status: to(), entry };
    return stepped(demand, next, event('DemandLinked', entryFacts(next, entry)), at);
  }
  const to = takeDemandStep(demand, 'decline', at.by);
  const { reason } = given;
  const namings = demand.namings.map((naming, n) =>
    n === demand.namings.length - 1 ? { ...naming, declined: { reason, at: at.now } } : naming,
  );
  const next: Demand = { ...demand, status: to(), namings };
  return stepped(demand, next, event('DemandDeclined', { ...demandFacts(next), provider: department, reason }), at);
}

/** The requester withdraws the demand, which cancels its duties. */
export function withdraw(demand: Demand, at: Circumstances): DemandDecision {
  const next: Demand = { ...demand, status: takeDemandStep(demand, 'withdraw', at.by)() };
  const withdrawn = event('DemandWithdrawn', { ...demandFacts(next), provider: providerOf(demand) });
  return stepped(demand, next, withdrawn, at);
}

/**
 * Takes a step of a demand. No two sides dispute here, so the bureau may search for its own needs too, and may name itself; but
 * no officer does so for a demand that they wrote or consented to.
 * @throws Refusal `same-person`, `not-your-step`, `step-closed`
 */
export function takeDemandStep<S extends keyof typeof demandLife.steps>(demand: Demand, step: S, by: Principal) {
  const sides = { requester: demand.requester, provider: providerOf(demand) };
  const above = { requester: null, provider: null };
  const to = take(demandLife, step, demand.status, [...partsOf(by, sides), ...partsOf(by, above)]);
  if (demandLife.steps[step].by.some((part) => part === 'bureau')) {
    mustBeAnother(by, demand.hands);
  }
  return to;
}

/**
 * A step of a demand, with the duties that follow from whose turn it is: of the head to consent, of the bureau to find who provides
 * it, of the named department to compile an entry.
 */
function stepped(before: Demand | null, next: Demand, told: DomainEvent, at: Circumstances): DemandDecision {
  const { id, number, name, requester, status } = next;
  const about = { subject: { type: 'demand', id, number, name } as const, requester, provider: providerOf(next) };
  const waiting = status === 'submitted' ? { waits: requester } : {};
  const duties = passOn(demandLife, [before?.status ?? null, status], about, at, waiting);
  const duty = duties.find((each) => each.before === null)?.next.id ?? next.duty;
  return [change<'demand', Demand>('demand', before, { ...next, duty }, told), ...duties];
}

function mustNotBeRequester(requester: string, provider: string, field: string): void {
  if (provider === requester) throw new Refusal('demand-own', {}, [{ field, message: provider }]);
}

function entryOf(resource: Resource | null, requester: string): NonNullable<Demand['entry']> {
  mustBePublished(resource);
  mustNotBeRequester(requester, resource.provider, 'body.resource');
  const { id, code, provider, published } = resource;
  return { id, code, name: published.name, provider };
}

function demandFacts({ number, requester, name }: Demand) {
  return { number, requester, name };
}

function entryFacts(demand: Demand, { id, code, provider, name }: NonNullable<Demand['entry']>) {
  return { ...demandFacts(demand), provider, resource: id, code, entry: name };
}
