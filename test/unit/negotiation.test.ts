import { describe, expect, it } from 'vitest';
import { dutiesAfter } from '../../shared/domain/disputes/duties.ts';
import { authorityOf, type Negotiated, type Negotiation } from '../../shared/domain/disputes/negotiation.ts';
import * as opening from '../../shared/domain/disputes/opening.ts';
import { attach, state } from '../../shared/domain/disputes/record.ts';
import * as rulings from '../../shared/domain/disputes/ruling.ts';
import { acceptTerms, proposalStatus, propose, rejectTerms } from '../../shared/domain/disputes/terms.ts';
import type { Duty } from '../../shared/domain/duties/duty.ts';
import { lawInForce } from '../../shared/domain/duties/law.ts';
import {
  type NegotiationStatus,
  type NegotiationStep,
  negotiationLife,
} from '../../shared/domain/lives/negotiation.ts';
import type { Part } from '../../shared/domain/machine.ts';
import { diagram, mayTake } from '../../shared/domain/machine.ts';
import { acrossLevels, BUREAU } from '../../shared/domain/people/department.ts';
import { bj, content, head, law, officer, person, published, RESOURCE, refused, typesOf } from '../examples.ts';

const now = bj('2026-09-14');
const NEG = 'neg_01k5wv1m6t8e0b7q9z3c4d5f6g';
const at = { grantId: 'grt_1' };
const asker = person('15');
const holder = person('12');
const registered = ['00', '07', '12', '15'];
const terms = { items: ['name', 'status'], until: '2027-01-31', conditions: '仅限核验' };
const meeting = { heldOn: '2026-09-14', notes: '双方到会', departments: ['12', '15'], files: [] };
const keep: rulings.GivenRuling = { verdict: 'not-share', basis: law, reasons: '依法不得提供', departments: ['07'] };
const share = { verdict: 'share' as const, ...terms, reasons: '履职所需', departments: ['07'] };
const decision: rulings.GivenDecision = {
  verdict: 'not-share',
  basis: law,
  reasons: '依法不得提供',
  authority: '义马市人民政府',
  documentNumber: '义政〔2026〕12号',
  decidedOn: '2026-09-14',
  file: 'fil_1',
};

/** A negotiation about items that are not shared, sent; between 15 and 12 where nothing else is said. */
function sent(changed: Partial<Negotiation> = {}, private_: string[] = []): Negotiation {
  const items = content().items.map((item) =>
    private_.includes(item.id) ? { ...item, confidential: 'personal-privacy' as const } : item,
  );
  const entry = published({}, content({ items }, { type: 'not-shared' }));
  const asked = {
    on: 'not-shared' as const,
    resource: RESOURCE,
    items: ['name', 'status'],
    until: '2027-06-30',
    purpose: '资格核验',
    scope: '业务科',
    basis: '某条例第三条',
  };
  const basis = opening.onNotShared(asked, entry, asker, now);
  const opener = { id: NEG, number: 'XS-2026-000001', acrossLevels: false };
  const { next } = opening.openNegotiation(basis, { grounds: null }, opener, asker, now);
  return { ...opening.consentToNegotiation(next, head('15'), now).next, ...changed };
}
const failed = (of = sent()) =>
  rulings.declareFailure(of, '意见不一', of.requester === '15' ? asker : holder, now).next;
const met = (of = failed()) => rulings.recordMeeting(of, meeting, { by: officer, registered }, now).next;
const ruled = (given: rulings.GivenRuling, of = met()) =>
  rulings.adjudicate(of, given, { by: officer, registered }, now).next;
const accept = (of: Negotiation, number: number, by = head('12')) => acceptTerms(of, number, { by, ...at }, now);

