import type { SQSEvent } from 'aws-lambda';
import { eachMessage } from '../../shared/adapters/batch.ts';
import type { PushMessage } from '../../shared/adapters/queue.ts';
import { toInstant } from '../../shared/domain/calendar/time.ts';
import type { UpstreamDeps } from './deps.ts';
import { pushEntry } from './push.ts';
import { reconcile } from './reconcile.ts';

/**
 * Handles messages for the upper platform: pushes of published or withdrawn entries, and the daily reconciliation
 * (articles 7, 8).
 */
export function upstreamHandler(deps: UpstreamDeps) {
  return async (batch: SQSEvent) => {
    const answer = await eachMessage<PushMessage>(
      batch,
      async (message) => {
        const at = toInstant(message.at);
        if (message.kind === 'push') await pushEntry(message.resource, at, deps);
        else await reconcile(message.driftId ?? null, at, deps);
      },
      deps.logger,
    );
    deps.metrics.publishStoredMetrics();
    return answer;
  };
}
