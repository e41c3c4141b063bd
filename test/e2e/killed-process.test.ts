import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import type { Mail } from '../../infra/local/gateway/ses.ts';
import { Store } from '../../infra/local/store.ts';
import { populate } from '../world/city.ts';
import { Client } from '../world/client.ts';
import { conditional } from '../world/entries.ts';
import { ask, publish } from '../world/world.ts';

const data = mkdtempSync(join(tmpdir(), 'yima-killed-'));
const children: ChildProcess[] = [];
afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(data, { recursive: true, force: true, maxRetries: 5 });
});

interface Served {
  as(person: string): Promise<Client>;
  control(method: 'GET' | 'POST', path: string, body?: object): Promise<unknown>;
  kill(): Promise<void>;
}

/** Starts the product on the kept data. */
async function serve(): Promise<Served> {
  const script = join(import.meta.dirname, 'serve.ts');
  const child = spawn(process.execPath, [script, data, '2026-09-21T09:20:00+08:00'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  const ended = new Promise<void>((resolve) => child.on('exit', () => resolve()));
  const line = await new Promise<string>((resolve, reject) => {
    child.stdout.setEncoding('utf8').on('data', resolve);
    void ended.then(() => reject(new Error('it ended before it was ready')));
  });
  const { apiUrl, controlUrl } = JSON.parse(line);
  return {
    as: async (person) => new Client(apiUrl, await (await fetch(`${controlUrl}/token/${person}`)).text()),
    async control(method, path, body) {
      const response = await fetch(`${controlUrl}${path}`, { method, ...(body ? { body: JSON.stringify(body) } : {}) });
      return await response.json();
    },
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** Who has got a mail that names a request, as the mailbox is kept on disk. */
function toldOnDisk(number: string): string[] {
  const store = new Store(join(data, 'runtime.sqlite'));
  const mails = store.collection<Mail>('mails').all();
  store.close();
  return told(mails, number);
}

function told(mails: Mail[], number: string): string[] {
  return mails
    .filter(({ text }) => text.includes(number))
    .flatMap(({ to }) => to)
    .sort();
}

it('第十五条 (art. 15): killed between a commit and its mail, it sends the mail once when it is started again', async () => {
  let served = await serve();
  await populate((person) => served.as(person));
  const entry = await publish((person) => served.as(person), 'civil', conditional());
  await served.control('POST', '/settle');

  const numbers: string[] = [];
  let unsent = 0;
  // Where exactly the kill comes is up to the machine; it has to come before the mail once.
  for (let kills = 0; unsent === 0 && kills < 6; kills += 1) {
    const { body } = await ask((person) => served.as(person), 'school', entry);
    await served.kill();
    numbers.push(body.number);
    if (toldOnDisk(body.number).length === 0) unsent += 1;
    served = await serve();
    await served.control('POST', '/settle');
  }
  expect(unsent).toBeGreaterThan(0);

  const school = await served.as('school');
  const { body } = await school.ok('listRequests', { query: { side: 'sent' } });
  expect(body.items.map(({ number }) => number).sort()).toEqual([...numbers].sort());
  const staff = ['civil2@yima.example', 'civil@yima.example'];
  for (const hour of ['10:30', '11:30']) {
    const mails = (await served.control('GET', '/mail')) as Mail[];
    for (const number of numbers) expect(told(mails, number)).toEqual(staff);
    // The sweeps that follow find nothing that is still to be sent.
    await served.control('POST', '/clock', { now: `2026-09-21T${hour}:00+08:00` });
  }
  const schedules = (await served.control('GET', '/schedules')) as { target: { input: string } }[];
  for (const { id } of body.items) {
    const timers = schedules.filter(({ target }) => target.input.includes(`${id}.reply`));
    expect(timers).toHaveLength(1);
  }
  await served.kill();
}, 600_000);
