import * as z from 'zod';
import type { Instant } from '../calendar/time.ts';
import { type Change, change } from '../change.ts';
import type { Actor, Circumstances } from '../circumstances.ts';
import { event } from '../event.ts';
import type { Id } from '../id.ts';
import { departmentId } from '../people/department.ts';
import { prose, shortText } from '../prose.ts';
import { Refusal } from '../refusals.ts';
import { MOST_ITEM_NAME, MOST_ITEMS } from './content.ts';
import type { Duplicate } from './duplicate.ts';
import {
  checkOnceOnly,
  itemsHeldElsewhere,
  type Match,
  type SourceAnswer,
  sourceAnswersSchema,
} from './matching/answers.ts';
import { identityKeys, keysOf } from './metadata.ts';

/** Roles of departments in a collection (article 10). */
export const partyRoles = { lead: '牵头', collect: '采集', provide: '提供', use: '使用' } as const;
type PartyRole = keyof typeof partyRoles;

/** A planned collection: its items by name, and the keys that identify persons or organisations in it. */
export const planSchema = z.strictObject({
  name: prose(2, 120),
  items: z.array(prose(1, MOST_ITEM_NAME)).min(1).max(MOST_ITEMS),
  theme: prose(1, 40).optional(),
  identity: z
    .array(z.enum(keysOf(identityKeys)))
    .max(2)
    .optional(),
});
export type Plan = z.infer<typeof planSchema>;

export const collectionRegistrationSchema = planSchema.extend({
  purpose: shortText,
  /** Who does what; if left out, the registrant leads and collects alone. */
  parties: z
    .array(z.strictObject({ department: departmentId, role: z.enum(keysOf(partyRoles)) }))
    .min(1)
    .max(60)
    .optional(),
  answers: sourceAnswersSchema.default([]),
});
export type CollectionRegistration = z.infer<typeof collectionRegistrationSchema>;

/** A registered collection (采集登记, article 10). */
export interface Collection extends Plan {
  id: Id<'col'>;
  /** The number people use. */
  number: string;
  /** Who registered it. */
  department: string;
  purpose: string;
  parties: { department: string; role: PartyRole }[];
  /** The matches found, and the answers to them. */
  matches: Match[];
  answers: SourceAnswer[];
  /** The collected items, without those that are used from an existing source. */
  collected: string[];
  registeredAt: Instant;
  registeredBy: string;
  /** The department that the bureau named as the source (Order 809 art. 19). */
  source: { department: string; reason: string; namedAt: Instant } | null;
  /** The finding that it is a duplicate; null for none. */
  duplicate: Duplicate | null;
}

export type CollectionDecision = [Change<'collection', Collection>];

/**
 * Registers a planned collection. Every match has to be answered first.
 * @throws Refusal `duplicate-collection`, `answer-unknown`, `nothing-to-collect`, `parties-wrong`
 */
export function registerCollection(
  { answers, parties: named, ...plan }: CollectionRegistration,
  { matches, id, number }: { matches: Match[]; id: Id<'col'>; number: string },
  { by, now }: Actor,
): CollectionDecision {
  const { department, personId } = by;
  const parties = named ?? (['lead', 'collect'] as const).map((role) => ({ department, role }));
  checkParties(parties, department);
  checkOnceOnly(matches, answers);
  const held = itemsHeldElsewhere(matches, answers);
  const collected = plan.items.filter((item) => !held.includes(item));
  if (collected.length === 0) throw new Refusal('nothing-to-collect');
  const answered = matches.filter((match) => answers.some(({ source }) => source === match.id));
  const collection: Collection = {
    ...plan,
    ...{ id, number, department, parties, matches: answered, answers, collected },
    ...{ registeredAt: now, registeredBy: personId, source: null, duplicate: null },
  };
  const registered = event('CollectionRegistered', {
    number,
    provider: department,
    name: plan.name,
    items: collected.length,
    parties,
    used: answers.filter(({ kind }) => kind === 'use-existing').map(({ source }) => source),
    exceptions: answers.filter(({ kind }) => kind === 'exception').map(({ source }) => source),
  });
  return [change('collection', null, collection, registered)];
}

/**
 * The bureau names the source of data that several departments hold (Order 809 art. 19).
 * @throws Refusal `not-a-holder`
 */
export function nameSource(
  collection: Collection,
  { department, reason }: { department: string; reason: string },
  { now }: Pick<Circumstances, 'now'>,
): CollectionDecision {
  const holders = [
    ...collection.parties.filter(({ role }) => role !== 'use').map((party) => party.department),
    ...collection.matches.map((match) => match.department),
  ];
  if (!holders.includes(department)) {
    throw new Refusal('not-a-holder', { department }, [{ field: 'body.department', message: department }]);
  }
  const next = { ...collection, source: { department, reason, namedAt: now } };
  const { number, name } = collection;
  return [change('collection', collection, next, event('SourceNamed', { number, provider: department, name, reason }))];
}

/** Checks the roles: the registrant leads alone, somebody collects, and nobody has a role twice. */
function checkParties(parties: Collection['parties'], registrant: string): void {
  const leads = parties.filter(({ role }) => role === 'lead');
  const named = parties.map(({ department, role }) => `${department} ${role}`);
  const right =
    leads.length === 1 &&
    leads[0]?.department === registrant &&
    parties.some(({ role }) => role === 'collect') &&
    new Set(named).size === named.length;
  if (!right)
    throw new Refusal('parties-wrong', {}, [
      {
        field: 'body.parties',
        message: '须由本部门牵头，并列明由谁采集，不得重复 · your department leads, and somebody collects, each once',
      },
    ]);
}
