import { ArnFormat, Stack } from 'aws-cdk-lib';
import type { RestApi } from 'aws-cdk-lib/aws-apigateway';
import {
  AccountPrincipal,
  AnyPrincipal,
  ArnPrincipal,
  Effect,
  PolicyDocument,
  PolicyStatement,
  PrincipalWithConditions,
  Role,
} from 'aws-cdk-lib/aws-iam';
import { Construct, type IConstruct } from 'constructs';
import { isOpenToAll, type Stage } from '../stage.ts';
import { acknowledgeWildcard } from './acknowledge.ts';
import { allow } from './grant.ts';

/** What the names of the roles begin with that callers of a stage have. The rest is the id of their department. */
const beginningOf = ({ name }: Pick<Stage, 'name'>) => `yima-${name}-department-`;

/** The ARN of a caller's session up to the id of their department, by which functions know whom they trust. */
export function callerRoles(scope: IConstruct, stage: Stage): string {
  return Stack.of(scope).formatArn({
    ...{ service: 'sts', region: '', resource: 'assumed-role', resourceName: beginningOf(stage) },
  });
}

/**
 * What the API itself refuses: every signed call but those of callers' roles of this account. Where the stage is open to all, a call that
 * isn't signed reaches the methods that ask for no credential.
 */
export function onlyCallers(scope: IConstruct, stage: Stage): PolicyDocument {
  const roles = Stack.of(scope).formatArn({
    ...{ service: 'iam', region: '', resource: 'role', resourceName: `${beginningOf(stage)}*` },
  });
  const everybody = {
    principals: [new AnyPrincipal()],
    actions: ['execute-api:Invoke'],
    resources: ['execute-api:/*'],
  };
  return new PolicyDocument({
    statements: [
      new PolicyStatement({
        ...{ ...everybody, effect: Effect.DENY },
        conditions: { Null: { 'aws:PrincipalArn': 'false' }, ArnNotLike: { 'aws:PrincipalArn': roles } },
      }),
      ...(isOpenToAll(stage)
        ? [new PolicyStatement({ ...everybody, conditions: { Null: { 'aws:PrincipalArn': 'true' } } })]
        : []),
    ],
  });
}

export interface CallerRoleProps {
  stage: Stage;
  api: RestApi;
  department: string;
  /** The ARN of who else may open a session, by its name. */
  sessions: Record<string, string>;
}

/**
 * The role as which a department calls. Its trust policy fixes the name of the session, by which the functions know the person: an IAM
 * user of the account opens only the session of their user name; a system, or whoever has no IAM user, the one that the stage names.
 */
export class CallerRole extends Construct {
  constructor(scope: Construct, id: string, { stage, api, department, sessions }: CallerRoleProps) {
    super(scope, id);
    const named = (name: string) => ({ StringEquals: { 'sts:RoleSessionName': name } });
    const resource = Stack.of(this).formatArn({
      // Imported by its name, by which the wildcard is acknowledged.
      ...{ service: 'execute-api', resource: Stack.of(api).exportValue(api.restApiId), resourceName: '*' },
      arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
    });
    const role = new Role(this, 'Role', {
      roleName: `${beginningOf(stage)}${department}`,
      description: `As whom department ${department} calls`,
      // biome-ignore lint/suspicious/noTemplateCurlyInString: a variable of IAM
      assumedBy: new PrincipalWithConditions(new AccountPrincipal(Stack.of(this).account), named('${aws:username}')),
      inlinePolicies: { Access: new PolicyDocument({ statements: [allow(['execute-api:Invoke'], [resource])] }) },
    });
    for (const [name, arn] of Object.entries(sessions)) {
      role.assumeRolePolicy?.addStatements(
        new PolicyStatement({
          ...{ actions: ['sts:AssumeRole'], principals: [new ArnPrincipal(arn)], conditions: named(name) },
        }),
      );
    }
    acknowledgeWildcard(role, resource, 'Who may do what in the API is what its functions decide, at every call.');
  }
}
