import { type Arrangement, changedDays, daysBy, published, STATUTE, step } from '../../oracle/days.ts';
import { endOf } from '../../oracle/debts.ts';
import type { Loaded, Request } from './cases.ts';
import type { City } from './city.ts';
import { recounted } from './recount.ts';

/** What holds now: what comes with the product, and what the bureau has put over it. */
const held = (loaded: Loaded[]): Arrangement[] => [...published, ...loaded.map(({ says }) => says)];

const REASON = { reason: '汛情突发，通告晚于停工当日印发' };

/**
 * The bureau loads a notice: a local closure, also of days gone by, an amendment, the arrangement of the next year or again that
 * of this one. Sometimes the worker that counts again dies first.
 */
export async function loadNotice(city: City): Promise<string | null> {
  const { kind, year, days } = city.choose.weighed([closure, closure, amendment, nextYear, thisYear], () => 1)(city);
  const says = { kind, year, days: days.sort((a, b) => (a.date < b.date ? -1 : 1)) } as const;
  const others = kind === 'arrangement' ? city.notices.filter((one) => !arranges(one, year)) : city.notices;
  const after = daysBy([...held(others), says]);
  if (days.length === 0 || changedDays(city.ledger.days, after).length === 0) return null;
  const one = (date: string) => ({ name: '通知', from: date, to: date });
  const notice = {
    ...{ year, kind, title: `第${city.loaded + 1}号放假通知`, documentNumber: `义政〔${year}〕${city.loaded + 1}号` },
    ...{ url: `https://www.yima.gov.cn/notices/${city.loaded + 1}`, publishedOn: city.today },
    off: says.days.filter(({ off }) => off).map(({ date }) => one(date)),
    worked: says.days.filter(({ off }) => !off).map(({ date }) => ({ name: '补班', date })),
  };
  const how = await changed(city, year, after, (etag, past) => ['updateCalendar', { etag, body: { notice, ...past } }]);
  city.loaded += 1;
  city.notices.splice(0, Infinity, ...others, { version: how.version, says });
  city.tell('NoticeLoaded', 'LawChanged');
  return `${how.by} loads ${kind} ${year}: ${says.days.map(({ date, off }) => `${date}${off ? '' : ' worked'}`).slice(0, 6)}${how.told}`;
}

/** One that was mistaken is taken back: its days are what they are without it. */
export async function withdrawNotice(city: City): Promise<string | null> {
  if (city.notices.length === 0) return null;
  const mistaken = city.choose.of(city.notices);
  const { version, says } = mistaken;
  const others = city.notices.filter((one) => one !== mistaken);
  const body = { version, reason: '通告文号有误' };
  const how = await changed(city, says.year, daysBy(held(others)), (etag, past) => [
    'withdrawCalendar',
    { etag, body: { ...body, ...past } },
  ]);
  city.notices.splice(0, Infinity, ...others);
  city.tell('NoticeWithdrawn', 'LawChanged');
  return `${how.by} withdraws ${says.kind} ${says.year} of version ${version}${how.told}`;
}

/** Asks for it, with the reason where days gone by are changed; without, it is refused. */
async function changed(
  city: City,
  year: number,
  after: ReturnType<typeof daysBy>,
  ask: (etag: string, past: object) => ['updateCalendar' | 'withdrawCalendar', { etag: string; body: object }],
): Promise<{ by: string; version: number; told: string }> {
  const { choose, ledger, world } = city;
  await recounted(city);
  await sweptSinceMissed(city);
  await world.settle();
  const by = city.officer();
  const officer = await world.as(by);
  const params = { year };
  const { etag } = await officer.ok('getCalendar', { params });
  const days = changedDays(ledger.days, after);
  const past = days.some((date) => date < city.today);
  const refused = past && choose.chance(20) ? ask(etag, {}) : null;
  if (refused) await city.refused(by, refused[0], { params, ...refused[1] });
  const dies = choose.chance(40) ? choose.of(deaths) : null;
  const goesOn = dies !== null || choose.chance(40);
  if (dies) world.runtime.faults.set({ ...dies, seed: choose.below(1000) });
  const [operation, asked] = ask(etag, past ? { past: REASON } : {});
  const at = city.now;
  const { body } = await officer.ok(operation, { params, ...asked });
  ledger.turn(after, at);
  city.recounting = String(body.job);
  if (!goesOn || lapses(city)) await recounted(city);
  const versions = body.versions as { version: number; ended: { version: number } | null }[];
  const version = Math.max(...versions.map((one) => Math.max(one.version, one.ended?.version ?? 0)));
  const told = `${past ? ', of days gone by' : ''}${dies ? `, ${JSON.stringify(dies)}` : goesOn ? ', going on' : ''}`;
  return { by, version, told };
}

/** How the worker of the jobs fails. */
const deaths = [{ down: ['jobs'] }, { throttled: { jobs: 0.3 } }, { unanswered: { jobs: 0.1 } }];

