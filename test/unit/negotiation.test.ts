import { describe, expect, it } from 'vitest';
import type { Instant, LocalDate } from '../../shared/domain/calendar/time.ts';
import { change, changesOf } from '../../shared/domain/change.ts';
import type { Circumstances } from '../../shared/domain/circumstances.ts';
import type { NegotiationDecision } from '../../shared/domain/disputes/consequences.ts';
import { dutiesOf } from '../../shared/domain/disputes/duties.ts';
import type { Negotiation } from '../../shared/domain/disputes/negotiation.ts';
import * as opening from '../../shared/domain/disputes/opening.ts';
import { proposalStatus } from '../../shared/domain/disputes/proposal.ts';
import { addAttachment, makeStatement } from '../../shared/domain/disputes/record.ts';
import * as rulings from '../../shared/domain/disputes/ruling.ts';
import { answerTerms, proposeTerms } from '../../shared/domain/disputes/terms.ts';
import {
  authorityOf,
  type GivenDecision,
  type GivenRuling,
  rulingSchema,
} from '../../shared/domain/disputes/verdict.ts';
import type { Duty } from '../../shared/domain/duties/duty.ts';
import { lawInForce } from '../../shared/domain/duties/law.ts';
import {
  type NegotiationStatus,
  type NegotiationStep,
  negotiationLife,
} from '../../shared/domain/lives/negotiation.ts';
import { diagram, mayTake, type Part } from '../../shared/domain/machine.ts';
import { acrossLevels, BUREAU } from '../../shared/domain/people/department.ts';
import type { Principal } from '../../shared/domain/people/person.ts';
import {
  bj,
  changeOf,
  content,
  dutiesAfter,
  head,
  law,
  officer,
  person,
  published,
  RESOURCE,
  refused,
  typesOf,
} from '../examples.ts';

const now = bj('2026-09-14');
const NEG = 'neg_01k5wv1m6t8e0b7q9z3c4d5f6g' as const;
const grantId = 'grt_1';
const asker = person('15');
const holder = person('12');
const registered = ['00', '07', '12', '15'];
const consent = { decision: 'consent' } as const;
const terms = { items: ['name', 'status'], until: '2027-01-31' as const, conditions: '仅限核验' };
const meeting = { heldOn: '2026-09-14' as const, notes: '双方到会', departments: ['12', '15'], files: [] };
const keep: GivenRuling = { verdict: 'not-share', basis: law, reasons: '依法不得提供', departments: ['07'] };
const share = { verdict: 'share' as const, ...terms, reasons: '履职所需', departments: ['07'] };
const decision: GivenDecision = {
  verdict: 'not-share',
  basis: law,
  reasons: '依法不得提供',
  authority: '义马市人民政府',
  documentNumber: '义政〔2026〕12号',
  decidedOn: '2026-09-14',
  file: 'fil_1',
};

const at = (by: Principal, duties: Duty[] = [], when: Instant = now): Circumstances => ({
  ...{ by, duties, now: when, law: lawInForce() },
});
const next = (changes: NegotiationDecision): Negotiation => changeOf(changes, 'negotiation').next;
/** The grant that a decision makes; null where it makes none. */
const made = (changes: NegotiationDecision) =>
  changesOf(changes, 'grant').length === 0 ? null : changeOf(changes, 'grant').next;

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
    until: '2027-06-30' as const,
    purpose: '资格核验',
    scope: '业务科',
    basis: '某条例第三条',
  };
  const matter = opening.onNotShared(entry, asked, at(asker));
  const beginning = { ...matter, id: NEG, number: 'XS-2026-000001', acrossLevels: false, grounds: null };
  const proposed = next(opening.openNegotiation(beginning, at(asker)));
  return { ...next(opening.consentToNegotiation(proposed, consent, at(head('15')))), ...changed };
}
const failing = (of = sent()) =>
  rulings.declareFailure(of, { reason: '意见不一' }, at(of.requester === '15' ? asker : holder));
