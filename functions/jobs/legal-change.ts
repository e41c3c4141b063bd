import type { Instant } from '../../shared/domain/calendar/time.ts';
import type { LegalChange } from '../../shared/domain/catalog/legal-change.ts';
import { mustBePublished } from '../../shared/domain/catalog/resource.ts';
import { unchanged } from '../../shared/domain/change.ts';
import { cancel, openDuty } from '../../shared/domain/duties/duty-steps.ts';
import { rulesFor, rulesOf } from '../../shared/domain/duties/law.ts';
import type { JobWork } from '../../shared/domain/job.ts';
import { Refusal } from '../../shared/domain/refusals.ts';
import { citing, list, listings, type Position } from '../../shared/storage/lists.ts';
import { dutiesOfChange, load } from '../../shared/storage/read.ts';
import type { Target, Work } from './batch.ts';
import type { JobsDeps } from './deps.ts';

/**
 * Opens an update duty for every entry that a change concerns, counted from the day after the change. The id of a duty
 * is derived from the entry and the change, so each entry owes it once (article 9).
 */
export async function changeDuties(work: JobWork & { kind: 'change' }, now: Instant, deps: JobsDeps): Promise<Work> {
  const change = await load(deps.database, 'change', work.change);
  if (!change) throw new Error(`no change ${work.change}`);
  return async (cursor) => {
    const page = await entriesConcerned(change.state, cursor === null ? null : (JSON.parse(cursor) as Position), deps);
    return {
      targets: page.ids.map((id) => dutyFor(id, change.state, work.department, now, deps)),
      next: page.next && JSON.stringify(page.next),
      total: 'resources' in change.state.concerns ? page.ids.length : null,
      // Each commit checks the change, so parallel commits would only conflict.
      parallel: 1,
    };
  };
}

async function entriesConcerned({ concerns }: LegalChange, from: Position | null, { database }: JobsDeps) {
  if ('resources' in concerns) return { ids: [...new Set(concerns.resources)], next: null };
  if ('citing' in concerns) return await citing(database, concerns.citing, { limit: 100, from });
  const page = await list<'resource'>(database, listings.published([concerns.department]), { limit: 100, from });
  return { ids: page.items.map(({ id }) => id), next: page.next };
}

function dutyFor(
  id: string,
  change: LegalChange,
  own: string | null,
  now: Instant,
  { database, law }: JobsDeps,
): Target {
  return {
    name: id,
    async decide() {
      const entry = await load(database, 'resource', id);
      if (!entry) throw new Refusal('not-found', { what: '信息资源' });
      if (own !== null && entry.state.provider !== own) throw new Refusal('not-the-provider');
      const standing = await load(database, 'change', change.id);
      if (!standing || standing.state.withdrawn) throw new Refusal('change-withdrawn');
      mustBePublished(entry.state);
      const rules = rulesFor(law, 'update', null, change.changedOn);
      const { code, provider, published } = entry.state;
      const opened = openDuty(
        {
          id: `${id}.update.${change.id}`,
          kind: 'update',
          subject: {
            type: 'resource',
            id,
            number: code,
            name: published.name,
            change: { id: change.id, document: change.document },
          },
          owes: provider,
          waits: null,
          start: change.changedOn,
        },
        rules,
        now,
      );
      // The check on the change refuses a duty for a change withdrawn meanwhile. The withdrawal finds and ends the
      // duties opened before.
      return [opened, unchanged('change', standing.state)];
    },
  };
}

/** Cancels the duties of a change that was recorded in error, except those already met. */
export async function withdrawnDuties(
  work: JobWork & { kind: 'change-withdrawn' },
  now: Instant,
  { database, law }: JobsDeps,
): Promise<Work> {
  const change = await load(database, 'change', work.change);
  const ids = await dutiesOfChange(database, work.change);
  const reason = change?.state.withdrawn?.reason ?? '';
  const targets = ids.map(
    (id): Target => ({
      name: id,
      async decide() {
        const duty = await load(database, 'duty', id);
        if (!duty || duty.state.status === 'met' || duty.state.status === 'cancelled') return null;
        return [cancel(duty.state, reason, rulesOf(law, duty.state), now)];
      },
    }),
  );
  return async () => ({ targets, next: null, total: targets.length });
}
