import { buildApp } from 'fauxqs';
import type { QueueResource } from '../template/model.ts';
import { ObjectFiles } from './object-files.ts';

/** A request of SQS or S3. */
interface Request {
  method: string;
  url: string;
  headers: Record<string, string>;
  payload?: Buffer;
}

export interface Answer {
  statusCode: number;
  headers: Record<string, string | string[] | number | undefined>;
  rawPayload: Buffer;
}

/** A message in the form of `ReceiveMessage`. */
export interface Message {
  MessageId: string;
  ReceiptHandle: string;
  Body: string;
  MD5OfBody: string;
  Attributes: Record<string, string>;
}

/** The messages of a queue. The times are milliseconds since 1970, when a message can be received. */
interface Contents {
  ready: { body: string }[];
  delayed: { delayUntil: number }[];
  inflight: { visibilityDeadline: number }[];
}

export interface Fauxqs {
  /** Answers a request without a network. */
  inject(request: Request): Promise<Answer>;
  /** Calls an operation of SQS on the queue with a name, ARN or URL. @throws Error with the service's own words. */
  sqs<T>(operation: string, queue: string, input?: object): Promise<T>;
  /** Sends a message to the queue with a name, ARN or URL. @throws Error with the service's own words. */
  send(queue: string, body: string): Promise<void>;
  /** Receives up to ten messages. */
  receive(queue: string, most?: number): Promise<Message[]>;
  /** The messages of a queue, without receiving them. */
  look(queue: string): Promise<Contents>;
  /** Calls back whenever a message has been sent to a queue. */
  onMessage(heard: (queue: string) => void): void;
  /** Reports that a request has sent a message. */
  sent(queue: string): void;
  /** The files behind the objects. */
  files: ObjectFiles;
  close(): Promise<void>;
}

/** The largest object, in bytes. Objects are in memory here, and the system's own are far smaller. */
const MAX_OBJECT = 512 * 1024 * 1024;
/** The account that the server puts into the ARNs of its queues. */
const ACCOUNT = '000000000000';

const nameOf = (queue: string) => queue.split(/[:/]/).at(-1) as string;

/**
 * The SQS and S3 server, inside this process and without a port. Only the gateway calls it, after it has checked signatures and
 * policies. Messages are in memory. Objects are in memory and in files.
 * @param directory the directory of the objects' files.
 */
export async function startFauxqs(queues: QueueResource[], buckets: string[], directory: string): Promise<Fauxqs> {
  const app = buildApp({ logger: false, defaultRegion: 'us-east-1' });
  // The server accepts only 11 MiB by default. S3 accepts 5 GiB.
  app.removeContentTypeParser('*');
  app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: MAX_OBJECT }, (_request, body, done) =>
    done(null, body),
  );
  await app.ready();
  const inject: Fauxqs['inject'] = (request) => app.inject(request as never) as unknown as Promise<Answer>;
  const must = async (request: Request): Promise<Answer> => {
    const answer = await inject(request);
    if (answer.statusCode !== 200) throw new Error(`${request.url}: ${answer.rawPayload}`);
    return answer;
  };
  const sqs = async <T>(operation: string, queue: string, input: object = {}): Promise<T> => {
    const payload = Buffer.from(JSON.stringify({ QueueUrl: `http://localhost/${ACCOUNT}/${nameOf(queue)}`, ...input }));
    const headers = { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': `AmazonSQS.${operation}` };
    const { rawPayload } = await must({ method: 'POST', url: '/', headers, payload });
    return rawPayload.length === 0 ? (undefined as T) : JSON.parse(rawPayload.toString());
  };

  for (const { name, VisibilityTimeout, MessageRetentionPeriod, RedrivePolicy } of queues) {
    const redrive = RedrivePolicy && {
      ...RedrivePolicy,
      deadLetterTargetArn: `arn:aws:sqs:us-east-1:${ACCOUNT}:${nameOf(RedrivePolicy.deadLetterTargetArn)}`,
    };
    await sqs('CreateQueue', name, {
      QueueName: name,
      Attributes: {
        VisibilityTimeout: VisibilityTimeout?.toString(),
        MessageRetentionPeriod: MessageRetentionPeriod?.toString(),
        RedrivePolicy: redrive && JSON.stringify(redrive),
      },
    });
  }
  const files = new ObjectFiles(directory);
  for (const bucket of buckets) await must({ method: 'PUT', url: `/${bucket}`, headers: {} });
  for (const { url, type, content } of files.all())
    await must({ method: 'PUT', url, headers: { 'content-type': type }, payload: content });

  const listeners: ((queue: string) => void)[] = [];
  const sent = (queue: string) => {
    for (const heard of listeners) heard(nameOf(queue));
  };
  return {
    inject,
    sqs,
    async send(queue, body) {
      await sqs('SendMessage', queue, { MessageBody: body });
      sent(queue);
    },
    async receive(queue, most = 10) {
      const { Messages = [] } = await sqs<{ Messages?: Message[] }>('ReceiveMessage', queue, {
        MaxNumberOfMessages: Math.min(10, most),
        MessageSystemAttributeNames: ['All'],
      });
      return Messages;
    },
    async look(queue) {
      const { rawPayload } = await must({ method: 'GET', url: `/_fauxqs/queues/${nameOf(queue)}`, headers: {} });
      return (JSON.parse(rawPayload.toString()) as { messages: Contents }).messages;
    },
    onMessage: (heard) => {
      listeners.push(heard);
    },
    sent,
    files,
    close: () => app.close(),
  };
}
