import type { Clock } from '../clock.ts';
import type { Faults } from '../faults.ts';
import type { Activity } from '../settle.ts';
import type { Collection, Store } from '../store.ts';
import { parseExpression } from './expressions.ts';

/** A stored schedule. Times are business time, in milliseconds since 1970. */
export interface Entry {
  name: string;
  group: string;
  expression: string;
  zone: string;
  enabled: boolean;
  target: { arn: string; roleArn: string; input: string; deadLetters?: string };
  deleteAfterwards: boolean;
  clientToken?: string;
  created: number;
  modified: number;
  /** The time at which it fires next; null when it will not fire again. */
  next: number | null;
  /** Whether it comes from the template, not from a function. */
  fixed: boolean;
}

/** Sends the input of a schedule that fires. */
export type Deliver = (entry: Entry, scheduledTime: number) => Promise<void>;

const scheduleId = (group: string, name: string) => `${group}/${name}`;

/** Fires schedules by the business clock: by itself while the clock runs, or on request while the clock is moved. */
export class Scheduler {
  readonly #kept: Collection<Entry>;
  readonly #entries = new Map<string, Entry>();
  readonly #clock: Clock;
  readonly #deliver: Deliver;
  readonly #activity: Activity;
  readonly #faults: Faults;
  #timer: NodeJS.Timeout | undefined;
  #held = true;
  #firing = 0;

  constructor(store: Store, clock: Clock, activity: Activity, faults: Faults, deliver: Deliver) {
    this.#kept = store.collection<Entry>('schedules');
    this.#clock = clock;
    this.#activity = activity;
    this.#faults = faults;
    faults.onChange(() => this.#arm());
    this.#deliver = deliver;
    for (const entry of this.#kept.all()) this.#entries.set(scheduleId(entry.group, entry.name), entry);
    activity.add(() => {
      if (this.#firing > 0) return 'firing schedules';
      // On hold, the code that moves the clock fires what is due. It waits for idleness first, so work counted here would block it for ever.
      if (this.#held) return undefined;
      const due = this.nextDue();
      return due !== undefined && due <= clock.milliseconds() ? 'a schedule is due' : undefined;
    });
  }

  all(): Entry[] {
    return [...this.#entries.values()];
  }

  get(group: string, name: string): Entry | undefined {
    return this.#entries.get(scheduleId(group, name));
  }

  /** Stores a new or changed schedule, and computes its next time. @throws Error for an invalid expression. */
  set(entry: Omit<Entry, 'next'>): Entry {
    const schedule = parseExpression(entry.expression, entry.zone, entry.created);
    const whole: Entry = { ...entry, next: schedule.next(this.#clock.milliseconds()) ?? null };
    this.#save(whole);
    this.#arm();
    return whole;
  }

  delete(group: string, name: string): boolean {
    this.#entries.delete(scheduleId(group, name));
    const existed = this.#kept.delete(scheduleId(group, name));
    this.#arm();
    this.#activity.changed();
    return existed;
  }

  /** Deletes all schedules that functions created. @returns their names */
  loseAll(): string[] {
    const set = this.all().filter(({ fixed }) => !fixed);
    for (const { group, name } of set) this.delete(group, name);
    return set.map(({ name }) => name);
  }

  /** The time at which the next enabled schedule fires. */
  nextDue(): number | undefined {
    if (this.#faults.settings.scheduler === 'waits') return undefined;
    let soonest: number | undefined;
    for (const { enabled, next } of this.#entries.values()) {
      if (enabled && next !== null && (soonest === undefined || next < soonest)) soonest = next;
    }
    return soonest;
  }

  /** Fires all due schedules, in order of time. */
  async fireDue(): Promise<void> {
    const now = this.#clock.milliseconds();
    const due = this.all().filter(({ enabled, next }) => enabled && next !== null && next <= now);
    due.sort((a, b) => (a.next ?? 0) - (b.next ?? 0) || a.name.localeCompare(b.name));
    await this.#fire(due.map((entry) => [entry, entry.next ?? now]));
  }

  /** Fires every repeating schedule now, because it may have been missed while the system was not running. */
  async fireRepeating(): Promise<void> {
    const now = this.#clock.milliseconds();
    const repeating = this.all().filter(({ enabled, expression }) => enabled && !expression.startsWith('at('));
    await this.#fire(repeating.map((entry) => [entry, now]));
  }

  /** Skips the runs of repeating schedules until a time, except the last, as if the service had been down. */
  missRepeats(until: number): void {
    for (const entry of this.all().filter(({ enabled, expression }) => enabled && !expression.startsWith('at('))) {
      const { next: following } = parseExpression(entry.expression, entry.zone, entry.created);
      let last = entry.next;
      for (let next = last; next !== null && next <= until; next = following(next) ?? null) last = next;
      if (last !== entry.next) this.#save({ ...entry, next: last });
    }
  }

  /** Stops firing by itself, until `release`. */
  hold(): void {
    this.#held = true;
    clearTimeout(this.#timer);
  }

  release(): void {
    this.#held = false;
    this.#arm();
  }

  async #fire(due: [Entry, number][]): Promise<void> {
    this.#firing++;
    try {
      for (const [entry, time] of due) {
        const { once, next } = parseExpression(entry.expression, entry.zone, entry.created);
        // The next time is stored before the delivery, so that a slow delivery doesn't fire twice.
        if (once && entry.deleteAfterwards) {
          this.#entries.delete(scheduleId(entry.group, entry.name));
          this.#kept.delete(scheduleId(entry.group, entry.name));
        } else {
          this.#save({ ...entry, next: once ? null : (next(Math.max(time, this.#clock.milliseconds() - 1)) ?? null) });
        }
        const { scheduler } = this.#faults.settings;
        const isLost = once ? scheduler === 'loses' : scheduler.startsWith('loses') || this.#faults.isLost(entry.name);
        if (!isLost) await this.#deliver(entry, time);
      }
    } finally {
      this.#firing--;
      this.#arm();
      this.#activity.changed();
    }
  }

  #save(entry: Entry): void {
    this.#entries.set(scheduleId(entry.group, entry.name), entry);
    this.#kept.set(scheduleId(entry.group, entry.name), entry);
  }

  #arm(): void {
    clearTimeout(this.#timer);
    if (this.#held) return;
    const due = this.nextDue();
    if (due === undefined) return;
    const wait = Math.min(Math.max(due - this.#clock.milliseconds(), 0), 3_600_000);
    this.#timer = setTimeout(() => void this.fireDue(), wait);
  }
}
