import { PolicyStatement } from 'aws-cdk-lib/aws-iam';

/**
 * A permission of a function, with the environment variables that it needs. As one value, neither can be forgotten: `table.read()` is
 * the variable with the table's name, and the statements to read the table.
 */
export interface Grant<Environment extends object = object> {
  environment: Environment;
  statements: PolicyStatement[];
  /** Each resource with a wildcard in the statements, with the reason. */
  wildcards?: Record<string, string>;
}

/** A variable that needs no permission. */
export function setting<Environment extends object>(environment: Environment): Grant<Environment> {
  return { environment, statements: [] };
}

/** A permission that needs no variable, or whose variable is in another grant. */
export function permission(actions: string[], resources: string[]): Grant {
  return { environment: {}, statements: [allow(actions, resources)] };
}

/** A permission on resources that cannot be named one by one, with the reason. */
export function wildcard(reason: string, actions: string[], resources: string[]): Grant {
  return {
    ...permission(actions, resources),
    wildcards: Object.fromEntries(resources.map((resource) => [resource, reason])),
  };
}

export function allow(actions: readonly string[], resources: string[]): PolicyStatement {
  return new PolicyStatement({ actions: [...actions], resources });
}

/** Joins grants. The type has all their variables, so that a missing one does not compile. */
export function together<Grants extends Grant[]>(...grants: Grants): Grant<All<Grants[number]['environment']>> {
  return {
    environment: Object.assign({}, ...grants.map((grant) => grant.environment)),
    statements: grants.flatMap((grant) => grant.statements),
    wildcards: Object.assign({}, ...grants.map((grant) => grant.wildcards)),
  };
}

/** The intersection of a union's members. */
type All<Union> = (Union extends unknown ? (member: Union) => void : never) extends (all: infer Every) => void
  ? Every & object
  : never;
