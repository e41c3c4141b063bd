/** What has to be so before a stage is deployed, asked of AWS and of the network. */
import { lookup } from 'node:dns/promises';
import { CloudFormationClient, paginateListStackResources } from '@aws-sdk/client-cloudformation';
import { GetAccountSettingsCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { GetServiceQuotaCommand, ServiceQuotasClient } from '@aws-sdk/client-service-quotas';
import { GetAccountCommand, GetEmailIdentityCommand, SESv2Client } from '@aws-sdk/client-sesv2';
import { ListSubscriptionsByTopicCommand, SNSClient } from '@aws-sdk/client-sns';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import type { Stage } from '../stage.ts';
import type { Reach } from './installation.ts';

/** `later`: cannot be known yet. `wrong`: the deployment would fail, or the system not work. */
export interface Finding {
  what: string;
  is: 'fine' | 'wrong' | 'later';
  /** What there is, and what to do where it is wrong. */
  says: string;
}

interface Check {
  what: string;
  /** Whether it concerns a stage; every stage by default. */
  of?: (stage: Stage) => boolean;
  ask(stage: Stage, reach: Reach): Promise<Omit<Finding, 'what'>>;
}

const fine = (says: string) => ({ is: 'fine', says }) as const;
const wrong = (says: string) => ({ is: 'wrong', says }) as const;
const later = (says: string) => ({ is: 'later', says }) as const;

/** Concurrent runs that the system's own limits come to (`infra/stacks/work.ts`), and as many again for the API. */
const CONCURRENCY = 100;

/** Quotas by their codes, and what a stage needs of each. */
const quotas = [
  { service: 'cloudformation', code: 'L-0485CB21', name: 'stacks', needs: 30 },
  { service: 'apigateway', code: 'L-01C8A9E0', name: 'resources of an API', needs: 200 },
  { service: 'dynamodb', code: 'L-F98FE922', name: 'tables', needs: 7 },
];

const checks: Check[] = [
  {
    what: '账户和区域 · account and region',
    async ask(stage, reach) {
      const { Account } = await new STSClient(reach).send(new GetCallerIdentityCommand({}));
      if (stage.account && stage.account !== Account)
        return wrong(`the stage is of account ${stage.account}, these credentials of ${Account}: change one of them`);
      const inChina = reach.region?.startsWith('cn-') ?? false;
      if (inChina !== (stage.kind === 'china'))
        return wrong(
          `the kind of the stage is ${stage.kind}, the region ${reach.region}: name the region in the stage`,
        );
      return fine(`${Account}, ${reach.region}`);
    },
  },
  {
    what: '部署工具 · CDK bootstrap',
    async ask(_stage, reach) {
      const client = new CloudFormationClient(reach);
      try {
        for await (const page of paginateListStackResources({ client }, { StackName: 'CDKToolkit' }))
          if (page.StackResourceSummaries) return fine('the stack CDKToolkit is there');
      } catch (error) {
        if (!isMissing(error)) throw error;
      }
      return wrong('run `npx cdk bootstrap` once for this account and region');
    },
  },
  {
    what: '函数并发 · Lambda concurrency',
    async ask(_stage, reach) {
      const { AccountLimit } = await new LambdaClient(reach).send(new GetAccountSettingsCommand({}));
      const free = AccountLimit?.UnreservedConcurrentExecutions ?? 0;
      if (free < CONCURRENCY)
        return wrong(`${free} at once, and ${CONCURRENCY} are needed: raise "Concurrent executions" in Service Quotas`);
      return fine(`${free} at once`);
    },
  },
  {
    what: '服务配额 · quotas',
    async ask(_stage, reach) {
      const client = new ServiceQuotasClient(reach);
      const found = await Promise.all(
        quotas.map(async ({ service: ServiceCode, code: QuotaCode, name, needs }) => {
          const { Quota } = await client.send(new GetServiceQuotaCommand({ ServiceCode, QuotaCode }));
          return { name, needs, value: Quota?.Value ?? 0 };
        }),
      );
      const few = found.filter(({ value, needs }) => value < needs);
      if (few.length > 0)
        return wrong(
          `raise in Service Quotas: ${few.map(({ name, value, needs }) => `${name} ${value} of ${needs}`).join(', ')}`,
        );
      return fine(found.map(({ name, value }) => `${name} ${value}`).join(', '));
    },
  },
  {
    what: '邮件沙箱 · SES sandbox',
    of: ({ mail }) => mail.transport === 'ses',
    async ask(_stage, reach) {
      const account = await new SESv2Client(reach).send(new GetAccountCommand({}));
      if (account.EnforcementStatus !== 'HEALTHY')
        return wrong(`SES has put the account under "${account.EnforcementStatus}": answer its case`);
      if (!account.ProductionAccessEnabled)
        return wrong('SES is in its sandbox and sends to verified addresses only: request production access');
      return fine(`${account.SendQuota?.Max24HourSend} mails a day`);
    },
  },
  {
    what: '发件身份 · sender of mail',
    of: ({ mail }) => mail.transport === 'ses',
    async ask({ mail }, reach) {
      if (mail.transport !== 'ses') return fine('');
      const EmailIdentity = mail.identity ?? mail.from;
      try {
        const identity = await new SESv2Client(reach).send(new GetEmailIdentityCommand({ EmailIdentity }));
        if (!identity.VerifiedForSendingStatus)
          return wrong(`verify ${EmailIdentity} in SES: its records are not in DNS yet`);
        if (identity.DkimAttributes?.Status !== 'SUCCESS')
          return wrong(`put the DKIM records of ${EmailIdentity} into DNS, or mails end as spam`);
        return fine(`${EmailIdentity} is verified, with DKIM`);
      } catch (error) {
        if (!isMissing(error)) throw error;
        return wrong(`create the identity ${EmailIdentity} in SES and verify it`);
      }
    },
  },
  {
    what: '告警订阅 · subscription to alarms',
    async ask({ name, alarms }, reach) {
      const topic = await topicOf(name, reach);
      if (!topic)
        return later('after the first deployment, follow the link in the mail that SNS sends, and run this again');
      const { Subscriptions = [] } = await new SNSClient(reach).send(
        new ListSubscriptionsByTopicCommand({ TopicArn: topic }),
      );
      const own = Subscriptions.find(({ Endpoint }) => Endpoint === alarms.email);
      if (!own) return wrong(`${alarms.email} is not subscribed: deploy the data stack`);
      if (!own.SubscriptionArn?.startsWith('arn:'))
        return wrong(
          `${alarms.email} has not confirmed: follow the link in the mail of SNS, or no alarm reaches anybody`,
        );
      return fine(`${alarms.email} has confirmed`);
    },
  },
  {
    what: '域名 · domain',
    async ask({ portalUrl }) {
      const { hostname } = new URL(portalUrl);
      try {
        await lookup(hostname);
        return fine(`${hostname} is in DNS`);
      } catch {
        return wrong(`${hostname}, to which the links in mails lead, is not in DNS: point it at the portal or the API`);
      }
    },
  },
  {
    what: '身份提供方 · identity provider',
    of: ({ authentication }) => authentication.method === 'oidc',
    async ask({ authentication }) {
      if (authentication.method !== 'oidc') return fine('');
      const answer = await fetch(authentication.jwksUri, { signal: AbortSignal.timeout(10_000) }).catch(() => null);
      const keys = answer?.ok ? ((await answer.json().catch(() => ({}))) as { keys?: unknown[] }).keys : undefined;
      if (!keys?.length) return wrong(`no keys can be read at ${authentication.jwksUri}: nobody could sign in`);
      return fine(`${keys.length} keys at ${authentication.jwksUri}`);
    },
  },
  {
    what: 'ICP 备案 · ICP filing',
    of: ({ kind }) => kind === 'china',
    async ask({ icp, authentication }) {
      if (icp) return fine('filed, as the stage says');
      return authentication.method === 'iam'
        ? fine('not filed: signed calls only, no console, no public keys; this needs none')
        : wrong('file the domain, or use "iam"');
    },
  },
];

/** Asks everything that concerns a stage. What cannot be asked is wrong, with the reason. */
export async function findings(stage: Stage, reach: Reach): Promise<Finding[]> {
  const concerned = checks.filter(({ of }) => of?.(stage) ?? true);
  return await Promise.all(
    concerned.map(async ({ what, ask }): Promise<Finding> => {
      try {
        return { what, ...(await ask(stage, reach)) };
      } catch (error) {
        const { name, message } = error as Error;
        return { what, ...wrong(`could not be asked: ${name} ${message}`) };
      }
    }),
  );
}

/** The topic of the alarms; null before the first deployment. */
async function topicOf(stage: string, reach: Reach): Promise<string | null> {
  const client = new CloudFormationClient(reach);
  try {
    for await (const page of paginateListStackResources({ client }, { StackName: `yima-${stage}-data` })) {
      const topic = page.StackResourceSummaries?.find(({ ResourceType }) => ResourceType === 'AWS::SNS::Topic');
      if (topic) return topic.PhysicalResourceId ?? null;
    }
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
  return null;
}

/** Whether AWS says that something is not there. CloudFormation calls that a wrong value. */
function isMissing(error: unknown): boolean {
  const { name, message } = error as Error;
  return name === 'NotFoundException' || (name === 'ValidationError' && message.includes('does not exist'));
}
