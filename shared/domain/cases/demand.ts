import * as z from 'zod';
import type { Instant } from '../calendar/time.ts';
import { MOST_ITEM_NAME, MOST_ITEMS } from '../catalog/content.ts';
import { isPublished, type Resource } from '../catalog/resource.ts';
import { type Change, change } from '../change.ts';
import type { Circumstances } from '../circumstances.ts';
import { cancelOpen, meetOpen, openOnReceipt } from '../duties/case-duties.ts';
import type { DutyChange, DutyTerms } from '../duties/duty.ts';
import { event } from '../event.ts';
import { type DemandStatus, demandLife } from '../lives/demand.ts';
import { partsOf, take } from '../machine.ts';
import { BUREAU, departmentId } from '../people/department.ts';
import { mustBeAnother, type Principal } from '../people/person.ts';
import { prose, shortText } from '../prose.ts';
import { Refusal } from '../refusals.ts';

/** What data is needed, which items are wished, what for, and on what duty of the department's own the need rests. */
export const demandStatementSchema = z.strictObject({
  name: prose(2, 120),
  items: z.array(prose(1, MOST_ITEM_NAME)).min(1).max(MOST_ITEMS),
  purpose: shortText,
  basis: prose(2, 300),
});
export type DemandStatement = z.infer<typeof demandStatementSchema>;

/** The bureau's word: which department is to provide it, which entry has it already, or that nobody holds it. */
export const searchOutcomeSchema = z.discriminatedUnion('decision', [
  z.strictObject({ decision: z.literal('name'), provider: departmentId, reason: shortText }),
  z.strictObject({ decision: z.literal('point'), resource: z.string().max(60) }),
  z.strictObject({ decision: z.literal('close'), reason: shortText }),
]);
export type SearchOutcome = z.infer<typeof searchOutcomeSchema>;

/** The answer of the provider named: the entry it has published for it, or why it has none. */
export const demandAnswerSchema = z.discriminatedUnion('decision', [
  z.strictObject({ decision: z.literal('link'), resource: z.string().max(60) }),
  z.strictObject({ decision: z.literal('decline'), reason: shortText }),
]);
export type DemandAnswer = z.infer<typeof demandAnswerSchema>;

/** A department that the bureau named, and why; with its own reason where it declined. */
interface Naming {
  department: string;
  reason: string;
  at: Instant;
  declined: { reason: string; at: Instant } | null;
}

