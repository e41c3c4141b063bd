import type { Runtime } from '../../infra/local/runtime.ts';
import { departments } from '../../infra/local/sample/departments.ts';
import { addWorkingDays } from '../../shared/domain/calendar/calendar.ts';
import { dateOf, type Instant, startOf } from '../../shared/domain/calendar/time.ts';
import { change } from '../../shared/domain/change.ts';
import type { Duty } from '../../shared/domain/duties/duty.ts';
import { openDuty, wake } from '../../shared/domain/duties/duty-steps.ts';
import { lawInForce, rulesFor } from '../../shared/domain/duties/law.ts';
import { derivedId } from '../../shared/storage/ids.ts';
import { mirrorOf } from './replay.ts';
import { type Item, itemsOf, type TableNames, write } from './seed.ts';

/** How many working days ago a duty to reply may have begun and still be open in time. */
const AGES = 5;
/** One in so many stayed open past its date, found late last night. */
const LATE = 50;

/**
 * Puts `count` open duties to reply into DynamoDB Local, past the API, begun on the days before `now` in equal parts and woken
 * since as often as they should have been; but of what fell due this morning `missed` were not.
 * @param mirrored into the mirrors too, so that what is done to them can be done again there
 * @returns how many are to be woken by `now`
 */
export async function seedDuties(
  { dynamodb }: Runtime,
  names: TableNames,
  {
    count,
    from,
    now,
    missed,
    mirrored,
  }: { count: number; from: number; now: Instant; missed: number; mirrored: boolean },
): Promise<number> {
  const law = lawInForce();
  const today = dateOf(now);
  const midnight = startOf(today);
  const agencies = departments.slice(1);
  const items: [string, Item][] = [];
  let due = 0;
  for (let n = from; n < from + count; n++) {
    const age = n % LATE === 0 ? AGES + 1 : (n % AGES) + 1;
    const start = addWorkingDays(law.calendar, today, -age);
    const id = derivedId('req', 'scale', n);
    const rules = rulesFor(law, 'reply', 'conditional', start);
    const owing = agencies[n % agencies.length]?.id ?? '01';
    const subject = {
      type: 'request' as const,
      id,
      number: `YM-2026-${String(n).padStart(6, '0')}`,
      name: '城镇低保家庭信息',
    };
    const terms = { id: `${id}.reply`, kind: 'reply' as const, subject, owes: owing, waits: '16', start };
    let duty: Duty = openDuty(terms, rules, `${start}T10:00:00.000+08:00`).next;
    const woken = due < missed ? midnight : now;
    while (duty.nextWakeAt !== null && duty.nextWakeAt < woken) {
      duty = wake(duty, rules, duty.nextWakeAt)?.next ?? duty;
    }
    if (duty.nextWakeAt !== null && duty.nextWakeAt <= now) due += 1;
    for (const [table, item] of await itemsOf(change('duty', null, duty), names, midnight)) {
      // As many events as its wake-ups made.
      const whole = { ...item, seq: duty.wakeSeq };
      items.push([table, whole]);
      if (mirrored) items.push([mirrorOf(table), whole]);
    }
  }
  await write(dynamodb, items);
  return due;
}
