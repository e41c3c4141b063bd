import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { BackupPlan, BackupPlanRule, BackupResource, BackupVault } from 'aws-cdk-lib/aws-backup';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { Schedule } from 'aws-cdk-lib/aws-events';
import { ManagedPolicy, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { Stage } from '../stage.ts';
import { acknowledge } from './acknowledge.ts';

/** Days that a daily backup is kept, and a monthly one. */
const KEPT = { daily: 35, monthly: 400 };
/** How long the lock of a new vault can still be taken off. After that nobody can, not even who holds the account. */
const CHANGEABLE = Duration.days(7);

const POLICY = 'service-role/AWSBackupServiceRolePolicyForBackup';

/** The name of the vault in the second region. Both stacks know it, since CloudFormation exports nothing from one region to another. */
const nameOfCopies = (stage: string) => `yima-${stage}-copies`;

/**
 * Copies of all tables, each night and each month, which nobody can delete before their time (article 18). They are there beside
 * point-in-time recovery, which ends with its table and reaches back 35 days.
 */
export class Backups extends Construct {
  constructor(scope: Construct, id: string, { stage, tables }: { stage: Stage; tables: ITable[] }) {
    super(scope, id);
    const { partition, account } = Stack.of(this);
    const copyTo = stage.backups?.copyTo;
    const copies = copyTo
      ? BackupVault.fromBackupVaultArn(
          this,
          'Copies',
          `arn:${partition}:backup:${copyTo}:${account}:backup-vault:${nameOfCopies(stage.name)}`,
        )
      : null;
    const kept = (days: number) => ({
      deleteAfter: Duration.days(days),
      ...(copies ? { copyActions: [{ destinationBackupVault: copies, deleteAfter: Duration.days(days) }] } : {}),
    });
    const plan = new BackupPlan(this, 'Plan', {
      backupVault: new BackupVault(this, 'Vault', lockedFor(KEPT.daily)),
      // At two at night in China, and on the first of each month.
      backupPlanRules: [
        new BackupPlanRule({
          ruleName: 'daily',
          scheduleExpression: Schedule.cron({ hour: '18', minute: '0' }),
          ...kept(KEPT.daily),
        }),
        new BackupPlanRule({
          ruleName: 'monthly',
          scheduleExpression: Schedule.cron({ hour: '19', minute: '0', day: '1' }),
          ...kept(KEPT.monthly),
        }),
      ],
    });
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('backup.amazonaws.com'),
      managedPolicies: [ManagedPolicy.fromAwsManagedPolicyName(POLICY)],
    });
    acknowledge(role, {
      [`IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/${POLICY}]`]:
        'AWS keeps the permissions of its backup service in this policy, and adds what it comes to need.',
    });
    plan.addSelection('Tables', {
      role,
      disableDefaultBackupPolicy: true,
      resources: tables.map((table) => BackupResource.fromDynamoDbTable(table)),
    });
  }
}

/** The vault in the second region. */
export class Copies extends Construct {
  constructor(scope: Construct, id: string, { stage }: { stage: Stage }) {
    super(scope, id);
    new BackupVault(this, 'Vault', { backupVaultName: nameOfCopies(stage.name), ...lockedFor(KEPT.daily) });
  }
}

function lockedFor(days: number) {
  return {
    removalPolicy: RemovalPolicy.RETAIN,
    lockConfiguration: { minRetention: Duration.days(days), changeableFor: CHANGEABLE },
  };
}
