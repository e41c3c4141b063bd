/**
 * One execution environment of a function. The thread has only the function's own variables. It loads the bundle once, and then
 * handles one event at a time. Events and results are passed as JSON text, as in Lambda.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { callByMessage } from './call-by-message.ts';
import type { Done, Given, Job } from './protocol.ts';

const { module, handler: exported, functionName, functionArn, memory, ahead, dynamodb } = workerData as Given;
const port = parentPort;
if (!port) throw new Error('not a worker');

const answer = (done: Done) => port.postMessage(done);
const describe = (error: unknown): Done['error'] =>
  error instanceof Error
    ? { errorType: error.name, errorMessage: error.message, trace: (error.stack ?? '').split('\n') }
    : { errorType: 'Error', errorMessage: String(error), trace: [] };

const now = Date.now;
if (ahead !== 0) {
  globalThis.Date = new Proxy(Date, {
    construct: (target, given, as) => Reflect.construct(target, given.length > 0 ? given : [now() + ahead], as),
    get: (target, name) => (name === 'now' ? () => now() + ahead : Reflect.get(target, name)),
  });
}

callByMessage(dynamodb);

// It has taken effect, and the function must not see it: Lambda doesn't set it.
delete process.env.NODE_COMPILE_CACHE;

try {
  const loaded = (await import(module)) as Record<string, unknown>;
  const handler = loaded[exported];
  if (typeof handler !== 'function') throw new Error(`${module} exports no ${exported}`);
  port.on('message', async ({ id, event, deadline }: Job) => {
    try {
      const result: unknown = await handler(JSON.parse(event), {
        awsRequestId: id,
        functionName,
        functionVersion: '$LATEST',
        invokedFunctionArn: functionArn,
        memoryLimitInMB: String(memory),
        logGroupName: `/aws/lambda/${functionName}`,
        logStreamName: 'local',
        callbackWaitsForEmptyEventLoop: true,
        getRemainingTimeInMillis: () => Math.max(0, deadline - now()),
      });
      answer({ id, result: JSON.stringify(result ?? null) });
    } catch (error) {
      answer({ id, error: describe(error) });
    }
  });
  answer({ id: 'ready' });
} catch (error) {
  answer({ id: 'ready', error: describe(error) });
}
