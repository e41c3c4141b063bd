import { Stack, Validations } from 'aws-cdk-lib';
import { flattenCfnReference } from 'cdk-nag/lib/utils/flatten-cfn-reference.js';
import type { IConstruct } from 'constructs';

/** Accepts findings of cdk-nag's AwsSolutions on one construct and its parts, each with its reason. */
export function acknowledge(construct: IConstruct, reasons: Record<string, string>): void {
  for (const [rule, reason] of Object.entries(reasons)) {
    Validations.of(construct).acknowledge({ id: `AwsSolutions-${rule}`, reason });
  }
}

/**
 * Accepts a wildcard in the policies of a role. cdk-nag names it with every reference spelled out.
 * @param resource the resource in the statement. If it belongs to another stack, that stack must export it already; otherwise it has
 *   no name yet.
 */
export function acknowledgeWildcard(role: IConstruct, resource: string, reason: string): void {
  acknowledge(role, { [`IAM5[Resource::${flattenCfnReference(Stack.of(role).resolve(resource))}]`]: reason });
}
