import { approve, consent, type EntryDecision, propose, type Resource } from '../../shared/domain/catalog/resource.ts';
import { lawInForce } from '../../shared/domain/duties/law.ts';
import { commit } from '../../shared/storage/commit.ts';
import type { Database } from '../../shared/storage/database.ts';
import type { Origin } from '../../shared/storage/log.ts';
import { loadMany } from '../../shared/storage/read.ts';
import { leader, officer, person } from '../examples.ts';

/** As many as one transaction holds with their events and what is pending. */
const AT_ONCE = 20;

/** Takes drafts the whole way to their publication, each step a commit of its own as the API makes it. */
export async function publish(
  database: Database,
  drafts: readonly EntryDecision[],
  origin: Origin,
  approvedAt = origin.at,
): Promise<void> {
  for (let from = 0; from < drafts.length; from += AT_ONCE) {
    const changes = drafts.slice(from, from + AT_ONCE).flat();
    const ids = changes.map(({ next }) => next.id);
    const take = async (decision: (entry: Resource) => EntryDecision, at = origin.at) => {
      const entries = await loadMany(database, 'resource', ids);
      const decided = entries.flatMap(({ state }) => decision(state));
      await commit(database, decided, { ...origin, at });
    };
    await commit(database, changes, origin);
    await take((entry) => propose(entry, {}, { by: person(entry.provider), now: origin.at }));
    await take((entry) =>
      consent(entry, { review: null }, { by: leader(entry.provider), now: origin.at, law: lawInForce() }),
    );
    await take((entry) => approve(entry, { by: officer, now: approvedAt }), approvedAt);
  }
}
