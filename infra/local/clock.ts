import { epoch } from '../../shared/domain/calendar/time.ts';
import type { Collection, Store } from './store.ts';

/**
 * Business time: the machine's clock plus an offset. The store keeps the offset, and it never shrinks.
 * Functions never see the clock itself, only the times that events, schedules and requests carry.
 */
export class Clock {
  readonly #settings: Collection<number>;
  #offset: number;

  /** @param start business time to begin at if the store has no offset; the present by default. */
  constructor(store: Store, start?: Date) {
    this.#settings = store.collection<number>('clock');
    this.#offset = this.#settings.get('offset') ?? (start ? start.getTime() - Date.now() : 0);
    this.#settings.set('offset', this.#offset);
  }

  now(): Date {
    return new Date(this.milliseconds());
  }

  milliseconds(): number {
    return Date.now() + this.#offset;
  }

  /** Moves forward to a time. An earlier time changes nothing. */
  advance(to: number): void {
    const ahead = to - this.milliseconds();
    if (ahead <= 0) return;
    this.#offset += ahead;
    this.#settings.set('offset', this.#offset);
  }
}

/** Local time: ISO 8601 at +08:00, which China keeps all year. */
export function inShanghai(time: Date): string {
  return new Date(time.getTime() + 8 * 3_600_000).toISOString().replace('Z', '+08:00');
}

const TIME = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(:\d\d(?:\.\d+)?)?)?(Z|[+-]\d\d:\d\d)?$/;

/** The time that somebody types: a date, or a date and a time. Without a zone it is Shanghai's, whatever the machine's. */
export function readTime(text: string): Date | undefined {
  const [, date, minutes = '00:00', seconds = ':00', zone = '+08:00'] = TIME.exec(text) ?? [];
  try {
    return date === undefined ? undefined : new Date(epoch(`${date}T${minutes}${seconds}${zone}`));
  } catch {
    return undefined;
  }
}
