import { addWorkingDays, calendar } from '../../shared/domain/calendar/calendar.ts';
import { lawInForce, rulesFor } from '../../shared/domain/duties/law.ts';
import { amountsOf, backlogOf, habits, lagsOf, services } from './model/city.ts';
import { type Day, scaled, simulate, type Year } from './model/lives.ts';
import { CHINA, GLOBAL, monthly, type Prices } from './model/load.ts';
import { percentile, round, say, table } from './print.ts';
import type { Units } from './scale.ts';

const DUTIES = 1_000_000;
const OPEN = [1_000, 100_000, 1_000_000];

/** What SES or a relay has to be raised to, for the mails of a morning to be gone within a quarter of an hour. */
const SOON = 900;

/** The lives of a million duties, and what they come to where so many are open at once. @param units measured, of one wake-up */
export function benchMillion(units: Units): void {
  const law = lawInForce();
  const days = Array.from({ length: 240 }, (_, n) => addWorkingDays(calendar(), '2026-01-04', n));
  say(`模拟 ${DUTIES} 项任务 · the lives of ${DUTIES} duties`);
  const began = performance.now();
  const year = simulate(DUTIES, {
    habits,
    days,
    from: '2026-03-02',
    to: '2026-10-30',
    rulesOf: (kind, shareType, on) => rulesFor(law, kind, shareType, on),
  });
  const seconds = round((performance.now() - began) / 1000, 1);
  assumptions(units, year);
  const years = OPEN.map((open) => scaled(year, open));
  daily(years, seconds);
  lags(years);
  backlogs(years);
  const perWake = {
    read: sum(Object.values(units).map(({ read }) => read)),
    write: sum(Object.values(units).map(({ write }) => write)),
  };
  const amounts = years.map((one) => amountsOf(one, services, perWake));
  for (const prices of [GLOBAL, CHINA]) costs(amounts, prices);
}

function assumptions(units: Units, { perDuty }: Year): void {
  const { mix, late, lateDays, people } = habits;
  const told = Object.entries(people).map(([who, n]) => `${who} ${n}`);
  const measured = Object.entries(units).map(
    ([by, { read, write }]) => `${by} ${round(read, 1)} read ${round(write, 1)} write`,
  );
  table(
    '假设 what is assumed',
    ['', ''],
    [
      [
        'begun',
        `${mix.map(({ kind, share }) => `${kind} ${share * 100}%`).join(', ')}, the same number each working day of 2026`,
      ],
      [
        'done',
        `${late * 100}% up to ${lateDays} working days late, the others on any day up to their date, 09:00–17:00`,
      ],
      ['told', `${told.join(', ')} people of each audience; nobody takes the digest`],
      [
        'timers',
        `fire within ${services.spread} s of their instant; ${services.timersFired}/s fired and ${services.timersSet}/s set by default (250/s set in China)`,
      ],
      [
        'tables',
        `${services.partition} writing units/s of a partition; a wake-up measured here: ${measured.join(', ')}`,
      ],
      [
        'functions',
        `wake ${services.wake.ms} ms × ${services.wake.runs}, react ${services.react.ms} ms × ${services.react.runs}, send ${services.send.ms} ms × ${services.send.runs}; ${services.memory} GB`,
      ],
      ['mail', `${services.mailsSent}/s, what SES gives at first`],
      [
        'a duty',
        `${round(perDuty.wakes)} wake-ups, ${round(perDuty.creates)} timers set, ${round(perDuty.deletes)} cleared, ${round(perDuty.mails)} mails`,
      ],
    ],
  );
}