const failed = (of = sent()) => next(failing(of));
const met = (of = failed()) => next(rulings.recordMeeting(of, { ...meeting, registered }, at(officer)));
const ruling = (given: GivenRuling, of = met()) => rulings.adjudicate(of, { ...given, registered }, at(officer));
const ruled = (given: GivenRuling, of = met()) => next(ruling(given, of));
const accept = (of: Negotiation, number: number, by = head('12')) =>
  answerTerms(of, { decision: 'accept', number, grantId }, at(by));
const reject = (of: Negotiation, number: number, by: Principal) =>
  answerTerms(of, { decision: 'decline', reason: '过宽', number, grantId }, at(by));
const acceptRuling = (of: Negotiation, by: Principal, duties: Duty[] = []) =>
  rulings.answerRuling(of, { decision: 'accept', grantId }, at(by, duties));
const object = (of: Negotiation, by: Principal) =>
  rulings.answerRuling(of, { decision: 'decline', reason: '不符', grantId }, at(by));

describe('第十五条 (art. 15): what may be negotiated', () => {
  const asked = {
    on: 'not-shared' as const,
    resource: RESOURCE,
    items: ['name'],
    until: '2027-06-30' as const,
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
    const open = (chosen: string[]) => opening.onNotShared(entry, { ...asked, items: chosen }, at(asker));
    expect(open(['status']).items).toEqual([{ id: 'status', name: '参保状态', confidential: null }]);
    expect(refused(() => open(['status', 'name']))).toBe('to-be-requested');
    expect(refused(() => open(['none']))).toBe('items-unknown');
  });

  it('for a term that has not ended, by another department than its own', () => {
    const entry = published({}, content({}, { type: 'not-shared' }));
    const until = (day: LocalDate) => opening.onNotShared(entry, { ...asked, until: day }, at(asker)).until;
    expect(refused(() => until('2026-09-14'))).toBe('term-over');
    expect(until('2026-09-15')).toBe('2026-09-15');
    expect(refused(() => opening.onNotShared(entry, asked, at(holder)))).toBe('own-data');
  });

  it('is sent once the head has consented, never by who proposed it (809 art. 20)', () => {
    const proposed = { ...sent(), status: 'proposed', sentAt: null, hands: [asker.personId] } as Negotiation;
    const both = person('15', ['staff', 'head'], asker.personId);
    const decline = { decision: 'decline', remarks: '不妥' } as const;
    const answer = (said: typeof consent | typeof decline, by: Principal) =>
      opening.consentToNegotiation(proposed, said, at(by));
    expect(refused(() => answer(consent, both))).toBe('same-person');
    expect(refused(() => answer(decline, both))).toBe('same-person');
    expect(refused(() => answer(consent, head('12')))).toBe('not-your-step');
    expect(next(answer(consent, head('15')))).toMatchObject({ status: 'negotiating', sentAt: now });
    expect(next(answer(decline, head('15')))).toMatchObject({ status: 'declined', sentAt: null, remarks: '不妥' });
  });
});

