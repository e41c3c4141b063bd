import type { Fauxqs } from '../gateway/fauxqs.ts';
import type { Model } from '../template/model.ts';

export interface DeadLetters {
  /** What lies in each queue from which no function takes: the bodies, by the queue's name; empty ones left out. */
  all(): Record<string, string[]>;
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
    all: () =>
      Object.fromEntries(
        dead
          .map(({ name }) => [name, fauxqs.queue(name).messages.map(({ body }) => body)] as const)
          .filter(([, bodies]) => bodies.length > 0),
      ),
    async redrive() {
      for (const { arn, name } of dead) {
        const letters = fauxqs.queue(name);
        const source = queues.find(({ RedrivePolicy }) => RedrivePolicy?.deadLetterTargetArn === arn);
        for (let some = letters.dequeue(10); some.length > 0; some = letters.dequeue(10)) {
          for (const { Body, ReceiptHandle } of some) {
            letters.deleteMessage(ReceiptHandle);
            if (source) await fauxqs.send(source.name, Body);
          }
        }
      }
    },
  };
}
