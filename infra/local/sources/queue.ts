import type { Faults } from '../faults.ts';
import type { Fauxqs, Message } from '../gateway/fauxqs.ts';
import type { Functions } from '../lambda/functions.ts';
import type { Activity } from '../settle.ts';
import { REGION } from '../template/intrinsics.ts';
import type { EventSource } from '../template/model.ts';
import { reportedFailures } from './failures.ts';

/** The number of concurrent batches of one queue, if the mapping sets no lower limit. */
const CONCURRENCY = 4;
/** A failed message comes back after this time, doubled at each attempt. The queue's own visibility time-out would take minutes. */
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
  /** The queue's name. */
  readonly #queue: string;
  readonly #activity: Activity;
  readonly #faults: Faults;
  /** Messages that the fault `doubles` delivered twice, and will deliver a third time. */
  readonly #doubled = new Map<string, string>();
  /** Timers of failed messages that will come back. */
  readonly #returns = new Set<NodeJS.Timeout>();
  /** The timer for the next message that becomes visible by itself. */
  #wake: NodeJS.Timeout | undefined;
  #running = 0;
  #started = false;
  #pumping = false;
  /** Whether messages may have arrived since the last look. */
  #dirty = false;
  /** The number of messages at the last look. */
  #left = 0;

  constructor(mapping: EventSource, functionArn: string, around: QueueSurroundings) {
    const { functions, fauxqs, activity, faults } = around;
    this.#mapping = mapping;
    this.#functionArn = functionArn;
    this.#functions = functions;
    this.#fauxqs = fauxqs;
    this.#activity = activity;
    this.#faults = faults;
    faults.onChange(() => faults.settings.queues === 'work' && this.#sendDoubled());
    this.#queue = mapping.EventSourceArn.split(':').at(-1) as string;
    fauxqs.onMessage((name) => name === this.#queue && this.#pump());
    activity.add(() => (this.#dirty || this.#pumping || this.#left > 0 ? `messages in ${this.#queue}` : undefined));
  }

  start(): void {
    this.#started = true;
    this.#pump();
  }

  stop(): void {
    this.#started = false;
    for (const timer of [...this.#returns, this.#wake]) clearTimeout(timer);
  }

  #pump(): void {
    this.#dirty = true;
    if (!this.#started || this.#pumping) return;
    this.#pumping = true;
    void this.#unlessStopped(this.#receiveAll()).finally(() => {
      this.#pumping = false;
      if (this.#dirty) this.#pump();
      this.#activity.changed();
    });
  }

  /** Receives and handles batches until no message is visible, or the limit of concurrent batches is reached. */
  async #receiveAll(): Promise<void> {
    const limit = Math.min(this.#mapping.ScalingConfig?.MaximumConcurrency ?? CONCURRENCY, CONCURRENCY);
    while (this.#dirty && this.#started) {
      this.#dirty = false;
      while (this.#running < limit && (await this.#receive()));
      const { ready, delayed, inflight } = await this.#fauxqs.look(this.#queue);
      this.#left = ready.length + delayed.length + inflight.length;
      const times = [...inflight.map((one) => one.visibilityDeadline), ...delayed.map((one) => one.delayUntil)];
      clearTimeout(this.#wake);
      if (times.length > 0 && this.#started)
        this.#wake = setTimeout(() => this.#pump(), Math.max(0, Math.min(...times) - Date.now()) + 1);
    }
  }

  /** Receives one batch and starts to handle it. @returns whether there was a message. */
  async #receive(): Promise<boolean> {
    const messages: Message[] = [];
    for (let size = this.#mapping.BatchSize; messages.length < size; ) {
      const some = await this.#fauxqs.receive(this.#queue, size - messages.length);
      if (some.length === 0) break;
      messages.push(...some);
    }
    if (messages.length === 0) return false;
    this.#running++;
    void this.#unlessStopped(this.#handle(messages)).finally(() => {
      this.#running--;
      this.#pump();
    });
    return true;
  }

  async #handle(messages: Message[]): Promise<void> {
    const failed = await this.#invoke(messages);
    for (const { MessageId, ReceiptHandle, Body, Attributes } of messages) {
      if (!failed.has(MessageId) && !this.#comesAgain(MessageId, Body)) {
        await this.#fauxqs.sqs('DeleteMessage', this.#queue, { ReceiptHandle });
        continue;
      }
      const again = Math.min(COME_BACK * 2 ** (Number(Attributes.ApproximateReceiveCount) - 1), COME_BACK_AT_MOST);
      this.#comeBack(ReceiptHandle, again);
    }
  }

  #comeBack(ReceiptHandle: string, milliseconds: number): void {
    if (!this.#started) return;
    const timer = setTimeout(() => {
      this.#returns.delete(timer);
      const input = { ReceiptHandle, VisibilityTimeout: 0 };
      void this.#unlessStopped(this.#fauxqs.sqs('ChangeMessageVisibility', this.#queue, input)).then(() =>
        this.#pump(),
      );
    }, milliseconds);
    this.#returns.add(timer);
  }

  /** Ignores failures after the stop, because the queues end with the runtime. */
  async #unlessStopped(work: Promise<unknown>): Promise<void> {
    try {
      await work;
    } catch (error) {
      if (this.#started) throw error;
    }
  }

  /** Whether the fault `doubles` delivers a handled message again. This happens once for each message. */
  #comesAgain(id: string, body: string): boolean {
    if (this.#faults.settings.queues !== 'doubles' || this.#doubled.has(id)) return false;
    this.#doubled.set(id, body);
    return true;
  }

  /** Delivers the doubled messages a third time, late and in random order. */
  #sendDoubled(): void {
    const late = this.#faults.shuffled([...this.#doubled.values()]);
    this.#doubled.clear();
    for (const body of late) void this.#fauxqs.send(this.#queue, body);
  }

  /** @returns the ids of the failed messages. */
  async #invoke(messages: Message[]): Promise<Set<string>> {
    if (this.#faults.isUnread(this.#functionArn)) return new Set();
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
    const ids = reportedFailures(result);
    return ids.every((id) => all.has(id)) ? new Set(ids) : all;
  }

  #record({ MessageId, ReceiptHandle, Body, MD5OfBody, Attributes }: Message) {
    return {
      messageId: MessageId,
      receiptHandle: ReceiptHandle,
      body: Body,
      attributes: Attributes,
      messageAttributes: {},
      md5OfBody: MD5OfBody,
      eventSource: 'aws:sqs',
      eventSourceARN: this.#mapping.EventSourceArn,
      awsRegion: REGION,
    };
  }
}
