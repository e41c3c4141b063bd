import { buildApp } from 'fauxqs';
import type { QueueResource } from '../template/model.ts';

type Stores = NonNullable<NonNullable<Parameters<typeof buildApp>[0]>['stores']>;
export type Queue = NonNullable<ReturnType<Stores['sqsStore']['getQueueByName']>>;
type S3Store = Stores['s3Store'];

export interface Fauxqs {
  /** The queue of a name, or of the name that ends an ARN or a URL. */
  queue(name: string): Queue;
  s3: S3Store;
  /** Puts a message into the queue of a name, ARN or URL. @throws Error with the service's own words. */
  send(queue: string, body: string): Promise<void>;
  /** Answers a request of SQS or S3 without a network. */
  inject(request: { method: string; url: string; headers: Record<string, string>; payload: Buffer }): Promise<Answer>;
  /** Calls back whenever a message has come into a queue. */
  onMessage(heard: (queue: string) => void): void;
  close(): Promise<void>;
}

export interface Answer {
  statusCode: number;
  headers: Record<string, string | string[] | number | undefined>;
  rawPayload: Buffer;
}

/** Objects are held in memory here; nothing the system writes comes near. */
const MAX_OBJECT = 512 * 1024 * 1024;

/**
 * The SQS and S3 server, within this process and without a port of its own: only the gateway, which checks signatures and
 * policies, leads to it. Messages are in memory; objects are files.
 * @param directory where objects are kept.
 */
export async function startFauxqs(queues: QueueResource[], buckets: string[], directory: string): Promise<Fauxqs> {
  // The package exports its app but not its stores, which are needed to keep objects on disk without opening a port.
  const load = (path: string) => import(new URL(path, import.meta.resolve('fauxqs')).href);
  const [sqs, sns, s3, files] = await Promise.all([
    load('./sqs/sqsStore.js'),
    load('./sns/snsStore.js'),
    load('./s3/s3Store.js'),
    load('./s3/fileS3Persistence.js'),
  ]);
  const stores: Stores = { sqsStore: new sqs.SqsStore(), snsStore: new sns.SnsStore(), s3Store: new s3.S3Store() };
  const persistence = new files.FileS3Persistence(directory);
  persistence.loadS3(stores.s3Store);
  stores.s3Store.persistence = persistence;
  const kept = new Set(stores.s3Store.listBuckets().map((bucket: { name: string }) => bucket.name));
  for (const bucket of buckets) if (!kept.has(bucket)) stores.s3Store.createBucket(bucket);

  const listeners: ((queue: string) => void)[] = [];
  for (const { name, ref, arn, RedrivePolicy, ...of } of queues) {
    const queue = stores.sqsStore.createQueue(name, ref, arn, {
      ...(of.VisibilityTimeout === undefined ? {} : { VisibilityTimeout: String(of.VisibilityTimeout) }),
      ...(of.MessageRetentionPeriod === undefined ? {} : { MessageRetentionPeriod: String(of.MessageRetentionPeriod) }),
      ...(RedrivePolicy ? { RedrivePolicy: JSON.stringify(RedrivePolicy) } : {}),
    });
    const enqueue = queue.enqueue.bind(queue);
    queue.enqueue = (message) => {
      enqueue(message);
      for (const heard of listeners) heard(name);
    };
  }
  const app = buildApp({ logger: false, stores, defaultRegion: 'us-east-1' });
  // It takes no more than 11 MiB at once, where S3 takes 5 GiB.
  app.removeContentTypeParser('*');
  app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: MAX_OBJECT }, (_request, body, done) =>
    done(null, body),
  );
  await app.ready();
  const queueOf = (name: string): Queue => {
    const queue = stores.sqsStore.getQueueByName(name.split(/[:/]/).at(-1) as string);
    if (!queue) throw new Error(`there is no queue ${name}`);
    return queue;
  };
  const inject: Fauxqs['inject'] = (request) => app.inject(request as never) as unknown as Promise<Answer>;
  return {
    queue: queueOf,
    inject,
    async send(queue, body) {
      const payload = Buffer.from(JSON.stringify({ QueueUrl: queueOf(queue).url, MessageBody: body }));
      const headers = { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': 'AmazonSQS.SendMessage' };
      const answer = await inject({ method: 'POST', url: '/', headers, payload });
      if (answer.statusCode !== 200) throw new Error(answer.rawPayload.toString());
    },
    s3: stores.s3Store,
    onMessage: (heard) => {
      listeners.push(heard);
    },
    close: () => app.close(),
  };
}
