import type { SQSEvent } from 'aws-lambda';
import { eachMessage } from '../../shared/adapters/batch.ts';
import type { DeliveryMessage } from '../../shared/adapters/queue.ts';
import { toInstant } from '../../shared/domain/calendar/time.ts';
import { goAgain } from './again.ts';
import { deliver } from './deliver.ts';
import type { DeliveriesDeps } from './deps.ts';

/** Sends events to the endpoints of departments, and has them sent again. */
export function deliveriesHandler(deps: DeliveriesDeps) {
  return async (batch: SQSEvent) => {
    const answer = await eachMessage<DeliveryMessage>(
      batch,
      async (message) => {
        const at = toInstant(message.at);
        if (message.kind === 'again') await goAgain({ ...message, at }, deps);
        else await deliver(message.id, at, deps);
      },
      deps.logger,
    );
    deps.metrics.publishStoredMetrics();
    return answer;
  };
}
