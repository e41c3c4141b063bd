import { describe, expect, it } from 'vitest';
import type { Instant, LocalDate } from '../../shared/domain/calendar/time.ts';
import {
  type LegalChangeTerms,
  legalChangeSchema,
  recordChange,
  withdrawChange,
} from '../../shared/domain/catalog/legal-change.ts';
import { finishJob, newJob, startJob } from '../../shared/domain/job.ts';
import { bj, officer, refused } from '../examples.ts';

const change: LegalChangeTerms = {
  kind: 'law-revised',
  document: '中华人民共和国社会保险法',
  changedOn: '2026-09-18',
  concerns: { citing: '社会保险法' },
};
const by = { id: 'chg_1', job: 'job_1' } as const;
const at = (now: Instant) => ({ by: officer, now });

describe('第九条 (art. 9): a change of law or function is recorded', () => {
  it('with the day it happened, whenever it is recorded', () => {
    const [{ next, events }] = recordChange(change, by, at(bj('2026-10-20')));
    expect(next).toEqual({
      ...change,
      id: 'chg_1',
      recordedAt: bj('2026-10-20'),
      recordedBy: 'officer',
      department: '00',
      job: 'job_1',
    });
    expect(events).toEqual([
      {
        type: 'ChangeRecorded',
        data: { kind: 'law-revised', document: '中华人民共和国社会保险法', changedOn: '2026-09-18' },
      },
    ]);
  });

  it('not before it happens: today in Shanghai is the last day, whatever day it is elsewhere', () => {
    const on = (changedOn: LocalDate, now: Instant) =>
      refused(() => recordChange({ ...change, changedOn }, by, at(now)));
    // 00:30 in Shanghai is the day before in UTC and in New York.
    expect(on('2026-09-24', bj('2026-09-24', '00:30:00.000'))).toBe('done');
    expect(on('2026-09-25', bj('2026-09-24', '23:59:59.999'))).toBe('change-in-future');
  });

  it('第二十六条 (art. 26): not where it was before the measures took effect', () => {
    const on = (changedOn: LocalDate) =>
      refused(() => recordChange({ ...change, changedOn }, by, at(bj('2026-09-24'))));
    expect([on('2021-03-09'), on('2021-03-10')]).toEqual(['change-too-old', 'done']);
  });

  it('for chosen entries, for a department, or for all that cite the document, and for one of these alone', () => {
    const accepts = (concerns: unknown) => legalChangeSchema.safeParse({ ...change, concerns }).success;
    expect([{ resources: ['res_1'] }, { department: '12' }, { citing: '社会保险法' }].map(accepts)).toEqual([
      true,
      true,
      true,
    ]);
    expect(
      [{}, { resources: [] }, { department: '1' }, { department: '12', citing: '社会保险法' }].map(accepts),
    ).toEqual([false, false, false, false]);
    expect(legalChangeSchema.safeParse({ ...change, changedOn: '2026-02-30' }).success).toBe(false);
  });
});

describe('第九条 (art. 9): a change recorded in error is withdrawn', () => {
  const recorded = recordChange(change, by, at(bj('2026-09-24')))[0].next;

  it('for a reason, and stays on record', () => {
    const [{ next, events }] = withdrawChange(recorded, { reason: '登记有误', job: 'job_2' }, at(bj('2026-09-28')));
    expect(next).toEqual({ ...recorded, withdrawn: { at: bj('2026-09-28'), reason: '登记有误' } });
    expect(events).toEqual([
      { type: 'ChangeWithdrawn', data: { document: change.document, reason: '登记有误', job: 'job_2' } },
    ]);
  });

  it('once', () => {
    const [{ next }] = withdrawChange(recorded, { reason: '登记有误', job: 'job_2' }, at(bj('2026-09-28')));
    expect(refused(() => withdrawChange(next, { reason: '登记有误', job: 'job_3' }, at(bj('2026-09-28'))))).toBe(
      'change-withdrawn',
    );
  });
});

describe('a job', () => {
  const [{ next: waiting }] = newJob({ kind: 'approve', entries: [] }, { id: 'job_1' }, { by: officer });

  it('is started once and finished with its counts', () => {
    const [running] = startJob(waiting, { now: bj('2026-09-24') });
    expect(running.next).toMatchObject({ status: 'running', startedAt: bj('2026-09-24') });
    expect(running.events).toEqual([{ type: 'JobStarted', data: { kind: 'approve', total: null } }]);
    expect(refused(() => startJob(running.next, { now: bj('2026-09-24') }))).toBe('import-started');
    const [finished] = finishJob(running.next, { done: 7, refused: 2 }, { now: bj('2026-09-25') });
    expect(finished.next).toMatchObject({ status: 'finished', total: 9, finishedAt: bj('2026-09-25') });
    expect(finished.events).toEqual([{ type: 'JobFinished', data: { kind: 'approve', done: 7, refused: 2 } }]);
  });
});