/** An application lapses at once where its date is in the past now; that is not waited for halfway. */
function lapses(city: City): boolean {
  const waiting = city.of<Request>('request').filter(({ status }) => status === 'supplementing');
  const owed = waiting.map(({ id }) => city.ledger.one(id, 'supplement'));
  return owed.some((debt) => city.now >= endOf(city.ledger.standing(debt, city.now).due));
}

/** Where timers were lost, the sweep has found what was missed, so that it is flagged by the calendar that held then. */
async function sweptSinceMissed(city: City): Promise<void> {
  const { ledger, world } = city;
  const recent = () => {
    const since = new Date(world.runtime.now().getTime() - HOUR + 8 * HOUR).toISOString();
    return ledger.debts.some((debt) => {
      const { missed, followed } = ledger.standing(debt, city.now);
      return [...missed, ...followed].some(({ at }) => at.slice(0, 19) > since.slice(0, 19));
    });
  };
  while (city.timersLost.size > 0 && recent()) {
    await world.at(new Date(world.runtime.now().getTime() + 1.1 * HOUR).toISOString());
    city.elapse();
  }
}
const HOUR = 3_600_000;

interface Notice {
  kind: 'arrangement' | 'amendment' | 'closure';
  year: number;
  days: Arrangement['days'];
}

const arranges = ({ says }: Loaded, year: number) => says.kind === 'arrangement' && says.year === year;
const span = (from: string, count: number) => {
  const dates = [from];
  while (dates.length < count) dates.push(step(dates.at(-1) as string));
  return dates;
};
const yearOf = (date = '') => Number(date.slice(0, 4));
const isWeekend = (date: string) => [0, 6].includes(new Date(`${date}T12:00:00Z`).getUTCDay());
/** Off by the law itself, or by an arrangement as it was published: no notice has such a day worked. */
const isHoliday = (date: string) =>
  STATUTE[yearOf(date)]?.includes(date) === true ||
  published.some(({ days }) => days.some((one) => one.date === date && one.off));

/** Offices are closed for some days of the city's own, such as for a flood; often before a date that was missed lately. */
function closure(city: City): Notice {
  const { choose, ledger, now } = city;
  const late = ledger.debts.flatMap((debt) => ledger.standing(debt, now).missed).filter((one) => !one.void);
  const dues = late.map(({ due }) => due).filter((due) => due > city.inDays(-40));
  const from = dues.length > 0 && choose.chance(60) ? choose.of(dues) : city.inDays(choose.below(18) - 7);
  const dates = span(from, 1 + city.choose.below(4)).filter((date) => yearOf(date) === yearOf(from));
  return { kind: 'closure', year: yearOf(from), days: dates.map((date) => ({ date, off: true })) };
}

/** A weekend day is worked, or a day of the week is off, or both. */
function amendment(city: City): Notice {
  const around = span(city.inDays(-6), 24).filter((date) => yearOf(date) === yearOf(city.today));
  const worked = around.filter((date) => isWeekend(date) && !isHoliday(date) && !city.ledger.days.works(date));
  const off = around.filter((date) => !isWeekend(date) && city.ledger.days.works(date));
  const which = city.choose.below(3);
  const days = [
    ...(which < 2 && worked.length > 0 ? [{ date: city.choose.of(worked), off: false }] : []),
    ...(which > 0 && off.length > 0 ? [{ date: city.choose.of(off), off: true }] : []),
  ];
  return { kind: 'amendment', year: yearOf(city.today), days };
}

/** The State Council's arrangement of 2027 comes out, with holidays made longer by weekend days worked. */
function nextYear(city: City): Notice {
  const holidays = STATUTE[2027] ?? [];
  const near = ['2026-12-28', '2026-12-31', '2027-01-04', '2027-02-04', '2027-02-11', '2027-04-06', '2027-05-05'];
  const worked = ['2026-12-26', '2027-01-02', '2027-01-03', '2027-01-30', '2027-02-13', '2027-02-20', '2027-04-10'];
  const days = [
    ...[...holidays, ...city.choose.some(near, 1, 4)].map((date) => ({ date, off: true })),
    ...city.choose.some(worked, 1, 4).map((date) => ({ date, off: false })),
  ];
  return { kind: 'arrangement', year: 2027, days };
}

/** That of this year was mistyped: one day more is off. */
function thisYear(city: City): Notice {
  const days = published.find(({ year }) => year === 2026)?.days ?? [];
  const free = span(city.inDays(-4), 16).filter((date) => date < '2026-12-25' && city.ledger.days.works(date));
  const more = free.filter((date) => !days.some((one) => one.date === date) && !isWeekend(date));
  if (more.length === 0) return { kind: 'arrangement', year: 2026, days: [] };
  return { kind: 'arrangement', year: 2026, days: [...days, { date: city.choose.of(more), off: true }] };
}
