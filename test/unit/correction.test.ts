import { describe, expect, it } from 'vitest';
import { type Contested, contest, counts } from '../../shared/domain/cases/contested.ts';
import * as corrections from '../../shared/domain/cases/correction.ts';
import { faultSchema, type Report, reportSchema } from '../../shared/domain/cases/correction-fields.ts';
import { openDuty } from '../../shared/domain/duties/duty-steps.ts';
import { lawInForce, rulesFor } from '../../shared/domain/duties/law.ts';
import type { Decision } from '../../shared/domain/event.ts';
import type { Grant } from '../../shared/domain/grants/grant.ts';
import { make } from '../../shared/domain/grants/start.ts';
import { type CorrectionStatus, correctionLife } from '../../shared/domain/lives/correction.ts';
import { diagram } from '../../shared/domain/machine.ts';
import { bj, changeOf, grantTerms, person, published, RESOURCE, refused, typesOf } from '../examples.ts';

const reporter = person('15');
const provider = person('12');
const now = bj('2026-09-24');
const { answer, object, rate, withdraw } = corrections;

const grant: Grant = {
  ...changeOf(
    make(grantTerms([{ id: 'name', name: '姓名', until: null }], { id: 'grt_1' }), { law: lawInForce(), now }),
    'grant',
  ).next,
  status: 'in-use',
};

function body(about: object = {}, more: object = {}): Report {
  return reportSchema.parse({
    about: { type: 'entry', resource: RESOURCE, item: 'status', recordKey: '411281********0016', ...about },
    fault: { kind: 'wrong', seen: '停保', expected: '参保' },
    evidence: '与缴费记录不一致',
    ...more,
  });
}

const entry = { resource: published(), grant: null };

function reported(n = 1): corrections.Correction {
  const of = { id: `cor_${n}`, number: `JH-2026-00000${n}`, by: reporter };
  return corrections.report(body(), corrections.subjectOf(body(), entry, reporter), of, now).next;
}

const reject = { outcome: 'rejected', reason: '与档案一致' } as const;
const corrected = { outcome: 'corrected' } as const;
const rejected = (n = 1) => answer(reported(n), reject, provider, now).next;

describe('第十二条 (art. 12): a report of wrong data', () => {
  it('pins the entry, the item and the masked key; the event tells nothing of what was written', () => {
    const report = body();
    const subject = corrections.subjectOf(report, entry, reporter);
    const made = corrections.report(report, subject, { id: 'cor_1', number: 'JH-2026-000001', by: reporter }, now);
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
      const report = body({}, { about: { ...about, item } });
      return corrections.subjectOf(report, { resource: withdrawn, grant }, reporter);
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
    expect(refused(() => corrections.subjectOf(report, { resource, grant: null }, by))).toBe(code);
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
    const terms = {
      ...{ id: 'cor_1.correct', kind: 'correct' as const, owes: '12', waits: '15', start: '2026-09-24' },
      subject: { type: 'correction' as const, id: 'cor_1', number: 'JH-2026-000001', name: '参保人员基本信息' },
    };
    const rules = rulesFor(lawInForce(), 'correct', null, '2026-09-24');
    expect(openDuty(terms, rules, now).next.due).toBe('2026-10-15');
    expect(rules.policy.legalRef).toMatchObject({ document: '政务数据共享条例', article: '第二十六条' });
  });
});

describe('第十二条 (art. 12): the life of a correction', () => {
  const steps = {
    answer: (of: corrections.Correction, by = provider) => answer(of, corrected, by, now),
    object: (of: corrections.Correction, by = reporter) => object(of, '未更正', by, now),
    rate: (of: corrections.Correction, by = reporter) => rate(of, { stars: 3, solved: false }, by, now),
    withdraw: (of: corrections.Correction, by = reporter) => withdraw(of, by),
  };

  it.each(Object.keys(steps) as (keyof typeof steps)[])('%s: from the states of the machine, by its side', (name) => {
    const { from, by, to } = correctionLife.steps[name];
    for (const status of Object.keys(correctionLife.states) as CorrectionStatus[]) {
      const at = { ...reported(), status };
      const allowed = from.some((one) => one === status);
      expect(
        refused(() => steps[name](at)),
        status,
      ).toBe(allowed ? 'done' : 'step-closed');
      if (allowed) expect(to as readonly string[]).toContain(steps[name](at).next.status);
      const otherSide = by[0] === 'provider:staff' ? reporter : provider;
      for (const nobody of [otherSide, person('15', 'head'), person('12', 'leader'), person('00', 'bureau')])
        expect(refused(() => steps[name](at, nobody))).toBe('not-your-step');
    }
  });

  it('第二十三条 (art. 23): is objected to once, and may then be answered anew', () => {
    const objected = object(rejected(), '档案未更新', reporter, now).next;
    expect(objected.objection).toEqual({ reason: '档案未更新', at: now });
    const again = answer(objected, reject, provider, now).next;
    expect(again.status).toBe('rejected');
    expect(refused(() => object(again, '仍未更新', reporter, now))).toBe('objected-already');
    expect(rate(again, { stars: 1, solved: false }, reporter, now).next).toMatchObject({
      status: 'closed',
      rating: { stars: 1, solved: false },
      objection: { reason: '档案未更新' },
    });
  });

  it('is drawn with every state', () => {
    const drawn = diagram(correctionLife);
    expect(drawn).toContain('[*] --> reported');
    expect(drawn).toContain('objected --> rejected: answer');
    expect(drawn).toContain('closed --> [*]');
  });
});

describe('第二十三条 (art. 23): what the provider keeps refusing is seen by the bureau', () => {
  /** What stands contested after the corrections, one after the other. */
  const standing = (...all: corrections.Correction[]): Contested | null =>
    all.reduce<Contested | null>((before, one) => contest(before, one, now)?.next ?? before, null);

  it('from the second rejected report on the same entry', () => {
    const first = standing(rejected(1));
    expect(first).toMatchObject({ since: null, cases: [{ id: 'cor_1', rejected: true, objected: false }] });
    const second = contest(first, rejected(2), bj('2026-09-25')) as Decision<Contested>;
    expect(second.next.since).toBe(bj('2026-09-25'));
    expect(second.events[0]).toMatchObject({ type: 'AnswerContested', data: { rejected: 2, seen: true } });
  });

  it('or from one objection, whatever the answer was', () => {
    for (const outcome of ['corrected', 'verified', 'rejected'] as const) {
      const given = answer(reported(), { outcome, reason: '已核' }, provider, now).next;
      const seen = standing(given, object(given, '未解决', reporter, now).next);
      expect([seen?.since, seen && counts(seen).objected]).toEqual([now, 1]);
    }
  });

  it('until it is corrected, found right or rated as solved', () => {
    const objected = object(rejected(), '未解决', reporter, now).next;
    const before = standing(objected);
    for (const outcome of ['corrected', 'verified'] as const) {
      const anew = answer(objected, { outcome, reason: '已核' }, provider, now).next;
      const settled = contest(before, anew, now) as Decision<Contested>;
      expect([settled.next.cases, settled.next.since, typesOf(settled)]).toEqual([[], null, ['ContestSettled']]);
    }
    const rated = (solved: boolean) => rate(objected, { stars: 2, solved }, reporter, now).next;
    expect(contest(before, rated(true), now)?.next.cases).toEqual([]);
    expect(contest(before, rated(false), now)).toBeNull();
  });

  it('and nothing is written where nothing is contested', () => {
    expect(contest(null, answer(reported(), corrected, provider, now).next, now)).toBeNull();
  });
});
