import { expect } from 'vitest';
import { dutyWords } from '../../../shared/text/duties.ts';
import { type City, LEADERS, OFFICERS } from './city.ts';

/** How a mail tells of a flag: what its title says of the kind of duty, and the label of the date. */
const alerts = {
  late: [/警示：([^】：]*?)逾期/, /已逾期/],
  void: [/逾期警示作废：([^】：]*)/, /原截止日/],
} as const;
const DATE = /: (\d+)年(\d+)月(\d+)日/;

/** The flags that a mail tells of: one, or those of a list, each under its date. */
function* flagsIn({ subject, text }: { subject: string; text: string }, [kindIn, dateIn]: readonly [RegExp, RegExp]) {
  const ofAll = kindIn.exec(subject)?.[1];
  if (!ofAll) return;
  const isList = /：共 \d+ 项】/.test(subject);
  let due = '';
  for (const line of text.split('\n')) {
    const date = dateIn.test(line) && DATE.exec(line);
    if (date) due = [date[1], date[2]?.padStart(2, '0'), date[3]?.padStart(2, '0')].join('-');
    if (isList ? line.startsWith('· ') : date) yield { kind: (isList && kindIn.exec(line)?.[1]) || ofAll, due };
  }
}

/**
 * Every flag was told to each officer of the bureau, unless it is of a consent, and to the leader of the department that owes, once each, and so was that it
 * is void: where several flags read alike, as many times as there are.
 */
export function compareMails(city: City): void {
  const { ledger, now, world } = city;
  const missed = ledger.debts.flatMap((debt) => ledger.standing(debt, now).missed.map((flag) => ({ debt, flag })));
  for (const [word, said] of Object.entries(alerts)) {
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
    for (const mail of world.runtime.mails()) {
      for (const { kind, due } of flagsIn(mail, said)) {
        const key = `${mail.to.join().split('@')[0]} ${kind} ${due}`;
        sent[key] = (sent[key] ?? 0) + 1;
      }
    }
    expect(sent, `mails that say what is ${word}`).toEqual(expected);
  }
}
