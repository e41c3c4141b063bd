import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ExecutionEnvironment } from './lambda/environment.ts';
import { Store } from './store.ts';
import type { Model } from './template/model.ts';

/**
 * What the runtimes of one process hand on to each other: ports, keys, the templates they have read, and execution environments that
 * are warm. So tests that boot one runtime after another do not load and compile every function each time. An environment serves a new runtime only if all that
 * it was started with is equal; ports and keys are handed on to that end.
 */
export class Reuse {
  /** The ports of the last runtime, or 0. */
  readonly ports = { api: 0, control: 0, gateway: 0 };
  /** Keys and secrets that the stand-ins of AWS and of the OpenID provider generate. */
  readonly keys: Store;
  /** The directory in which each execution environment has its own /tmp. */
  readonly temporary: string;
  readonly #models = new Map<string, Model>();
  readonly #idle = new Map<string, ExecutionEnvironment[]>();
  #count = 0;

  readonly #forgets: (functionName: string) => boolean;

  /**
   * @param directory an empty one, which lives as long as the process.
   * @param forgets whether a function must begin anew in each runtime, because it remembers something of the last one.
   */
  constructor(directory: string, forgets: (functionName: string) => boolean) {
    this.#forgets = forgets;
    this.temporary = join(directory, 'tmp');
    mkdirSync(this.temporary, { recursive: true });
    this.keys = new Store(join(directory, 'keys.sqlite'));
  }

  /** What the templates hold, read once for the same directory and addresses. */
  model(from: string, read: () => Model): Model {
    const model = this.#models.get(from) ?? read();
    this.#models.set(from, model);
    return model;
  }

  /** A number that no other environment of the process has. */
  number(): number {
    return this.#count++;
  }

  /** An idle environment that was started with the same. */
  take(startedWith: string): ExecutionEnvironment | undefined {
    const idle = this.#idle.get(startedWith) ?? [];
    for (let next = idle.pop(); next; next = idle.pop()) if (next.alive) return next;
    return undefined;
  }

  /** Takes an idle environment of a runtime that stops. @returns false if it doesn't want it */
  leave(environment: ExecutionEnvironment): boolean {
    if (this.#forgets(environment.functionName) || !environment.detach()) return false;
    const idle = this.#idle.get(environment.startedWith) ?? [];
    idle.push(environment);
    this.#idle.set(environment.startedWith, idle);
    return true;
  }
}
