import type { PassedCall } from '../../infra/local/gateway/dynamodb.ts';

/** A call to DynamoDB takes so much longer while rounds are counted, in milliseconds, that those sent together are seen together. */
export const LATENCY = 40;

/**
 * Counts in how many rounds functions call DynamoDB: calls that are under way together are one round, and one that begins after all
 * before it were answered begins the next. On AWS each round is some milliseconds for which somebody waits.
 */
export class Rounds {
  #watched: string[] = [];
  #open = 0;
  #rounds: string[][] = [];

  /** Counts only what these functions call. */
  watch(functionNames: string[]): void {
    this.#watched = functionNames;
  }

  readonly passed = ({ by, operation }: PassedCall): (() => void) | undefined => {
    if (!this.#watched.some((name) => by.endsWith(name))) return undefined;
    if (this.#open++ === 0) this.#rounds.push([]);
    this.#rounds.at(-1)?.push(operation);
    return () => {
      this.#open -= 1;
    };
  };

  /** @returns the rounds since the last time, each with the operations of DynamoDB in it */
  take(): string[][] {
    return this.#rounds.splice(0);
  }
}
