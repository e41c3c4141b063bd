/** The version of a state as an ETag writes it: `"3"`. */
export function etagOf(version: number): string {
  return `"${version}"`;
}

/** @returns -1, which no state has, for what no ETag of ours looks like */
export function versionIn(etag: string): number {
  return Number(/^"(\d{1,9})"$/.exec(etag.trim())?.[1] ?? -1);
}
