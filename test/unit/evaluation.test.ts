import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluationView } from '../../shared/contract/views/evaluations.ts';
import type { Instant, LocalDate } from '../../shared/domain/calendar/time.ts';
import type { Evaluation } from '../../shared/domain/evaluation/evaluation.ts';
import * as evaluations from '../../shared/domain/evaluation/evaluation.ts';
import { ownScheme } from '../../shared/domain/evaluation/own-scheme.ts';
import { Reproduction } from '../../shared/domain/evaluation/reproduction.ts';
import { type Judged, resultsOf } from '../../shared/domain/evaluation/results.ts';
import { type SchemeTerms, schemeTerms } from '../../shared/domain/evaluation/scheme.ts';
import { weakest } from '../../shared/domain/evaluation/weakest.ts';
import type { LoggedEvent } from '../../shared/domain/event.ts';
import { evaluationLife } from '../../shared/domain/lives/evaluation.ts';
import type { Principal } from '../../shared/domain/people/person.ts';
import { visible } from '../../shared/domain/people/visibility.ts';
import { type Fact, factsOf } from '../../shared/domain/statistics/facts.ts';
import {
  type Figures,
  figuresByDepartment,
  figuresOf,
  medianOf,
  quantile,
} from '../../shared/domain/statistics/figures.ts';
import { changeOf, circumstances, person, refused } from '../examples.ts';
import { counted, type Line } from '../oracle/statistics.ts';

const period = { from: '2026-03-02' as LocalDate, to: '2026-03-27' as LocalDate };

/** Events of a month in three departments, as a line of the log has them. */
const aDay = fc.integer({ min: 1, max: 31 }).map((day) => `2026-03-${String(day).padStart(2, '0')}`);
const department = fc.constantFrom('00', '02', '06');
let streams = 0;
const line = (type: string, stream: string, seq: number, on: string, data: object): Line => ({
  ...{ id: `${stream}@${seq}`, stream, seq, type, at: `${on}T10:00:00.000+08:00`, data: data as never },
});
const duty = fc
  .record({
    owes: department,
    kind: fc.constantFrom('reply', 'provide', 'correct', 'review', 'coordinate'),
    opened: aDay,
    met: fc.option(aDay),
    missed: fc.option(aDay),
    voided: fc.boolean(),
  })
  .map(({ owes, kind, opened, met, missed, voided }) => {
    streams += 1;
    const stream = `req_${streams}.${kind}`;
    const facts = { kind, owes, subject: `req_${streams}`, due: missed ?? opened };
    const flagged = missed && voided ? [line('DutyFlagVoided', stream, 3, missed, { ...facts, flagged: missed })] : [];
    const done = met && met >= opened ? met : null;
    return [
      line('DutyOpened', stream, 1, opened, facts),
      ...(missed ? [line('DutyLate', stream, 2, missed, facts), ...flagged] : []),
      ...(done ? [line('DutyMet', stream, 4, done, { ...facts, metOn: done, late: missed !== null, days: null })] : []),
    ];
  });
const request = fc
  .record({ provider: department, requester: department, on: aDay, answer: fc.constantFrom('Agreed', 'Refused') })
  .map(({ provider, requester, on, answer }) => {
    streams += 1;
    const [stream, sides] = [`req_${streams}`, { provider, requester }];
    return [line('RequestSubmitted', stream, 1, on, sides), line(`Request${answer}`, stream, 2, on, sides)];
  });
