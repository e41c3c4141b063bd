import type { Fauxqs } from '../gateway/fauxqs.ts';
import type { Model } from '../template/model.ts';

export interface DeadLetters {
  /** What lies in each queue from which no function takes: the bodies, by the queue's name; empty ones left out. */
  all(): Promise<Record<string, string[]>>;
  /**
   * Sends each letter back to the queue it came from, as SQS's own redrive does. Those of a stream or of the scheduler came
   * from no queue: they are thrown away, since the sweep finds what they are about.
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
