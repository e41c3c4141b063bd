/** Dead letters: messages that failed at every attempt. */
import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  type Message,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { type Installation, only } from './installation.ts';

/** A queue of dead letters. `source`: the URL of the queue to which they go back; null where there is none. */
export interface DeadQueue {
  name: string;
  url: string;
  source: string | null;
}

/** Seconds for which letters that are looked at are hidden from others. */
const LOOKING = 30;
/** Seconds for which a letter is hidden while it is sent back. It shows again where that was cut short. */
const MOVING = 120;

/**
 * The queues of dead letters, by the names in their alarms. Their logical ids say what they are: of a queue (`MailQueueDead…`), of a
 * stream (`ReactorFailed…`), of the rule for returned mails, whose events go to the queue of these, and of the scheduler.
 */
export function deadQueues({ resources }: Pick<Installation, 'resources'>): DeadQueue[] {
  const queue = (logicalId: string) => only(resources, 'AWS::SQS::Queue', new RegExp(`^${logicalId}[0-9A-F]{8}$`));
  return resources
    .filter(({ type }) => type === 'AWS::SQS::Queue')
    .flatMap(({ logicalId, id: url }): DeadQueue[] => {
      const [, kind, ...rest] = /^(.+?)(Queue)?(Dead|Failed)Queue[0-9A-F]{8}$/.exec(logicalId) ?? [];
      if (kind === undefined) return [];
      const [isQueue, sort] = rest;
      if (isQueue) return [{ name: `${dashed(kind)}-queue`, url, source: queue(`${kind}Queue`) }];
      if (sort === 'Failed') return [{ name: `${dashed(kind)}-stream`, url, source: null }];
      if (kind === 'Bounces') return [{ name: 'bounce-rule', url, source: queue('BounceQueue') }];
      return [{ name: kind === 'Timers' ? 'scheduler' : dashed(kind), url, source: null }];
    });
}

const dashed = (name: string) => name.replace(/(?<=.)[A-Z]/g, (letter) => `-${letter}`).toLowerCase();

export class Letters {
  readonly #client: SQSClient;

  constructor({ reach }: Pick<Installation, 'reach'>) {
    this.#client = new SQSClient(reach);
  }

  /** How many there are, about. */
  async count({ url }: DeadQueue): Promise<number> {
    const { Attributes = {} } = await this.#client.send(
      new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: ['ApproximateNumberOfMessages'] }),
    );
    return Number(Attributes.ApproximateNumberOfMessages ?? 0);
  }

  /** The letters, which stay where they are. */
  async look({ url }: DeadQueue): Promise<Message[]> {
    const seen: Message[] = [];
    for await (const letter of this.#received(url, LOOKING)) seen.push(letter);
    await this.#leave(url, seen);
    return seen;
  }

  /**
   * Sends letters back, each before it is deleted, so that one is doubled rather than lost if this is cut short; who reads them does
   * nothing twice. It receives and sends, because SQS in China does not redrive.
   */
  async redrive(queue: DeadQueue, each: (letter: Message) => void): Promise<number> {
    const { source, url } = queue;
    if (source === null)
      throw new Error(`the letters of ${queue.name} have no queue to go back to; the sweep finds their work`);
    return await this.#take(url, each, ({ Body }) =>
      this.#client.send(new SendMessageCommand({ QueueUrl: source, MessageBody: Body })),
    );
  }

  /** Takes letters away for good: all, or the one with an id. */
  async discard({ url }: DeadQueue, each: (letter: Message) => void, id?: string): Promise<number> {
    return await this.#take(url, each, async () => undefined, id);
  }

  async #take(
    url: string,
    each: (letter: Message) => void,
    first: (letter: Message) => Promise<unknown>,
    id?: string,
  ): Promise<number> {
    let taken = 0;
    const left: Message[] = [];
    for await (const letter of this.#received(url, id === undefined ? MOVING : LOOKING)) {
      if (id !== undefined && letter.MessageId !== id) {
        left.push(letter);
        continue;
      }
      await first(letter);
      await this.#client.send(new DeleteMessageCommand({ QueueUrl: url, ReceiptHandle: letter.ReceiptHandle }));
      each(letter);
      taken += 1;
    }
    await this.#leave(url, left);
    return taken;
  }

  /** Shows letters again that were received. */
  async #leave(QueueUrl: string, letters: Message[]): Promise<void> {
    for (const { ReceiptHandle } of letters)
      await this.#client.send(new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle, VisibilityTimeout: 0 }));
  }

  async *#received(url: string, hidden: number): AsyncGenerator<Message> {
    for (;;) {
      const { Messages = [] } = await this.#client.send(
        new ReceiveMessageCommand({
          QueueUrl: url,
          MaxNumberOfMessages: 10,
          VisibilityTimeout: hidden,
          MessageSystemAttributeNames: ['All'],
        }),
      );
      if (Messages.length === 0) return;
      yield* Messages;
    }
  }
}
