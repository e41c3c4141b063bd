import type { Logger } from '@aws-lambda-powertools/logger';
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';

/**
 * Works through a batch of messages; those that fail are reported and come again, the others don't.
 * What failed is logged by the message's id only, since a message may hold what a log must not.
 */
export async function eachMessage<M>(
  { Records }: SQSEvent,
  work: (message: M) => Promise<void>,
  logger: Logger,
): Promise<SQSBatchResponse> {
  const batchItemFailures: SQSBatchResponse['batchItemFailures'] = [];
  for (const { messageId, body } of Records) {
    try {
      await work(JSON.parse(body) as M);
    } catch (error) {
      logger.error('message failed', { messageId, error: error as Error });
      batchItemFailures.push({ itemIdentifier: messageId });
    }
  }
  return { batchItemFailures };
}
