import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads';
import type { Messages } from '../gateway/server.ts';
import type { Principal } from '../iam/access.ts';
import { patiently, type Slow } from '../patience.ts';
import { REGION } from '../template/intrinsics.ts';
import type { FunctionResource } from '../template/model.ts';
import type { Logs } from './logs.ts';
import type { Done, DynamoDBCall, Given, Job, Start } from './protocol.ts';

/** A function failed: it threw, ran out of time or memory, or didn't start. */
export class FunctionError extends Error {
  readonly errorType: string;

  constructor(error: NonNullable<Done['error']>) {
    super(error.errorMessage);
    this.errorType = error.errorType;
  }
}

export interface Surroundings {
  gatewayUrl: string;
  principal: Principal;
  /** Answers calls of DynamoDB. */
  dynamodb: Messages;
  logs: Logs;
  /** The directory in which each execution environment gets its own /tmp. */
  temporary: string;
  /** The directory of the compile cache. */
  compiled: string;
  /** The machine's wrong clock, if this fault is on. */
  clock: { hours: number; zone?: string | undefined } | undefined;
  /** The longest time to load, in milliseconds. Lambda allows ten seconds; this machine may be busy. */
  loading: number;
  /** Is told of a longer one, which ends the environment without it. */
  slow: Slow | undefined;
}

/** One execution environment: a worker thread that handles one event after another until it fails. */
export class ExecutionEnvironment {
  /** All that it was started with, but its own /tmp. */
  readonly startedWith: string;
  readonly functionName: string;
  readonly #worker: Worker;
  readonly #ready: Promise<void>;
  #running: { id: string; resolve: (result: string) => void; reject: (error: Error) => void } | undefined;
  #gone: Error | undefined;
  #retired = false;
  readonly #dynamodb: MessagePort;
  #unfollow: () => void;

