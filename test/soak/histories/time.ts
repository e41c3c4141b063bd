import { DeleteScheduleCommand, ListSchedulesCommand, SchedulerClient } from '@aws-sdk/client-scheduler';
import { working } from '../../oracle/days.ts';
import { endOf } from '../../oracle/debts.ts';
import { stateOf } from '../../oracle/ledger.ts';
import type { City } from './city.ts';
import { recounted } from './recount.ts';

/** Time passes: minutes, to the morning, days, or to just before and at the very end of something's last day. */
export async function moveOn(city: City): Promise<string> {
  const { choose } = city;
  const how = [
    minutes,
    minutes,
    minutes,
    minutes,
    morning,
    morning,
    morning,
    lastMinutes,
    lastMinutes,
    lastMinutes,
    days,
  ];
  const to = choose.of(choose.chance(4) ? [week] : how)(city);
  const later = to > city.now ? to : minutes(city);
  // What the job of a recount has not seen yet is not flagged at the end of a day that another calendar gave it.
  if (city.recounting && (later.slice(0, 10) > city.today || choose.chance(50))) await recounted(city);
  // Every sweep of many days would take longer than all the rest.
  const everySweep = choose.chance(10) && Date.parse(later) - Date.parse(city.now) < 86_400_000;
  await city.world.at(later, { everySweep });
  return `the clock moves${everySweep ? ', every sweep coming' : ''}`;
}

const minutes = (city: City) => inMilliseconds(city, (5 + city.choose.below(300)) * 60_000);
const morning = (city: City) => `${city.inDays(1)}T09:0${city.choose.below(10)}:00.000+08:00`;
const days = (city: City) => `${city.inDays(2 + city.choose.below(3))}T1${city.choose.below(8)}:30:00.000+08:00`;
const week = (city: City) => `${city.inDays(5 + city.choose.below(8))}T17:45:00.000+08:00`;

/** 23:40 of a last day, or 24:00, which is when it is late. */
function lastMinutes(city: City): string {
  const dues = city.ledger.debts
    .filter((debt) => ['open', 'claimed', 'stopped'].includes(stateOf(debt)))
    .map((debt) => city.ledger.standing(debt, city.now).due)
    .filter((due) => due >= city.today)
    .sort()
    .slice(0, 3);
  if (dues.length === 0) return minutes(city);
  const due = city.choose.of(dues);
  // Where timers were lost, the sweep of the hour has to have come.
  const end = city.timersLost.size > 0 ? endOf(due).replace('T00:00', 'T01:10') : endOf(due);
  return city.choose.chance(40) ? `${due}T23:40:00.000+08:00` : end;
}

function inMilliseconds(city: City, ms: number): string {
  return `${new Date(city.world.runtime.now().getTime() + ms + 8 * 3_600_000).toISOString().slice(0, -1)}+08:00`;
}

/** The late morning of the next working day, by when everything that waited over days off was mailed. */
export async function untilMailed(city: City): Promise<void> {
  await recounted(city);
  // What was to be mailed waits for the morning that was the next by the calendar of its day.
  const mornings = city.ledger.eras.map(({ days }) => working(days, city.today, 1)).sort();
  await city.world.at(`${mornings.at(-1)}T10:30:00.000+08:00`);
}

/** Every timer there is gets lost; what they were for, the sweep finds. */
export async function loseTimers(city: City): Promise<string> {
  const { gatewayUrl, operator } = city.world.runtime;
  await recounted(city);
  const client = new SchedulerClient({ endpoint: gatewayUrl, region: 'eu-central-1', credentials: operator });
  await city.world.settle();
  const { Schedules = [] } = await client.send(new ListSchedulesCommand({}));
  const timers = Schedules.filter(({ GroupName = '' }) => GroupName.endsWith('-duties'));
  for (const { Name, GroupName } of timers) await client.send(new DeleteScheduleCommand({ Name, GroupName }));
  client.destroy();
  for (const { id } of await city.world.tables.items('cases')) city.timersLost.add(String(id));
  return `${timers.length} timers are lost`;
}
