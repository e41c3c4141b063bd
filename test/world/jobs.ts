import { expect } from 'vitest';
import { inShanghai } from '../../infra/local/clock.ts';
import type { Client } from './client.ts';
import type { World } from './world.ts';

/** Imports rows as a person and waits for the job. @returns the job's id */
export async function importRows(world: World, by: string, rows: unknown): Promise<string> {
  const client = await world.as(by);
  const text = JSON.stringify(rows);
  const { body } = await client.ok('createImport', { body: { format: 'json', size: Buffer.byteLength(text) } });
  expect((await upload(body.uploadUrl, text)).status).toBe(200);
  await client.ok('startImport', { params: { id: body.job.id } });
  await world.settle();
  return body.job.id;
}

export function upload(url: string, text: string, type = 'application/json'): Promise<Response> {
  return fetch(url, { method: 'PUT', headers: { 'content-type': type }, body: text });
}

/** Waits for a job. @returns the finished job, with its refusals as [target, code] */
export async function finishedJob(world: World, client: Client, id: string) {
  await world.settle();
  const { body } = await client.ok('getJob', { params: { id } });
  expect(body.status).toBe('finished');
  expect([body.startedAt, body.finishedAt]).not.toContain(null);
  return { ...body, refusals: body.refusals.map(({ target, code }) => [target, code]) };
}

/** Sends a job to its worker several times at once, like a queue that delivers a message twice. */
export async function deliverAgain(world: World, jobId: string, times = 2): Promise<void> {
  const body = JSON.stringify({ jobId, at: inShanghai(world.runtime.now()) });
  const record = (n: number) => ({ messageId: `again-${n}`, body, eventSource: 'aws:sqs' });
  const batch = { Records: Array.from({ length: times }, (_, n) => record(n)) };
  const answers = await Promise.all([world.runtime.invoke('jobs', batch), world.runtime.invoke('jobs', batch)]);
  expect(answers).toEqual([{ batchItemFailures: [] }, { batchItemFailures: [] }]);
  await world.settle();
}
