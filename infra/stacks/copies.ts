/** The stack in the second region, to which backups are copied. */
import { type Environment, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { Copies } from '../constructs/backups.ts';
import type { Stage } from '../stage.ts';

export class CopiesStack extends Stack {
  constructor(scope: Construct, id: string, { stage, env }: { stage: Stage; env: Environment }) {
    super(scope, id, { env, terminationProtection: stage.retain, description: 'Yima data sharing: copies of backups' });
    new Copies(this, 'Copies', { stage });
  }
}
