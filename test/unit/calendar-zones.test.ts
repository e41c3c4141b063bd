import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';

const module = (name: string) => JSON.stringify(new URL(`../../shared/domain/calendar/${name}`, import.meta.url).href);

// Everything a deadline is made of, for every day and at every hour at which a date has gone wrong elsewhere.
const program = `
  import { calendar, countWithStops, dayOf, receivedOn } from ${module('calendar.ts')};
  import { addDays, endOf, epoch, startOf } from ${module('time.ts')};
  const cal = calendar();
  const lines = [cal.id];
  for (let date = '2021-01-01'; date < '2030-01-01'; date = addDays(date, 1)) {
    const { kind } = dayOf(cal, date);
    const received = ['00:00:00', '07:59:59', '08:00:00', '23:59:59'].map((time) => receivedOn(date + 'T' + time + '+08:00'));
    const due = countWithStops(cal, date, 5, 'next-working-day', [{ from: addDays(date, 2), to: addDays(date, 3) }]);
    lines.push([date, kind, ...received, due.statutoryDue, due.due, epoch(startOf(date)), endOf(date)].join(' '));
  }
  console.log(JSON.stringify({ zone: new Date(2026, 6, 1).getTimezoneOffset(), lines }));`;

function runIn(zone: string): { zone: number; lines: string[] } {
  const output = execFileSync(process.execPath, ['--input-type=module', '-e', program], {
    env: { ...process.env, TZ: zone },
    encoding: 'utf8',
    maxBuffer: 16 * 1024 * 1024,
  });
  return JSON.parse(output);
}

const home = runIn('Asia/Shanghai');

it.each([
  ['UTC', 0],
  ['America/New_York', 240],
  ['Pacific/Kiritimati', -840],
])('every day and every count is the same with the machine in %s', (zone, offset) => {
  const away = runIn(zone);
  expect(away.zone, 'the zone took hold').toBe(offset);
  expect(away.lines).toEqual(home.lines);
});

it('and at every hour of a day in Yima it is that day', () => {
  for (const line of home.lines.slice(1)) {
    const [date, , ...rest] = line.split(' ');
    expect(rest.slice(0, 4)).toEqual([date, date, date, date]);
  }
  expect(home.lines).toHaveLength(1 + 3287);
});
