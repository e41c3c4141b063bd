import type { NoticedEvent } from '../../../domain/effects.ts';
import type { EventData, Imported } from '../../../domain/event.ts';
import type { Tone } from '../../html.ts';
import type { Words } from '../../words.ts';

/**
 * The words in which people are told of an event. `{due}` stands for a field of the event, a number or a text; `{number}`, `{name}`,
 * `{requester}`, `{provider}` and `{person}` stand for those of the case.
 */
export interface Notice {
  tone: Tone;
  title: Words;
  opening: Words;
  rule: { document: string; article: string };
  /** A row is shown if the event has a value for it. */
  rows?: readonly { label: Words; value: string }[];
  closing: readonly Words[];
}

type CaseField = 'number' | 'name' | 'requester' | 'provider' | 'person';
/** An import tells each department its own part. */
type Data<T extends NoticedEvent> = T extends 'JobFinished' ? Imported : EventData[T];
type Field<T extends NoticedEvent> =
  | CaseField
  | { [F in keyof Data<T>]-?: Data<T>[F] extends string | number | null | undefined ? F : never }[keyof Data<T>];

/** All texts of a notice, and the fields that a text has places for. */
type Texts<N> = N extends string
  ? N
  : N extends readonly (infer E)[]
    ? Texts<E>
    : { [K in keyof N]: Texts<N[K]> }[keyof N];
type Places<Text> = Text extends `${string}{${infer F}}${infer Rest}` ? F | Places<Rest> : never;

/** What is wrong with a text: a place that the event has no field for, or a text whose places the compiler does not see. */
type Unfilled<T extends NoticedEvent, Text> = string extends Text ? 'no literal' : Exclude<Places<Text>, Field<T>>;
type Filled<N> = {
  [T in keyof N]: T extends NoticedEvent
    ? [Unfilled<T, Texts<Omit<N[T], 'rule' | 'tone'>>>] extends [never]
      ? unknown
      : { places: Unfilled<T, Texts<Omit<N[T], 'rule' | 'tone'>>> }
    : { event: 'tells nobody' };
};

/**
 * The notices of some events. A notice of an event that tells nobody does not compile, nor does a place that the event has no field
 * for. Words that several notices share are `as const`, so that the compiler sees their places.
 */
export function notices<const N extends { [T in NoticedEvent]?: Notice }>(words: N & Filled<N>): N {
  return words;
}
