import { createHash, createPublicKey, verify } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GetPublicKeyCommand, KMSClient, SignCommand } from '@aws-sdk/client-kms';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Runtime, startRuntime } from '../../infra/local/runtime.ts';
import { writeAssembly } from './local-fixture/assembly.ts';

const directory = mkdtempSync(join(tmpdir(), 'runtime-'));
let runtime: Runtime;

beforeAll(async () => {
  const assembly = writeAssembly(join(directory, 'assembly'));
  runtime = await startRuntime({ dataDir: join(directory, 'data'), assembly, now: new Date('2026-09-24T01:00:00Z') });
});
afterAll(async () => {
  await runtime?.stop();
  rmSync(directory, { recursive: true, force: true });
});

interface Outcome {
  output?: unknown;
  error?: string;
  message?: string;
}
/** Has the function `Probe` call AWS in its own role. */
const probe = (client: string, command: string, input: object, more: object = {}) =>
  runtime.invoke('Probe', { client, command, input, ...more }) as Promise<Outcome>;
const nameOf = (logicalId: string) => `fixture-${logicalId}`;
const put = (table: string, pk: string, sk: string, word = '') =>
  probe('dynamodb', 'PutItem', { TableName: nameOf(table), Item: { pk: { S: pk }, sk: { S: sk }, word: { S: word } } });

describe('a function that calls another', () => {
  /** What the other answered, and the error of the call if it failed. */
  const call = async (event: object) => {
    const input = { FunctionName: functionNamed('ApiFunction'), Payload: JSON.stringify(event) };
    const { output } = (await probe('lambda', 'Invoke', input)) as {
      output: { FunctionError?: string; Payload: Record<string, number> };
    };
    return { failed: output.FunctionError, said: JSON.parse(Buffer.from(Object.values(output.Payload)).toString()) };
  };

  it('gets its result, or hears that it failed and why', async () => {
    expect(await call({ asked: '什么' })).toMatchObject({
      said: { statusCode: 200, body: expect.stringContaining('什么') },
    });
    expect(await call({ queryStringParameters: { make: 'error' } })).toEqual({
      failed: 'Unhandled',
      said: { errorType: 'TypeError', errorMessage: 'broken' },
    });
  });
});

