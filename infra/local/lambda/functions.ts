import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { Faults } from '../faults.ts';
import type { Reuse } from '../reuse.ts';
import type { Activity } from '../settle.ts';
import type { FunctionResource } from '../template/model.ts';
import { ExecutionEnvironment, FunctionError, type Surroundings, startOf } from './environment.ts';
import type { Logs } from './logs.ts';

/** The number of concurrent events of one function. */
const CONCURRENCY = 4;
/** The largest result, in bytes. */
const PAYLOAD_LIMIT = 6 * 1024 * 1024;
const DOWN = { errorType: 'Runtime.ExitError', errorMessage: 'the fault "down" is on for this function', trace: [] };

/** The functions of the template, invoked by ARN. */
export class Functions {
  readonly #pools = new Map<string, Pool>();
  readonly #logs: Logs;
  readonly #faults: Faults;
  readonly #failed: ((name: string) => void)[] = [];
  readonly #invoked: ((fn: FunctionResource) => void)[] = [];

  constructor(
    functions: FunctionResource[],
    surroundings: (fn: FunctionResource) => Surroundings,
    logs: Logs,
    activity: Activity,
    faults: Faults,
    reuse?: Reuse,
  ) {
    this.#logs = logs;
    this.#faults = faults;
    // An environment with the old clock is replaced at the next event.
    faults.onChange(() => {
      for (const pool of this.#pools.values()) pool.keepTime(faults.clockOf(pool.fn.name));
    });
    for (const fn of functions) this.#pools.set(fn.arn, new Pool(fn, () => surroundings(fn), activity, reuse));
    activity.add(() => {
      const busy = [...this.#pools.values()].filter((pool) => pool.inFlight > 0);
      return busy.length > 0 ? `running: ${busy.map((pool) => pool.fn.name).join(', ')}` : undefined;
    });
  }

  /**
   * Invokes a function and waits for its result.
   * @param event JSON text.
   * @returns JSON text.
   * @throws FunctionError
   */
  async invoke(functionArn: string, event: string): Promise<string> {
    const pool = this.#pool(functionArn);
    for (const heard of this.#invoked) heard(pool.fn);
    try {
      if (this.#faults.isDown(pool.fn.name)) throw new FunctionError(DOWN);
      const { invocation } = this.#faults.settings;
      if (invocation > 0) await pause(invocation);
      return await pool.invoke(event);
    } catch (error) {
      const { errorType, message } = error as FunctionError;
      for (const heard of this.#failed) heard(pool.fn.name);
      this.#logs.note(pool.fn.name, 'Invocation failed', { errorType, errorMessage: message });
      throw error;
    }
  }

  /** Calls back with a function whenever it is invoked. */
  onInvocation(heard: (fn: FunctionResource) => void): void {
    this.#invoked.push(heard);
  }

  /** Calls back with the name of a function whenever it fails. */
  onFailure(heard: (name: string) => void): void {
    this.#failed.push(heard);
  }

  /** Loads a function before it is first needed. */
  async warm(functionArn: string): Promise<void> {
    await this.#pool(functionArn).warm();
  }

  /** Ends all environments of a function at once, as if their machines had died. */
  kill(functionArn: string): void {
    this.#pool(functionArn).retire({ running: true });
  }

  async stop(): Promise<void> {
    await Promise.all([...this.#pools.values()].map((pool) => pool.stop()));
  }

  #pool(functionArn: string): Pool {
    const pool = this.#pools.get(functionArn);
    if (!pool) throw new Error(`no function ${functionArn}`);
    return pool;
  }
}

/** The execution environments of one function. */
class Pool {
  readonly fn: FunctionResource;
  readonly #surroundings: () => Surroundings;
  readonly #activity: Activity;
  readonly #reuse: Reuse | undefined;
  readonly #all = new Set<ExecutionEnvironment>();
  readonly #idle: ExecutionEnvironment[] = [];
  readonly #waiting: ((environment: ExecutionEnvironment) => void)[] = [];
  #started = 0;
  #clock: Surroundings['clock'];
  inFlight = 0;

  constructor(fn: FunctionResource, surroundings: () => Surroundings, activity: Activity, reuse?: Reuse) {
    this.fn = fn;
    this.#surroundings = surroundings;
    this.#activity = activity;
    this.#reuse = reuse;
  }

  async invoke(event: string): Promise<string> {
    this.inFlight++;
    const environment = this.#takeIdle() ?? (await this.#another());
    try {
      const result = await environment.handle(randomUUID(), event, this.fn.Timeout * 1000);
      if (Buffer.byteLength(result) > PAYLOAD_LIMIT) {
        const errorMessage = 'Response payload size exceeded maximum allowed payload size (6291556 bytes).';
        throw new FunctionError({ errorType: 'Function.ResponseSizeTooLarge', errorMessage, trace: [] });
      }
      return result;
    } finally {
      this.#release(environment);
      this.inFlight--;
      this.#activity.changed();
    }
  }

  async warm(): Promise<void> {
    if (this.#all.size === 0) this.#idle.push(this.#start());
    await Promise.all([...this.#all].map((environment) => environment.loaded()));
  }

  async stop(): Promise<void> {
    const ending = [...this.#all].filter((environment) => !this.#reuse?.leave(environment));
    await Promise.all(ending.map((environment) => environment.stop()));
  }

  /** Changes the clock of the environments from now on. */
  keepTime(clock: Surroundings['clock']): void {
    if (isDeepStrictEqual(clock, this.#clock)) return;
    this.#clock = clock;
    this.retire();
  }

  /** Replaces all environments. Idle ones end now. Running ones end after their event, or also now with `running`. */
  retire({ running = false } = {}): void {
    for (const environment of this.#all) {
      environment.retire();
      if (running || this.#idle.includes(environment)) void environment.stop();
    }
  }

  /** An idle environment, if there is one. Drops those that have ended meanwhile. */
  #takeIdle(): ExecutionEnvironment | undefined {
    for (let idle = this.#idle.pop(); idle; idle = this.#idle.pop()) {
      if (idle.alive) return idle;
      this.#all.delete(idle);
    }
    return undefined;
  }

  #another(): Promise<ExecutionEnvironment> | ExecutionEnvironment {
    if (this.#all.size < CONCURRENCY) return this.#start();
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  #start(): ExecutionEnvironment {
    const surroundings = this.#surroundings();
    const environment =
      this.#reuse?.take(startOf(this.fn, surroundings).startedWith)?.attach(surroundings) ??
      new ExecutionEnvironment(this.fn, this.#reuse?.number() ?? this.#started++, surroundings);
    this.#all.add(environment);
    return environment;
  }

  #release(environment: ExecutionEnvironment): void {
    let next = environment;
    if (!environment.alive) {
      this.#all.delete(environment);
      void environment.stop();
      if (this.#waiting.length === 0) return;
      next = this.#start();
    }
    const waiting = this.#waiting.shift();
    if (waiting) waiting(next);
    else this.#idle.push(next);
  }
}
