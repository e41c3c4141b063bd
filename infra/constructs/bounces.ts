import { ArnFormat, Stack } from 'aws-cdk-lib';
import { CfnRule } from 'aws-cdk-lib/aws-events';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnConfigurationSet, CfnConfigurationSetEventDestination } from 'aws-cdk-lib/aws-ses';
import { Construct } from 'constructs';
import type { DataKey } from './key.ts';
import { DeadLetters, type WorkQueue } from './queue.ts';

/** The events of SES about a mail it had accepted: the mail came back, or its reader complained. */
const TOLD = { BOUNCE: 'Email Bounced', COMPLAINT: 'Email Complaint Received' };

/** Brings returned mails from SES through the event bus into a queue. China has no SES. */
export class Bounces extends Construct {
  readonly configurationSet: string;
  /** The name of the rule. */
  readonly rule: string;
  /** The events that did not reach the queue. */
  readonly dead: DeadLetters;

  constructor(scope: Construct, id: string, { queue, key }: { queue: WorkQueue; key: DataKey }) {
    super(scope, id);
    this.dead = new DeadLetters(this, 'Dead', key);
    const set = new CfnConfigurationSet(this, 'Set');
    this.configurationSet = set.ref;
    const { formatArn, account } = arns(Stack.of(this));
    new CfnConfigurationSetEventDestination(this, 'Told', {
      configurationSetName: set.ref,
      eventDestination: {
        enabled: true,
        matchingEventTypes: Object.keys(TOLD),
        // SES sends to the default bus only.
        eventBridgeDestination: { eventBusArn: formatArn('event-bus', 'default') },
      },
    });
    const rule = new CfnRule(this, 'Rule', {
      description: 'Mails that came back, and complaints, of this system',
      eventPattern: {
        source: ['aws.ses'],
        'detail-type': Object.values(TOLD),
        detail: { mail: { tags: { 'ses:configuration-set': [set.ref] } } },
      },
      targets: [{ id: 'Queue', arn: queue.queue.queueArn, deadLetterConfig: { arn: this.dead.queue.queueArn } }],
    });
    this.rule = rule.ref;
    for (const to of [queue.queue, this.dead.queue]) {
      to.addToResourcePolicy(
        new PolicyStatement({
          principals: [new ServicePrincipal('events.amazonaws.com')],
          actions: ['sqs:SendMessage'],
          resources: [to.queueArn],
          conditions: { ArnEquals: { 'aws:SourceArn': rule.attrArn }, StringEquals: { 'aws:SourceAccount': account } },
        }),
      );
    }
  }
}

function arns(stack: Stack) {
  return {
    account: stack.account,
    formatArn: (resource: string, resourceName: string) =>
      stack.formatArn({ service: 'events', resource, resourceName, arnFormat: ArnFormat.SLASH_RESOURCE_NAME }),
  };
}