describe('a call that no policy grants fails with AccessDenied', () => {
  const Key = { pk: { S: 'open' }, sk: { S: '1' } };
  const queue = () => `${runtime.gatewayUrl}/123456789012/${nameOf('WorkDead')}`;

  it('as a granted one goes through', async () => {
    expect(await put('Kept', 'open', '1', 'granted')).toMatchObject({ output: {} });
    const { output } = await probe('dynamodb', 'GetItem', { TableName: nameOf('Kept'), Key });
    expect(output).toMatchObject({ Item: { word: { S: 'granted' } } });
  });

  it.each<[string, () => Promise<Outcome>, RegExp]>([
    [
      'another action on the table',
      () => probe('dynamodb', 'DeleteItem', { TableName: nameOf('Kept'), Key }),
      /dynamodb:DeleteItem on resource: arn:aws:dynamodb:us-east-1:123456789012:table\/fixture-Kept/,
    ],
    ['another table', () => put('Done', 'a', 'b'), /dynamodb:PutItem.*fixture-Done/],
    [
      'an index of the table',
      () =>
        probe('dynamodb', 'Query', {
          TableName: nameOf('Kept'),
          IndexName: 'gsi1',
          KeyConditionExpression: 'a = :a',
          ExpressionAttributeValues: { ':a': { S: '' } },
        }),
      /dynamodb:Query.*index\/gsi1/,
    ],
    [
      'one member of a transaction',
      () =>
        probe('dynamodb', 'TransactWriteItems', {
          TransactItems: [
            { Put: { TableName: nameOf('Kept'), Item: { pk: { S: 'tx' }, sk: { S: '1' } } } },
            { Delete: { TableName: nameOf('Kept'), Key } },
          ],
        }),
      /dynamodb:DeleteItem/,
    ],
    [
      'a partition that the condition excludes',
      () => probe('dynamodb', 'GetItem', { TableName: nameOf('Secret'), Key: { ...Key, pk: { S: 'closed' } } }),
      /dynamodb:GetItem.*fixture-Secret/,
    ],
    [
      'another queue',
      () => probe('sqs', 'SendMessage', { QueueUrl: queue(), MessageBody: 'x' }),
      /sqs:[sS]end[mM]essage.*fixture-WorkDead/,
    ],
    [
      'another prefix of the bucket',
      () => probe('s3', 'PutObject', { Bucket: 'fixture-files', Key: 'other/x', Body: 'x' }),
      /s3:PutObject.*other\/x/,
    ],
    ['another schedule group', () => schedule('a', { GroupName: 'default' }), /scheduler:CreateSchedule/],
    [
      'a role that may not be passed',
      () => schedule('a', {}, { RoleArn: 'arn:aws:iam::123456789012:role/fixture-ProbeRole' }),
      /iam:PassRole/,
    ],
    [
      'another function',
      () => probe('lambda', 'Invoke', { FunctionName: functionNamed('Consumer') }),
      /lambda:InvokeFunction on resource: arn:aws:lambda:us-east-1:123456789012:function:fixture-Consumer/,
    ],
    ['a sender that may not be used', () => mail('somebody@elsewhere.example'), /ses:SendEmail/],
  ])('%s', async (_, call, message) => {
    const { error, message: said } = await call();
    expect(error).toMatch(/^AccessDenied(Exception)?$/);
    expect(said).toMatch(message);
  });

  it('and takes a transaction as a whole: nothing of it is written', async () => {
    const { output } = await probe('dynamodb', 'GetItem', {
      TableName: nameOf('Kept'),
      Key: { pk: { S: 'tx' }, sk: { S: '1' } },
    });
    expect(output).not.toHaveProperty('Item');
  });

  it('lets through what the condition admits', async () => {
    expect(await probe('dynamodb', 'GetItem', { TableName: nameOf('Secret'), Key })).toEqual({ output: {} });
  });

  it('takes no other credentials, and no wrong ones', async () => {
    const { DynamoDBClient, ListTablesCommand } = await import('@aws-sdk/client-dynamodb');
    const list = (credentials: { accessKeyId: string; secretAccessKey: string }) =>
      new DynamoDBClient({ endpoint: runtime.gatewayUrl, region: 'us-east-1', credentials, maxAttempts: 1 }).send(
        new ListTablesCommand(),
      );
    await expect(list({ accessKeyId: 'AKIANOBODY', secretAccessKey: 'x' })).rejects.toThrow(/security token/);
    await expect(list({ ...runtime.operator, secretAccessKey: 'x' })).rejects.toThrow(/signature/);
    expect((await list(runtime.operator)).TableNames).toContain('fixture-Kept');
  });
});

const functionNamed = (logicalId: string) => `arn:aws:lambda:us-east-1:123456789012:function:${nameOf(logicalId)}`;

const schedule = (Name: string, more: object = {}, target: object = {}) =>
  probe('scheduler', 'CreateSchedule', {
    Name,
    GroupName: 'timers',
    ScheduleExpression: 'at(2026-09-25T09:00:00)',
    ScheduleExpressionTimezone: 'Asia/Shanghai',
    FlexibleTimeWindow: { Mode: 'OFF' },
    Target: {
      Arn: `arn:aws:sqs:us-east-1:123456789012:${nameOf('Work')}`,
      RoleArn: 'arn:aws:iam::123456789012:role/fixture-TimerRole',
      Input: Name,
      ...target,
    },
    ...more,
  });
const mail = (from: string) =>
  probe('sesv2', 'SendEmail', {
    FromEmailAddress: `义马 <${from}>`,
    Destination: { ToAddresses: ['staff@yima.example'] },
    Content: { Simple: { Subject: { Data: '题' }, Body: { Text: { Data: '文' }, Html: { Data: '<b>文</b>' } } } },
  });

