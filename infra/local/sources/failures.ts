/** The identifiers of the items that a function reports as failed. @param result the function's result, in JSON. */
export function reportedFailures(result: string): string[] {
  const { batchItemFailures = [] } = (JSON.parse(result) ?? {}) as {
    batchItemFailures?: { itemIdentifier?: string }[];
  };
  return batchItemFailures.map(({ itemIdentifier }) => itemIdentifier ?? '');
}
