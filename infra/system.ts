import type { App } from 'aws-cdk-lib';
import type { Bundles } from './constructs/bundle.ts';
import type { ApiRoute } from './constructs/public-api.ts';
import { AccountStack } from './stacks/account.ts';
import { ApiStack } from './stacks/api.ts';
import { CallersStack } from './stacks/callers.ts';
import { CopiesStack } from './stacks/copies.ts';
import { DataStack } from './stacks/data.ts';
import { WatchStack } from './stacks/watch.ts';
import { WorkStack } from './stacks/work.ts';
import type { Stage } from './stage.ts';

export interface SystemProps {
  stage: Stage;
  bundles: Bundles;
  routes: readonly ApiRoute[];
}

/** Adds one installation of the system: the stacks for data, for the API, for background work and for what watches, and what its account
 * needs. */
export function addSystem(app: App, { stage, bundles, routes }: SystemProps): void {
  const name = (part: string) => `yima-${stage.name}-${part}`;
  // Where the stage says its account or region, CDK deploys it nowhere else.
  const { account, region } = stage;
  const env = { ...(account ? { account } : {}), ...(region ? { region } : {}) };
  const shared = new AccountStack(app, 'yima-account', { env });
  const data = new DataStack(app, name('data'), { stage, env });
  const copies = stage.backups?.copyTo
    ? new CopiesStack(app, name('copies'), { stage, env: { ...env, region: stage.backups.copyTo } })
    : null;
  if (copies) data.addStackDependency(copies, 'Its backups are copied there');
  const api = new ApiStack(app, name('api'), { stage, data, bundles, routes, env });
  api.addStackDependency(shared, 'API Gateway logs by the role of the account');
  const work = new WorkStack(app, name('work'), { stage, data, bundles, documents: api.documents, env });
  const watch = new WatchStack(app, name('watch'), { stage, data, api, env });
  const { authentication } = stage;
  const callers =
    authentication.method === 'iam'
      ? [new CallersStack(app, name('callers'), { stage, api: api.api, departments: authentication.departments, env })]
      : [];
  for (const stack of callers) stack.addStackDependency(api, 'Its roles may call the API');
  shared.tags.setTag('system', 'yima-data-sharing');
  for (const stack of [data, api, work, watch, ...callers, ...(copies ? [copies] : [])]) {
    // CloudFormation copies the tags of a stack to every resource that supports tags.
    stack.tags.setTag('system', 'yima-data-sharing');
    stack.tags.setTag('stage', stage.name);
  }
}