const entry = fc.record({ provider: department, on: aDay, gone: fc.option(aDay) }).map(({ provider, on, gone }) => {
  streams += 1;
  const stream = `res_${streams}`;
  const facts = { provider, version: 1, sharing: 'conditional', filled: 0.5 };
  return [
    line('ResourcePublished', stream, 1, on, facts),
    ...(gone && gone >= on ? [line('ResourceWithdrawn', stream, 2, gone, { provider })] : []),
  ];
});
const again = fc.record({ provider: department, on: aDay, lifted: fc.option(aDay) }).map(({ provider, on, lifted }) => {
  streams += 1;
  const [stream, facts] = [`col_${streams}`, { provider, foundAt: `${on}T10:00:00.000+08:00` }];
  return [
    line('DuplicateFound', stream, 1, on, facts),
    ...(lifted && lifted >= on ? [line('DuplicateLifted', stream, 2, lifted, facts)] : []),
  ];
});
const month = fc.array(fc.oneof(duty, request, entry, again), { maxLength: 60 }).map((lines) => lines.flat());
const factsIn = (lines: Line[]) => lines.flatMap((one) => factsOf(one as unknown as LoggedEvent));
/** What keeps facts has one of each. */
const kept = (of: Line[]) => [...new Map(factsIn(of).map((fact) => [`${fact.department}${fact.id}`, fact])).values()];
const departments = ['00', '02', '06'];

