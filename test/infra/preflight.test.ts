import type { Server } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { listen, newServer } from '../../infra/local/gateway/server.ts';
import { serviceOf } from '../../infra/local/iam/sigv4.ts';
import type { Reach } from '../../infra/ops/installation.ts';
import { findings } from '../../infra/ops/preflight.ts';
import type { Stage } from '../../infra/stage.ts';
import { stageOf } from './templates.ts';

/** A server that answers as AWS does where all is well, or as a test says. The clients are AWS's own. */
let server: Server;
let reach: Reach;
let answers: Record<string, { status?: number; body: string }>;
const json = (value: object, status = 200) => ({ status, body: JSON.stringify(value) });
const TOPIC = 'arn:aws:sns:us-east-1:123456789012:alarms';
const xml = (action: string, result: string) => ({
  body: `<${action}Response><${action}Result>${result}</${action}Result></${action}Response>`,
});
const resource = (type: string, id: string) =>
  xml(
    'ListStackResources',
    `<StackResourceSummaries><member><LogicalResourceId>A</LogicalResourceId><PhysicalResourceId>${id}</PhysicalResourceId><ResourceType>${type}</ResourceType></member></StackResourceSummaries>`,
  );
const noStack = {
  status: 400,
  body: '<ErrorResponse><Error><Type>Sender</Type><Code>ValidationError</Code><Message>Stack with id x does not exist</Message></Error></ErrorResponse>',
};
const subscribed = (arn: string) =>
  xml(
    'ListSubscriptionsByTopic',
    `<Subscriptions><member><Endpoint>operations@yima.example</Endpoint><SubscriptionArn>${arn}</SubscriptionArn></member></Subscriptions>`,
  );
const well = () => ({
  sts: xml('GetCallerIdentity', '<Account>123456789012</Account><Arn>arn:aws:iam::123456789012:user/ops</Arn>'),
  CDKToolkit: resource('AWS::S3::Bucket', 'cdk'),
  data: resource('AWS::SNS::Topic', TOPIC),
  lambda: json({ AccountLimit: { UnreservedConcurrentExecutions: 1000 } }),
  servicequotas: json({ Quota: { Value: 2000 } }),
  '/v2/email/account': json({
    EnforcementStatus: 'HEALTHY',
    ProductionAccessEnabled: true,
    SendQuota: { Max24HourSend: 50_000 },
  }),
  '/v2/email/identities': json({ VerifiedForSendingStatus: true, DkimAttributes: { Status: 'SUCCESS' } }),
  sns: subscribed(`${TOPIC}:1`),
  '/jwks': json({ keys: [{ kty: 'EC' }] }),
});

beforeAll(async () => {
  server = newServer();
  const port = await listen(server, 0);
  const credentials = { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'example' };
  reach = { region: 'us-east-1', endpoint: `http://127.0.0.1:${port}`, credentials };
  server.on('request', async (request, response) => {
    let body = '';
    for await (const part of request.setEncoding('utf8')) body += part;
    const { url = '', headers } = request;
    const stack = new URLSearchParams(body).get('StackName');
    const name = stack?.endsWith('-data') ? 'data' : stack;
    const key =
      name ?? Object.keys(answers).find((path) => url.startsWith(path) && path !== '/') ?? serviceOf(url, headers);
    const { status = 200, body: text } = answers[key ?? ''] ?? { status: 500, body: '' };
    const type = text.startsWith('{') ? 'application/json' : 'text/xml';
    response.writeHead(status, { 'content-type': type, 'x-amzn-errortype': status === 404 ? 'NotFoundException' : '' });
    response.end(text);
  });
});
beforeEach(() => {
  answers = well();
});
afterAll(() => {
  server.close();
  server.closeAllConnections();
});

/** The stage `prod` where its providers can be reached from a test. */
function prod(changed: Partial<Stage> = {}): Stage {
  const jwksUri = `${reach.endpoint}/jwks`;
  const authentication = { ...stageOf('prod').authentication, jwksUri } as Stage['authentication'];
  return stageOf('prod', { authentication, portalUrl: 'http://localhost/console', ...changed });
}
const wrongs = async (stage = prod(), at = reach) =>
  (await findings(stage, at)).filter(({ is }) => is !== 'fine').map(({ is, says }) => `${is}: ${says}`);

