import { correctionBody } from '../../world/bodies.ts';
import type { Correction, Entry } from './cases.ts';
import type { City } from './city.ts';
import type { Step } from './step.ts';

const provider = (one: Correction, city: City) => city.someStaff(one.provider);
const requester = (one: Correction, city: City) => city.someStaff(one.requester);

export const correctionSteps: Step<Correction>[] = [
  {
    operation: 'answerCorrection',
    from: ['reported', 'objected'],
    by: provider,
    body: (_, city) => ({ outcome: city.choose.of(['corrected', 'verified', 'declined']), reason: '已与登记档案核对' }),
    follows(one, city, at, _said, body) {
      const { outcome } = body as { outcome: 'corrected' | 'verified' | 'declined' };
      one.status = outcome;
      for (const kind of ['correct', 'answer-objection']) city.ledger.meet(one.id, kind, at);
      city.tell({ corrected: 'DataCorrected', verified: 'DataVerified', declined: 'CorrectionRejected' }[outcome]);
    },
  },
  {
    operation: 'raiseObjection',
    from: ['corrected', 'verified', 'declined'],
    weight: 5,
    when: ({ objected }) => !objected,
    by: requester,
    body: () => ({ reason: '档案未更新，请再核' }),
    follows(one, city, at) {
      one.status = 'objected';
      one.objected = true;
      const { id: subject, provider: owes, requester: waits } = one;
      city.ledger.begin({ rule: 'answer-objection', subject, owes, waits, at });
      city.tell('CorrectionObjected');
    },
  },
  {
    operation: 'rateCorrection',
    from: ['corrected', 'verified', 'declined', 'objected'],
    weight: 5,
    by: requester,
    body: (_, city) => ({ stars: 1 + city.choose.below(5), solved: city.choose.chance(50) }),
    follows(one, city, at) {
      one.status = 'closed';
      city.ledger.cancel(one.id, ['answer-objection'], at);
      city.tell('CorrectionRated');
    },
  },
  {
    operation: 'withdrawCorrection',
    from: ['reported'],
    weight: 3,
    by: requester,
    follows(one, city, at) {
      one.status = 'withdrawn';
      city.ledger.cancel(one.id, ['correct'], at);
      city.tell('CorrectionWithdrawn');
    },
  },
];

/** Article 12: who finds data wrong tells its provider, who has ten working days (809 art. 26). */
export async function report(city: City): Promise<string | null> {
  const published = city.of<Entry>('entry').filter((entry) => entry.published);
  if (published.length === 0) return null;
  const { id: entry, provider } = city.choose.of(published);
  const requester = city.choose.of(city.departments.filter((one) => one !== provider));
  const by = city.someStaff(requester);
  const { body, at } = await city.call(by, 'createCorrection', { body: correctionBody(entry, 'name') });
  const { id } = body;
  city.add<Correction>({ kind: 'correction', id, status: 'reported', requester, provider, objected: false });
  const owed = { id: `${id}.correct`, rule: 'correct', subject: id, owes: provider, waits: requester } as const;
  city.ledger.open({ ...owed, at });
  city.tell('CorrectionReported');
  return `${by} reports ${id}`;
}
