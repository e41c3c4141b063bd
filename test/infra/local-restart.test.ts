import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient, GetItemCommand, PutItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import { GetPublicKeyCommand, KMSClient } from '@aws-sdk/client-kms';
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { afterAll, describe, expect, it } from 'vitest';
import { startRuntime } from '../../infra/local/runtime.ts';
import { identify } from '../../infra/local/template/identities.ts';
import { resources, writeAssembly } from './local-fixture/assembly.ts';

const directory = mkdtempSync(join(tmpdir(), 'restart-'));
const data = join(directory, 'data');
const secretArn = identify('AWS::SecretsManager::Secret', {
  stack: 'fixture',
  logicalId: 'Key',
  gatewayUrl: '',
}).ref;
const { ref: keyId } = identify('AWS::KMS::Key', {
  stack: 'fixture',
  logicalId: 'SigningKey',
  gatewayUrl: '',
});
const children: ChildProcess[] = [];

afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(directory, { recursive: true, force: true });
});

interface Served {
  child: ChildProcess;
  controlUrl: string;
  aws: { endpoint: string; region: string; credentials: { accessKeyId: string; secretAccessKey: string } };
}

/** Runs the fixture in a process of its own. */
async function serve(assembly: string): Promise<Served> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'local-fixture', 'serve.ts'), assembly, data], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  const line = await new Promise<string>((resolve, reject) => {
    let text = '';
    child.stdout?.setEncoding('utf8').on('data', (part: string) => {
      text += part;
      if (text.includes('\n')) resolve(text);
    });
    child.on('exit', () => reject(new Error('it ended before it was ready')));
  });
  const { controlUrl, gatewayUrl, operator } = JSON.parse(line);
  return { child, controlUrl, aws: { endpoint: gatewayUrl, region: 'us-east-1', credentials: operator } };
}

const kill = ({ child }: Served, signal: NodeJS.Signals) =>
  new Promise<void>((resolve) => {
    child.on('exit', () => resolve());
    child.kill(signal);
  });

/** Processes of DynamoDB Local that work in this test's directory. */
function databases(): string[] {
  if (process.platform !== 'linux') return execFileSync('pgrep', ['-f', data]).toString().split('\n').filter(Boolean);
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
        return command.startsWith('java') && command.includes(data);
      } catch {
        return false;
      }
    });
}

describe('a runtime that is killed', () => {
  it('leaves no process behind, keeps what was committed, and goes on with the stream where it stopped', async () => {
    // Without its consumer, what is written stays unread, as if the process had died before the function was asked.
    const { StreamMapping: _, ...deaf } = resources;
    const first = await serve(writeAssembly(join(directory, 'deaf'), deaf));
    const Item = { pk: { S: 'kept' }, sk: { S: '1' }, word: { S: 'survivor' } };
    await new DynamoDBClient(first.aws).send(new PutItemCommand({ TableName: 'fixture-Kept', Item }));
    await new S3Client(first.aws).send(new PutObjectCommand({ Bucket: 'fixture-files', Key: 'imports/a', Body: '一' }));
    const secret = (at: Served) =>
      new SecretsManagerClient(at.aws)
        .send(new GetSecretValueCommand({ SecretId: secretArn }))
        .then(({ SecretString }) => SecretString);
    const secretBefore = await secret(first);
    const publicKey = (at: Served) =>
      new KMSClient(at.aws)
        .send(new GetPublicKeyCommand({ KeyId: keyId }))
        .then(({ PublicKey }) => Buffer.from(PublicKey ?? []).toString('hex'));
    const keyBefore = await publicKey(first);
    expect(keyBefore).not.toBe('');
    await fetch(`${first.controlUrl}/clock`, {
      method: 'POST',
      body: JSON.stringify({ now: '2099-01-01T00:00:00+08:00' }),
    });
    expect(databases()).toHaveLength(1);

    await kill(first, 'SIGKILL');
    await expect.poll(databases, { timeout: 5_000, interval: 50 }).toEqual([]);

    const second = await serve(writeAssembly(join(directory, 'whole')));
    const database = new DynamoDBClient(second.aws);
    const { pk, sk } = Item;
    expect((await database.send(new GetItemCommand({ TableName: 'fixture-Kept', Key: { pk, sk } }))).Item).toEqual(
      Item,
    );
    const object = await new S3Client(second.aws).send(
      new GetObjectCommand({ Bucket: 'fixture-files', Key: 'imports/a' }),
    );
    expect(await object.Body?.transformToString()).toBe('一');
    expect(await secret(second)).toBe(secretBefore);
    expect(await publicKey(second)).toBe(keyBefore);
    const { now } = (await (await fetch(`${second.controlUrl}/state`)).json()) as { now: string };
    expect(now).toMatch(/^2099-01-01T00:/);

    await fetch(`${second.controlUrl}/settle`, { method: 'POST' });
    const read = () =>
      database.send(
        new QueryCommand({
          TableName: 'fixture-Done',
          KeyConditionExpression: 'pk = :p',
          ExpressionAttributeValues: { ':p': { S: 'done#stream' } },
        }),
      );
    expect((await read()).Items?.map((item) => item.sk?.S)).toEqual(['survivor']);

    // What was finished before the kill isn't read again.
    const [before] = (await read()).Items ?? [];
    await kill(second, 'SIGKILL');
    const third = await serve(join(directory, 'whole'));
    await fetch(`${third.controlUrl}/settle`, { method: 'POST' });
    const { Items } = await new DynamoDBClient(third.aws).send(
      new QueryCommand({
        TableName: 'fixture-Done',
        KeyConditionExpression: 'pk = :p',
        ExpressionAttributeValues: { ':p': { S: 'done#stream' } },
      }),
    );
    expect(Items).toEqual([before]);
    await kill(third, 'SIGKILL');
  }, 90_000);
});

describe('a runtime that can’t start', () => {
  it('says which port is taken', async () => {
    const other = createServer();
    const port = await new Promise<number>((resolve) => {
      other.listen(0, '127.0.0.1', () => resolve((other.address() as { port: number }).port));
    });
    const start = startRuntime({ dataDir: join(directory, 'unused'), assembly: directory, apiPort: port });
    await expect(start).rejects.toMatchObject({ code: 'EADDRINUSE', port });
    other.close();
  });

  it('doesn’t touch the data of one that runs', async () => {
    const assembly = writeAssembly(join(directory, 'small'), { Kept: resources.Kept } as typeof resources);
    const dataDir = join(directory, 'held');
    const running = await startRuntime({ dataDir, assembly });
    const again = spawn(process.execPath, [join(import.meta.dirname, 'local-fixture', 'serve.ts'), assembly, dataDir]);
    let said = '';
    again.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
    const code = await new Promise((resolve) => again.on('close', resolve));
    await running.stop();
    expect(code).toBe(1);
    expect(said).toMatch(/in use by another runtime/);
  }, 60_000);
});
