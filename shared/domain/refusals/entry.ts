export type RefusalKind =
  | 'unauthenticated'
  | 'forbidden'
  | 'not-found'
  | 'malformed'
  | 'invalid'
  | 'conflict'
  | 'precondition-required'
  | 'stale'
  | 'media-type'
  | 'busy'
  /** Somebody else's system failed; ours did not, so no alarm of ours goes off. */
  | 'failed-dependency'
  | 'internal';

/** One way of saying no: what kind of no, which rule it rests on, the words; `{name}` is filled from the refusal's details. */
export interface RefusalEntry {
  kind: RefusalKind;
  /** The article of the measures, an article of another document with its name, or null where no rule of the regulation is concerned. */
  rule: string | null;
  zh: string;
  en: string;
}
