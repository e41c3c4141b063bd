import { expect } from 'vitest';
import { dutyWords } from '../../../shared/text/duties.ts';
import { type City, LEADERS, OFFICERS } from './city.ts';

/** How a mail tells of a flag: what its subject says of the kind of duty, and where it says which date. */
const alerts = {
  late: [/【警示：(.*?)逾期】/, /Late since: .* · (\S+)/],
  void: [/【逾期警示作废：(.*?)】/, /Date before.*?(\d{4}-\d\d-\d\d)/],
} as const;

/**
 * Every flag was told to each officer of the bureau, unless it is of a consent, and to the leader of the department that owes, once each, and so was that it
 * is void: where several flags read alike, as many times as there are.
 */
export function compareMails(city: City): void {
  const { ledger, now, world } = city;
  const missed = ledger.debts.flatMap((debt) => ledger.standing(debt, now).missed.map((flag) => ({ debt, flag })));
  for (const [word, [kindIn, dateIn]] of Object.entries(alerts)) {
    const expected: Record<string, number> = {};
    for (const { debt, flag } of missed.filter((one) => word === 'late' || one.flag.void)) {
      // What awaits a head's consent has not left the department.
      const officers = debt.kind === 'consent' ? [] : OFFICERS;
      for (const to of new Set([...officers, LEADERS[debt.owes]])) {
        const key = `${to} ${dutyWords[debt.kind as keyof typeof dutyWords].name.zh} ${flag.due}`;
        expected[key] = (expected[key] ?? 0) + 1;
      }
    }
    const sent: Record<string, number> = {};
    for (const { to, subject, text } of world.runtime.mails()) {
      const kind = kindIn.exec(subject)?.[1];
      if (!kind) continue;
      const key = `${to.join().split('@')[0]} ${kind} ${dateIn.exec(text)?.[1]}`;
      sent[key] = (sent[key] ?? 0) + 1;
    }
    expect(sent, `mails that say what is ${word}`).toEqual(expected);
  }
}
