import type { Tone } from '../../html.ts';
import type { Words } from '../../words.ts';

/**
 * What people are told of an event, where its own words are enough. `{name}` stands for a field of the event, a number or a text,
 * and for `number`, `name`, `requester`, `provider` of the case.
 */
export interface Notice {
  tone: Tone;
  title: Words;
  opening: Words;
  rule: { document: string; article: string };
  /** Shown where the event has a value for it. */
  rows?: { label: Words; value: string }[];
  closing: Words[];
}
