import { createHash, randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import type { Access } from '../iam/access.ts';
import type { Activity } from '../settle.ts';
import { ACCOUNT, REGION } from '../template/intrinsics.ts';
import type { QueueResource } from '../template/model.ts';
import { ServiceError, sendJson } from './errors.ts';
import type { Answer, Fauxqs } from './fauxqs.ts';
import type { Service } from './server.ts';

/** IAM has no actions of its own for the batches. */
const actionOf = (operation: string) => `sqs:${operation.replace(/Batch$/, '')}`;

/** Seconds of a delay that nobody waits for here: its messages come as soon as no other work is left. */
const LONG = 60;

interface Batch {
  Entries: { Id: string; MessageBody: string; DelaySeconds?: number }[];
}

/** SQS. Policies are checked on the queue of each call. */
export function sqsService(access: Access, fauxqs: Fauxqs, queues: QueueResource[], activity: Activity): Service {
  const postpone = (name: string, { Entries }: Batch) => {
    activity.postpone(async () => {
      for (const { MessageBody } of Entries) await fauxqs.send(name, MessageBody);
    });
    const md5 = (text: string) => createHash('md5').update(text).digest('hex');
    return Entries.map(({ Id, MessageBody }) => ({ Id, MessageId: randomUUID(), MD5OfMessageBody: md5(MessageBody) }));
  };
  return async ({ principal, headers, body }, response) => {
    const operation = String(headers['x-amz-target']).replace('AmazonSQS.', '');
    const { QueueUrl, QueueName } = JSON.parse(body.toString()) as { QueueUrl?: string; QueueName?: string };
    const name = (QueueUrl ?? QueueName ?? '').split('/').at(-1) as string;
    const queue = queues.find((candidate) => candidate.name === name);
    access.check(principal, actionOf(operation), queue?.arn ?? `arn:aws:sqs:${REGION}:${ACCOUNT}:${name}`);
    if (!queue) {
      throw new ServiceError('QueueDoesNotExist', 'The specified queue does not exist.');
    }
    if (operation === 'GetQueueUrl') return sendJson(response, 200, { QueueUrl: queue.ref });
    if (operation === 'SendMessageBatch') {
      const batch = JSON.parse(body.toString()) as Batch;
      if (batch.Entries.every(({ DelaySeconds = 0 }) => DelaySeconds >= LONG))
        return sendJson(response, 200, { Successful: postpone(name, batch), Failed: [] });
    }
    const answer = await fauxqs.inject({ method: 'POST', url: '/', headers: textHeaders(headers), payload: body });
    if (operation.startsWith('SendMessage')) fauxqs.sent(name);
    relay(answer, response);
  };
}

/** Passes an answer on to the caller. */
export function relay(answer: Answer, response: ServerResponse): void {
  const headers = Object.entries(answer.headers).filter(
    ([name]) => name !== 'transfer-encoding' && name !== 'connection',
  );
  response.writeHead(answer.statusCode, Object.fromEntries(headers) as Record<string, string>);
  response.end(answer.rawPayload);
}

/** Headers with one value each. */
export function textHeaders(headers: IncomingHttpHeaders): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
}
