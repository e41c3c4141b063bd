/** The stack of callers: where calls are signed, a role for each department, as which its people and its systems call the API. */
import { type Environment, Stack } from 'aws-cdk-lib';
import type { RestApi } from 'aws-cdk-lib/aws-apigateway';
import type { Construct } from 'constructs';
import { CallerRole } from '../constructs/caller-role.ts';
import type { Stage } from '../stage.ts';

export interface CallersStackProps {
  stage: Stage;
  api: RestApi;
  /** The principals besides IAM users, by department and session name. */
  departments: Record<string, Record<string, string>>;
  env: Environment;
}

export class CallersStack extends Stack {
  constructor(scope: Construct, id: string, { stage, api, departments, env }: CallersStackProps) {
    super(scope, id, { env, description: 'Yima data sharing: as whom departments call' });
    for (const [department, sessions] of Object.entries(departments)) {
      new CallerRole(this, `Department${department}`, { stage, api, department, sessions });
    }
  }
}