describe('第十五条 (art. 15): what may be negotiated', () => {
  const asked = {
    on: 'not-shared' as const,
    resource: RESOURCE,
    items: ['name'],
    until: '2027-06-30',
    purpose: '资格核验',
    scope: '业务科',
    basis: '某条例第三条',
  };

  it('is what is not shared, item by item', () => {
    const mixed = content({}, { type: 'conditional' });
    const items = mixed.items.map((item) =>
      item.id === 'status' ? { ...item, sharing: 'not-shared' as const } : item,
    );
    const entry = published({}, { ...mixed, items });
    const open = (chosen: string[]) => opening.onNotShared({ ...asked, items: chosen }, entry, asker, now);
    expect(open(['status']).items).toEqual([{ id: 'status', name: '参保状态', confidential: null }]);
    expect(refused(() => open(['status', 'name']))).toBe('to-be-requested');
    expect(refused(() => open(['none']))).toBe('items-unknown');
  });

  it('for a term that has not ended, by another department than its own', () => {
    const entry = published({}, content({}, { type: 'not-shared' }));
    expect(refused(() => opening.onNotShared({ ...asked, until: '2026-09-14' }, entry, asker, now))).toBe('term-over');
    expect(opening.onNotShared({ ...asked, until: '2026-09-15' }, entry, asker, now).until).toBe('2026-09-15');
    expect(refused(() => opening.onNotShared(asked, entry, holder, now))).toBe('own-data');
  });

  it('is sent once the head has consented, never by who proposed it (809 art. 20)', () => {
    const proposed = { ...sent(), status: 'proposed', sentAt: null } as Negotiation;
    const both = person('15', ['staff', 'head'], asker.personId);
    expect(refused(() => opening.consentToNegotiation(proposed, both, now))).toBe('same-person');
    expect(refused(() => opening.declineNegotiation(proposed, '不妥', both, now))).toBe('same-person');
    expect(refused(() => opening.consentToNegotiation(proposed, head('12'), now))).toBe('not-your-step');
    expect(opening.consentToNegotiation(proposed, head('15'), now).next.sentAt).toBe(now);
  });
});

describe('第十五条 (art. 15): terms', () => {
  it('bind once the heads of both sides have accepted, and become a grant of exactly what was agreed', () => {
    const open = propose(sent(), { ...terms, items: ['status'] }, holder, now).next;
    const half = accept(open, 1);
    expect([half.next.status, half.grant, typesOf(half)]).toEqual(['negotiating', null, ['TermsAccepted']]);
    const agreed = accept(half.next, 1, head('15'));
    expect([agreed.next.status, agreed.next.grant]).toEqual(['agreed', 'grt_1']);
    expect(agreed.grant).toMatchObject({
      id: 'grt_1',
      source: NEG,
      items: [{ id: 'status', name: '参保状态', until: terms.until }],
      conditions: terms.conditions,
      purpose: '资格核验',
      requester: '15',
      provider: '12',
    });
    expect(refused(() => accept(agreed.next, 1, head('15')))).toBe('step-closed');
  });

  it('are answered once by each side, by nobody who proposed them, and not once rejected or replaced', () => {
    const one = propose(sent(), terms, person('12', 'staff', 'head-12'), now).next;
    expect(refused(() => accept(one, 1))).toBe('same-person');
    expect(refused(() => accept(one, 2, head('15')))).toBe('not-found');
    const half = accept(one, 1, head('15')).next;
    expect(refused(() => accept(half, 1, head('15')))).toBe('answered-already');
    const rejected = rejectTerms(one, 1, '过宽', head('15'), now).next;
    expect(refused(() => accept(rejected, 1, person('12', 'head', 'other')))).toBe('proposal-closed');
    const replaced = propose(half, { ...terms, items: ['name'] }, holder, now).next;
    expect(replaced.proposals.map((proposal) => proposalStatus(replaced, proposal))).toEqual(['replaced', 'open']);
    // Those of the other side stand beside them.
    const besides = propose(replaced, terms, asker, now).next;
    expect(besides.proposals.map((proposal) => proposalStatus(besides, proposal))).toEqual([
      'replaced',
      'open',
      'open',
    ]);
  });

  it('may be agreed as long as the case is open, whoever it has come to', () => {
    for (const open of ['negotiating', 'coordinating', 'ruled', 'referred', 'recused'] as NegotiationStatus[]) {
      const of = propose(sent({ status: open }), terms, asker, now).next;
      expect(accept(accept(of, 1).next, 1, head('15')).next.status).toBe('agreed');
    }
  });
});

describe('第十五条 (art. 15): commercial secrets and personal privacy are shared by recorded agreement alone', () => {
  const kept = sent({}, ['name']);

  it('never by the force of a ruling or of a decision', () => {
    const of = met(failed(kept));
    expect(kept.items.map(({ confidential }) => confidential)).toEqual(['personal-privacy', null]);
    expect(refused(() => ruled(share, of))).toBe('agreement-only');
    expect(ruled({ ...share, items: ['status'] }, of).status).toBe('ruled');
    expect(ruled(keep, of).status).toBe('ruled');
    const referred = { ...of, status: 'referred', files: [{ id: 'fil_1' }] } as Negotiation;
    const { authority, documentNumber, decidedOn, file } = decision;
    const { departments: _departments, ...ordered } = { ...share, authority, documentNumber, decidedOn, file };
    const record = (items: string[]) =>
      rulings.recordDecision(referred, { ...ordered, items }, { by: officer, ...at }, now);
    expect(refused(() => record(['name', 'status']))).toBe('agreement-only');
    expect(record(['status']).grant?.items.map(({ id }) => id)).toEqual(['status']);
  });

  it('but by terms that both heads accept, whoever proposed them', () => {
    const mediated = propose(failed(kept), terms, officer, now).next;
    const agreed = accept(accept(mediated, 1).next, 1, head('15'));
    expect(agreed.grant?.items.map(({ id }) => id)).toEqual(['name', 'status']);
  });
});

