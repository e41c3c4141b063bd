import { change } from '../change.ts';
import type { Actor } from '../circumstances.ts';
import { type DomainEvent, event } from '../event.ts';
import { entryLife } from '../lives/entry.ts';
import { entryStatus } from '../lives/lives.ts';
import { above, mayTake, partsOf, type Sides } from '../machine.ts';
import type { Principal } from '../people/person.ts';
import { Refusal } from '../refusals.ts';
import type { Collection, CollectionDecision } from './collection.ts';
import type { Duplicate, Source } from './duplicate.ts';
import { type EntryDecision, mustBePublished, type Resource } from './resource.ts';

/** Checks a finding about an entry. The bureau makes it, or about an entry of the bureau the city government. @throws Refusal as below */
export function mayFindEntry(entry: Resource, { by }: Pick<Actor, 'by'>): void {
  mayTake(entryLife, 'findDuplicate', entryStatus(entry), partsOf(by, sidesIn(entry.provider)));
  mustBePublished(entry);
  mustBeUnfound(entry);
}

/** @throws Refusal `not-your-step`, `duplicate-not-found` */
export function mayLiftEntry(entry: Resource, { by }: Pick<Actor, 'by'>): Duplicate {
  mayTake(entryLife, 'findDuplicate', entryStatus(entry), partsOf(by, sidesIn(entry.provider)));
  return mustBeFound(entry);
}

/**
 * The bureau finds that a published entry collects again what a source has.
 * @throws Refusal `not-your-step`, `resource-not-published`, `duplicate-found`, `source-unknown`
 */
export function findEntry(entry: Resource, said: Said, at: Actor): EntryDecision {
  mayFindEntry(entry, at);
  const duplicate = foundOf(entry.id, said, at);
  return [change('resource', entry, { ...entry, duplicate }, found(factsOfEntry(entry), duplicate))];
}

/** It takes the finding back. @throws Refusal as `mayLiftEntry` */
export function liftEntry(entry: Resource, { reason }: { reason: string }, at: Actor): EntryDecision {
  const was = mayLiftEntry(entry, at);
  return [change('resource', entry, { ...entry, duplicate: null }, lifted(factsOfEntry(entry), was, reason))];
}

/** The same of a registered collection. @throws Refusal `not-your-step`, `duplicate-found`, `source-unknown` */
export function findCollection(collection: Collection, said: Said, at: Actor): CollectionDecision {
  mustOversee(at.by, collection);
  mustBeUnfound(collection);
  const duplicate = foundOf(collection.id, said, at);
  return [change('collection', collection, { ...collection, duplicate }, found(factsOf(collection), duplicate))];
}

/** @throws Refusal `not-your-step`, `duplicate-not-found` */
export function liftCollection(
  collection: Collection,
  { reason }: { reason: string },
  { by }: Pick<Actor, 'by'>,
): CollectionDecision {
  mustOversee(by, collection);
  const was = mustBeFound(collection);
  const next = { ...collection, duplicate: null };
  return [change('collection', collection, next, lifted(factsOf(collection), was, reason))];
}

/** What is said, with the source as it was read; null where there is none. */
interface Said {
  source: Source | null;
  reason: string;
}

/** @throws Refusal `source-unknown` where there is no such source, or it is the same */
function foundOf(id: string, { source, reason }: Said, { now }: Pick<Actor, 'now'>): Duplicate {
  if (source && source.id !== id) return { source, reason, foundAt: now };
  throw new Refusal('source-unknown', {}, [{ field: 'body.source', message: source?.id ?? '' }]);
}

interface Found {
  number: string;
  provider: string;
  name: string;
}

const factsOf = ({ number, department: provider, name }: Collection): Found => ({ number, provider, name });
const factsOfEntry = ({ code: number, provider, published }: Resource): Found => ({
  ...{ number, provider },
  name: published?.name ?? '',
});

function found(facts: Found, { source, reason, foundAt }: Duplicate): DomainEvent {
  const { id, number, name, department } = source;
  return event('DuplicateFound', {
    ...facts,
    ...{ source: id, sourceNumber: number, sourceName: name, holder: department, reason, foundAt },
  });
}

function lifted(facts: Found, { foundAt }: Duplicate, reason: string): DomainEvent {
  return event('DuplicateLifted', { ...facts, foundAt, reason });
}

/** Nobody finds anything of their own department: of the bureau's the city government does. */
function sidesIn(provider: string): Sides {
  return { requester: null, provider };
}

function mustOversee(by: Principal, { department }: Collection): void {
  const parts = partsOf(by, sidesIn(department));
  if (!above.some((part) => parts.includes(part))) throw new Refusal('not-your-step');
}

type Findable = { duplicate?: Duplicate | null };

function mustBeUnfound({ duplicate }: Findable): void {
  if (duplicate) throw new Refusal('duplicate-found', { source: duplicate.source.number });
}

function mustBeFound({ duplicate }: Findable): Duplicate {
  if (!duplicate) throw new Refusal('duplicate-not-found');
  return duplicate;
}
