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
  /** The caller asks for more at once than one person may. */
  | 'too-many'
  /** Somebody else's system failed; ours did not, so no alarm of ours goes off. */
  | 'failed-dependency'
  | 'internal';

/** A refusal: its kind, the rule it rests on, its words. `{name}` is filled from the refusal's details. */
export interface RefusalEntry {
  kind: RefusalKind;
  /**
   * An article of the measures, an article of another document with its title, or null if it rests on no rule of the regulation.
   */
  rule: string | null;
  zh: string;
  en: string;
}