/** A demand for data that nobody has catalogued. */
export interface Demand extends DemandStatement {
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

/** What a decision on a demand changes. */
export type DemandDecision = (Change<'demand', Demand> | DutyChange)[];

/** Staff state what their department needs; the head of its sharing office is asked first (Order 809 art. 20). */
export function state(
  { id, number, ...statement }: DemandStatement & { id: string; number: string },
  { by, now }: Pick<Circumstances, 'by' | 'now'>,
): DemandDecision {
  const demand: Demand = {
    ...{ id, number, ...statement, status: 'proposed' },
    ...{ requester: by.department, statedAt: now, statedBy: [by.personId], consentedBy: null, remarks: null },
    ...{ namings: [], entry: null, reason: null, duty: null },
  };
  return [change('demand', null, demand, event('DemandStated', demandFacts(demand)))];
}

/** Staff state anew what the head returned. */
export function revise(demand: Demand, statement: DemandStatement, { by }: Pick<Circumstances, 'by'>): DemandDecision {
  const to = takeDemandStep(demand, 'revise', by);
  const statedBy = [...demand.statedBy, by.personId];
  const next: Demand = { ...demand, ...statement, status: to(), statedBy, remarks: null };
  return [change('demand', demand, next, event('DemandStated', demandFacts(next)))];
}

/**
 * The head of the sharing office consents, never to what they wrote themselves: the bureau has to find a provider.
 * @throws Refusal `same-person` and as a step does
 */
export function consent(demand: Demand, at: Circumstances): DemandDecision {
  const to = takeDemandStep(demand, 'consent', at.by);
  mustBeAnother(at.by, demand.statedBy);
  const owed = findDuty(demand);
  const next: Demand = { ...demand, status: to(), consentedBy: at.by.personId, duty: owed.id };
  return [change('demand', demand, next, event('DemandSubmitted', demandFacts(next))), openDemandDuty(owed, next, at)];
}

/** The head of the sharing office asks for something to be put right. */
export function giveBack(
  demand: Demand,
  { remarks }: { remarks: string },
  { by }: Pick<Circumstances, 'by'>,
): DemandDecision {
  const next: Demand = { ...demand, status: takeDemandStep(demand, 'return', by)(), remarks };
  return [change('demand', demand, next, event('DemandReturned', { ...demandFacts(next), remarks }))];
}

/**
 * The bureau finds who provides it, or says that it is there already, or that nobody holds it. Either is what it owed; the
 * department named owes an entry (article 10).
 * @param word with the entry pointed to, null where none is
 * @throws Refusal `demand-own` where that is the requester itself, `resource-not-published`, `same-person` and as a step does
 */
export function decide(
  demand: Demand,
  word: SearchOutcome & { entry: Resource | null },
  at: Circumstances,
): DemandDecision {
  if (word.decision === 'close') {
    const { reason } = word;
    const next: Demand = { ...demand, status: takeDemandStep(demand, 'close', at.by)(), reason };
    const unheld = event('DemandUnheld', { ...demandFacts(next), reason });
    return [change('demand', demand, next, unheld), ...meetOpen(at)];
  }
  if (word.decision === 'point') {
    const to = takeDemandStep(demand, 'point', at.by);
    const entry = entryOf(word.entry, demand.requester);
    const next: Demand = { ...demand, status: to(), entry };
    return [change('demand', demand, next, event('DemandExisting', entryFacts(next, entry))), ...meetOpen(at)];
  }
  const to = takeDemandStep(demand, 'name', at.by);
  const { provider, reason } = word;
  mustNotBeRequester(demand.requester, provider, 'body.provider');
  const namings = [...demand.namings, { department: provider, reason, at: at.now, declined: null }];
  const owed = compileDuty({ ...demand, namings }, provider);
  const next: Demand = { ...demand, status: to(), namings, duty: owed.id };
  const named = event('DemandNamed', { ...demandFacts(next), provider, reason });
  return [change('demand', demand, next, named), ...meetOpen(at), openDemandDuty(owed, next, at)];
}

/**
 * The department named has published an entry for it, or says why not, and the bureau looks again. Either is what it owed.
 * @param given with the entry linked, null where none is
 * @throws Refusal `not-its-entry`, `resource-not-published` and as a step does
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
    return [change('demand', demand, next, event('DemandLinked', entryFacts(next, entry))), ...meetOpen(at)];
  }
  const to = takeDemandStep(demand, 'decline', at.by);
  const { reason } = given;
  const namings = demand.namings.map((naming, n) =>
    n === demand.namings.length - 1 ? { ...naming, declined: { reason, at: at.now } } : naming,
  );
  const owed = findDuty({ ...demand, namings });
  const next: Demand = { ...demand, status: to(), namings, duty: owed.id };
  const declined = event('DemandDeclined', { ...demandFacts(next), provider: department, reason });
  return [change('demand', demand, next, declined), ...meetOpen(at), openDemandDuty(owed, next, at)];
}

/** The requester needs it no longer, and nothing is owed any more. */
export function withdraw(demand: Demand, at: Circumstances): DemandDecision {
  const next: Demand = { ...demand, status: takeDemandStep(demand, 'withdraw', at.by)() };
  const withdrawn = event('DemandWithdrawn', { ...demandFacts(next), provider: providerOf(demand) });
  return [change('demand', demand, next, withdrawn), ...cancelOpen('需求部门撤回', at)];
}

/**
 * Where a step leads that somebody may take now. Nothing is disputed between two sides here, so the bureau also finds the
 * provider of what it needs itself, or is the one it names: but no officer does that for what they wrote or consented to.
 * @throws Refusal `same-person`, `not-your-step`, `step-closed`
 */
function takeDemandStep<S extends keyof typeof demandLife.steps>(demand: Demand, step: S, by: Principal) {
  const sides = { requester: demand.requester, provider: providerOf(demand) };
  const above = { requester: null, provider: null };
  const to = take(demandLife, step, demand.status, [...partsOf(by, sides), ...partsOf(by, above)]);
  if (demandLife.steps[step].by.some((part) => part === 'bureau')) {
    mustBeAnother(by, [...demand.statedBy, demand.consentedBy]);
  }
  return to;
}

type DemandDuty = Pick<DutyTerms, 'id' | 'kind' | 'owes'>;

/** From `submitted` the bureau owes a provider; a demand that comes back to it begins another round. */
function findDuty({ id, namings }: Pick<Demand, 'id' | 'namings'>): DemandDuty {
  return { id: `${id}.find.${namings.length + 1}`, kind: 'find', owes: BUREAU };
}

/** From `named` the provider named owes an entry. */
function compileDuty({ id, namings }: Pick<Demand, 'id' | 'namings'>, provider: string): DemandDuty {
  return { id: `${id}.compile.${namings.length}`, kind: 'compile', owes: provider };
}

function openDemandDuty(owed: DemandDuty, { id, number, name, requester }: Demand, at: Circumstances): DutyChange {
  const subject = { type: 'demand' as const, id, number, name };
  return openOnReceipt({ ...owed, subject, waits: requester }, null, at);
}

function mustNotBeRequester(requester: string, provider: string, field: string): void {
  if (provider === requester) throw new Refusal('demand-own', {}, [{ field, message: provider }]);
}

function entryOf(resource: Resource | null, requester: string): NonNullable<Demand['entry']> {
  if (!resource || !isPublished(resource)) throw new Refusal('resource-not-published');
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