describe('第十六条 (art. 16): who takes up what the two do not settle', () => {
  it('is the bureau; the common superior across levels or cities; nobody here where the bureau is a party', () => {
    expect(failed().status).toBe('coordinating');
    expect(failed(sent({ acrossLevels: true })).status).toBe('referred');
    expect(failed(sent({ provider: BUREAU })).status).toBe('recused');
    const own = sent({ provider: BUREAU, acrossLevels: true });
    expect([failed(own).status, authorityOf(own), authorityOf(sent())]).toEqual([
      'recused',
      'common-superior',
      'city-government',
    ]);
    expect([
      acrossLevels({}, {}),
      acrossLevels({ division: '411200' }, {}),
      acrossLevels({ division: '411281' }, {}),
    ]).toEqual([false, true, false]);
  });

  it('adjudicates after coordination, with at least one other department, none a party', () => {
    expect(refused(() => ruled(keep, failed()))).toBe('coordinate-first');
    for (const departments of [['12'], ['15', '07'], [BUREAU], ['07', '07']])
      expect(refused(() => ruled({ ...keep, departments }))).toBe('assessors');
    expect(refused(() => ruled({ ...keep, departments: ['77'] }))).toBe('unknown-department');
    expect(rulings.rulingSchema.safeParse({ ...keep, departments: [] }).success).toBe(false);
    for (const needed of ['reasons', 'basis']) {
      expect(rulings.rulingSchema.safeParse({ ...keep, [needed]: undefined }).success).toBe(false);
    }
  });

  it('has its ruling in force once both accept, and loses it to the superior where one does not', () => {
    const half = rulings.acceptRuling(ruled(share), { by: head('12'), ...at }, now);
    expect([half.next.status, half.grant]).toEqual(['ruled', null]);
    const done = rulings.acceptRuling(half.next, { by: head('15'), ...at }, now);
    expect([done.next.status, done.grant?.items.length]).toEqual(['ruling-in-force', 2]);
    expect(
      rulings.acceptRuling(
        rulings.acceptRuling(ruled(keep), { by: head('12'), ...at }, now).next,
        { by: head('15'), ...at },
        now,
      ).grant,
    ).toBeNull();
    expect(rulings.objectToRuling(half.next, '不符', head('15'), now).next.status).toBe('referred');
    expect(refused(() => rulings.objectToRuling(half.next, '不符', head('12'), now))).toBe('answered-already');
  });

  it('does not keep the record of its own case: the head of the other side hands the document in', () => {
    const own = { ...failed(sent({ requester: BUREAU })), files: [{ id: 'fil_1' }] } as unknown as Negotiation;
    const record = (by: typeof officer) => rulings.recordDecision(own, decision, { by, ...at }, now);
    for (const by of [officer, head(BUREAU), holder]) expect(refused(() => record(by))).toBe('not-your-step');
    expect(record(head('12')).next).toMatchObject({
      status: 'decided',
      decision: { kind: 'city-government' },
      grant: null,
    });
    expect(refused(() => rulings.recordDecision({ ...own, files: [] }, decision, { by: head('12'), ...at }, now))).toBe(
      'files-unknown',
    );
  });
});

