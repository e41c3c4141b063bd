import { expect } from 'vitest';
import { dutyWords } from '../../../shared/text/duties.ts';
import { type City, LEADERS, OFFICERS } from './city.ts';

/**
 * Every flag was told to each officer of the bureau and to the leader of the department that owes, once each: where several flags
 * read alike, as many times as there are.
 */
export function compareMails(city: City): void {
  const { ledger, now } = city;
  const expected: Record<string, number> = {};
  for (const debt of ledger.debts) {
    for (const { due } of ledger.standing(debt, now).missed) {
      const told = new Set([...OFFICERS, LEADERS[debt.owes]]);
      for (const to of told) {
        const key = `${to} ${dutyWords[debt.kind as keyof typeof dutyWords].name.zh} ${due}`;
        expected[key] = (expected[key] ?? 0) + 1;
      }
    }
  }
  const sent: Record<string, number> = {};
  for (const { to, subject, text } of city.world.runtime.mails()) {
    const kind = /【警示：(.*?)逾期】/.exec(subject)?.[1];
    if (!kind) continue;
    const due = /Late since: .* · (\S+)/.exec(text)?.[1];
    const key = `${to.join().split('@')[0]} ${kind} ${due}`;
    sent[key] = (sent[key] ?? 0) + 1;
  }
  expect(sent, 'mails that say what is late').toEqual(expected);
}