  /** @param index a number that no other one has. */
  constructor(fn: FunctionResource, index: number, surroundings: Surroundings) {
    const { temporary, compiled, loading, slow } = surroundings;
    const { start, env, startedWith } = startOf(fn, surroundings);
    this.startedWith = startedWith;
    this.functionName = fn.name;
    const tmp = join(temporary, `${fn.name}-${index}`);
    rmSync(tmp, { recursive: true, force: true });
    mkdirSync(tmp, { recursive: true });
    const { port1, port2 } = new MessageChannel();
    this.#dynamodb = port1;
    this.#worker = new Worker(new URL('./worker.ts', import.meta.url), {
      workerData: { ...start, dynamodb: port2 } satisfies Given,
      transferList: [port2],
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: fn.MemorySize },
      // Every environment loads the worker and the bundle, at every start.
      env: { ...env, TMPDIR: tmp, NODE_COMPILE_CACHE: compiled },
    });
    this.#unfollow = this.#connect(surroundings);
    this.#worker.on('error', (error: Error) => this.#end(error));
    this.#worker.on('exit', (code) => this.#end(new Error(`Runtime exited with code ${code}`)));
    this.#ready = patiently(this.#answer('ready'), {
      ms: loading,
      message: (seconds) =>
        `${seconds} 秒后函数 ${fn.name} 仍未加载完 · after ${seconds} s ${fn.name} is not yet loaded`,
      slow,
    }).then(() => undefined);
    this.#ready.catch((error: Error) => this.#end(error));
    this.#worker.on('message', ({ id, result, error }: Done) => {
      if (this.#running?.id !== id) return;
      const { resolve, reject } = this.#running;
      this.#running = undefined;
      if (error) reject(new FunctionError(error));
      else resolve(result ?? 'null');
    });
  }

  /** Whether it can take another event. */
  get alive(): boolean {
    return this.#gone === undefined && !this.#retired;
  }

  /** Takes no other event after the one it may be handling. */
  retire(): void {
    this.#retired = true;
  }

  loaded(): Promise<void> {
    return this.#ready;
  }

  /**
   * Handles one event. The caller must wait for the end before the next event.
   * @param timeout in milliseconds.
   * @returns JSON.
   * @throws FunctionError
   */
  async handle(id: string, event: string, timeout: number): Promise<string> {
    await this.#ready;
    const done = this.#run(id, timeout);
    this.#worker.postMessage({ id, event, deadline: Date.now() + timeout } satisfies Job);
    return done;
  }

  /** Ends its output to the logs of a runtime that stops. @returns whether a later runtime may use it */
  detach(): boolean {
    if (!this.alive || this.#running) return false;
    this.#unfollow();
    return true;
  }

  /** Writes its output to the logs of another runtime, and calls its gateway. */
  attach(surroundings: Surroundings): this {
    this.#unfollow = this.#connect(surroundings);
    return this;
  }

  async stop(): Promise<void> {
    this.#gone ??= new Error('stopped');
    await this.#worker.terminate();
  }

  #connect({ logs, dynamodb }: Surroundings): () => void {
    const ends = [this.#worker.stdout, this.#worker.stderr].map((stream) => logs.follow(this.functionName, stream));
    const answer = async ({ id, body: sent, ...call }: DynamoDBCall) => {
      const reply = await dynamodb({ ...call, body: Buffer.from(sent) });
      // A copy with memory of its own, which moves to the other thread: a buffer may be a part of a larger one.
      const body = new Uint8Array(reply?.body ?? []);
      this.#dynamodb.postMessage({ id, reply: reply && { ...reply, body } }, [body.buffer]);
    };
    this.#dynamodb.on('message', answer);
    return () => {
      this.#dynamodb.off('message', answer);
      for (const end of ends) end();
    };
  }

  #answer(id: string): Promise<string> {
    return new Promise((resolve, reject) => {
      if (this.#gone) reject(this.#gone);
      else this.#running = { id, resolve, reject };
    });
  }

  async #run(id: string, timeout: number): Promise<string> {
    const answered = this.#answer(id);
    const timer = setTimeout(() => {
      const errorMessage = `${id} Task timed out after ${(timeout / 1000).toFixed(2)} seconds`;
      this.#end(new FunctionError({ errorType: 'Sandbox.Timedout', errorMessage, trace: [] }));
    }, timeout);
    try {
      return await answered;
    } finally {
      clearTimeout(timer);
    }
  }

  #end(error: Error): void {
    if (!this.#gone) void this.#worker.terminate();
    this.#gone ??= error;
    const running = this.#running;
    this.#running = undefined;
    running?.reject(
      error instanceof FunctionError
        ? error
        : new FunctionError({ errorType: 'Runtime.ExitError', errorMessage: error.message, trace: [] }),
    );
  }
}

/** What an environment is started with, and the text by which equal ones are found. */
export function startOf(fn: FunctionResource, { gatewayUrl, principal, clock }: Surroundings) {
  const [file = 'index', exported = 'handler'] = fn.Handler.split('.');
  const start: Start = {
    module: pathToFileURL(join(fn.codeDirectory, `${file}.mjs`)).href,
    handler: exported,
    functionName: fn.name,
    functionArn: fn.arn,
    memory: fn.MemorySize,
    ahead: (clock?.hours ?? 0) * 3_600_000,
  };
  const zone = clock?.zone ?? process.env.TZ;
  const env = {
    ...fn.Environment?.Variables,
    AWS_LAMBDA_FUNCTION_NAME: fn.name,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(fn.MemorySize),
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
    AWS_REGION: REGION,
    AWS_DEFAULT_REGION: REGION,
    AWS_ACCESS_KEY_ID: principal.accessKeyId,
    AWS_SECRET_ACCESS_KEY: principal.secretAccessKey,
    AWS_ENDPOINT_URL: gatewayUrl,
    LAMBDA_TASK_ROOT: fn.codeDirectory,
    ...(zone === undefined ? {} : { TZ: zone }),
  };
  return { start, env, startedWith: JSON.stringify([start, env]) };
}
