/** The names in a bundle of the list of its files and of the signature of that list. */
export const MANIFEST = 'manifest.json';
export const SIGNATURE = 'manifest.jws';

/** The name of a sealed segment of the log in its bucket. */
export function nameOfSegment(number: string): string {
  return `segments/${number}.jsonl`;
}
