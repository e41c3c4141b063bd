/** The items of a batch that a function reports as failed, by their identifiers. @param result of the function, as JSON. */
export function reportedFailures(result: string): string[] {
  const { batchItemFailures = [] } = (JSON.parse(result) ?? {}) as {
    batchItemFailures?: { itemIdentifier?: string }[];
  };
  return batchItemFailures.map(({ itemIdentifier }) => itemIdentifier ?? '');
}