describe('第十七条 (arts 6, 17): facts and figures', () => {
  it('are what is counted by hand, for any events of any days', () => {
    fc.assert(
      fc.property(month, (lines) => {
        for (const { department: of, figures } of figuresByDepartment(factsIn(lines), departments, period)) {
          const { replies, provision, corrections, reviews, ...rest } = counted(lines, of, period.from, period.to);
          expect(figures).toMatchObject(rest);
          for (const [name, { inTime, late, rate }] of Object.entries({ replies, provision, corrections, reviews }))
            expect(figures[name as 'replies']).toMatchObject({ inTime, late, rate });
        }
      }),
    );
  });

  it('are the same in whatever order events come, how late and how often', () => {
    fc.assert(
      fc.property(month, fc.infiniteStream(fc.nat()), (lines, noise) => {
        const shuffled = [...lines, ...lines.slice(0, 5)]
          .map((one) => [noise.next().value ?? 0, one] as const)
          .sort(([a], [b]) => a - b)
          .map(([, one]) => one);
        expect(figuresByDepartment(kept(shuffled), departments, period)).toEqual(
          figuresByDepartment(kept(lines), departments, period),
        );
      }),
    );
  });

  it('count a day of use once, however often data was fetched', () => {
    const use = { requester: '06', provider: '02', resource: 'res_1', interface: 'itf_1', purpose: '', items: [] };
    const fetched = [1, 2, 3].map((seq) => line('DataPassedOn', 'grt_1', seq, '2026-03-03', { ...use, records: 1 }));
    expect(new Set(factsIn(fetched).map(({ id, department: of }) => `${of} ${id}`)).size).toBe(2);
  });

  it('count what the bureau returned, and not what the department’s own head did', () => {
    const returned = (returnedBy: string | null) =>
      factsIn([line('ResourceReturned', 'res_1', 4, '2026-03-03', { provider: '02', returnedBy })]).length;
    expect(['bureau', 'head', null].map(returned)).toEqual([1, 0, 1]);
  });

  it('have medians between two, and none of nothing', () => {
    expect([quantile([], 0.5), quantile([3], 0.5), quantile([4, 1, 3, 2], 0.5)]).toEqual([null, 3, 2.5]);
    expect([quantile([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.9), quantile([1, 2, 3], 0.9)]).toEqual([9.5, 3]);
    const [some, none] = [figuresOf([], []), figuresOf([], [])];
    const of = (received: number, rate: number | null): Figures => ({
      ...some,
      requests: { ...some.requests, received },
      replies: { ...none.replies, rate },
    });
    const median = medianOf([of(1, null), of(5, 0.5), of(9, 1)]);
    expect([median.requests.received, median.replies.rate, median.corrections.stars]).toEqual([5, 0.75, null]);
  });

  it('follow an entry to the department that another was merged into (article 6)', () => {
    const lines = [
      line('ResourcePublished', 'res_1', 1, '2026-03-02', { provider: '02', version: 1, sharing: null, filled: null }),
      line('DepartmentSucceeded', 'res_1', 2, '2026-03-05', { from: '02', to: '06', as: ['provider'] }),
    ];
    const published = (to: LocalDate) =>
      figuresByDepartment(factsIn(lines), ['02', '06'], { ...period, to }).map(
        ({ figures }) => figures.entries.published,
      );
    expect([published('2026-03-04'), published('2026-03-05')]).toEqual([
      [1, 0],
      [0, 1],
    ]);
  });
});

/** Everything is as well done as said. */
const done = (share: number | null): Figures => {
  const none = figuresOf([], []);
  const timely = { ...none.replies, rate: share };
  return {
    ...none,
    entries: { ...none.entries, filled: share, attached: share },
    ...{ updates: timely, replies: timely, provision: timely },
    corrections: { ...none.corrections, rate: share, stars: share === null ? null : share * 5 },
    use: { ...none.use, recorded: share },
  };
};
const { terms } = ownScheme;
const judge = (rows: Judged['rows'], of: Partial<Judged> = {}) =>
  resultsOf({ terms, rows, given: [], adjusted: [], ...of });

describe('第十七条 (art. 17): the results', () => {
  it('of the product’s own scheme: a hundred points in all, and a law behind it', () => {
    expect(schemeTerms.safeParse(terms).error).toBeUndefined();
    expect(terms.indicators.map(({ weight }) => weight).reduce((a, b) => a + b)).toBe(100);
  });

  it('spread the weight of what is not measured, and say why it is not', () => {
    const [all, nothing] = judge([
      { department: '02', figures: done(0.9) },
      { department: '06', figures: done(null) },
    ]);
    expect(all).toMatchObject({ total: 90, band: 'excellent', rank: 1, measured: 85 });
    expect(all?.scores.flatMap(({ indicator, unmeasured }) => (unmeasured ? [[indicator, unmeasured]] : []))).toEqual([
      ['quality', 'no-occasion'],
      ['security', 'no-occasion'],
    ]);
    // Too little to compare: it is not ranked, and neither punished nor praised.
    expect(nothing).toMatchObject({ total: null, band: null, rank: null, measured: 0 });
  });

  it.each([
    [0.9, 'excellent'],
    [0.8999, 'good'],
    [0.8, 'good'],
    [0.6, 'pass'],
    [0.59, 'fail'],
    [0, 'fail'],
  ])('of %d is in the band %s', (share, band) => {
    expect(judge([{ department: '02', figures: done(share) }])[0]?.band).toBe(band);
  });

  it('lose five points for each rectification that was late, and are never below none', () => {
    const late = (count: number, share: number) => {
      const figures = done(share);
      return judge([
        { department: '02', figures: { ...figures, rectifications: { ...figures.rectifications, late: count } } },
      ])[0];
    };
    expect(late(2, 1)).toMatchObject({
      total: 90,
      deductions: [
        { count: 0, points: 0 },
        { count: 2, points: 10 },
      ],
    });
    expect(late(3, 0.1)?.total).toBe(0);
  });

  it('are in the last band where something vetoes, whatever else was done', () => {
    const vetoing: SchemeTerms = {
      ...terms,
      vetoes: [{ id: 'late', name: { zh: '逾期', en: 'Late' }, tally: 'rectifications-late' }],
    };
    const figures = done(1);
    const row = { department: '02', figures: { ...figures, rectifications: { ...figures.rectifications, late: 1 } } };
    expect(judge([row], { terms: vetoing })[0]).toMatchObject({ total: 95, band: 'fail', vetoes: [{ count: 1 }] });
  });

  it('rank equals together', () => {
    const rows = [0.9, 0.9, 0.7, 1].map((share, n) => ({ department: `0${n}`, figures: done(share) }));
    expect(judge(rows).map(({ rank }) => rank)).toEqual([2, 2, 4, 1]);
  });

  it('are those of evaluators where an indicator is theirs, but for their own department, and what an objection changed', () => {
    const [first, ...others] = terms.indicators.toReversed();
    const scored = {
      ...terms,
      indicators: [...others, { ...(first as (typeof others)[number]), measure: null, scoredBy: '06' }],
    };
    const rows = ['02', '06', '07'].map((id) => ({ department: id, figures: done(1) }));
    const given = [{ indicator: 'rating', department: '02', score: 40 }];
    const adjusted = [{ indicator: 'replies', department: '02', score: 50 }];
    const [civil, school, other] = judge(rows, { terms: scored, given, adjusted });
    const of = (result: typeof civil, id: string) => result?.scores.find(({ indicator }) => indicator === id);
    expect(of(civil, 'rating')).toMatchObject({ share: 0.4, points: 2 });
    expect(of(civil, 'replies')).toMatchObject({ share: 0.5, adjusted: true });
    expect([of(school, 'rating')?.unmeasured, of(other, 'rating')?.unmeasured]).toEqual([
      'own-department',
      'not-scored',
    ]);
    expect(civil && weakest(civil, scored)).toEqual(['replies', 'rating']);
  });

  it('第十条 (art. 10): lose three points for each duplicate collection, and none for a finding that was taken back', () => {
    const found = (stream: string, seq: number, foundAt: string) =>
      line('DuplicateFound', stream, seq, foundAt.slice(0, 10), { provider: '02', foundAt });
    const deducted = (lines: Line[]) => {
      const [one] = figuresByDepartment(kept(lines), ['02'], period);
      const figures = { ...done(1), collections: one?.figures.collections as Figures['collections'] };
      return judge([{ department: '02', figures }])[0]?.deductions[0];
    };
    const [first, again] = ['2026-03-09T10:00:00.000+08:00', '2026-03-09T11:00:00.000+08:00'];
    const both = [found('res_1', 3, first), found('col_1', 2, first)];
    expect(deducted(both)).toEqual({ id: 'duplicate', count: 2, points: 6 });
    // An event that comes twice, or before what it takes back, counts once.
    const lifted = line('DuplicateLifted', 'res_1', 4, '2026-05-04', { provider: '02', foundAt: first });
    expect(deducted([lifted, ...both, ...both])).toEqual({ id: 'duplicate', count: 1, points: 3 });
    expect(deducted([...both, lifted, found('res_1', 5, again)])).toEqual({ id: 'duplicate', count: 2, points: 6 });
  });

  it('第二十二条 (art. 22): are in the last band after a security incident that the department answers for, and not where it is exempt', () => {
    const closed = (liability: string) => {
      const facts = factsIn([line('IncidentClosed', 'inc_1', 3, '2026-03-09', { provider: '02', liability })]);
      const [one] = figuresByDepartment(facts, ['02'], period);
      return judge([
        { department: '02', figures: { ...done(1), security: one?.figures.security as Figures['security'] } },
      ])[0];
    };
    expect(closed('liable')).toMatchObject({ band: 'fail', vetoes: [{ id: 'incident', count: 1 }] });
    expect(closed('exempt')).toMatchObject({ band: 'excellent', vetoes: [{ id: 'incident', count: 0 }] });
  });
});

describe('第十七条 (art. 17): an evaluation made anew of the log alone', () => {
  it('takes what was sealed up to its beginning, the scores and the answers, and finds what was changed since', () => {
    const facts = { kind: 'reply', owes: '02', subject: 'req_1', due: '2026-03-03' };
    const log = new Reproduction();
    const take = (one: Line, segment: string) => log.take(one as unknown as LoggedEvent, segment);
    take(
      line('DutyMet', 'req_1.reply', 2, '2026-03-03', { ...facts, metOn: '2026-03-03', late: false, days: 1 }),
      '00000001',
    );
    const begun = {
      number: 'PG-2026',
      year: 2026,
      scheme: 'own',
      terms: JSON.stringify({ ...terms, leastMeasured: 10 }),
    };
    const of = { ...begun, through: '00000001', root: 'r', departments: ['02'] };
    take(line('EvaluationBegun', 'evl_1', 1, '2027-01-04', of), '00000002');
    // Sealed later, so it is not counted, although it is of that year.
    take(line('DutyLate', 'req_2.reply', 2, '2026-03-05', { ...facts, subject: 'req_2', to: [] }), '00000002');
    expect(log.evaluation(2026)).toMatchObject({ results: [{ total: 100, rank: 1 }], published: null, different: [] });
    const results = [{ department: '02', total: 99, band: 'excellent', rank: 1 }];
    take(line('EvaluationPublished', 'evl_1', 2, '2027-02-01', { number: 'PG-2026', year: 2026, results }), '00000003');
    expect(log.evaluation(2026)?.different).toEqual(['02']);
    expect(log.evaluation(2025)).toBeNull();
    expect(log.statistics({ from: '2026-03-01', to: '2026-03-31' })[0]?.figures.replies).toMatchObject({
      inTime: 1,
      late: 1,
    });
  });
});

it('a fact is of one department, and names the case behind it', () => {
  const facts: Fact[] = factsIn([
    line('RequestSubmitted', 'req_7', 1, '2026-03-02', { provider: '02', requester: '06' }),
    line('PoolingMarked', 'res_7.pooled', 1, '2026-03-02', { provider: '02', code: '1', pooled: true }),
  ]);
  expect(facts.map(({ department: of, about, kind }) => [of, about, kind])).toEqual([
    ['02', 'req_7', 'request-sent'],
    ['06', 'req_7', 'request-sent'],
    ['02', 'res_7', 'entry-pooled'],
  ]);
});

/** An evaluation in each state, and who is who in it. */
const at = (by: Principal, now = '2027-01-05T09:00:00.000+08:00') => circumstances(by, now as Instant);
const officer = person('00', 'bureau', 'officer');
const another = person('00', 'bureau', 'officer2');
const government = person('99', 'government', 'government');
const evaluator = person('06', 'evaluator', 'evaluator');
const later = '2027-02-10T09:00:00.000+08:00';
const seal = { number: '00000009', madeAt: '2027-01-01T00:00:00.000+08:00' as Instant, root: 'r' };
const scored: SchemeTerms = {
  ...terms,
  indicators: terms.indicators.map((one) =>
    one.measure === 'security' ? { ...one, measure: null, scoredBy: '06' } : one,
  ),
};
const only = (decision: evaluations.EvaluationDecision) => changeOf(decision, 'evaluation').next;
const scoring = only(
  evaluations.beginEvaluation(
    {
      ...{
        id: 'evl_1',
        number: 'PG-2026',
        year: 2026,
        scheme: { id: 'own', terms: scored },
        through: seal,
        taken: false,
      },
      rows: ['00', '02', '06'].map((id) => ({ department: id, figures: done(1) })),
      delays: [],
    },
    at(officer),
  ),
);
const objection = { indicator: null, reason: '统计期间有误' };
const draft = only(evaluations.openDraft(scoring, at(officer)));
const disputed = only(evaluations.object(draft, objection, at(person('02', 'head'))));
const concluded = only(evaluations.conclude(draft, at(another, later)));
const states = {
  ...{ scoring, draft, concluded },
  published: only(evaluations.decide(concluded, { decision: 'approve' }, at(government, later))),
  withdrawn: only(evaluations.withdraw(scoring, { reason: '有误' }, at(officer))),
};

describe('第十七条 (art. 17): who may do what in an evaluation', () => {
  const drills = { indicator: 'security', scores: [{ department: '02', score: 90 }] };
  const dismissed = { decision: 'dismissed' as const, department: '02', reason: '已经核对' };
  /** Each step, as somebody takes it, and whose it is: a role, in the bureau, a department that is evaluated, or elsewhere. */
  const steps: Record<keyof typeof evaluationLife.steps, [(of: Evaluation, by: Principal) => unknown, string[]]> = {
    score: [(of, by) => evaluations.score(of, drills, at(by)), ['evaluator 06']],
    open: [(of, by) => evaluations.openDraft(of, at(by)), ['bureau 00']],
    object: [(of, by) => evaluations.object(of, objection, at(by)), ['head 00', 'head 02', 'head 06']],
    answer: [(of, by) => evaluations.answer(of, dismissed, at(by)), ['bureau 00']],
    conclude: [(of, by) => evaluations.conclude(of, at(by, later)), ['bureau 00']],
    approve: [(of, by) => evaluations.decide(of, { decision: 'approve' }, at(by, later)), ['government 99']],
    return: [
      (of, by) => evaluations.decide(of, { decision: 'return', remarks: '再核' }, at(by, later)),
      ['government 99'],
    ],
    withdraw: [(of, by) => evaluations.withdraw(of, { reason: '有误' }, at(by)), ['bureau 00']],
  };
  const everybody = (['00', '02', '06', '07', '99'] as const).flatMap((of) =>
    (['staff', 'head', 'leader', 'bureau', 'government', 'evaluator', 'upper', 'auditor', 'administrator'] as const)
      .filter((role) => (role !== 'bureau' && role !== 'administrator') || of === '00')
      .filter((role) => (role === 'government') === (of === '99'))
      .map((role) => person(of, role, `${role} ${of}`)),
  );

  it.each(Object.entries(steps))(
    '%s: as the machine has it, whoever asks and wherever it stands',
    (step, [take, whose]) => {
      const { from } = evaluationLife.steps[step as keyof typeof steps] as { from: readonly string[] };
      for (const [status, one] of Object.entries(states))
        for (const who of everybody) {
          // An answer takes something to answer.
          const of = step === 'answer' && status === 'draft' ? disputed : one;
          const outcome = refused(() => take(of, who));
          const expected = whose.includes(who.personId)
            ? from.includes(status)
              ? 'done'
              : 'step-closed'
            : 'not-your-step';
          expect(outcome, `${step} from ${status} by ${who.personId}`).toBe(expected);
        }
    },
  );

  it('第十六条 (art. 16): nobody of the bureau answers what its own department objects to, but the city government', () => {
    const own = only(evaluations.object(draft, objection, at(person('00', 'head'))));
    const said = { decision: 'dismissed' as const, department: '00', reason: '已经核对' };
    expect(refused(() => evaluations.answer(own, said, at(officer)))).toBe('not-your-step');
    expect(only(evaluations.answer(own, said, at(government))).objections[0]?.answer?.by).toBe('government');
    expect(refused(() => evaluations.answer(disputed, dismissed, at(government)))).toBe('not-your-step');
  });

  it('takes another officer to conclude than those who had a hand in it', () => {
    expect(refused(() => evaluations.conclude(draft, at(officer, later)))).toBe('same-person');
    expect(refused(() => evaluations.conclude(draft, at(another)))).toBe('objections-open');
    expect(refused(() => evaluations.conclude(disputed, at(another, later)))).toBe('objection-pending');
  });

  it('is seen by each department from the draft on, in its own part, and by all once it is published', () => {
    const sees = (by: Principal) =>
      Object.entries(states).flatMap(([status, one]) => (visible.evaluation(by, one) ? [status] : []));
    expect(sees(officer)).toEqual(['scoring', 'draft', 'concluded', 'published', 'withdrawn']);
    expect(sees(person('02'))).toEqual(['draft', 'concluded', 'published']);
    expect(sees(person('07'))).toEqual(['published']);
    expect(sees(evaluator)).toEqual(['scoring', 'draft', 'concluded', 'published']);
    expect(sees(government)).toEqual(['draft', 'concluded', 'published']);
    expect(sees(person('00', 'upper'))).toEqual(['published']);
    const shown = (by: Principal, of: Evaluation) => evaluationView(of, by).results.map(({ department: id }) => id);
    expect([shown(person('02'), draft), shown(person('02'), states.published)]).toEqual([['02'], ['00', '02', '06']]);
  });
});
