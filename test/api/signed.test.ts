import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AccessDenied } from '../../infra/local/iam/access.ts';
import { type Runtime, startRuntime } from '../../infra/local/runtime.ts';
import { synthesize } from '../../infra/local/synth.ts';
import { findInstallation } from '../../infra/ops/installation.ts';
import { smokeTest } from '../../infra/ops/smoke.ts';
import { type AwsCredentials, signedFetch } from '../../shared/client/sigv4.ts';
import { identityOf } from '../../shared/http/principal.ts';
import { emptyDynamoDB } from '../world/dynamodb.ts';
import { departments, people } from '../world/people.ts';

let runtime: Runtime;
const dataDir = mkdtempSync(join(tmpdir(), 'yima-signed-'));
const roleOf = (department: string) => `yima-local-signed-department-${department}`;

/** What an IAM user gets for a session of their own in the role of a department. */
const session = (user: string, department: string) => runtime.openSession(user, roleOf(department), user);

let keys = 0;

/** Calls the API with the SDK's own signer. */
async function call(credentials: AwsCredentials | null, path: string, body?: object) {
  const send = credentials ? signedFetch({ credentials, region: 'us-east-1' }) : fetch;
  keys += 1;
  const answer = await send(
    new Request(`${runtime.apiUrl}${path}`, {
      method: body ? 'POST' : 'GET',
      headers: { 'content-type': 'application/json', 'idempotency-key': `signed-${keys}` },
      ...(body ? { body: JSON.stringify(body) } : {}),
    }),
  );
  const said = (await answer.json()) as { code?: string; personId?: string; roles?: string[] };
  return { status: answer.status, said };
}

const refusal = async (...asked: Parameters<typeof call>) => {
  const { status, said } = await call(...asked);
  return [status, said.code];
};

beforeAll(async () => {
  runtime = await startRuntime({
    dataDir,
    dynamodb: (await emptyDynamoDB()).client,
    assembly: await synthesize('local-signed'),
    warm: false,
    now: new Date('2026-09-24T09:00:00+08:00'),
  });
  const founder = session('founder', '00');
  for (const body of departments) expect((await call(founder, '/v1/departments', body)).status).toBe(201);
  const admin = people.find(({ id }) => id === 'admin');
  expect((await call(founder, '/v1/persons', admin)).status).toBe(201);
  for (const body of people.filter(({ id }) => ['civil', 'civil-head', 'school'].includes(id)))
    expect((await call(session('admin', '00'), '/v1/persons', body)).status).toBe(201);
}, 180_000);

afterAll(async () => {
  await runtime.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

describe('a caller who signs (SigV4)', () => {
  it('is the person whose session of their own department’s role it is', async () => {
    const { status, said } = await call(session('civil', '02'), '/v1/me');
    expect([status, said.personId, said.roles]).toEqual([200, 'civil', ['staff']]);
  });

  it('opens no session under the name of another', () => {
    expect(() => runtime.openSession('school', roleOf('02'), 'civil')).toThrow(AccessDenied);
  });

  it('is nobody with the role of a department where they do not work', async () => {
    expect(await refusal(session('school', '02'), '/v1/me')).toEqual([401, 'person-inactive']);
    expect(await refusal(session('civil', '00'), '/v1/me')).toEqual([401, 'person-inactive']);
  });

  it('is nobody with a session of nobody', async () => {
    expect(await refusal(session('stranger', '02'), '/v1/me')).toEqual([401, 'person-inactive']);
    expect(await refusal(session('founder', '00'), '/v1/me')).toEqual([401, 'person-inactive']);
  });

  it('is refused by the API itself in any other role, whatever that role may do', async () => {
    expect(await refusal(runtime.operator, '/v1/me')).toEqual([403, 'forbidden']);
  });

  it('is refused without a signature, and with one of another secret', async () => {
    expect((await refusal(null, '/v1/me'))[0]).toBe(404);
    const stolen = { ...session('civil', '02'), secretAccessKey: 'guessed' };
    expect(await refusal(stolen, '/v1/me')).toEqual([403, 'signature-invalid']);
  });

  it('may be a system, whose session the stage names', async () => {
    const registered = await call(session('civil-head', '02'), '/v1/systems', {
      ...{ id: 'sys-02-relief', name: '救助系统', purpose: '核验救助对象' },
    });
    expect(registered.status, JSON.stringify(registered.said)).toBe(201);
    const relief = runtime.openSession('relief', roleOf('02'), 'sys-02-relief');
    expect((await call(relief, '/v1/me')).said).toMatchObject({ personId: 'sys-02-relief', roles: ['system'] });
    expect(() => runtime.openSession('civil', roleOf('02'), 'sys-02-relief')).toThrow(AccessDenied);
  });

  it('is tried after a deployment, with a session of its own', async () => {
    const installation = await findInstallation({ name: 'local-signed' }, runtime.controlUrl);
    const get = (url: string) =>
      signedFetch({ credentials: session('smoke', '9898'), region: 'us-east-1' })(new Request(url));
    const around = { installation, api: runtime.apiUrl, mail: 'smoke@yima.example', get };
    const wait = (seconds: number) => runtime.moveClock(new Date(runtime.now().getTime() + seconds * 1000));
    const tried = await smokeTest({ ...around, wait });
    expect(tried.slice(0, 2).map(({ says }) => says)).toEqual(['answers smoke', 'opens the index and answers']);
    expect(tried.filter(({ works }) => works === false)).toEqual([]);
    expect(await refusal(session('smoke', '9898'), '/v1/me')).toEqual([401, 'person-inactive']);
  }, 60_000);

  it('is nobody to the functions, too, in a role, an account or a path that is not a department’s', () => {
    const roles = 'arn:aws-cn:sts::123456789012:assumed-role/yima-china-department-';
    const identity = (userArn: string) =>
      identityOf({ requestContext: { identity: { userArn } } } as never, { method: 'iam', roles });
    expect(identity(`${roles}02/civil`)).toBe('civil');
    for (const other of [
      'arn:aws-cn:sts::123456789012:assumed-role/administrator/civil',
      'arn:aws-cn:sts::123456789012:assumed-role/yima-prod-department-02/civil',
      'arn:aws-cn:sts::999999999999:assumed-role/yima-china-department-02/civil',
      'arn:aws-cn:iam::123456789012:user/civil',
      `${roles}02`,
      `${roles}/civil`,
      `${roles}02/civil/more`,
      '',
    ])
      expect(identity(other), other).toBe('');
  });
});
