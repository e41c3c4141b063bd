import { createHmac, randomBytes } from 'node:crypto';
import { ACCOUNT } from '../template/intrinsics.ts';
import type { Model, Role } from '../template/model.ts';
import type { Context } from './conditions.ts';

/** A caller: a function in its role, or the operator of this machine, who may do anything. */
export interface Principal {
  /** The ARN in AWS's error messages. */
  arn: string;
  role: Role | 'operator';
  accessKeyId: string;
  secretAccessKey: string;
}

/** No policy grants a call, or one denies it. */
export class AccessDenied extends Error {}

/** Every request comes over the loopback, which stands for TLS. */
const transport: Context = {
  'aws:securetransport': 'true',
  's3:tlsversion': '1.3',
  'aws:requestedregion': 'us-east-1',
  'aws:principalaccount': ACCOUNT,
  'aws:resourceaccount': ACCOUNT,
};

/** The credentials of an ARN are the same in every runtime of a process, and known to no other. */
const seed = randomBytes(32);
const keyOf = (what: string) => createHmac('sha256', seed).update(what).digest('hex');

/** Issues credentials and judges calls by the policies of the template. */
export class Access {
  readonly #model: Model;
  readonly #principals = new Map<string, Principal>();
  readonly operator: Principal;

  constructor(model: Model) {
    this.#model = model;
    this.operator = this.#issue(`arn:aws:iam::${ACCOUNT}:root`, 'operator');
  }

  /**
   * Issues new credentials for a role.
   * @param service the service that the role must trust, such as `lambda.amazonaws.com`.
   * @throws Error when the role doesn't exist or doesn't trust the service.
   */
  assume(roleArn: string, service: string, session: string): Principal {
    return this.#issue(`arn:aws:sts::${ACCOUNT}:assumed-role/${this.role(roleArn, service).name}/${session}`, roleArn);
  }

  role(roleArn: string, service: string): Role {
    const role = this.#model.roles.get(roleArn);
    if (!role) throw new Error(`there is no role ${roleArn}`);
    if (!role.trusts.includes(service)) throw new Error(`the role ${role.name} doesn't trust ${service}`);
    return role;
  }

  /**
   * What STS gives an IAM user who opens a session of a role. What the user's own policy allows is no part of the templates.
   * @throws AccessDenied where the role trusts the user with no session of this name
   */
  openSession(user: string, roleName: string, session: string): Principal {
    const arn = `arn:aws:iam::${ACCOUNT}:user/${user}`;
    const role = [...this.#model.roles.values()].find(({ name }) => name === roleName);
    const context = { 'aws:username': user, 'sts:rolesessionname': session };
    if (role?.trust.decide('sts:AssumeRole', role.arn, context, arn) !== 'allowed')
      throw new AccessDenied(`User: ${arn} is not authorized to perform: sts:AssumeRole on resource: ${roleName}`);
    return this.#issue(`arn:aws:sts::${ACCOUNT}:assumed-role/${roleName}/${session}`, role.arn);
  }

  find(accessKeyId: string): Principal | undefined {
    return this.#principals.get(accessKeyId);
  }

  /**
   * Passes when the role's policies or the resource's own grant the action and none denies it. The operator may do everything but call an
   * API whose policy keeps them out.
   * @param resource ARN.
   * @throws AccessDenied in the words of IAM.
   */
  check(principal: Principal, action: string, resource: string, context: Context = {}): void {
    const { role } = principal;
    if (role === 'operator' && !action.startsWith('execute-api:')) return;
    const principalArn = role === 'operator' ? principal.arn : role.arn;
    const whole = { ...transport, 'aws:principalarn': principalArn, ...context };
    const own = role === 'operator' ? 'allowed' : role.policy.decide(action, resource, whole);
    const granted = this.#model.resourcePolicy.decide(action, resource, whole, principalArn);
    if (own !== 'denied' && granted !== 'denied' && (own === 'allowed' || granted === 'allowed')) return;
    const why =
      own === 'denied' || granted === 'denied'
        ? `with an explicit deny in ${own === 'denied' ? 'an identity' : 'a resource'}-based policy`
        : `because no identity-based policy allows the ${action} action`;
    throw new AccessDenied(
      `User: ${principal.arn} is not authorized to perform: ${action} on resource: ${resource} ${why}`,
    );
  }

  /**
   * Passes when the resource's own policy allows the action to a service that acts in no role.
   * @param source the ARN on whose behalf the service acts.
   * @throws AccessDenied
   */
  checkService(service: string, action: string, resource: string, source: string): void {
    const context = { ...transport, 'aws:sourcearn': source, 'aws:sourceaccount': ACCOUNT };
    if (this.#model.resourcePolicy.decide(action, resource, context, service) === 'allowed') return;
    throw new AccessDenied(`${service} is not authorized to perform: ${action} on resource: ${resource} for ${source}`);
  }

  #issue(arn: string, roleArn: string): Principal {
    const principal: Principal = {
      arn,
      role: roleArn === 'operator' ? 'operator' : (this.#model.roles.get(roleArn) as Role),
      accessKeyId: `AKIALOCAL${keyOf(`id of ${arn}`).slice(0, 12).toUpperCase()}`,
      secretAccessKey: keyOf(`secret of ${arn}`),
    };
    this.#principals.set(principal.accessKeyId, principal);
    return principal;
  }
}