describe('第十五条 (art. 15): terms', () => {
  it('bind once the heads of both sides have accepted, and become a grant of exactly what was agreed', () => {
    const open = next(proposeTerms(sent(), { ...terms, items: ['status'] }, at(holder)));
    const half = accept(open, 1);
    const [only] = half;
    expect([next(half).status, half.length, typesOf(only ?? null)]).toEqual(['negotiating', 1, ['TermsAccepted']]);
    const agreed = accept(next(half), 1, head('15'));
    expect([next(agreed).status, next(agreed).grant]).toEqual(['agreed', 'grt_1']);
    expect(typesOf(changeOf(agreed, 'negotiation'))).toEqual(['TermsAccepted', 'NegotiationAgreed']);
    expect(dutiesAfter([], agreed).map(({ id }) => id)).toEqual(['grt_1.provide.1', 'grt_1.dispose.1']);
    expect(made(agreed)).toMatchObject({
      id: 'grt_1',
      source: NEG,
      items: [{ id: 'status', name: '参保状态', until: terms.until }],
      conditions: terms.conditions,
      purpose: '资格核验',
      requester: '15',
      provider: '12',
    });
    expect(refused(() => accept(next(agreed), 1, head('15')))).toBe('step-closed');
  });

  it('are answered once by each side, by nobody who proposed them, and not once rejected or replaced', () => {
    const one = next(proposeTerms(sent(), terms, at(person('12', 'staff', 'head-12'))));
    expect(refused(() => accept(one, 1))).toBe('same-person');
    expect(refused(() => accept(one, 2, head('15')))).toBe('not-found');
    const half = next(accept(one, 1, head('15')));
    expect(refused(() => accept(half, 1, head('15')))).toBe('answered-already');
    const rejected = next(reject(one, 1, head('15')));
    expect(refused(() => accept(rejected, 1, person('12', 'head', 'other')))).toBe('proposal-closed');
    const replaced = next(proposeTerms(half, { ...terms, items: ['name'] }, at(holder)));
    expect(replaced.proposals.map((proposal) => proposalStatus(replaced, proposal))).toEqual(['replaced', 'open']);
    // Those of the other side stand beside them.
    const besides = next(proposeTerms(replaced, terms, at(asker)));
    expect(besides.proposals.map((proposal) => proposalStatus(besides, proposal))).toEqual([
      'replaced',
      'open',
      'open',
    ]);
  });

  it('may be agreed as long as the case is open, whoever it has come to', () => {
    for (const open of ['negotiating', 'coordinating', 'ruled', 'referred', 'recused'] as NegotiationStatus[]) {
      const of = next(proposeTerms(sent({ status: open }), terms, at(asker)));
      expect(next(accept(next(accept(of, 1)), 1, head('15'))).status).toBe('agreed');
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
    const referred = { ...of, status: 'referred', files: [{ id: 'fil_1' }] } as unknown as Negotiation;
    const { authority, documentNumber, decidedOn, file } = decision;
    const { departments: _departments, ...ordered } = { ...share, authority, documentNumber, decidedOn, file };
    const record = (items: string[]) => rulings.recordDecision(referred, { ...ordered, items, grantId }, at(officer));
    expect(refused(() => record(['name', 'status']))).toBe('agreement-only');
    expect(made(record(['status']))?.items.map(({ id }) => id)).toEqual(['status']);
  });

  it('but by terms that both heads accept, whoever proposed them', () => {
    const mediated = next(proposeTerms(failed(kept), terms, at(officer)));
    const agreed = accept(next(accept(mediated, 1)), 1, head('15'));
    expect(made(agreed)?.items.map(({ id }) => id)).toEqual(['name', 'status']);
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
    expect(rulingSchema.safeParse({ ...keep, departments: [] }).success).toBe(false);
    for (const needed of ['reasons', 'basis']) {
      expect(rulingSchema.safeParse({ ...keep, [needed]: undefined }).success).toBe(false);
    }
  });

  it('has its ruling in force once both accept, and loses it to the superior where one does not', () => {
    const half = acceptRuling(ruled(share), head('12'));
    expect([next(half).status, made(half)]).toEqual(['ruled', null]);
    const done = acceptRuling(next(half), head('15'));
    expect([next(done).status, next(done).grant, made(done)?.items.length]).toEqual(['ruling-in-force', grantId, 2]);
    const kept = acceptRuling(next(acceptRuling(ruled(keep), head('12'))), head('15'));
    expect([next(kept).status, next(kept).grant, made(kept)]).toEqual(['ruling-in-force', null, null]);
    expect(next(object(next(half), head('15'))).status).toBe('referred');
    expect(refused(() => object(next(half), head('12')))).toBe('answered-already');
  });

  it('does not keep the record of its own case: the head of the other side hands the document in', () => {
    const own = { ...failed(sent({ requester: BUREAU })), files: [{ id: 'fil_1' }] } as unknown as Negotiation;
    const record = (by: Principal, of = own) => rulings.recordDecision(of, { ...decision, grantId }, at(by));
    for (const by of [officer, head(BUREAU), holder]) expect(refused(() => record(by))).toBe('not-your-step');
    expect(next(record(head('12')))).toMatchObject({
      status: 'decided',
      decision: { kind: 'city-government' },
      grant: null,
    });
    expect(refused(() => record(head('12'), { ...own, files: [] }))).toBe('files-unknown');
  });
});

describe('第十五条、第十六条 (art. 15, 16): what is owed in a dispute', () => {
  /** What becomes of the duties there were. */
  const ended = (changes: NegotiationDecision) =>
    changesOf(changes, 'duty').flatMap(({ before, next: duty }) => (before ? [[duty.id, duty.status]] : []));

  it('is the bureau’s coordination until it has ruled or they have agreed; cancelled where they withdraw', () => {
    const [duty] = dutiesAfter([], failing()) as [Duty];
    expect(duty).toMatchObject({ id: `${NEG}.coordinate`, kind: 'coordinate', owes: BUREAU, start: '2026-09-14' });
    const endedIn = (status: NegotiationStatus) =>
      ended(dutiesOf(change('negotiation', failed(), { ...failed(), status }), at(officer, [duty])));
    expect(
      ['ruled', 'agreed', 'withdrawn', 'coordinating'].map((status) => endedIn(status as NegotiationStatus)),
    ).toEqual([[[duty.id, 'met']], [[duty.id, 'met']], [[duty.id, 'cancelled']], []]);
  });

  it('is each side’s answer to the ruling; silence is consent to nothing: once it is late, the case goes to the city government (809 art. 28)', () => {
    const before = ruled(share);
    const duties = dutiesAfter([], ruling(share));
    expect(duties.map(({ id, owes, waits }) => [id, owes, waits])).toEqual([
      [`${NEG}.ruling.requester`, '15', '12'],
      [`${NEG}.ruling.provider`, '12', '15'],
    ]);
    const half = acceptRuling(before, head('12'), duties);
    expect(ended(half)).toEqual([[`${NEG}.ruling.provider`, 'met']]);
    const left = dutiesAfter(duties, half);
    const refer = (then: Instant, owed = left) => rulings.referRuling(next(half), at(officer, owed, then));
    expect(refused(() => refer(bj('2026-09-20', '23:59:59.999')))).toBe('answers-not-late');
    const referred = refer(bj('2026-09-21', '00:00:00.000'));
    expect(next(referred)).toMatchObject({ status: 'referred', grant: null, ruling: { referred: { by: 'officer' } } });
    expect(typesOf(changeOf(referred, 'negotiation'))).toEqual(['RulingUnanswered']);
    expect(made(referred)).toBeNull();
    expect(ended(referred)).toEqual([[`${NEG}.ruling.requester`, 'cancelled']]);
    expect(refused(() => refer(now, []))).toBe('answers-not-late');
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
    for (let n = 0; n < 30; n += 1) full = next(makeStatement(full, { text: `陈述${n}` }, at(asker)));
    expect(refused(() => makeStatement(full, { text: '再陈述' }, at(asker)))).toBe('case-full');
    const file = { id: 'fil_1', name: '依据', type: 'pdf', bytes: 9, sha256: 'ab' } as const;
    const attached = changeOf(addAttachment(sent(), file, at(holder)), 'negotiation');
    expect(attached.next.files).toMatchObject([{ ...file, side: 'provider', at: now }]);
    expect(attached.events[0]?.data).toMatchObject({ file: 'fil_1', sha256: 'ab', side: 'provider' });
    expect(refused(() => addAttachment(attached.next, file, at(asker)))).toBe('attached-already');
    expect(refused(() => addAttachment(sent(), file, at(officer)))).toBe('step-closed');
    expect(next(addAttachment(failed(), file, at(officer))).files[0]?.side).toBe('bureau');
  });
});
