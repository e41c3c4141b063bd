import { ArnFormat, Stack } from 'aws-cdk-lib';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { CfnLoggingConfiguration, CfnWebACL, CfnWebACLAssociation } from 'aws-cdk-lib/aws-wafv2';
import { Construct } from 'constructs';
import type { Stage } from '../stage.ts';
import { logSettings } from './function.ts';
import type { DataKey } from './key.ts';

export interface FirewallProps {
  stage: Stage;
  key: DataKey;
  /** The ARN of the API's stage. */
  protects: string;
}

/** Rules of AWS that refuse what the contract allows, so they only count. */
const ALLOWED_BY_CONTRACT = [
  // An entry with many items exceeds the rule's 8 KB for a body. API Gateway has a limit of its own.
  'SizeRestrictions_BODY',
  // A cursor of 2,000 characters beside Chinese words, each of nine characters when encoded, exceeds its 2 KB for a query.
  'SizeRestrictions_QUERYSTRING',
  // The address of an interface or an endpoint within the government's network may be a number.
  'GenericRFI_BODY',
];

/**
 * The web application firewall of the API: AWS's own rules, and limits for each address and each credential. It is regional, so China
 * has it. Its log tells what was refused, without tokens.
 */
export class Firewall extends Construct {
  constructor(scope: Construct, id: string, { stage, key, protects }: FirewallProps) {
    super(scope, id);
    const { perAddressIn5Minutes, perPersonIn5Minutes } = stage.limits;
    const seen = (metricName: string) => ({
      metricName,
      cloudWatchMetricsEnabled: true,
      sampledRequestsEnabled: false,
    });
    const managed = (name: string, priority: number, countOnly: string[] = []): CfnWebACL.RuleProperty => ({
      name,
      priority,
      overrideAction: { none: {} },
      statement: {
        managedRuleGroupStatement: {
          vendorName: 'AWS',
          name,
          ruleActionOverrides: countOnly.map((rule) => ({ name: rule, actionToUse: { count: {} } })),
        },
      },
      visibilityConfig: seen(name),
    });
    const limit = (
      name: string,
      priority: number,
      rateBasedStatement: CfnWebACL.RateBasedStatementProperty,
    ): CfnWebACL.RuleProperty => ({
      name,
      priority,
      action: { block: {} },
      statement: { rateBasedStatement },
      visibilityConfig: seen(name),
    });
    // A department may share one address, so that of a person is lower. A signature differs with each call, and tells of nobody.
    const perPerson = limit('per-person', 3, {
      aggregateKeyType: 'CUSTOM_KEYS',
      customKeys: [{ header: { name: 'authorization', textTransformations: [{ priority: 0, type: 'NONE' }] } }],
      limit: perPersonIn5Minutes,
    });
    const acl = new CfnWebACL(this, 'Acl', {
      scope: 'REGIONAL',
      defaultAction: { allow: {} },
      rules: [
        limit('per-address', 0, { aggregateKeyType: 'IP', limit: perAddressIn5Minutes }),
        managed('AWSManagedRulesCommonRuleSet', 1, ALLOWED_BY_CONTRACT),
        managed('AWSManagedRulesKnownBadInputsRuleSet', 2),
        ...(stage.authentication.method === 'oidc' ? [perPerson] : []),
      ],
      visibilityConfig: seen('Firewall'),
    });
    new CfnWebACLAssociation(this, 'Association', { resourceArn: protects, webAclArn: acl.attrArn });
    const log = new LogGroup(this, 'Log', {
      ...logSettings(stage, key),
      // WAF writes to no group of another name.
      logGroupName: `aws-waf-logs-yima-${stage.name}`,
    });
    new CfnLoggingConfiguration(this, 'Logging', {
      resourceArn: acl.attrArn,
      // The ARN of the construct ends in a wildcard, which WAF doesn't take.
      logDestinationConfigs: [
        Stack.of(this).formatArn({
          service: 'logs',
          resource: 'log-group',
          resourceName: log.logGroupName,
          arnFormat: ArnFormat.COLON_RESOURCE_NAME,
        }),
      ],
      redactedFields: ['authorization', 'cookie'].map((name) => ({ singleHeader: { Name: name } })),
      loggingFilter: {
        DefaultBehavior: 'DROP',
        Filters: [
          {
            Behavior: 'KEEP',
            Requirement: 'MEETS_ANY',
            Conditions: ['BLOCK', 'EXCLUDED_AS_COUNT', 'COUNT'].map((Action) => ({ ActionCondition: { Action } })),
          },
        ],
      },
    });
  }
}
