import { describe, expect, it } from 'vitest';
import * as demands from '../../shared/domain/cases/demand.ts';
import type { Resource } from '../../shared/domain/catalog/resource.ts';
import { changesOf } from '../../shared/domain/change.ts';
import type { Circumstances } from '../../shared/domain/circumstances.ts';
import type { Duty } from '../../shared/domain/duties/duty.ts';
import { lawInForce } from '../../shared/domain/duties/law.ts';
import { policyFor } from '../../shared/domain/duties/policy.ts';
import { policies } from '../../shared/domain/duties/policy-data.ts';
import { type DemandStatus, demandLife } from '../../shared/domain/lives/demand.ts';
import type { Principal } from '../../shared/domain/people/person.ts';
import { visible } from '../../shared/domain/people/visibility.ts';
import {
  bj,
  changeOf,
  dutiesAfter,
  head,
  officer,
  person,
  published,
  RESOURCE,
  refused,
  typesOf,
} from '../examples.ts';

const staff = person('15');
const provider = person('12');
const now = bj('2026-09-24');
const statement = { name: '康复机构', items: ['名称'], purpose: '随班就读', basis: '《残疾人教育条例》第十七条' };
const other = { ...published(), provider: '13' };

/** Who decides, with what is owed on the demand by then. */
function at(by: Principal, duties: readonly Duty[] = []): Circumstances {
  return { by, now, law: lawInForce(), duties };
}

/** The demand after a decision. */
const next = (changes: demands.DemandDecision) => changeOf(changes, 'demand').next;

const stated = (by = staff) => next(demands.state({ ...statement, id: 'dem_1', number: 'XQ-2026-000001' }, at(by)));
const submitted = () => next(demands.consent(stated(), at(head('15'))));
const naming = { decision: 'name', provider: '12', reason: '依职责登记', entry: null } as const;
const named = (from = submitted()) => next(demands.decide(from, naming, at(officer)));
const declining = { decision: 'decline', reason: '未采集', entry: null } as const;
const declined = () => next(demands.answer(named(), declining, at(provider)));

