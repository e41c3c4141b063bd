/** An installation of the system as an operator reaches it: in AWS, or on this machine. */
import { CloudFormationClient, paginateListStackResources } from '@aws-sdk/client-cloudformation';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { type Instant, instant } from '../../shared/domain/calendar/time.ts';
import { type Database, openDatabase } from '../../shared/storage/database.ts';
import { type TableName, tables } from '../../shared/storage/tables.ts';
import type { Stage } from '../stage.ts';

/** What the clients of AWS are made with. In AWS it is empty but for the region: they find the operator's credentials themselves. */
export interface Reach {
  region?: string;
  endpoint?: string;
  credentials?: { accessKeyId: string; secretAccessKey: string };
}

/** A resource of the stacks. `id` is what AWS calls it: a name, an ARN, the URL of a queue. */
export interface StackResource {
  logicalId: string;
  type: string;
  id: string;
}

export interface Installation {
  stage: Pick<Stage, 'name' | 'restored'>;
  reach: Reach;
  /** The ARN of the operator. */
  who: string;
  now(): Instant;
  resources: readonly StackResource[];
  database: Database;
}

/**
 * Finds an installation by its stage.
 * @param control the control page, for the stage `local`
 * @throws Error where the credentials are for another account than the stage names
 */
export async function findInstallation(
  stage: Pick<Stage, 'name' | 'account' | 'region' | 'restored'>,
  control: string,
): Promise<Installation> {
  const { reach, ahead } = await reachOf(stage, control);
  const { Account, Arn = '' } = await new STSClient(reach).send(new GetCallerIdentityCommand({}));
  if (stage.account && Account !== stage.account)
    throw new Error(`the stage ${stage.name} is in account ${stage.account}, and these credentials are of ${Account}`);
  const client = new CloudFormationClient(reach);
  const parts = await Promise.all(
    ['data', 'api', 'work'].map((part) => resourcesOf(client, `yima-${stage.name}-${part}`)),
  );
  const resources = parts.flat();
  const named = (Object.keys(tables) as TableName[]).map((table) => [
    `${table.toUpperCase()}_TABLE`,
    stage.restored?.tables?.[table]?.name ?? only(resources, 'AWS::DynamoDB::Table', tableId(table)),
  ]);
  const database = openDatabase(Object.fromEntries(named), { config: reach });
  return { stage, reach, who: Arn, now: () => instant(Date.now() + ahead), resources, database };
}

/** The logical id of a table. */
export const tableId = (table: string) => new RegExp(`^${table}Table[0-9A-F]{8}$`, 'i');

/** The address of the API, without a slash at its end. */
export async function apiOf({ stage, resources, reach }: Installation, control: string): Promise<string> {
  if (stage.name === 'local') return ((await (await fetch(`${control}/state`)).json()) as { api: string }).api;
  const id = only(resources, 'AWS::ApiGateway::RestApi', /./);
  const region = await new STSClient(reach).config.region();
  const suffix = region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
  return `https://${id}.execute-api.${region}.${suffix}/${only(resources, 'AWS::ApiGateway::Stage', /./)}`;
}

/** @throws Error unless there is exactly one */
export function only(resources: readonly StackResource[], type: string, logicalId: RegExp): string {
  const found = resources.filter((one) => one.type === type && logicalId.test(one.logicalId));
  if (found.length !== 1) throw new Error(`${found.length} resources of ${type} are called ${logicalId}`);
  return (found[0] as StackResource).id;
}

/** `ahead`: how far business time is ahead of the machine's, in milliseconds; on one machine it can be moved. */
async function reachOf(
  { name, region }: Pick<Stage, 'name' | 'region'>,
  control: string,
): Promise<{ reach: Reach; ahead: number }> {
  if (!name.startsWith('local')) return { reach: region ? { region } : {}, ahead: 0 };
  const answer = await fetch(`${control}/operator`).catch(() => null);
  if (!answer?.ok) throw new Error(`nothing runs at ${control}: npm start`);
  const { now, ...reach } = (await answer.json()) as Required<Reach> & { now: string };
  return { reach, ahead: Date.parse(now) - Date.now() };
}

async function resourcesOf(client: CloudFormationClient, StackName: string): Promise<StackResource[]> {
  const found: StackResource[] = [];
  for await (const page of paginateListStackResources({ client }, { StackName })) {
    for (const { LogicalResourceId = '', PhysicalResourceId = '', ResourceType = '' } of page.StackResourceSummaries ??
      []) {
      found.push({ logicalId: LogicalResourceId, type: ResourceType, id: PhysicalResourceId });
    }
  }
  return found;
}
