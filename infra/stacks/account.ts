/** The settings of API Gateway for the whole account and region, which all stages in it share. */
import { type App, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import { CfnAccount } from 'aws-cdk-lib/aws-apigateway';
import { ManagedPolicy, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { acknowledge } from '../constructs/acknowledge.ts';

/**
 * The role with which API Gateway writes logs: one for the account and region, whatever stages there are. So it has a stack of its own,
 * the same for every stage, and stays when the stack of a stage, or this one, is destroyed: another stage may log by it.
 */
export class AccountStack extends Stack {
  constructor(scope: App, id: string, props: StackProps) {
    super(scope, id, { ...props, description: 'Yima data sharing: what all stages of an account share' });
    const role = new Role(this, 'LogRole', {
      assumedBy: new ServicePrincipal('apigateway.amazonaws.com'),
      managedPolicies: [ManagedPolicy.fromAwsManagedPolicyName('service-role/AmazonAPIGatewayPushToCloudWatchLogs')],
    });
    role.applyRemovalPolicy(RemovalPolicy.RETAIN);
    acknowledge(role, {
      'IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs]':
        'API Gateway checks for this policy when its account setting is made; it only writes logs.',
    });
    new CfnAccount(this, 'Account', { cloudWatchRoleArn: role.roleArn }).applyRemovalPolicy(RemovalPolicy.RETAIN);
  }
}
