import { type ApplicationForm, handOverApplication } from '../../shared/domain/cases/application.ts';
import type { DataRequest } from '../../shared/domain/cases/request.ts';
import { handOverRequest } from '../../shared/domain/cases/request-steps.ts';
import type { Job, JobWork } from '../../shared/domain/job.ts';
import type { AnyChange } from '../../shared/storage/commit.ts';
import { list, listings, type Position } from '../../shared/storage/lists.ts';
import { load } from '../../shared/storage/read.ts';
import type { Work } from './batch.ts';
import type { JobsDeps } from './deps.ts';

/** Hands unsent applications and waiting requests over from a person who left to the successor (article 6). */
export async function handovers(job: Job, work: JobWork & { kind: 'handover' }, { database }: JobsDeps): Promise<Work> {
  const isToHandOver = ({ handler, status }: ApplicationForm | DataRequest) =>
    handler === work.from && ['draft', 'proposed', 'submitted', 'supplementing', 'replying'].includes(status);
  return async (cursor) => {
    const from = cursor === null ? null : (JSON.parse(cursor) as Position);
    const listing = listings.handled(job.department);
    const page = await list<'application' | 'request'>(database, listing, { limit: 100, from });
    return {
      targets: page.items
        .filter(({ state }) => isToHandOver(state))
        .map(({ kind, id }) => ({
          name: id,
          async decide(): Promise<readonly AnyChange[] | null> {
            const found = await load(database, kind, id);
            if (!found || !isToHandOver(found.state)) return null;
            return found.kind === 'application'
              ? handOverApplication(found.state as ApplicationForm, work.to)
              : handOverRequest(found.state as DataRequest, work.to);
          },
        })),
      next: page.next && JSON.stringify(page.next),
      total: null,
    };
  };
}
