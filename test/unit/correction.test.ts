import { describe, expect, it } from 'vitest';
import { type Contested, contest, contestCounts } from '../../shared/domain/cases/contest.ts';
import { type Correction, report, reportedSubject, withdraw } from '../../shared/domain/cases/correction.ts';
import { type AnswerDecision, answer, object, rate } from '../../shared/domain/cases/correction-answer.ts';
import {
  type CorrectionAnswer,
  faultSchema,
  type Report,
  reportSchema,
} from '../../shared/domain/cases/correction-fields.ts';
import { changesOf } from '../../shared/domain/change.ts';
import type { Circumstances } from '../../shared/domain/circumstances.ts';
import type { Duty } from '../../shared/domain/duties/duty.ts';
import { lawInForce, rulesOf } from '../../shared/domain/duties/law.ts';
import type { Grant } from '../../shared/domain/grants/grant.ts';
import { makeGrant } from '../../shared/domain/grants/start.ts';
import { type CorrectionStatus, correctionLife } from '../../shared/domain/lives/correction.ts';
import { diagram } from '../../shared/domain/machine.ts';
import { bj, changeOf, dutiesAfter, grantTerms, person, published, RESOURCE, refused, typesOf } from '../examples.ts';

const reporter = person('15');
const provider = person('12');
const now = bj('2026-09-24');

const grant: Grant = {
  ...changeOf(
    makeGrant(grantTerms([{ id: 'name', name: '姓名', until: null }], { id: 'grt_1' }), { law: lawInForce(), now }),
    'grant',
  ).next,
  status: 'in-use',
};

function at(by = reporter, { duties = [] as readonly Duty[], when = now } = {}): Circumstances {
  return { by, now: when, law: lawInForce(), duties };
}

function body(about: object = {}, more: object = {}): Report {
  return reportSchema.parse({
    about: { type: 'entry', resource: RESOURCE, item: 'status', recordKey: '411281********0016', ...about },
    fault: { kind: 'wrong', seen: '停保', expected: '参保' },
    evidence: '与缴费记录不一致',
    ...more,
  });
}

const entry = { resource: published(), grant: null };

function reporting(n = 1) {
  const subject = reportedSubject(body(), entry, reporter);
  return report({ ...body(), id: `cor_${n}`, number: `JH-2026-00000${n}`, subject }, at());
}

/** The correction after a decision. */
const next = (changes: AnswerDecision) => changeOf(changes, 'correction').next;
const reported = (n = 1) => next(reporting(n));

// Each as it is where nothing of the entry is contested yet.
const answering = (of: Correction, given: CorrectionAnswer, by = provider) =>
  answer(of, { ...given, contested: null }, at(by));
const objecting = (of: Correction, reason: string, by = reporter) => object(of, { reason, contested: null }, at(by));
const rating = (of: Correction, given: { stars: number; solved: boolean }, by = reporter) =>
  rate(of, { ...given, contested: null }, at(by));

const reject = { outcome: 'declined', reason: '与档案一致' } as const;
const corrected = { outcome: 'corrected' } as const;
const rejected = (n = 1) => next(answering(reported(n), reject));

