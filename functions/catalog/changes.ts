import type * as z from 'zod';
import type { change as shape } from '../../shared/contract/schemas/catalog.ts';
import { type Change, recordChange as record, withdrawChange as withdraw } from '../../shared/domain/catalog/change.ts';
import { newJob, startJob } from '../../shared/domain/job.ts';
import { isBureau } from '../../shared/domain/people/visibility.ts';
import { Refusal } from '../../shared/domain/refusals.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import { step } from '../../shared/storage/commit.ts';
import type { Database } from '../../shared/storage/database.ts';
import { newId } from '../../shared/storage/ids.ts';
import { load } from '../../shared/storage/read.ts';
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
  const recorded = record(body, { id, ...principal, job }, now);
  const started = startJob(newJob({ kind: 'change', change: id, department }, { id: job, ...principal }), now);
  return {
    body: view(recorded.next),
    location: `/v1/jobs/${job}`,
    changes: [step('change', null, recorded), step('job', null, started)],
  };
}

export async function getChange(call: Call<'getChange'>, { database }: CatalogDeps): Promise<Outcome<'getChange'>> {
  return { body: view((await readChange(database, call)).state) };
}

/** By the department that recorded it, or by the bureau. */
export async function withdrawChange(
  call: Call<'withdrawChange'>,
  { database }: CatalogDeps,
): Promise<Outcome<'withdrawChange'>> {
  const { now, principal, body } = call;
  const change = await readChange(database, call);
  if (!isBureau(principal) && change.state.department !== principal.department) throw new Refusal('not-the-provider');
  const job = newId('job', now);
  const withdrawn = withdraw(change.state, body.reason, job, now);
  const started = startJob(newJob({ kind: 'change-withdrawn', change: change.id }, { id: job, ...principal }), now);
  return {
    body: view(withdrawn.next),
    location: `/v1/jobs/${job}`,
    changes: [step('change', change, withdrawn), step('job', null, started)],
  };
}

async function readChange(database: Database, { params }: Pick<Call<'getChange'>, 'params'>) {
  const change = await load(database, 'change', params.id);
  if (!change) throw new Refusal('not-found', { what: '变化' });
  return change;
}

function view({ recordedBy: _person, department: _recorder, withdrawn, ...change }: Change): z.input<typeof shape> {
  return { ...change, withdrawn: withdrawn ?? null };
}
