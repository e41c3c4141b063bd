import type { IAlarm } from 'aws-cdk-lib/aws-cloudwatch';
import { LambdaApplication, LambdaDeploymentConfig, LambdaDeploymentGroup } from 'aws-cdk-lib/aws-codedeploy';
import { ManagedPolicy, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Alias } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import type { ServiceFunction } from './function.ts';

const POLICY = 'service-role/AWSCodeDeployRoleForLambdaLimited';

/**
 * Has new versions of functions come gradually: a tenth of the calls for five minutes, then all. Where an alarm rings meanwhile, all calls go
 * to the version before again, and the stack with them.
 */
export class Gradual extends Construct {
  readonly #application: LambdaApplication;
  readonly #role: Role;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.#application = new LambdaApplication(this, 'Application');
    this.#role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('codedeploy.amazonaws.com'),
      managedPolicies: [ManagedPolicy.fromAwsManagedPolicyName(POLICY)],
    });
    acknowledge(this.#role, {
      [`IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/${POLICY}]`]:
        'AWS keeps the permissions of its deployment service in this policy, and adds what it comes to need.',
    });
  }

  /** @param alarms that take a new version back */
  of({ called }: ServiceFunction, ...alarms: IAlarm[]): void {
    if (!(called instanceof Alias)) return;
    new LambdaDeploymentGroup(called, 'Gradual', {
      application: this.#application,
      role: this.#role,
      alias: called,
      alarms,
      deploymentConfig: LambdaDeploymentConfig.CANARY_10PERCENT_5MINUTES,
    });
  }
}