describe('Order 809 art. 20: a demand for data that nobody has catalogued', () => {
  it('goes to the bureau once the head of the sharing office consents, never whoever stated it', () => {
    expect(stated()).toMatchObject({ status: 'proposed', requester: '15', duty: 'dem_1.consent.1' });
    const consented = demands.consent(stated(), at(head('15')));
    expect(next(consented)).toMatchObject({ status: 'submitted', duty: 'dem_1.find.1', hands: ['p-15', 'head-15'] });
    const both = person('15', ['staff', 'head'], 'both');
    expect(refused(() => demands.consent(stated(both), at(both)))).toBe('same-person');
    expect(refused(() => demands.consent(stated(), at(head('12'))))).toBe('not-your-step');
    const returned = next(demands.giveBack(stated(both), { remarks: '请补充' }, at(head('15'))));
    const revised = next(demands.revise(returned, statement, at(staff)));
    expect(refused(() => demands.consent(revised, at(both)))).toBe('same-person');
  });

  it('is returned with remarks, and revised by staff', () => {
    const returned = next(demands.giveBack(stated(), { remarks: '请写明依据' }, at(head('15'))));
    expect(returned).toMatchObject({ status: 'returned', remarks: '请写明依据' });
    const revised = next(demands.revise(returned, { ...statement, name: '康复机构名录' }, at(staff)));
    expect(revised).toMatchObject({ status: 'proposed', name: '康复机构名录', remarks: null });
  });

  it('第十条 (art. 10): the bureau names a provider, which is another department than the one in need', () => {
    expect(named()).toMatchObject({ status: 'named', duty: 'dem_1.compile.1', namings: [{ department: '12' }] });
    expect(demands.providerOf(named())).toBe('12');
    const itself = { ...naming, provider: '15' };
    expect(refused(() => demands.decide(submitted(), itself, at(officer)))).toBe('demand-own');
  });

  it('or points to a published entry of another department, or finds that nobody holds it', () => {
    const point = { decision: 'point', resource: RESOURCE } as const;
    const pointed = (entry: Resource) => demands.decide(submitted(), { ...point, entry }, at(officer));
    expect(next(pointed(published()))).toMatchObject({ status: 'existing', entry: { id: RESOURCE, provider: '12' } });
    const withdrawn = published({ published: null, publishedAt: null });
    expect(refused(() => pointed(withdrawn))).toBe('resource-not-published');
    const own = published({ provider: '15' });
    expect(refused(() => pointed(own))).toBe('demand-own');
    const closing = { decision: 'close', reason: '国家统一管理', entry: null } as const;
    const closed = next(demands.decide(submitted(), closing, at(officer)));
    expect([closed.status, closed.reason]).toEqual(['unheld', '国家统一管理']);
  });

  it('第十六条 (art. 16): an officer decides also for the bureau, but not on what they stated or consented to', () => {
    const two = person('00', ['staff', 'head', 'bureau'], 'two');
    const ours = next(demands.consent(stated(person('00', 'staff', 'bureau-staff')), at(two)));
    expect(refused(() => demands.decide(ours, naming, at(two)))).toBe('same-person');
    expect(named(ours).status).toBe('named');
    const toUs = next(demands.decide(submitted(), { ...naming, provider: '00' }, at(officer)));
    const anew = next(demands.answer(toUs, declining, at(person('00'))));
    expect(named(anew).status).toBe('named');
  });

  it('the provider links an entry of its own that is published', () => {
    const link = { decision: 'link', resource: RESOURCE } as const;
    const answered = (entry: Resource) => demands.answer(named(), { ...link, entry }, at(provider));
    const linked = changeOf(answered(published()), 'demand');
    expect(linked.next).toMatchObject({ status: 'linked', entry: { id: RESOURCE, name: '参保人员基本信息' } });
    expect(typesOf(linked)).toEqual(['DemandLinked']);
    const draft = published({ published: null, publishedAt: null });
    expect(refused(() => answered(draft))).toBe('resource-not-published');
    expect(refused(() => answered(other))).toBe('not-its-entry');
  });

  it('or declines, and the bureau looks again in another round, seen by whoever declined', () => {
    const back = declined();
    expect(back).toMatchObject({
      status: 'submitted',
      namings: [{ declined: { reason: '未采集' } }],
    });
    expect(demands.providerOf(back)).toBeNull();
    expect(visible.demand(provider, back)).toBe(true);
    expect(visible.demand(person('13'), back)).toBe(false);
    expect(named(back)).toMatchObject({ namings: [{}, { declined: null }] });
  });

  it('owes a provider by the bureau, an entry by the department named, each met by the step that does it', () => {
    const lines = (duties: Duty[]) =>
      duties.map(({ id, kind, owes, waits, due, status }) => [id, kind, owes, waits, due, status].join(' '));
    const proposed = dutiesAfter([], demands.state({ ...statement, id: 'dem_1', number: 'XQ-2026-000001' }, at(staff)));
    expect(lines(proposed)).toEqual(['dem_1.consent.1 consent 15  2026-09-30 open']);
    const consented = demands.consent(stated(), at(head('15'), proposed));
    const [consent, ...sought] = dutiesAfter(proposed, consented);
    expect(consent).toMatchObject({ status: 'met' });
    expect(lines(sought)).toEqual(['dem_1.find.1 find 00 15 2026-10-09 open']);
    const given = demands.decide(next(consented), naming, at(officer, sought));
    const compiled = dutiesAfter(sought, given);
    expect(lines(compiled)).toEqual([
      'dem_1.find.1 find 00 15 2026-10-09 met',
      'dem_1.compile.1 compile 12 15 2026-10-15 open',
    ]);
    const back = dutiesAfter(compiled, demands.answer(next(given), declining, at(provider, compiled)));
    expect(lines(back).slice(1)).toEqual([
      'dem_1.compile.1 compile 12 15 2026-10-15 met',
      'dem_1.find.2 find 00 15 2026-10-09 open',
    ]);
    const link = { decision: 'link', resource: RESOURCE, entry: published() } as const;
    const point = { ...link, decision: 'point' } as const;
    const close = { decision: 'close', reason: '无', entry: null } as const;
    const ends = [
      demands.answer(next(given), link, at(provider, compiled)),
      demands.decide(next(consented), point, at(officer, sought)),
      demands.decide(next(consented), close, at(officer, sought)),
    ];
    expect(ends.map((changes) => changeOf(changes, 'duty').next.status)).toEqual(['met', 'met', 'met']);
    const withdrawn = changesOf(demands.withdraw(next(given), at(staff, compiled)), 'duty');
    expect(withdrawn.map(({ next }) => next)).toMatchObject([
      { id: 'dem_1.compile.1', status: 'cancelled', reason: '已撤回' },
    ]);
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
    (of: demands.Demand, by?: typeof staff) => demands.DemandDecision
  > = {
    revise: (of, by = staff) => demands.revise(of, statement, at(by)),
    consent: (of, by = head('15')) => demands.consent(of, at(by)),
    return: (of, by = head('15')) => demands.giveBack(of, { remarks: '请补充' }, at(by)),
    name: (of, by = officer) => demands.decide(of, naming, at(by)),
    point: (of, by = officer) =>
      demands.decide(of, { decision: 'point', resource: RESOURCE, entry: published() }, at(by)),
    close: (of, by = officer) => demands.decide(of, { decision: 'close', reason: '无', entry: null }, at(by)),
    link: (of, by = provider) =>
      demands.answer(of, { decision: 'link', resource: RESOURCE, entry: published() }, at(by)),
    decline: (of, by = provider) => demands.answer(of, declining, at(by)),
    withdraw: (of, by = staff) => demands.withdraw(of, at(by)),
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
        const one = { ...named(), status, hands: ['p-15'] };
        const allowed = from.some((each) => each === status);
        expect(
          refused(() => steps[name](one)),
          status,
        ).toBe(allowed ? 'done' : 'step-closed');
        if (allowed) expect(to).toContain(next(steps[name](one)).status);
        for (const who of everybody) {
          const may = by.some((part) => part === parts[who.personId]);
          const outcome = refused(() => steps[name](one, who));
          expect(outcome === 'not-your-step', `${who.personId} ${status}`).toBe(!may);
        }
      }
    },
  );
});
