import type { Logger } from '@aws-lambda-powertools/logger';
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';

/**
 * Works through a batch of messages. Those that fail are reported and come again; the others do not.
 * The log names a failed message by its id alone, since a message may hold what a log must not.
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