describe('services of the runtime', () => {
  it('put mails into the mailbox, with business time', async () => {
    expect(await mail('sharing@yima.example')).toMatchObject({ output: { MessageId: expect.any(String) } });
    const [sent] = (await (await fetch(`${runtime.controlUrl}/mail`)).json()) as { sentAt: string }[];
    expect(sent).toMatchObject({ to: ['staff@yima.example'], subject: '题', text: '文', html: '<b>文</b>' });
    expect(sent?.sentAt).toMatch(/^2026-09-24T09:0\d/);
  });

  it('are out of order when a test wants them to be', async () => {
    runtime.outage('ses', true);
    expect(await mail('sharing@yima.example')).toMatchObject({ error: 'ServiceUnavailable' });
    runtime.outage('ses', false);
    expect(await mail('sharing@yima.example')).toMatchObject({ output: {} });
  });

  it('make a secret once', async () => {
    const SecretId = runtime.model.secrets[0]?.ref;
    const read = async () =>
      ((await probe('secrets-manager', 'GetSecretValue', { SecretId })).output as { SecretString: string })
        .SecretString;
    const secret = await read();
    expect(secret).toMatch(/^[A-Za-z0-9]{40}$/);
    expect(await read()).toBe(secret);
  });

  it('keep conditions on writes to S3, also when two write at once', async () => {
    const write = (Body: string, more: object) =>
      probe('s3', 'PutObject', { Bucket: 'fixture-files', Key: 'imports/pointer', Body, ...more });
    const both = await Promise.all([write('one', { IfNoneMatch: '*' }), write('two', { IfNoneMatch: '*' })]);
    expect(both.map(({ error }) => error ?? 'written').sort()).toEqual(['PreconditionFailed', 'written']);
    const ETag = (both.find(({ output }) => output)?.output as { ETag: string } | undefined)?.ETag;
    expect(await write('three', { IfMatch: '"stale"' })).toMatchObject({ error: 'PreconditionFailed' });
    expect(await write('three', { IfMatch: ETag })).toMatchObject({ output: {} });
    expect(await probe('s3', 'GetObject', { Bucket: 'fixture-files', Key: 'imports/pointer' })).toEqual({
      output: 'three',
    });
  });

  it('keep an object of a bucket under Object Lock as it was written', async () => {
    const of = { Bucket: 'fixture-locked', Key: 'segments/1' };
    const write = (Body: string) => probe('s3', 'PutObject', { ...of, Body });
    expect(await write('one')).toMatchObject({ output: {} });
    expect(await write('two')).toMatchObject({
      error: 'AccessDenied',
      message: expect.stringContaining('object lock'),
    });
    expect(await probe('s3', 'DeleteObject', of)).toMatchObject({ error: 'AccessDenied' });
    const version = { ...of, VersionId: 'null' };
    expect(await probe('s3', 'DeleteObject', version)).toMatchObject({ error: 'AccessDenied' });
    expect(await probe('s3', 'GetObject', of)).toEqual({ output: 'one' });
  });

  it('don’t tell whether an object exists to who may not list the bucket', async () => {
    expect(await probe('s3', 'GetObject', { Bucket: 'fixture-files', Key: 'imports/none' })).toMatchObject({
      error: 'AccessDenied',
    });
  });

  it('take a pre-signed link as it was signed, and no other', async () => {
    const sign = async (input: object, presign = 60) =>
      String((await probe('s3', 'PutObject', { Bucket: 'fixture-files', ...input }, { presign })).output);
    const link = await sign({ Key: 'imports/upload.json' });
    const upload = async (url: string) => (await fetch(url, { method: 'PUT', body: '[]' })).status;
    expect(await upload(link)).toBe(200);
    expect(await upload(link.replace('upload.json', 'another.json')), 'another object').toBe(403);
    expect(await upload(link.replace(/X-Amz-Expires=\d+/, 'X-Amz-Expires=3600')), 'a longer life').toBe(403);
    expect(
      await upload(link.replace(/Signature=(\w)/, (_, first) => `Signature=${first === '0' ? 1 : 0}`)),
      'another signature',
    ).toBe(403);
    expect((await fetch(link)).status, 'another method').toBe(403);
    expect(await upload(await sign({ Key: 'other/upload.json' })), 'what the signer may not do itself').toBe(403);
    expect(await upload(link.replace(/\?.*/, '')), 'no signature').toBe(403);
  });

  it('sign as KMS does, a digest and with a key that the role may sign with', async () => {
    const arnOf = (id: string) => runtime.model.keys.find(({ logicalId }) => logicalId === id)?.arn;
    const mine = { KeyId: arnOf('SigningKey') };
    const kms = new KMSClient({ endpoint: runtime.gatewayUrl, region: 'us-east-1', credentials: runtime.operator });
    const asked = { MessageType: 'DIGEST', SigningAlgorithm: 'ECDSA_SHA_256' } as const;
    const Message = createHash('sha256').update('what is signed').digest();
    const { Signature } = await kms.send(new SignCommand({ ...mine, ...asked, Message }));
    const { PublicKey } = await kms.send(new GetPublicKeyCommand(mine));
    const key = createPublicKey({ key: Buffer.from(PublicKey ?? []), format: 'der', type: 'spki' });
    expect(verify('sha256', Buffer.from('what is signed'), key, Signature ?? Buffer.alloc(0))).toBe(true);

    // Text stands for its bytes, 32 of them.
    const digest = 'x'.repeat(32);
    expect(await probe('kms', 'Sign', { ...mine, ...asked, Message: digest })).toMatchObject({
      output: { KeyId: mine.KeyId },
    });
    const others = { KeyId: arnOf('OthersKey') };
    expect(await probe('kms', 'GetPublicKey', others)).toMatchObject({ output: others });
    expect(await probe('kms', 'Sign', { ...others, ...asked, Message: digest })).toMatchObject({
      error: 'AccessDeniedException',
    });
    expect(await probe('kms', 'Sign', { ...mine, ...asked, MessageType: 'RAW', Message: digest })).toMatchObject({
      error: 'ValidationException',
    });
    expect(await probe('kms', 'DescribeKey', mine)).toMatchObject({ error: 'UnsupportedOperationException' });
  });

  it('refuse schedules as EventBridge Scheduler does', async () => {
    expect(await schedule('once')).toMatchObject({ output: { ScheduleArn: expect.stringContaining('timers/once') } });
    expect(await schedule('once')).toMatchObject({ error: 'ConflictException' });
    expect(await schedule('past', { ScheduleExpression: 'at(2026-09-24T08:00:00)' })).toMatchObject({
      error: 'ValidationException',
    });
    expect(await schedule('odd', { ScheduleExpression: 'rate(1 fortnight)' })).toMatchObject({
      error: 'ValidationException',
    });
    expect(await probe('scheduler', 'GetSchedule', { Name: 'none', GroupName: 'timers' })).toMatchObject({
      error: 'ResourceNotFoundException',
    });
  });
});

