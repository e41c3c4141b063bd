import { describe, expect, it } from 'vitest';
import * as demands from '../../shared/domain/cases/demand.ts';
import { policyFor } from '../../shared/domain/duties/policy.ts';
import { policies } from '../../shared/domain/duties/policy-data.ts';
import { type DemandStatus, demandLife } from '../../shared/domain/lives/demand.ts';
import { visible } from '../../shared/domain/people/visibility.ts';
import { bj, head, officer, person, published, RESOURCE, refused, typesOf } from '../examples.ts';

const staff = person('15');
const provider = person('12');
const now = bj('2026-09-24');
const statement = { name: '康复机构', items: ['名称'], purpose: '随班就读', basis: '《残疾人教育条例》第十七条' };
const other = { ...published(), provider: '13' };

const stated = (by = staff) => demands.state(statement, { id: 'dem_1', number: 'XQ-2026-000001', by }, now).next;
const submitted = () => demands.consent(stated(), head('15')).next;
const naming = { decision: 'name', provider: '12', reason: '依职责登记' } as const;
const named = (from = submitted()) => demands.decide(from, naming, null, officer, now).next;
const declined = () => demands.answer(named(), { decision: 'decline', reason: '未采集' }, null, provider, now).next;

describe('Order 809 art. 20: a demand for data that nobody has catalogued', () => {
  it('goes to the bureau once the head of the sharing office consents, never whoever stated it', () => {
    expect(stated()).toMatchObject({ status: 'proposed', requester: '15', duty: null });
    const consented = demands.consent(stated(), head('15'));
    expect(consented.next).toMatchObject({ status: 'submitted', duty: 'dem_1.find.1', consentedBy: 'head-15' });
    const both = person('15', ['staff', 'head'], 'both');
    expect(refused(() => demands.consent(stated(both), both))).toBe('same-person');
    expect(refused(() => demands.consent(stated(), head('12')))).toBe('not-your-step');
    const revised = demands.revise(demands.giveBack(stated(both), '请补充', head('15')).next, statement, staff).next;
    expect(refused(() => demands.consent(revised, both))).toBe('same-person');
  });

  it('is returned with remarks, and revised by staff', () => {
    const returned = demands.giveBack(stated(), '请写明依据', head('15')).next;
    expect(returned).toMatchObject({ status: 'returned', remarks: '请写明依据' });
    const revised = demands.revise(returned, { ...statement, name: '康复机构名录' }, staff).next;
    expect(revised).toMatchObject({ status: 'proposed', name: '康复机构名录', remarks: null });
  });

  it('第十条 (art. 10): the bureau names a provider, which is another department than the one in need', () => {
    expect(named()).toMatchObject({ status: 'named', duty: 'dem_1.compile.1', namings: [{ department: '12' }] });
    expect(demands.providerOf(named())).toBe('12');
    const itself = { ...naming, provider: '15' };
    expect(refused(() => demands.decide(submitted(), itself, null, officer, now))).toBe('demand-own');
  });

  it('or points to a published entry of another department, or finds that nobody holds it', () => {
    const point = { decision: 'point', resource: RESOURCE } as const;
    const pointed = demands.decide(submitted(), point, published(), officer, now);
    expect(pointed.next).toMatchObject({ status: 'existing', entry: { id: RESOURCE, provider: '12' } });
    const withdrawn = published({ published: null, publishedAt: null });
    expect(refused(() => demands.decide(submitted(), point, withdrawn, officer, now))).toBe('resource-not-published');
    const own = published({ provider: '15' });
    expect(refused(() => demands.decide(submitted(), point, own, officer, now))).toBe('demand-own');
    const closed = demands.decide(submitted(), { decision: 'close', reason: '国家统一管理' }, null, officer, now);
    expect([closed.next.status, closed.next.reason]).toEqual(['unheld', '国家统一管理']);
  });

  it('第十六条 (art. 16): an officer decides also for the bureau, but not on what they stated or consented to', () => {
    const two = person('00', ['staff', 'head', 'bureau'], 'two');
    const ours = demands.consent(stated(person('00', 'staff', 'bureau-staff')), two).next;
    expect(refused(() => demands.decide(ours, naming, null, two, now))).toBe('same-person');
    expect(demands.decide(ours, naming, null, officer, now).next.status).toBe('named');
    const toUs = demands.decide(submitted(), { ...naming, provider: '00' }, null, officer, now).next;
    const anew = demands.answer(toUs, { decision: 'decline', reason: '未采集' }, null, person('00'), now).next;
    expect(named(anew).status).toBe('named');
  });

  it('the provider links an entry of its own that is published', () => {
    const link = { decision: 'link', resource: RESOURCE } as const;
    const linked = demands.answer(named(), link, published(), provider, now);
    expect(linked.next).toMatchObject({ status: 'linked', entry: { id: RESOURCE, name: '参保人员基本信息' } });
    expect(typesOf(linked)).toEqual(['DemandLinked']);
    const draft = published({ published: null, publishedAt: null });
    expect(refused(() => demands.answer(named(), link, draft, provider, now))).toBe('resource-not-published');
    expect(refused(() => demands.answer(named(), link, other, provider, now))).toBe('not-its-entry');
  });

  it('or declines, and the bureau looks again in another round, seen by whoever declined', () => {
    const back = declined();
    expect(back).toMatchObject({
      status: 'submitted',
      duty: 'dem_1.find.2',
      namings: [{ declined: { reason: '未采集' } }],
    });
    expect(demands.providerOf(back)).toBeNull();
    expect(visible.demand(provider, back)).toBe(true);
    expect(visible.demand(person('13'), back)).toBe(false);
    expect(named(back)).toMatchObject({ duty: 'dem_1.compile.2', namings: [{}, { declined: null }] });
  });

  it('has days of the city’s own: 5 to find a provider, 10 to compile', () => {
    const days = (['find', 'compile'] as const).map((duty) => policyFor(policies, duty, null, '2026-09-24'));
    expect(days.map(({ days, legalRef }) => [days, legalRef.article])).toEqual([
      [5, '第二十条'],
      [10, '第二十条'],
    ]);
  });
});

