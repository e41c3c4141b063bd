import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { addDays, type LocalDate } from '../../shared/domain/calendar/time.ts';
import { type Duty, isOpen } from '../../shared/domain/duties/duty.ts';
import { directly } from '../bench/seed.ts';
import { daysBy, working } from '../oracle/days.ts';
import { bodies } from '../world/bodies.ts';
import { seedDuties, seededId } from '../world/duties.ts';
import { startWorld } from '../world/world.ts';

const DEPARTMENT = '02';

/**
 * Loads a local closure over very many open duties of a department, on the booted template, and follows the job that counts
 * them again while people go on working on them; at the end every open duty has the date that a slow count by hand gives.
 * `--duties` says how many, 100,000 otherwise.
 */
export async function recount({ duties: [count = 100_000] = [] }: Record<string, number[]>): Promise<void> {
  const world = await startWorld();
  const began = performance.now();
  const seconds = () => Math.round((performance.now() - began) / 1000);
  try {
    const client = DynamoDBDocumentClient.from(directly(world.runtime.dynamodb), {
      marshallOptions: { removeUndefinedValues: true },
    });
    await seedDuties(client, world.tables.name('cases'), count, DEPARTMENT);
    console.log(`${count} open duties after ${seconds()} s`);
    const [officer, civil] = await Promise.all([world.as('officer'), world.as('civil')]);
    const loaded = await officer.ok('updateCalendar', {
      params: { year: 2026 },
      etag: '"0"',
      body: bodies.updateCalendar,
    });
    const job = String(loaded.body.job);
    let commands = 0;
    let claimed = 0;
    for (;;) {
      const { body } = await officer.ok('getJob', { params: { id: job } });
      if (commands % 20 === 0)
        console.log(`${seconds()} s: ${body.done} of ${body.total ?? '?'}, ${commands} commands`);
      if (body.status === 'finished') break;
      const params = { id: seededId((commands * 7919) % count) };
      const { body: duty, etag } = await civil.ok('getDuty', { params });
      if (duty.status === 'open') {
        await civil.ok('claimNoChange', { params, etag, body: { reason: '条目内容不受影响' } });
        claimed += 1;
      }
      commands += 1;
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
    console.log(`job finished after ${seconds()} s, ${claimed} duties claimed meanwhile`);
    const closed = new Set(
      bodies.updateCalendar.notice.off.flatMap(({ from, to }) => daysOf(from as LocalDate, to as LocalDate)),
    );
    const states = (await world.tables.items('cases'))
      .filter(({ kind }) => kind === 'duty')
      .map(({ state }) => state as Duty);
    const open = states.filter(isOpen);
    const published = daysBy();
    const days = { ...published, works: (date: LocalDate) => published.works(date) && !closed.has(date) };
    const due = new Map([...new Set(open.map(({ start }) => start))].map((start) => [start, working(days, start, 10)]));
    const missed = open.filter((duty) => due.get(duty.start) !== duty.due);
    if (open.length !== count || missed.length > 0) {
      throw new Error(`${missed.length} of ${open.length} were missed: ${missed.slice(0, 5).map(({ id }) => id)}`);
    }
    console.log(`none of ${open.length} was missed`);
    client.destroy();
  } finally {
    await world.stop();
  }
}

function daysOf(from: LocalDate, to: LocalDate): LocalDate[] {
  const days: LocalDate[] = [];
  for (let date = from; date <= to; date = addDays(date, 1)) days.push(date);
  return days;
}