describe('第十五条、第十六条 (art. 15, 16): what is owed in a dispute', () => {
  const circumstances = { law: lawInForce(), now };
  const owing = (before: Negotiation, moved: Negotiation, duties: Duty[] = []) =>
    dutiesAfter(before, moved, duties, circumstances);
  const opened = (before: Negotiation, moved: Negotiation) => owing(before, moved).opened.map(({ next }) => next);

  it('is the bureau’s coordination until it has ruled or they have agreed; cancelled where they withdraw', () => {
    const [duty] = opened(sent(), failed()) as [Duty];
    expect(duty).toMatchObject({ id: `${NEG}.coordinate`, kind: 'coordinate', owes: BUREAU, start: '2026-09-14' });
    const settled = (status: NegotiationStatus) =>
      owing(failed(), { ...failed(), status }, [duty]).duties.map(({ decision }) => decision.next.status);
    expect(
      ['ruled', 'agreed', 'withdrawn', 'coordinating'].map((status) => settled(status as NegotiationStatus)),
    ).toEqual([['met'], ['met'], ['cancelled'], []]);
  });

  it('is each side’s answer to the ruling; who is silent is late, and then the bureau may put it into force', () => {
    const before = ruled(share);
    const duties = opened(met(), before);
    expect(duties.map(({ id, owes, waits }) => [id, owes, waits])).toEqual([
      [`${NEG}.ruling.requester`, '15', '12'],
      [`${NEG}.ruling.provider`, '12', '15'],
    ]);
    const half = rulings.acceptRuling(before, { by: head('12'), ...at }, now).next;
    const { duties: settled } = owing(before, half, duties);
    expect(settled.map(({ decision: { next } }) => [next.id, next.status])).toEqual([
      [`${NEG}.ruling.provider`, 'met'],
    ]);
    const left = duties.map((duty) => settled.find(({ of }) => of.id === duty.id)?.decision.next ?? duty);
    const enforce = (then: string) => rulings.enforceRuling(half, left, { by: officer, ...at }, then);
    expect(refused(() => enforce(bj('2026-09-20', '23:59:59.999')))).toBe('answers-not-late');
    const forced: Negotiated = enforce(bj('2026-09-21', '00:00:00.000'));
    expect([forced.next.status, forced.grant?.source]).toEqual(['ruling-in-force', NEG]);
    expect(owing(half, forced.next, left).duties.map(({ decision: { next } }) => [next.id, next.status])).toEqual([
      [`${NEG}.ruling.requester`, 'cancelled'],
    ]);
    expect(refused(() => rulings.enforceRuling(half, [], { by: officer, ...at }, now))).toBe('answers-not-late');
  });
});

describe('the life of a negotiation', () => {
  const parts: Part[] = [
    'requester:staff',
    'requester:head',
    'requester:leader',
    'provider:staff',
    'provider:head',
    'provider:leader',
    'bureau',
    'system',
  ];
  const statuses = Object.keys(negotiationLife.states) as NegotiationStatus[];

  it('lets each step be taken from its states by its parts, and otherwise not', () => {
    for (const [step, { from, by }] of Object.entries(negotiationLife.steps))
      for (const status of statuses)
        for (const part of parts) {
          const outcome = refused(() => mayTake(negotiationLife, step as NegotiationStep, status, [part]));
          const mine = (by as readonly Part[]).includes(part);
          const then = (from as readonly string[]).includes(status) ? 'done' : 'step-closed';
          expect([step, status, part, outcome]).toEqual([step, status, part, mine ? then : 'not-your-step']);
        }
  });

  it('第六条 (art. 6): a leader decides nothing, and nobody acts in a case that has ended', () => {
    for (const { by } of Object.values(negotiationLife.steps))
      for (const part of by as readonly Part[]) expect(part).not.toMatch(/leader|system/);
    const left = new Set(Object.values(negotiationLife.steps).flatMap(({ from }) => from as readonly string[]));
    expect(statuses.filter((status) => !left.has(status))).toEqual([
      'declined',
      'agreed',
      'ruling-in-force',
      'decided',
      'withdrawn',
    ]);
  });

  it('is drawn with what stays where it is', () => {
    const lines = diagram(negotiationLife).split('\n');
    expect(lines).toContain('  coordinating --> coordinating: meet');
    expect(lines).toContain('  negotiating --> recused: fail');
    expect(lines.filter((line) => line.endsWith(': state'))).toHaveLength(5);
  });
});

describe('the record of a case', () => {
  it('grows to a limit, and takes a file once', () => {
    let full = sent();
    for (let n = 0; n < 30; n += 1) full = state(full, `陈述${n}`, asker, now).next;
    expect(refused(() => state(full, '再陈述', asker, now))).toBe('case-full');
    const file = { id: 'fil_1', name: '依据', type: 'pdf', bytes: 9, sha256: 'ab' } as const;
    const attached = attach(sent(), file, holder, now);
    expect(attached.next.files).toMatchObject([{ ...file, side: 'provider', at: now }]);
    expect(attached.events[0]?.data).toMatchObject({ file: 'fil_1', sha256: 'ab', side: 'provider' });
    expect(refused(() => attach(attached.next, file, asker, now))).toBe('attached-already');
    expect(refused(() => attach(sent(), file, officer, now))).toBe('step-closed');
    expect(attach(failed(), file, officer, now).next.files[0]?.side).toBe('bureau');
  });
});