describe('第十二条 (art. 12): a report of wrong data', () => {
  it('pins the entry, the item and the masked key; the event tells nothing of what was written', () => {
    const made = changeOf(reporting(), 'correction');
    expect(made.next).toMatchObject({
      ...{ status: 'reported', requester: '15', provider: '12', grant: null, link: null },
      resource: { id: RESOURCE, code: '341128112/000001', name: '参保人员基本信息' },
      item: { id: 'status', name: '参保状态' },
      recordKey: '411281********0016',
    });
    expect(typesOf(made)).toEqual(['CorrectionReported']);
    for (const written of ['停保', '"参保"', '缴费', '411281'])
      expect(JSON.stringify(made.events)).not.toContain(written);
  });

  it('is about a granted record by its items and its key, also when the entry is withdrawn', () => {
    const withdrawn = published({ published: null, publishedAt: null });
    const about = { type: 'record', grant: 'grt_1', recordKey: '411281********0016' };
    const subject = (item: string) => {
      const record = body({}, { about: { ...about, item } });
      return reportedSubject(record, { resource: withdrawn, grant }, reporter);
    };
    expect(subject('name')).toMatchObject({
      grant: 'grt_1',
      item: { id: 'name' },
      resource: { name: '参保人员基本信息' },
    });
    // Not an item of this grant.
    expect(refused(() => subject('status'))).toBe('items-unknown');
    const keyless = { ...body(), about: { ...about, recordKey: undefined } };
    expect(reportSchema.safeParse(keyless).success).toBe(false);
  });

  it.each([
    ['own-record', body(), provider, published()],
    ['resource-not-published', body(), reporter, published({ published: null, publishedAt: null })],
    ['items-unknown', body({ item: 'income' }), reporter, published()],
    ['key-not-masked', body({ recordKey: '411281199003070017' }), reporter, published()],
    ['identifier-in-full', body({ recordKey: '411281199003070010' }), reporter, published()],
  ] as const)('is refused: %s', (code, report, by, resource) => {
    expect(refused(() => reportedSubject(report, { resource, grant: null }, by))).toBe(code);
  });

  it.each<[string, object, string[]]>([
    ['wrong', { seen: '甲', expected: '乙' }, ['seen', 'expected']],
    ['missing', { expected: '乙' }, []],
    ['stale', { seen: '甲', expected: '乙' }, ['seen']],
  ])('%s data: what was seen and expected', (kind, values, compulsory) => {
    expect(faultSchema.safeParse({ kind, ...values }).success).toBe(true);
    for (const field of Object.keys(values)) {
      const without = { kind, ...values, [field]: undefined };
      expect(faultSchema.safeParse(without).success, field).toBe(!compulsory.includes(field));
    }
  });

  it('Order 809 art. 26: is answered within 10 working days, over the National Day holiday', () => {
    const { next: owed } = changeOf(reporting(), 'duty');
    expect(owed).toMatchObject({
      ...{ id: 'cor_1.correct', kind: 'correct', owes: '12', waits: '15', start: '2026-09-24', due: '2026-10-15' },
      subject: { type: 'correction', id: 'cor_1', number: 'JH-2026-000001', name: '参保人员基本信息' },
    });
    const { legalRef } = rulesOf(lawInForce(), owed).policy;
    expect(legalRef).toMatchObject({ document: '政务数据共享条例', article: '第二十六条' });
  });

  it('Order 809 art. 26: the answer meets what is owed, and so does another after an objection; a report taken back owes nothing', () => {
    const owed = dutiesAfter([], reporting());
    const when = bj('2026-10-16');
    const answered = answer(reported(), { ...reject, contested: null }, at(provider, { duties: owed, when }));
    const met = dutiesAfter(owed, answered);
    expect(met).toMatchObject([{ id: 'cor_1.correct', status: 'met', metAt: when, late: true }]);
    const objected = object(next(answered), { reason: '未更正', contested: null }, at(reporter, { duties: met, when }));
    const anew = dutiesAfter(met, objected);
    expect(anew[1]).toMatchObject({ id: 'cor_1.answer-objection.1', owes: '12', waits: '15', due: '2026-10-23' });
    const of = (by: typeof reporter) => at(by, { duties: anew, when });
    const again = answer(next(objected), { ...corrected, contested: null }, of(provider));
    expect(changesOf(again, 'duty').map((each) => each.next.status)).toEqual(['met']);
    // What is rated is closed, and nobody owes another answer.
    const rated = rate(next(objected), { stars: 3, solved: false, contested: null }, of(reporter));
    expect(changesOf(rated, 'duty').map((each) => each.next.status)).toEqual(['cancelled']);
    const [cancelled] = dutiesAfter(owed, withdraw(reported(), at(reporter, { duties: owed })));
    expect(cancelled).toMatchObject({ status: 'cancelled', reason: '已撤回' });
  });
});

