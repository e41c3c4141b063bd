import { recordChange as record } from '../../shared/domain/change.ts';
import { newJob, startJob } from '../../shared/domain/job.ts';
import { Refusal } from '../../shared/domain/refusals.ts';
import { isBureau } from '../../shared/domain/visibility.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import { step } from '../../shared/storage/commit.ts';
import { newId } from '../../shared/storage/ids.ts';
import type { CatalogDeps } from './deps.ts';

/**
 * Article 9: a change of law or function is recorded, by the bureau for anybody's entries or by a department for its own.
 * A job opens an update duty for each entry concerned.
 */
export async function recordChange(call: Call<'recordChange'>, _deps: CatalogDeps): Promise<Outcome<'recordChange'>> {
  const { now, principal, body } = call;
  // The bureau records for anybody's entries, a department for its own.
  const department = isBureau(principal) ? null : principal.department;
  if (department !== null) {
    const own =
      'resources' in body.concerns || ('department' in body.concerns && body.concerns.department === department);
    if (!own) throw new Refusal('not-the-provider', {}, [{ field: 'body.concerns', message: department }]);
  }
  const id = newId('chg', now);
  const job = newId('job', now);
  const recorded = record(body, { id, personId: principal.personId, job }, now);
  const started = startJob(newJob({ kind: 'change', change: id, department }, { id: job, ...principal }), now);
  const { recordedBy: _person, ...shown } = recorded.next;
  return {
    body: shown,
    location: `/v1/jobs/${job}`,
    steps: [step('change', null, recorded), step('job', null, started)],
  };
}
