import { Duration } from 'aws-cdk-lib';
import type { IEventSourceDlq } from 'aws-cdk-lib/aws-lambda';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import { type Grant, permission, together } from './grant.ts';
import type { DataKey } from './key.ts';

const RETENTION = Duration.days(14);

/** The queue that keeps failed messages for fourteen days. Each source has its own, so that its alarm names the source. */
export class DeadLetters extends Construct {
  readonly queue: Queue;
  readonly #key: DataKey;

  constructor(scope: Construct, id: string, key: DataKey) {
    super(scope, id);
    this.#key = key;
    this.queue = new Queue(this, 'Queue', {
      encryption: QueueEncryption.KMS,
      encryptionMasterKey: key,
      enforceSSL: true,
      retentionPeriod: RETENTION,
    });
    acknowledge(this.queue, { SQS3: 'These are the dead letters, of a stream, a schedule or another queue.' });
  }

  /** Grants sending failures of a stream mapping here, which happens in the role of the function. */
  onFailure(): IEventSourceDlq {
    return { bind: () => ({ destination: this.queue.queueArn }) };
  }

  send(): Grant {
    return together(permission(['sqs:SendMessage'], [this.queue.queueArn]), this.#key.writing());
  }
}

export interface WorkQueueProps {
  key: DataKey;
  /** The time-out of the consuming function, in seconds. A message stays hidden for six times as long. */
  consumerTimeout: number;
  /** The number of attempts before a message becomes a dead letter. */
  attempts: number;
}

/** A queue with its own dead letters, encrypted, over TLS only. */
export class WorkQueue extends Construct {
  readonly queue: Queue;
  readonly dead: DeadLetters;
  readonly #key: DataKey;

  constructor(scope: Construct, id: string, { key, consumerTimeout, attempts }: WorkQueueProps) {
    super(scope, id);
    this.#key = key;
    this.dead = new DeadLetters(this, 'Dead', key);
    this.queue = new Queue(this, 'Queue', {
      encryption: QueueEncryption.KMS,
      encryptionMasterKey: key,
      enforceSSL: true,
      retentionPeriod: RETENTION,
      visibilityTimeout: Duration.seconds(6 * consumerTimeout),
      deadLetterQueue: { queue: this.dead.queue, maxReceiveCount: attempts },
    });
  }

  /** Grants sending, with the queue's URL in the variable of this name. */
  send<Variable extends string>(variable: Variable): Grant<Record<Variable, string>> {
    const environment = { [variable]: this.queue.queueUrl } as Record<Variable, string>;
    return { ...together(permission(['sqs:SendMessage'], [this.queue.queueArn]), this.#key.writing()), environment };
  }

  /** Grants consuming, which the event source mapping does in the role of its function. */
  consume(): Grant {
    return together(
      permission(
        ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:ChangeMessageVisibility', 'sqs:GetQueueAttributes'],
        [this.queue.queueArn],
      ),
      this.#key.reading(),
    );
  }
}
