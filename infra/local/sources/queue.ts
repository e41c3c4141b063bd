import type { Faults } from '../faults.ts';
import type { Fauxqs, Queue } from '../gateway/fauxqs.ts';
import type { Functions } from '../lambda/functions.ts';
import type { Activity } from '../settle.ts';
import { REGION } from '../template/intrinsics.ts';
import type { EventSource } from '../template/model.ts';

/** How many batches of one queue are handled at once where the mapping sets no lower limit. */
const CONCURRENCY = 4;
/** A failed message comes back after this long, doubled each time, instead of the queue's visibility time-out of minutes. */
const COME_BACK = 20;
const COME_BACK_AT_MOST = 2_000;

export interface QueueSurroundings {
  functions: Functions;
  fauxqs: Fauxqs;
  activity: Activity;
  faults: Faults;
}

/** An event source mapping from a queue to a function. */
export class QueueSource {
  readonly #mapping: EventSource;
  readonly #functionArn: string;
  readonly #functions: Functions;
  readonly #fauxqs: Fauxqs;
  readonly #queue: Queue;
  readonly #activity: Activity;
  readonly #faults: Faults;
  /** Messages that have come a second time, as was asked for, and are to come a third. */
  readonly #doubled = new Map<string, string>();
  #running = 0;
  #started = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(mapping: EventSource, functionArn: string, around: QueueSurroundings) {
    const { functions, fauxqs, activity, faults } = around;
    this.#mapping = mapping;
    this.#functionArn = functionArn;
    this.#functions = functions;
    this.#fauxqs = fauxqs;
    this.#activity = activity;
    this.#faults = faults;
    faults.onChange(() => faults.settings.queues === 'work' && this.#sendDoubled());
    this.#queue = fauxqs.queue(mapping.EventSourceArn);
    fauxqs.onMessage((name) => name === this.#queue.name && setImmediate(() => this.#pump()));
    activity.add(() => {
      const { messages, delayedMessages, inflightMessages, name } = this.#queue;
      const count = messages.length + delayedMessages.length + inflightMessages.size;
      return count > 0 ? `${count} messages in ${name}` : undefined;
    });
  }

  start(): void {
    this.#started = true;
    this.#pump();
  }

  stop(): void {
    this.#started = false;
    clearTimeout(this.#timer);
  }

  #pump(): void {
    if (!this.#started) return;
    const limit = Math.min(this.#mapping.ScalingConfig?.MaximumConcurrency ?? CONCURRENCY, CONCURRENCY);
    while (this.#running < limit) {
      const messages = this.#receive();
      if (messages.length === 0) break;
      this.#running++;
      void this.#handle(messages).finally(() => {
        this.#running--;
        this.#pump();
        this.#activity.changed();
      });
    }
    this.#wakeUp();
    // A message received too often has gone to the dead letters without coming by.
    this.#activity.changed();
  }

  #receive() {
    const size = this.#mapping.BatchSize;
    const messages: ReturnType<Queue['dequeue']> = [];
    while (messages.length < size) {
      const some = this.#queue.dequeue(Math.min(10, size - messages.length), undefined, (arn) =>
        this.#fauxqs.queue(arn),
      );
      if (some.length === 0) break;
      messages.push(...some);
    }
    return messages;
  }

  async #handle(messages: ReturnType<Queue['dequeue']>): Promise<void> {
    const received = new Map(
      messages.map(({ ReceiptHandle }) => [ReceiptHandle, this.#queue.inflightMessages.get(ReceiptHandle)]),
    );
    const deadlines = new Map([...received].map(([handle, entry]) => [handle, entry?.visibilityDeadline]));
    const failed = await this.#invoke(messages);
    for (const { MessageId, ReceiptHandle, Body } of messages) {
      if (!failed.has(MessageId) && !this.#comesAgain(MessageId, Body)) {
        this.#queue.deleteMessage(ReceiptHandle);
        continue;
      }
      const entry = this.#queue.inflightMessages.get(ReceiptHandle);
      // A function that has set the visibility itself knows better.
      if (!entry || entry.visibilityDeadline !== deadlines.get(ReceiptHandle)) continue;
      const again = Math.min(COME_BACK * 2 ** (entry.message.approximateReceiveCount - 1), COME_BACK_AT_MOST);
      entry.visibilityDeadline = Math.min(entry.visibilityDeadline, Date.now() + again);
    }
  }

  /** Whether a message that was handled comes again, once, as was asked for. */
  #comesAgain(id: string, body: string): boolean {
    if (this.#faults.settings.queues !== 'doubles' || this.#doubled.has(id)) return false;
    this.#doubled.set(id, body);
    return true;
  }

  /** What has come twice comes once more, late and in no order. */
  #sendDoubled(): void {
    const late = this.#faults.shuffled([...this.#doubled.values()]);
    this.#doubled.clear();
    for (const body of late) void this.#fauxqs.send(this.#queue.name, body);
  }

  /** @returns ids of the messages that failed. */
  async #invoke(messages: ReturnType<Queue['dequeue']>): Promise<Set<string>> {
    const all = new Set(messages.map(({ MessageId }) => MessageId));
    let result: string;
    try {
      result = await this.#functions.invoke(
        this.#functionArn,
        JSON.stringify({ Records: messages.map((m) => this.#record(m)) }),
      );
    } catch {
      return all;
    }
    const failures =
      (JSON.parse(result) as { batchItemFailures?: { itemIdentifier?: string }[] } | null)?.batchItemFailures ?? [];
    const ids = failures.map(({ itemIdentifier }) => itemIdentifier ?? '');
    return ids.every((id) => all.has(id)) ? new Set(ids) : all;
  }

  #record({ MessageId, ReceiptHandle, Body, MD5OfBody, MessageAttributes = {} }: ReturnType<Queue['dequeue']>[number]) {
    const message = this.#queue.inflightMessages.get(ReceiptHandle)?.message;
    return {
      messageId: MessageId,
      receiptHandle: ReceiptHandle,
      body: Body,
      attributes: {
        ApproximateReceiveCount: String(message?.approximateReceiveCount ?? 1),
        ApproximateFirstReceiveTimestamp: String(message?.approximateFirstReceiveTimestamp ?? Date.now()),
        SentTimestamp: String(message?.sentTimestamp ?? Date.now()),
        SenderId: 'local',
      },
      messageAttributes: Object.fromEntries(
        Object.entries(MessageAttributes).map(([name, { DataType, StringValue, BinaryValue }]) => [
          name,
          { dataType: DataType, stringValue: StringValue, binaryValue: BinaryValue },
        ]),
      ),
      md5OfBody: MD5OfBody,
      eventSource: 'aws:sqs',
      eventSourceARN: this.#mapping.EventSourceArn,
      awsRegion: REGION,
    };
  }

  /** Sets the timer for the next message that becomes visible. */
  #wakeUp(): void {
    clearTimeout(this.#timer);
    const times = [
      ...[...this.#queue.inflightMessages.values()].map(({ visibilityDeadline }) => visibilityDeadline),
      ...this.#queue.delayedMessages.map(({ delayUntil }) => delayUntil ?? 0),
    ];
    if (times.length > 0)
      this.#timer = setTimeout(() => this.#pump(), Math.max(0, Math.min(...times) - Date.now()) + 1);
  }
}
