import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { startRuntime } from '../../infra/local/runtime.ts';
import { synthesize } from '../../infra/local/synth.ts';
import type { Problem } from '../../shared/contract/schemas/common.ts';
import type { Mail } from '../../shared/storage/mails.ts';
import { application } from '../world/bodies.ts';
import { populate } from '../world/city.ts';
import { Client } from '../world/client.ts';
import { conditional } from '../world/entries.ts';
import { Tables } from '../world/tables.ts';
import { publish, submit } from '../world/world.ts';

const directory = mkdtempSync(join(tmpdir(), 'yima-permissions-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

interface Statement {
  Action: string | string[];
  Effect: string;
}
interface Role {
  Type: string;
  Properties: { Policies?: { PolicyDocument: { Statement: Statement[] } }[] };
}

/** The product's own templates with one thing less: an action that a function's role no longer grants. */
async function without(taken: [role: RegExp, action: string][]): Promise<string> {
  const assembly = join(directory, 'assembly');
  cpSync(await synthesize(), assembly, { recursive: true });
  const left = new Set(taken);
  for (const file of readdirSync(assembly).filter((name) => name.endsWith('.template.json'))) {
    const template = JSON.parse(readFileSync(join(assembly, file), 'utf8')) as { Resources: Record<string, Role> };
    for (const [id, { Type, Properties }] of Object.entries(template.Resources)) {
      for (const one of taken.filter(([role]) => Type === 'AWS::IAM::Role' && role.test(id))) {
        for (const { PolicyDocument } of Properties.Policies ?? []) {
          const kept = PolicyDocument.Statement.map((statement) => ({
            ...statement,
            Action: [statement.Action].flat().filter((action) => action !== one[1]),
          }));
          PolicyDocument.Statement = kept.filter(({ Action }) => Action.length > 0);
        }
        left.delete(one);
      }
    }
    writeFileSync(join(assembly, file), JSON.stringify(template));
  }
  expect([...left]).toEqual([]);
  return assembly;
}

it('a grant missing in the templates fails here as there, with AccessDenied, and nothing is lost when it is given', async () => {
  const dataDir = join(directory, 'data');
  const assembly = await without([
    [/^NotifierRole/, 'ses:SendEmail'],
    [/^RequestsRole/, 'dynamodb:PutItem'],
  ]);
  const lacking = await startRuntime({ dataDir, assembly, now: new Date('2026-09-21T09:20:00+08:00') });
  const as = async (person: string) => new Client(lacking.apiUrl, await lacking.token(person));
  const denied = (text: string) => /not authorized to perform: ([\w:]+)/.exec(text)?.[1];
  await populate(as);
  const entry = await publish(as, 'civil', conditional());

  // A command that may not write answers that it failed, and has written nothing.
  const tables = new Tables(lacking);
  const before = await tables.items('cases');
  const said = await (await as('school')).send('createApplication', { body: application(entry) });
  expect([said.status, (said.body as Problem).code]).toEqual([500, 'internal-error']);
  const log = await (await fetch(`${lacking.controlUrl}/logs?function=requests`)).text();
  expect(denied(log)).toBe('dynamodb:PutItem');
  expect(await tables.items('cases')).toEqual(before);

  // A mail that may not be sent waits.
  const civil = await as('civil');
  const read = await civil.ok('getResource', { params: { id: entry } });
  const body = { content: conditional() };
  const revised = await civil.ok('updateResource', { params: { id: entry }, etag: read.etag, body });
  const submitted = await submit(as, 'civil', { params: { id: entry }, etag: revised.etag });
  const remarks = { remarks: '请补充说明' };
  await (await as('officer')).ok('returnResource', { ...submitted, body: remarks });
  await lacking.settle();
  expect(lacking.mails()).toEqual([]);
  const mails = (await tables.items('work')).flatMap(({ mail }) => (mail ? [mail as Mail] : []));
  // What the bureau is told of the next morning is not due yet.
  const waiting = mails.filter(({ status, template }) => status === 'queued' && template !== 'digest');
  expect(waiting.map((mail) => denied(JSON.stringify(mail)))).toEqual(waiting.map(() => 'ses:SendEmail'));
  expect(waiting.filter(({ template }) => template === 'resource-returned')).toHaveLength(2);
  await tables.close();
  await lacking.stop();

  const whole = await startRuntime({ dataDir });
  await whole.moveClock(new Date('2026-09-21T12:00:00+08:00'));
  const returned = whole.mails().filter(({ text }) => text.includes(remarks.remarks));
  expect(returned.map(({ to }) => to.join()).sort()).toEqual(['civil2@yima.example', 'civil@yima.example']);
  // All that waited have gone, each once.
  expect(whole.mails()).toHaveLength(waiting.length);
  const school = new Client(whole.apiUrl, await whole.token('school'));
  await school.ok('createApplication', { body: application(entry) });
  await whole.stop();
}, 600_000);
