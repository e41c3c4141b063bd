import type { Fauxqs } from '../gateway/fauxqs.ts';
import type { Model } from '../template/model.ts';

export interface DeadLetters {
  /** The bodies of all dead letters, by queue. A dead-letter queue is one without a consumer. Empty queues are left out. */
  all(): Promise<Record<string, string[]>>;
  /**
   * Sends each letter back to its source queue, as the redrive of SQS does. Letters of a stream or of the scheduler have no source
   * queue. They are deleted, because the sweep finds their work.
   */
  redrive(): Promise<void>;
}

export function deadLetters({ queues, eventSources }: Model, fauxqs: Fauxqs): DeadLetters {
  const consumed = new Set(eventSources.map(({ EventSourceArn }) => EventSourceArn));
  const dead = queues.filter(({ arn }) => !consumed.has(arn));
  return {
    async all() {
      const lying = await Promise.all(
        dead.map(async ({ name }) => [name, (await fauxqs.look(name)).ready.map(({ body }) => body)] as const),
      );
      return Object.fromEntries(lying.filter(([, bodies]) => bodies.length > 0));
    },
    async redrive() {
      for (const { arn, name } of dead) {
        const source = queues.find(({ RedrivePolicy }) => RedrivePolicy?.deadLetterTargetArn === arn);
        for (let some = await fauxqs.receive(name); some.length > 0; some = await fauxqs.receive(name)) {
          for (const { Body, ReceiptHandle } of some) {
            await fauxqs.sqs('DeleteMessage', name, { ReceiptHandle });
            if (source) await fauxqs.send(source.name, Body);
          }
        }
      }
    },
  };
}
