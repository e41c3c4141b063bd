import { bodies, notSharedOpening, ruling } from '../../world/bodies.ts';
import type { Entry, Negotiation } from './cases.ts';
import type { City } from './city.ts';
import { supervised } from './request-steps.ts';
import type { Step } from './step.ts';

const sides = ['requester', 'provider'] as const;
const requester = (one: Negotiation, city: City) => city.someStaff(one.requester);
const officer = (_: Negotiation, city: City) => city.officer();

/** What is referred to the city government it owes a decision of (Order 809 art. 28). */
function refer({ id }: Negotiation, city: City, at: string): void {
  city.ledger.open({ id: `${id}.decide`, rule: 'decide', subject: id, owes: '99', at });
}

/** What still runs where the case moves on: met where it was done, otherwise pointless. */
function drop(one: Negotiation, city: City, at: string): void {
  city.ledger.cancel(one.id, ['consent', 'negotiate', 'coordinate', 'answer-ruling'], at);
}

export const negotiationSteps: Step<Negotiation>[] = [
  {
    operation: 'consentNegotiation',
    from: ['proposed'],
    weight: 20,
    by: (one, city) => city.head(one.requester),
    body: (_, city) => (city.choose.chance(85) ? { decision: 'consent' } : bodies.consentNegotiation),
    follows(one, city, at, _said, body) {
      const consents = (body as { decision: string }).decision === 'consent';
      one.status = consents ? 'negotiating' : 'declined';
      city.ledger.meet(one.id, 'consent', at);
      // The other side has to answer.
      const { id: subject, provider: owes, requester: waits } = one;
      if (consents) city.ledger.begin({ rule: 'negotiate', subject, owes, waits, at });
      city.tell(consents ? 'NegotiationOpened' : 'NegotiationDeclined');
    },
  },
  {
    operation: 'withdrawNegotiation',
    from: ['proposed', 'negotiating', 'coordinating', 'ruled'],
    weight: 3,
    by: requester,
    body: () => bodies.withdrawNegotiation,
    follows(one, city, at) {
      one.status = 'withdrawn';
      drop(one, city, at);
      city.tell('NegotiationWithdrawn');
    },
  },
  {
    operation: 'declareFailure',
    from: ['negotiating'],
    by: (one, city) => city.someStaff(one[city.choose.of(sides)]),
    body: () => bodies.declareFailure,
    follows(one, city, at, said) {
      // Whoever had to answer has, and otherwise need not any more.
      if (said.failure.side === 'provider') city.ledger.meet(one.id, 'negotiate', at);
      else city.ledger.cancel(one.id, ['negotiate'], at);
      // Article 16: as a party the bureau recuses itself.
      one.status = supervised(one) ? 'coordinating' : 'recused';
      const owed = { id: `${one.id}.coordinate`, rule: 'coordinate', subject: one.id, owes: '00' } as const;
      if (supervised(one)) city.ledger.open({ ...owed, at });
      else refer(one, city, at);
      city.tell('NegotiationFailed');
    },
  },
  {
    operation: 'createMeeting',
    from: ['coordinating'],
    when: ({ met }) => !met,
    by: officer,
    body: (one, city) => ({
      heldOn: city.today,
      notes: '双方各陈述了意见。',
      departments: [one.requester, one.provider],
    }),
    follows(one, city) {
      one.met = true;
      city.tell('MeetingRecorded');
    },
  },
  {
    operation: 'adjudicateNegotiation',
    from: ['coordinating'],
    when: ({ met }) => met,
    by: officer,
    body(one, city) {
      const others = city.departments.filter((id) => !['00', one.requester, one.provider].includes(id));
      return { ...ruling, departments: [city.choose.of(others)] };
    },
    follows(one, city, at) {
      one.status = 'ruled';
      city.ledger.meet(one.id, 'coordinate', at);
      for (const side of sides) {
        const [owes, waits] = [one[side], side === 'requester' ? one.provider : one.requester];
        const owed = { id: `${one.id}.ruling.${side}`, rule: 'answer-ruling', subject: one.id, owes, waits } as const;
        city.ledger.open({ ...owed, at });
      }
      city.tell('RulingMade');
    },
  },
  ...sides.map(
    (side): Step<Negotiation> => ({
      operation: 'answerRuling',
      from: ['ruled'],
      when: ({ answered }) => !answered.includes(side),
      by: (one, city) => city.head(one[side]),
      body: (_, city) => (city.choose.chance(75) ? { decision: 'accept' } : bodies.answerRuling),
      follows(one, city, at, _said, body) {
        const accepts = (body as { decision: string }).decision === 'accept';
        one.answered.push(side);
        for (const debt of city.ledger.about(one.id, ['open'], 'answer-ruling'))
          if (debt.owes === one[side]) debt.acts.push({ did: 'meet', at });
        city.tell(accepts ? 'RulingAccepted' : 'RulingObjected');
        if (!accepts) {
          one.status = 'referred';
          drop(one, city, at);
          refer(one, city, at);
        } else if (one.answered.length === 2) {
          one.status = 'ruling-in-force';
          city.tell('RulingInForce');
        }
      },
    }),
  ),
];

/** Article 15: what is not shared is obtained by negotiation alone. */
export async function negotiate(city: City): Promise<string | null> {
  const kept = city.of<Entry>('entry').filter(({ published }) => published?.share === 'not-shared');
  if (kept.length === 0) return null;
  const entry = city.choose.of(kept);
  const { provider } = entry;
  const requester = city.choose.of(city.departments.filter((id) => id !== provider));
  const running = city
    .of<Negotiation>('negotiation')
    .some((one) => one.entry === entry && one.requester === requester && !OVER.includes(one.status));
  if (running) return null;
  const by = city.someStaff(requester);
  const { body, at } = await city.call(by, 'createNegotiation', {
    body: { ...notSharedOpening(entry.id), until: city.inDays(90) },
  });
  const base = { kind: 'negotiation', id: body.id, status: 'proposed', requester, provider, entry } as const;
  city.add<Negotiation>({ ...base, met: false, answered: [] });
  city.ledger.open({ id: `${body.id}.consent`, rule: 'consent', subject: body.id, owes: requester, at });
  city.tell('NegotiationProposed');
  return `${by} opens ${body.id}`;
}

const OVER = ['declined', 'withdrawn', 'ruling-in-force', 'decided', 'agreed'];
