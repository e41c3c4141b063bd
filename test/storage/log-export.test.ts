import { Logger } from '@aws-lambda-powertools/logger';
import { beforeAll, describe, expect, it } from 'vitest';
import type { JobsDeps } from '../../functions/jobs/deps.ts';
import { exportLog } from '../../functions/jobs/log-export.ts';
import type { Files } from '../../shared/adapters/files.ts';
import { lawInForce } from '../../shared/domain/duties/law.ts';
import { beginJob, filesOfLogExport, type JobWork, LOG_FILES, LOG_LINES_A_FILE } from '../../shared/domain/job.ts';
import { registerPerson } from '../../shared/domain/people/person.ts';
import { commit } from '../../shared/storage/commit.ts';
import type { Database } from '../../shared/storage/database.ts';
import { bj, sealed } from '../examples.ts';
import { localDatabase } from './dynamodb.ts';

const now = bj('2026-09-24');
const work = { kind: 'log-export', format: 'jsonl', department: null, sought: { to: '2026-09-24' } } as const;
const by = { personId: 'p-1', department: '12' };
let database: Database;
beforeAll(async () => {
  database = await localDatabase();
  for (const n of [1, 2, 3, 4]) {
    const person = { id: `p-${n}`, department: '12', name: '示例', email: `p${n}@yima.example` };
    const changes = registerPerson({ ...person, roles: ['auditor'] }, sealed);
    await commit(database, changes, { at: bj('2026-09-24', `0${n}:00:00.000`), actorId: 'p-1', correlation: `c-${n}` });
  }
});

/** Chooses one batch, as the worker does from a cursor. */
async function from(cursor: string | null) {
  const written = new Map<string, string>();
  const files = { write: async (key: string, body: string) => void written.set(key, body) } as unknown as Files;
  const deps = { database, files, law: lawInForce(), logger: new Logger({ logLevel: 'SILENT' }) };
  const [{ next: job }] = beginJob(work as JobWork, { id: 'job_1' }, { by, now });
  const batch = await (await exportLog(job, work as never, now, deps as unknown as JobsDeps))(cursor);
  const lines = [...written].map(([key, body]) => [
    key,
    body
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line)),
  ]);
  return { ...batch, files: Object.fromEntries(lines) as Record<string, { id: string; at: string; about: string }[]> };
}

describe('第十二条 (art. 12): an export of the log', () => {
  it('goes on with the file after the last that it has written, however often', async () => {
    const { files, targets, next } = await from(null);
    const lines = files['log-exports/job_1.1.jsonl'] ?? [];
    expect([lines.length, targets.length, next]).toEqual([4, 4, null]);
    const [, second] = lines;
    for (const _ of [1, 2]) {
      const later = await from(`2 ${second?.at}#${second?.id}`);
      expect(later.files).toEqual({ 'log-exports/job_1.2.jsonl': lines.slice(2) });
    }
    const last = lines.at(-1);
    expect(await from(`2 ${last?.at}#${last?.id}`)).toMatchObject({ files: {}, targets: [], next: null });
  });

  it('has so many files at most, and is refused beyond', async () => {
    const { files, targets, next } = await from(`${LOG_FILES + 1} 2026-09-24T09`);
    expect([files, targets.length, next]).toEqual([{}, 1, null]);
    await expect(targets[0]?.decide()).rejects.toMatchObject({ code: 'list-too-long', details: { most: 1_000_000 } });
  });

  it('counts its files by its lines, and has none unless it has ended well', () => {
    const ended = { status: 'finished' as const, refused: 0 };
    expect(filesOfLogExport({ ...ended, done: 0 })).toEqual([1]);
    expect(filesOfLogExport({ ...ended, done: LOG_LINES_A_FILE })).toEqual([1]);
    expect(filesOfLogExport({ ...ended, done: LOG_LINES_A_FILE + 1 })).toEqual([1, 2]);
    expect(filesOfLogExport({ ...ended, done: 1, refused: 1 })).toEqual([]);
    expect(filesOfLogExport({ ...ended, done: 1, status: 'failed' })).toEqual([]);
  });
});