function daily(years: Year[], seconds: number): void {
  const middle = ({ days }: Year, of: keyof Omit<Day, 'date'>) =>
    Math.round(
      percentile(
        worked(days).map((day) => day[of]),
        0.5,
      ),
    );
  const most = ({ bursts }: Year, hour: number) =>
    Math.round(
      Math.max(...bursts.filter(({ at }) => new Date(at).getUTCHours() === (hour + 16) % 24).map(({ wakes }) => wakes)),
    );
  const [first, ...others] = years;
  table(
    `一天 a day: ${DUTIES} duties simulated in ${seconds} s, by how many are open`,
    ['', ...years.map(({ open }) => String(open))],
    first
      ? [
          ['begun on a working day', ...years.map((one) => middle(one, 'opened'))],
          ['timers set on a working day', ...years.map((one) => middle(one, 'creates'))],
          ['timers cleared on a working day', ...years.map((one) => middle(one, 'deletes'))],
          ['woken at 09:00 on the fullest day', ...[first, ...others].map((one) => most(one, 9))],
          ['flagged at 24:00 on the fullest day', ...years.map((one) => most(one, 0))],
        ]
      : [],
  );
}

const worked = (days: Day[]) => days.filter(({ opened }) => opened > 0);

function lags(years: Year[]): void {
  const rows = years.flatMap((year) => {
    const now = lagsOf(year, services);
    const peak = Math.max(...year.bursts.map(({ mails }) => mails));
    const china = lagsOf(year, { ...services, timersSet: 250 });
    const raised = lagsOf(year, { ...services, mailsSent: Number.POSITIVE_INFINITY });
    const row = (what: string, { rate, usual, worst }: (typeof now)['woken']) => [
      `${year.open} open: ${what}`,
      time(usual),
      time(worst),
      Math.round(rate.perSecond),
      rate.of,
    ];
    return [
      row('woken', now.woken),
      row('reacted to, next timer set', now.reacted),
      row('the same in China', china.reacted),
      row('mailed', now.mailed),
      row(`mailed, SES raised (${Math.ceil(peak / SOON)}/s for ${SOON / 60} min)`, raised.mailed),
    ];
  });
  table(
    '延迟 lag: until the last of a day’s fullest burst',
    ['', 'usual day', 'worst day', 'per second', 'narrowest'],
    rows,
  );
}

function backlogs(years: Year[]): void {
  const rows = years.flatMap((year) => {
    const morning = Math.round(Math.max(...year.bursts.map(({ wakes }) => wakes)));
    return [['a morning', morning] as const, ['all that is open', year.open] as const].map(([what, missed]) => {
      const { runs, run, handed, woken } = backlogOf(missed, services);
      return [`${year.open} open: ${what}`, missed, runs, time(run), time(handed), time(woken)];
    });
  });
  table(
    '积压 backlog: every timer missed, found by the next sweep; a run may take 120 s',
    ['', 'missed', 'runs', 'a run', 'handed over in', 'woken in'],
    rows,
  );
}

function time(seconds: number): string {
  if (seconds < 120) return `${Math.round(seconds)} s`;
  return seconds < 7200 ? `${round(seconds / 60, 1)} min` : `${round(seconds / 3600, 1)} h`;
}

function costs(amounts: ReturnType<typeof amountsOf>[], prices: Prices): void {
  const months = amounts.map((one) => monthly(one, prices));
  const names = Object.keys(amounts[0] ?? {}) as (keyof (typeof amounts)[number])[];
  const shown = (value: number | null | undefined) => (value === null || value === undefined ? '–' : round(value));
  const total = months.map((month) => sum(Object.values(month).map((cost) => cost ?? 0)));
  table(
    `每月费用 a month of waking and telling, ${prices.currency} (– price not published: the amounts are above in millions)`,
    ['', ...OPEN.map(String), ...OPEN.map((open) => `amount ${open}`)],
    [
      ...names.map((name) => [
        name,
        ...months.map((month) => shown(month[name])),
        ...amounts.map((one) => round(one[name], 3)),
      ]),
      ['together, what is known', ...total.map((cost) => round(cost)), ...OPEN.map(() => '')],
    ],
  );
}

const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
