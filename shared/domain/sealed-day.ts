import { addDays, dateOf, type Instant, type LocalDate } from './calendar/time.ts';
import { type Change, change } from './change.ts';
import { event } from './event.ts';

/** A day of the log that was sealed to its end, as the auditors are told of it. */
export interface SealedDay {
  id: string;
  day: LocalDate;
  /** The last segment of the day, and its root, in which every segment before it is contained. */
  number: string;
  root: string;
}

interface SealMade {
  number: string;
  madeAt: Instant;
  root: string;
}

/** Tells that a day was sealed to its end (article 12). @returns null if this seal ends no day */
export function dayEnds(
  before: Pick<SealMade, 'madeAt'> | null,
  seal: SealMade,
): Change<'sealedDay', SealedDay> | null {
  const today = dateOf(seal.madeAt);
  if (!before || dateOf(before.madeAt) === today) return null;
  const { number, root } = seal;
  const day = addDays(today, -1);
  return change('sealedDay', null, { id: `seal.${day}`, day, number, root }, event('LogSealed', { day, number, root }));
}
