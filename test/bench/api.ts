import type { PassedCall } from '../../infra/local/gateway/dynamodb.ts';
import type { Runtime } from '../../infra/local/runtime.ts';
import { caller, operations } from './operations.ts';
import { median, percentile, round, say, table, verdict } from './print.ts';
import type { Capacity, Replay } from './replay.ts';
import type { Entry } from './seed.ts';

const ROUNDS = 5;
const SAMPLES = 40;
const WARM_UP = 40;

/**
 * What a call waits for in AWS beside its work, in milliseconds; `--latency aws` adds it here. DynamoDB answers in single digits
 * (AWS, "Understanding Amazon DynamoDB latency"), from a function in the same region about 4; a warm invocation behind API Gateway
 * takes about 8 before the function's own code runs. Both are assumptions: the point is that a round too many shows as it would there.
 */
const AWS = { latency: 4, invocation: 8 };
const NONE = { latency: 0, invocation: 0 };

/** Milliseconds of one round. */
interface Round {
  api: number[];
  direct: number[];
}

/** A call and when it was made, in milliseconds of `performance.now()`. */
export type Recorded = PassedCall & { at: number };

/** Watches what the functions send to DynamoDB. */
export class Recorder {
  #calls: Recorded[] = [];

  /** To be told of every call. */
  readonly passed = (call: PassedCall): undefined => {
    this.#calls.push({ ...call, at: performance.now() });
  };

  /** @returns the calls since the last time, of the functions whose name has one of these words */
  take(functions: RegExp): Recorded[] {
    return this.#calls.splice(0).filter(({ by }) => functions.test(by));
  }
}

const ANSWERING = /AuthorizerFunction|CatalogFunction|RequestsFunction/;

/**
 * Times the five operations one call at a time, each followed by its own DynamoDB calls straight to DynamoDB Local, and
 * prints medians of the rounds. What a commit sets off is waited for outside the time taken.
 */
export async function benchApi(
  runtime: Runtime,
  entries: Entry[],
  recorder: Recorder,
  replay: Replay,
  { latency }: { latency: boolean },
): Promise<void> {
  const { call, close } = caller(runtime);
  const all = operations(entries).map((operation) => ({
    operation,
    rounds: [] as Round[],
    calls: [] as PassedCall[],
    capacity: [] as Capacity[],
  }));
  let n = 0;
  const each = async (one: (typeof all)[number], count: number, take: (ms: number, calls: PassedCall[]) => unknown) => {
    for (let sample = 0; sample < count; sample++) {
      recorder.take(ANSWERING);
      if (latency) runtime.faults.set(AWS);
      const answer = await call(one.operation.ask(n++));
      if (latency) runtime.faults.set(NONE);
      one.operation.answered?.(answer);
      const calls = recorder.take(ANSWERING);
      await runtime.settle();
      await take(answer.ms, calls);
    }
  };

  say('预热 · warming up');
  for (const one of all) {
    await each(one, WARM_UP, async (_ms, calls) => {
      one.calls = calls;
      one.capacity = await replay.capacity(calls);
    });
  }
  printCapacity(all);
  for (let number = 1; number <= ROUNDS; number++) {
    say(`计时 · timing, round ${number} of ${ROUNDS}`);
    for (const one of all) {
      const of: Round = { api: [], direct: [] };
      await each(one, SAMPLES, async (ms, calls) => {
        of.api.push(ms);
        // Straight to DynamoDB Local there is no latency to add.
        if (!latency) of.direct.push(await replay.time(calls));
      });
      one.rounds.push(of);
    }
  }
  close();

  table(
    `接口 API: one call at a time, ${ROUNDS} rounds of ${SAMPLES}, medians of the rounds, milliseconds${
      latency ? `; with ${AWS.latency} ms for each call to DynamoDB and ${AWS.invocation} for each invocation` : ''
    }`,
    ['', 'p50', 'p99', ...(latency ? [] : ['DynamoDB Local p50', '×', '']), 'its calls'],
    all.map(({ operation: { name, goal }, rounds, calls }) => {
      const over = (of: keyof Round, share: number) => median(rounds.map((one) => percentile(one[of], share)));
      const ratio = round(over('api', 0.5) / over('direct', 0.5));
      return [
        name,
        round(over('api', 0.5)),
        round(over('api', 0.99)),
        ...(latency ? [] : [round(over('direct', 0.5)), ratio, goal === null ? '' : verdict(name, ratio, goal)]),
        calls.map(describe).join(', '),
      ];
    }),
  );
}

function printCapacity(measured: { operation: { name: string }; capacity: Capacity[] }[]): void {
  table(
    '容量单位 capacity units that one call consumes, indexes included',
    ['', 'read', 'write', 'by table'],
    measured.map(({ operation: { name }, capacity }) => {
      const sum = (kind: Capacity['kind']) =>
        capacity.filter((one) => one.kind === kind).reduce((units, one) => units + one.units, 0);
      const parts = capacity.map(({ table: of, kind, units }) => `${of} ${units} ${kind}`);
      return [name, sum('read'), sum('write'), parts.join(', ')];
    }),
  );
}

function describe({ operation, body }: PassedCall): string {
  if (operation !== 'TransactWriteItems') return operation;
  return `TransactWriteItems of ${JSON.parse(body.toString()).TransactItems.length}`;
}
