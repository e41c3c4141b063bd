import { expect } from 'vitest';
import type { LoggedEvent } from '../../../shared/domain/event.ts';
import type { Mail } from '../../../shared/storage/mails.ts';
import type { Taken } from '../../oracle/debts.ts';
import type { Debt } from '../../oracle/ledger.ts';
import type { Audience } from '../../oracle/rules.ts';
import { type City, GOVERNMENT, LEADERS, OFFICERS } from './city.ts';

const steps = {
  DutyEscalated: 'urge',
  RectificationSuggested: 'suggest-rectification',
  ReportPrepared: 'report',
} as const;
type Followed = LoggedEvent & { type: keyof typeof steps };
const isStep = (event: LoggedEvent): event is Followed => event.type in steps;
const nameOf = ({ step, workingDays, due }: Pick<Taken, 'step' | 'workingDays' | 'due'>) =>
  `${step} ${workingDays} after ${due}`;

/**
 * What follows a missed date (article 23), as the log has it: each step once, on its working day, none after the duty has
 * ended, and told to those it is for.
 */
export async function compareFollowed(city: City): Promise<void> {
  const { ledger, now, world } = city;
  const log = await world.tables.log();
  const mails = (await world.tables.items('work')).flatMap(({ mail }) => (mail ? [mail as Mail] : []));
  const told = Map.groupBy(mails, ({ event }) => event);
  for (const debt of ledger.debts) {
    const { followed } = ledger.standing(debt, now);
    const events = (log.get(String(debt.id)) ?? []).filter(isStep);
    const taken = events.map(({ type, data }) =>
      nameOf({ step: steps[type], workingDays: data.workingDays, due: data.due }),
    );
    // What came just before it was over, or moved, may have been overtaken.
    const certain = followed.filter((one) => taken.includes(nameOf(one)) || !(one.optional || isRecent(city, one)));
    expect(taken.sort(), `what follows ${debt.id}`).toEqual(certain.map(nameOf).sort());
    for (const [at, together] of Map.groupBy(events, (one) => one.at)) {
      const those = together.map(({ type, data }) => {
        const name = nameOf({ step: steps[type], workingDays: data.workingDays, due: data.due });
        return followed.find((one) => nameOf(one) === name) as Taken;
      });
      for (const one of those) inTime(city, debt, one, at);
      const urging = those.filter(({ step }) => step === 'urge').flatMap(({ to }) => to);
      const urged = together.flatMap(({ type, data }) => (type === 'DutyEscalated' ? data.to : []));
      expect(urged.sort(), `who is urged about ${debt.id} at ${at}`).toEqual([...new Set(urging)].sort());
      for (const event of together) {
        const wanted = people(city, debt, event.data.to as Audience[], at);
        const got = [...new Set((told.get(event.id) ?? []).map(({ to }) => to))].sort();
        const all = those.some(({ optional }) => optional) ? wanted.filter((one) => got.includes(one)) : wanted;
        expect(got, `who is told of ${event.type} of ${debt.id} at ${at}`).toEqual(all);
      }
    }
  }
}

/** Where timers were lost, what came within the hour waits for the sweep. */
function isRecent(city: City, { at }: Taken): boolean {
  return city.timersLost.size > 0 && Date.parse(at) > Date.parse(city.now) - 3_600_000;
}

function inTime(city: City, debt: Debt, { by, at, ...step }: Taken, taken: string): void {
  const what = `${debt.id}: ${nameOf(step)} at ${taken}, not before ${at}`;
  expect(Date.parse(taken), what).toBeGreaterThanOrEqual(Date.parse(at));
  if (city.timersLost.size === 0) expect(Date.parse(taken) - Date.parse(by), what).toBeLessThan(60_000);
}

/** The people who are told, by who they were at the time. Whoever stands in for one of the staff is one of them. */
function people(city: City, { owes, turns }: Debt, to: Audience[], at: string): string[] {
  const staff = () => {
    if (owes === '99') return [GOVERNMENT];
    const turn = turns.findLast(({ from }) => from <= at)?.of;
    if (turn === 'head') return [city.head(owes)];
    if (turn === 'officers') return OFFICERS;
    if (turn === 'leader') return [city.leader(owes)];
    const then = city.formerly.find(({ department, until }) => department === owes && at < until);
    return [...(then?.staff ?? city.staff[owes] ?? []), ...(owes === '00' ? ['two-hats'] : [])];
  };
  const of: Record<Audience, () => string[]> = {
    owing: staff,
    leader: () => [LEADERS[owes] ?? ''],
    bureau: () => OFFICERS,
    'bureau-leader': () => [LEADERS['00'] ?? ''],
  };
  return [...new Set(to.flatMap((audience) => of[audience]()))].sort();
}
