import type { Instant } from '../../shared/domain/calendar/time.ts';
import { refuseHeld } from '../../shared/domain/catalog/once-only.ts';
import { dropDraft, type Resource } from '../../shared/domain/catalog/resource.ts';
import { proposeEntry } from '../../shared/domain/catalog/review.ts';
import type { Circumstances } from '../../shared/domain/circumstances.ts';
import type { Job, JobWork } from '../../shared/domain/job.ts';
import { Refusal } from '../../shared/domain/refusals.ts';
import type { AnyChange } from '../../shared/storage/commit.ts';
import { draftedBy, type Position } from '../../shared/storage/lists.ts';
import { load, loadWithDuties } from '../../shared/storage/read.ts';
import type { Target, Work } from './batch.ts';
import type { JobsDeps } from './deps.ts';
import { importerOf } from './import.ts';

const ENTRIES_A_BATCH = 100;

/**
 * Proposes, or drops, all drafts that an import made and nobody has worked on since. A draft that somebody revised is theirs, and
 * one that was proposed is with the head: neither is touched.
 */
export async function importDrafts(
  job: Job,
  work: JobWork & { kind: 'propose' | 'drop' },
  now: Instant,
  { database, law }: JobsDeps,
): Promise<Work> {
  const decision = work.kind === 'drop' ? drop : proposal;
  return async (cursor) => {
    const by = await importerOf(job, work, now, database);
    const from = cursor === null ? null : (JSON.parse(cursor) as Position);
    const { ids, next } = await draftedBy(database, work.import, { limit: ENTRIES_A_BATCH, from });
    const found = await Promise.all(ids.map((id) => load(database, 'resource', id)));
    const targets = found.flatMap((entry): Target[] => {
      if (!entry) return [];
      const { id, code, provider } = entry.state;
      return [
        {
          name: code,
          ...(work.kind === 'propose' ? { imported: { department: provider, as: 'proposed' } as const } : {}),
          async decide() {
            if (by instanceof Refusal) throw by;
            const { found, duties } = await loadWithDuties(database, 'resource', id);
            const resource = found?.state;
            // It was decided on meanwhile, perhaps by this very job before an interruption.
            if (resource?.draft?.status !== 'draft' || resource.draft.job !== work.import) return null;
            return decision(resource, job, work.import, { by, now, law, duties });
          },
        },
      ];
    });
    return { targets, next: next && JSON.stringify(next), total: null };
  };
}

function drop(resource: Resource, _: Job, made: Job['id'], at: Circumstances): readonly AnyChange[] {
  return dropDraft(resource, { job: made }, at);
}

function proposal(resource: Resource, job: Job, _: Job['id'], at: Circumstances): readonly AnyChange[] {
  refuseHeld(resource);
  return proposeEntry(resource, { job: job.id }, at);
}
