/** Names of the errors with which AWS refuses a call because there are too many. It has done nothing then. */
const NAMES = new Set([
  'ThrottlingException',
  'ThrottlingError',
  'ProvisionedThroughputExceededException',
  'ProvisionedThroughputExceeded',
  'RequestLimitExceeded',
  'TransactionInProgressException',
  'SlowDown',
]);

/** A transaction was refused because there are too many calls. Nothing of it was written. */
export class Throttled extends Error {}

/** Whether a call was refused only because there are too many, so that the same call may succeed a moment later. */
export function isThrottled(error: unknown): boolean {
  return error instanceof Throttled || (error instanceof Error && NAMES.has(error.name));
}

/** The same for the reason that a transaction gives. */
export function isThrottling({ Code }: { Code?: string | undefined }): boolean {
  return Code !== undefined && NAMES.has(Code);
}
