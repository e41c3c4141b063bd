import { again, demandBody } from '../../world/bodies.ts';
import type { Demand, Entry } from './cases.ts';
import type { City } from './city.ts';
import type { Step } from './step.ts';

const requester = (demand: Demand, city: City) => city.someStaff(demand.requester);
const head = (demand: Demand, city: City) => city.head(demand.requester);

/** The bureau has five working days to find who provides it. */
function find({ id, requester: waits, named }: Demand, city: City, at: string): void {
  const owed = { id: `${id}.find.${named + 1}`, rule: 'find', subject: id, owes: '00', waits } as const;
  city.ledger.open({ ...owed, at });
}

/** What could be linked: published, and of another department than the one that needs it. */
const published = ({ requester: needs }: Demand, city: City) =>
  city.of<Entry>('entry').filter((entry) => entry.published && entry.provider !== needs);

export const demandSteps: Step<Demand>[] = [
  {
    operation: 'consentDemand',
    from: ['proposed'],
    weight: 20,
    by: head,
    follows(demand, city, at) {
      demand.status = 'submitted';
      city.ledger.meet(demand.id, 'consent', at);
      find(demand, city, at);
      city.tell('DemandSubmitted');
    },
  },
  {
    operation: 'returnDemand',
    from: ['proposed'],
    weight: 4,
    by: head,
    body: () => ({ remarks: '请写明依据的条文' }),
    follows(demand, city, at) {
      demand.status = 'returned';
      city.ledger.meet(demand.id, 'consent', at);
      city.tell('DemandReturned');
    },
  },
  {
    operation: 'updateDemand',
    from: ['returned'],
    by: requester,
    body: () => demandBody(),
    follows(demand, city, at) {
      demand.status = 'proposed';
      city.ledger.begin({ rule: 'consent', subject: demand.id, owes: demand.requester, at });
      city.tell('DemandStated');
    },
  },
  {
    operation: 'decideDemand',
    from: ['submitted'],
    by: (_, city) => city.officer(),
    body(demand, city) {
      const entries = published(demand, city);
      const word = city.choose.of(['name', 'name', 'close', ...(entries.length > 0 ? ['point'] : [])]);
      if (word === 'close') return { decision: 'close', reason: '无部门采集' };
      if (word === 'point') return { decision: 'point', resource: city.choose.of(entries).id };
      const provider = city.choose.of(city.departments.filter((id) => id !== demand.requester));
      return { decision: 'name', provider, reason: '依职责登记' };
    },
    follows(demand, city, at, _said, body) {
      const { decision, provider } = body as { decision: string; provider: string };
      city.ledger.meet(demand.id, 'find', at);
      if (decision !== 'name') {
        demand.status = decision === 'point' ? 'existing' : 'unheld';
        return city.tell(decision === 'point' ? 'DemandExisting' : 'DemandUnheld');
      }
      demand.status = 'named';
      demand.provider = provider;
      demand.named += 1;
      const { id, requester: waits, named } = demand;
      const owed = { id: `${id}.compile.${named}`, rule: 'compile', subject: id, owes: provider, waits } as const;
      city.ledger.open({ ...owed, at });
      city.tell('DemandNamed');
    },
  },
  {
    operation: 'answerDemand',
    from: ['named'],
    // Where nobody is named yet it is nobody's to answer, the requester's least.
    by: (demand, city) => city.someStaff(demand.provider || demand.requester),
    body(demand, city) {
      const own = published(demand, city).filter(({ provider }) => provider === demand.provider);
      return own.length > 0 && city.choose.chance(60)
        ? { decision: 'link', resource: city.choose.of(own).id }
        : { decision: 'decline', reason: '本部门未采集' };
    },
    follows(demand, city, at, _said, body) {
      city.ledger.meet(demand.id, 'compile', at);
      if ((body as { decision: string }).decision === 'link') {
        demand.status = 'linked';
        return city.tell('DemandLinked');
      }
      demand.status = 'submitted';
      demand.provider = '';
      find(demand, city, at);
      city.tell('DemandDeclined');
    },
  },
  {
    operation: 'withdrawDemand',
    from: ['proposed', 'returned', 'submitted', 'named'],
    weight: 2,
    by: requester,
    follows(demand, city, at) {
      demand.status = 'withdrawn';
      city.ledger.cancel(demand.id, ['consent', 'find', 'compile'], at);
      city.tell('DemandWithdrawn');
    },
  },
];

/** 809 art. 20: what a department needs and nobody has catalogued. */
export async function demand(city: City): Promise<string> {
  const requester = city.choose.of(city.departments);
  const by = city.someStaff(requester);
  const { body, at } = await city.call(by, 'createDemand', { body: { ...demandBody(), ...again } });
  city.add<Demand>({ kind: 'demand', id: body.id, status: 'proposed', requester, provider: '', named: 0 });
  city.ledger.begin({ rule: 'consent', subject: body.id, owes: requester, at });
  city.tell('DemandStated');
  return `${by} states ${body.id}`;
}
