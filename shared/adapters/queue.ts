import { SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { Instant } from '../domain/calendar/time.ts';
import type { Position } from '../storage/lists.ts';

/** Messages to the workers. `at` is the business time at which the worker works. */
export type MailMessage = { mailId: string; at: Instant };
/** `lane: 'files'`: the queue of imports and exports, which may take long and must not hold up other jobs. */
export type JobMessage = { jobId: string; at: Instant; lane?: 'files' };
export type ReactMessage = { stream: string; seq: number; at: Instant };
/** Work for the upper platform: an entry whose pushes wait, or a reconciliation; the daily one has no id yet. */
export type PushMessage =
  | { kind: 'push'; resource: string; at: Instant }
  | { kind: 'reconcile'; driftId?: string; at: Instant };
/**
 * Work for the endpoints of departments: a lane whose deliveries wait (`whk_….req_…`), or an endpoint whose deliveries go again, those
 * since the event `from`, or where it is null all that have not arrived. `by` is the event that says so, `rest` where the work goes on.
 */
export type DeliveryMessage =
  | Wake
  | { kind: 'again'; webhook: string; from: string | null; by: string; at: Instant; rest?: Position };
/** An entry, or a department (`department:02`), that is shown otherwise in the catalog now. */
export type CatalogMessage = { id: string; at: Instant };
/** Wakes a duty, a grant whose term is over, or a lane of deliveries, by its id. */
export type Wake = { kind: 'wake'; id: string; at: Instant };
/** A sweep wakes all that is overdue. */
export type WakeMessage = Wake | SweepMessage | AuditMessage;
/** The nightly comparison of all states with the log; `rest` is the place where it goes on. */
export type AuditMessage = { kind: 'audit'; at: Instant; rest?: Position };
/** `rest` is the place in a list where the sweep stopped; it goes on from there. */
export type SweepMessage = { kind: 'sweep'; at: Instant; rest?: Position };

/** The log is to be sealed up to an hour. */
export type SealMessage = { at: Instant };

export interface Queue<M> {
  /** @throws Error if the queue did not take every message */
  send(messages: M[], options?: { delaySeconds?: number }): Promise<void>;
}

const client = new SQSClient({});

export function sqsQueue<M>(url: string): Queue<M> {
  return {
    async send(messages, { delaySeconds } = {}) {
      for (let from = 0; from < messages.length; from += 10) {
        const { Failed = [] } = await client.send(
          new SendMessageBatchCommand({
            QueueUrl: url,
            Entries: messages.slice(from, from + 10).map((message, n) => ({
              Id: String(n),
              MessageBody: JSON.stringify(message),
              DelaySeconds: delaySeconds,
            })),
          }),
        );
        if (Failed.length > 0)
          throw new Error(`the queue did not take ${Failed.length} of ${messages.length} messages`);
      }
    },
  };
}
