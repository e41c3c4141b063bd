import type { Debt } from '../../oracle/ledger.ts';
import type { Entry, Owed } from './cases.ts';
import { type City, GOVERNMENT } from './city.ts';
import { DECISIONS } from './request-steps.ts';
import type { Step } from './step.ts';

const debtOf = (one: Owed, city: City): Debt => {
  const debt = city.ledger.debts.find(({ id }) => id === one.id);
  if (!debt) throw new Error(`nothing is owed as ${one.id}`);
  return debt;
};
const officer = (_: Owed, city: City) => city.officer();
const isUpdate = (one: Owed, city: City) => debtOf(one, city).kind === 'update';
const claimed = (one: Owed, city: City) => debtOf(one, city).claim === 'no-change';

/** The bureau has decided on what was claimed. */
function reviewed(one: Owed, city: City, at: string): void {
  const { subject, change } = debtOf(one, city);
  city.ledger.meet(subject, 'review', at, (review) => review.change === change);
}

/** What is done to a duty itself: an update that is not needed, and more time. */
export const owedSteps: Step<Owed>[] = [
  {
    operation: 'claimNoChange',
    from: ['open'],
    weight: 14,
    when: isUpdate,
    by: (one, city) => city.someStaff(one.provider),
    body: () => ({ reason: '修订不涉及本资源' }),
    follows(one, city, at) {
      const debt = debtOf(one, city);
      debt.acts.push({ did: 'claim', at });
      debt.claim = 'no-change';
      const { subject, change } = debt;
      city.ledger.open({ rule: 'review', subject, owes: '00', ...(change ? { change } : {}), at });
    },
  },
  {
    operation: 'confirmNoChange',
    from: ['claimed'],
    when: claimed,
    by: officer,
    follows(one, city, at) {
      debtOf(one, city).acts.push({ did: 'accept', at });
      reviewed(one, city, at);
    },
  },
  {
    operation: 'declineNoChange',
    from: ['claimed'],
    when: claimed,
    by: officer,
    follows(one, city, at) {
      const debt = debtOf(one, city);
      debt.acts.push({ did: 'decline', at });
      reviewed(one, city, at);
      // A revision that names the change may be with the bureau by now: then it is that which is waited for.
      const entry = city.of<Entry>('entry').find(({ id }) => id === debt.subject);
      if (entry?.status !== 'submitted' || !entry.draft?.changes.includes(String(debt.change))) return;
      debt.acts.push({ did: 'claim', at: entry.submittedAt });
      debt.claim = 'revision';
    },
  },
  {
    operation: 'extendDuty',
    from: ['open'],
    weight: 6,
    when(one, city) {
      const debt = debtOf(one, city);
      const { rule, acts } = debt;
      const late = city.ledger.standing(debt, city.now).late;
      return rule.more > 0 && !late && !acts.some(({ did }) => did === 'extend');
    },
    // Article 16: where the bureau is a side, the city government gives the time.
    by(one, city) {
      const { owes, waits } = debtOf(one, city);
      return [owes, waits].includes('00') ? GOVERNMENT : city.officer();
    },
    body: (one, city) => ({
      days: 1 + city.choose.below(debtOf(one, city).rule.more),
      reason: '涉及多个系统，需核对',
    }),
    follows(one, city, at, _said, body) {
      const debt = debtOf(one, city);
      debt.acts.push({ did: 'extend', at, days: (body as { days: number }).days });
      if (debt.kind === 'reply') for (const kind of DECISIONS) city.ledger.meet(debt.subject, kind, at);
    },
  },
];