describe('before a deployment', () => {
  it('is told that all is well', async () => {
    expect(await findings(prod(), reach)).toHaveLength(9);
    expect(await wrongs()).toEqual([]);
  });

  it.each<[string, () => void, RegExp]>([
    [
      'CDK is not bootstrapped',
      () => Object.assign(answers, { CDKToolkit: noStack }),
      /^wrong: run `npx cdk bootstrap`/,
    ],
    [
      'Lambda may run too little at once',
      () => Object.assign(answers, { lambda: json({ AccountLimit: { UnreservedConcurrentExecutions: 10 } }) }),
      /^wrong: 10 at once, and 100 are needed/,
    ],
    [
      'a quota is used up',
      () => Object.assign(answers, { servicequotas: json({ Quota: { Value: 5 } }) }),
      /^wrong: raise in Service Quotas: stacks 5 of 30, resources of an API 5 of 200, tables 5 of 7/,
    ],
    [
      'SES is in its sandbox',
      () =>
        Object.assign(answers, {
          '/v2/email/account': json({ EnforcementStatus: 'HEALTHY', ProductionAccessEnabled: false }),
        }),
      /^wrong: SES is in its sandbox/,
    ],
    [
      'SES has paused the account',
      () => Object.assign(answers, { '/v2/email/account': json({ EnforcementStatus: 'SHUTDOWN' }) }),
      /^wrong: SES has put the account under "SHUTDOWN"/,
    ],
    [
      'the sender is not verified',
      () => Object.assign(answers, { '/v2/email/identities': json({ VerifiedForSendingStatus: false }) }),
      /^wrong: verify yima.example in SES/,
    ],
    [
      'the sender is unknown to SES',
      () => Object.assign(answers, { '/v2/email/identities': json({ message: 'no' }, 404) }),
      /^wrong: create the identity yima.example in SES/,
    ],
    [
      'nobody has confirmed the alarms',
      () => Object.assign(answers, { sns: subscribed('PendingConfirmation') }),
      /^wrong: operations@yima.example has not confirmed/,
    ],
    ['nothing is deployed yet', () => Object.assign(answers, { data: noStack }), /^later: after the first deployment/],
    [
      'the identity provider has no keys',
      () => Object.assign(answers, { '/jwks': json({ keys: [] }) }),
      /^wrong: no keys can be read/,
    ],
    [
      'AWS refuses to say',
      () => Object.assign(answers, { sts: noStack }),
      /^wrong: could not be asked: ValidationError/,
    ],
  ])('is told where %s', async (_what, change, expected) => {
    change();
    const [first, ...others] = await wrongs();
    expect([first, others]).toEqual([expect.stringMatching(expected), []]);
  });

  it('is told of another account, another part of the world, and a domain that nobody knows', async () => {
    expect(await wrongs(prod({ account: '999999999999' }))).toEqual([expect.stringMatching(/of account 999999999999/)]);
    expect(await wrongs(prod(), { ...reach, region: 'cn-north-1' })).toEqual([
      expect.stringMatching(/kind of the stage is global, the region cn-north-1/),
    ]);
    expect(await wrongs(prod({ portalUrl: 'https://nowhere.invalid' }))).toEqual([
      expect.stringMatching(/nowhere.invalid, to which the links in mails lead, is not in DNS/),
    ]);
  });

  it('asks in China of the ICP filing and not of SES', async () => {
    const stage = stageOf('china', { portalUrl: 'http://localhost/' });
    const found = await findings(stage, { ...reach, region: 'cn-north-1' });
    expect(found.map(({ what }) => what.split(' · ')[1])).toEqual([
      'account and region',
      'CDK bootstrap',
      'Lambda concurrency',
      'quotas',
      'subscription to alarms',
      'domain',
      'ICP filing',
    ]);
    expect(found.map(({ is }) => is)).not.toContain('wrong');
  });
});