describe('第十二条 (art. 12): the life of a correction', () => {
  const steps = {
    answer: (of: Correction, by = provider) => answering(of, corrected, by),
    object: (of: Correction, by = reporter) => objecting(of, '未更正', by),
    rate: (of: Correction, by = reporter) => rating(of, { stars: 3, solved: false }, by),
    withdraw: (of: Correction, by = reporter) => withdraw(of, at(by)),
  };

  it.each(Object.keys(steps) as (keyof typeof steps)[])('%s: from the states of the machine, by its side', (name) => {
    const { from, by, to } = correctionLife.steps[name];
    for (const status of Object.keys(correctionLife.states) as CorrectionStatus[]) {
      const one = { ...reported(), status };
      const allowed = from.some((each) => each === status);
      expect(
        refused(() => steps[name](one)),
        status,
      ).toBe(allowed ? 'done' : 'step-closed');
      if (allowed) expect(to as readonly string[]).toContain(next(steps[name](one)).status);
      const otherSide = by[0] === 'provider:staff' ? reporter : provider;
      for (const nobody of [otherSide, person('15', 'head'), person('12', 'leader'), person('00', 'bureau')])
        expect(refused(() => steps[name](one, nobody))).toBe('not-your-step');
    }
  });

  it('第二十三条 (art. 23): is objected to once, and may then be answered anew', () => {
    const objected = next(objecting(rejected(), '档案未更新'));
    expect(objected.objection).toEqual({ reason: '档案未更新', at: now });
    const again = next(answering(objected, reject));
    expect(again.status).toBe('declined');
    expect(refused(() => objecting(again, '仍未更新'))).toBe('objected-already');
    expect(next(rating(again, { stars: 1, solved: false }))).toMatchObject({
      status: 'closed',
      rating: { stars: 1, solved: false },
      objection: { reason: '档案未更新' },
    });
  });

  it('is drawn with every state', () => {
    const drawn = diagram(correctionLife);
    expect(drawn).toContain('[*] --> reported');
    expect(drawn).toContain('objected --> declined: answer');
    expect(drawn).toContain('closed --> [*]');
  });
});

describe('第二十三条 (art. 23): what the provider keeps refusing is seen by the bureau', () => {
  /** What stands contested after the corrections, one after the other. */
  const standing = (...all: Correction[]): Contested | null =>
    all.reduce<Contested | null>((before, one) => contest(before, one, { now })[0]?.next ?? before, null);

  it('from the second rejected report on the same entry', () => {
    const first = standing(rejected(1));
    expect(first).toMatchObject({ since: null, cases: [{ id: 'cor_1', declined: true, objected: false }] });
    const when = bj('2026-09-25');
    const answered = answer(reported(2), { ...reject, contested: first }, at(provider, { when }));
    const second = changeOf(answered, 'contested');
    expect([second.before, second.next.since]).toEqual([first, when]);
    expect(second.events[0]).toMatchObject({ type: 'AnswerContested', data: { rejected: 2, seen: true } });
  });

  it('or from one objection, whatever the answer was', () => {
    for (const outcome of ['corrected', 'verified', 'declined'] as const) {
      const given = answering(reported(), { outcome, reason: '已核' });
      const contested = changesOf(given, 'contested')[0]?.next ?? null;
      const objected = object(next(given), { reason: '未解决', contested }, at());
      const seen = changeOf(objected, 'contested').next;
      expect([seen.since, contestCounts(seen).objected]).toEqual([now, 1]);
      expect(seen).toEqual(standing(next(given), next(objected)));
    }
  });

  it('until it is corrected, found right or rated as solved', () => {
    const objected = next(objecting(rejected(), '未解决'));
    const before = standing(objected);
    for (const outcome of ['corrected', 'verified'] as const) {
      const anew = answer(objected, { outcome, reason: '已核', contested: before }, at(provider));
      const settled = changeOf(anew, 'contested');
      expect([settled.next.cases, settled.next.since, typesOf(settled)]).toEqual([[], null, ['ContestSettled']]);
    }
    const rated = (solved: boolean) => rate(objected, { stars: 2, solved, contested: before }, at());
    expect(changeOf(rated(true), 'contested').next.cases).toEqual([]);
    expect(changesOf(rated(false), 'contested')).toEqual([]);
  });

  it('and nothing is written where nothing is contested', () => {
    expect(changesOf(answering(reported(), corrected), 'contested')).toEqual([]);
  });
});
