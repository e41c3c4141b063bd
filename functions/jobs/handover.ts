import type { Job, JobWork } from '../../shared/domain/job.ts';
import { handOver } from '../../shared/domain/request.ts';
import { step } from '../../shared/storage/commit.ts';
import { list, listings, type Position } from '../../shared/storage/lists.ts';
import { load } from '../../shared/storage/read.ts';
import type { JobsDeps } from './deps.ts';
import type { Work } from './run.ts';

/** Article 6: the requests still waiting for their reply pass from the person who left to the successor. */
export async function handovers(job: Job, work: JobWork & { kind: 'handover' }, { database }: JobsDeps): Promise<Work> {
  return async (cursor) => {
    const from = cursor === null ? null : (JSON.parse(cursor) as Position);
    const page = await list<'request'>(database, listings.sent(job.department), { limit: 100, from });
    return {
      targets: page.items
        .filter(({ state }) => state.handler === work.from && state.status === 'submitted')
        .map(({ id }) => ({
          name: id,
          async decide() {
            const request = await load(database, 'request', id);
            if (request?.state.handler !== work.from || request.state.status !== 'submitted') return null;
            return [step('request', request, handOver(request.state, work.to))];
          },
        })),
      next: page.next && JSON.stringify(page.next),
      total: null,
    };
  };
}