describe('a stream', () => {
  const done = async (of: 'stream' | 'queue') => {
    await runtime.settle();
    const { DynamoDBClient, QueryCommand } = await import('@aws-sdk/client-dynamodb');
    const client = new DynamoDBClient({
      endpoint: runtime.gatewayUrl,
      region: 'us-east-1',
      credentials: runtime.operator,
    });
    const { Items = [] } = await client.send(
      new QueryCommand({
        TableName: nameOf('Done'),
        KeyConditionExpression: 'pk = :p',
        ExpressionAttributeValues: { ':p': { S: `done#${of}` } },
      }),
    );
    return Items.map(({ sk }) => sk?.S);
  };
  const depth = async (logicalId: string) => {
    const queues = (await (await fetch(`${runtime.controlUrl}/queues`)).json()) as { name: string; visible: number }[];
    return queues.find(({ name }) => name === nameOf(logicalId))?.visible;
  };

  it('reaches its function soon after the commit', async () => {
    const committed = Date.now();
    await put('Kept', 's', '1', 'heard');
    expect(await done('stream')).toContain('heard');
    expect(Date.now() - committed).toBeLessThan(5_000);
  });

  it('is tried again from the record that failed, and gives up on that one alone', async () => {
    for (const word of ['before', 'twice', 'poison', 'after']) await put('Kept', 'r', word, word);
    expect(await done('stream')).toEqual(expect.arrayContaining(['before', 'twice', 'after']));
    expect(await depth('StreamDead')).toBe(1);
  });

  it('and a queue: what fails comes again, then goes to the dead letters', async () => {
    const QueueUrl = `${runtime.gatewayUrl}/123456789012/${nameOf('Work')}`;
    for (const MessageBody of ['twice', 'poison', 'fine']) await probe('sqs', 'SendMessage', { QueueUrl, MessageBody });
    expect(await done('queue')).toEqual(['fine', 'twice']);
    expect(await depth('WorkDead')).toBe(1);
    expect(await depth('Work')).toBe(0);
  });
});

describe('when the days of an Object Lock are over', () => {
  it('the version can be deleted, and the object then written anew', async () => {
    const of = { Bucket: 'fixture-locked', Key: 'segments/2' };
    const write = (Body: string) => probe('s3', 'PutObject', { ...of, Body });
    expect(await write('one')).toMatchObject({ output: {} });
    await runtime.moveClock(new Date('2029-09-25T02:00:00Z'));
    expect(await write('two')).toMatchObject({ error: 'AccessDenied' });
    expect(await probe('s3', 'DeleteObject', of)).toMatchObject({ error: 'AccessDenied' });
    expect(await probe('s3', 'DeleteObject', { ...of, VersionId: 'null' })).toMatchObject({ output: {} });
    expect(await write('two')).toMatchObject({ output: {} });
  });
});