describe('the life of a demand', () => {
  const steps: Record<
    keyof typeof demandLife.steps,
    (of: demands.Demand, by?: typeof staff) => { next: demands.Demand }
  > = {
    revise: (of, by = staff) => demands.revise(of, statement, by),
    consent: (of, by = head('15')) => demands.consent(of, by),
    return: (of, by = head('15')) => demands.giveBack(of, '请补充', by),
    name: (of, by = officer) => demands.decide(of, naming, null, by, now),
    point: (of, by = officer) => demands.decide(of, { decision: 'point', resource: RESOURCE }, published(), by, now),
    close: (of, by = officer) => demands.decide(of, { decision: 'close', reason: '无' }, null, by, now),
    link: (of, by = provider) => demands.answer(of, { decision: 'link', resource: RESOURCE }, published(), by, now),
    decline: (of, by = provider) => demands.answer(of, { decision: 'decline', reason: '无' }, null, by, now),
    withdraw: (of, by = staff) => demands.withdraw(of, by),
  };
  const everybody = ['15', '12', '13', '00'].flatMap((department) =>
    (['staff', 'head', 'leader', 'bureau'] as const).map((role) => person(department, role, `${role}-${department}`)),
  );
  const parts: Record<string, string> = {
    'staff-15': 'requester:staff',
    'head-15': 'requester:head',
    'staff-12': 'provider:staff',
    'bureau-00': 'bureau',
  };

  it.each(Object.keys(steps) as (keyof typeof steps)[])(
    '%s: from the states of the machine, by whom it names',
    (name) => {
      const { from, to, by } = demandLife.steps[name];
      for (const status of Object.keys(demandLife.states) as DemandStatus[]) {
        const at = { ...named(), status, statedBy: ['p-15'], consentedBy: null };
        const allowed = from.some((one) => one === status);
        expect(
          refused(() => steps[name](at)),
          status,
        ).toBe(allowed ? 'done' : 'step-closed');
        if (allowed) expect(to).toContain(steps[name](at).next.status);
        for (const one of everybody) {
          const may = by.some((part) => part === parts[one.personId]);
          const outcome = refused(() => steps[name](at, one));
          expect(outcome === 'not-your-step', `${one.personId} ${status}`).toBe(!may);
        }
      }
    },
  );
});
