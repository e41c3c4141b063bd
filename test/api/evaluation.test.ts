import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readXlsx } from '../../shared/adapters/spreadsheet/xlsx-reader.ts';
import { counted, type Line } from '../oracle/statistics.ts';
import { agree, bodies, correctionBody, refuse, schemeBody, unusedId } from '../world/bodies.ts';
import type { Client } from '../world/client.ts';
import { endsWell } from '../world/coverage.ts';
import { conditional, notShared, unconditional } from '../world/entries.ts';
import { cursorHolds, walk } from '../world/paging.ts';
import { pagesOf } from '../world/pdf.ts';
import { whileAltered } from '../world/tampering.ts';
import { startWorld, type World } from '../world/world.ts';

let world: World;
const who = [
  ...['civil', 'civil-head', 'school', 'school-head', 'officer', 'officer2', 'two-hats', 'bureau-head', 'bureau-staff'],
  ...['upper', 'auditor', 'government', 'admin', 'evaluator'],
] as const;
const as = {} as Record<(typeof who)[number], Client>;
const entry = {} as Record<'low' | 'schools', string>;
/** Until the middle of October two departments share, in time and late. */
beforeAll(async () => {
  world = await startWorld({ now: '2026-09-21T09:00:00+08:00', strict: true, sealed: true });
  for (const id of who) as[id] = await world.as(id);
  entry.low = await world.publish('civil', conditional());
  await world.publish('civil', unconditional());
  await world.publish('civil', notShared());
  entry.schools = await world.publish('school', { ...conditional('在校学生'), unit: '基教股' });
  const first = await world.applyFor('school', entry.low, ['name']);
  const second = await world.applyFor('school', entry.low, ['level']);
  await world.applyFor('civil', entry.schools, ['name']);
  await world.at('2026-09-23T10:00:00+08:00');
  const { body } = await world.replyTo('civil', first, agree);
  const params = { id: String(body.grants[0]) };
  const { etag } = await as.civil.ok('getGrant', { params });
  await as.civil.ok('provideGrant', { params, etag, body: bodies.provideGrant });
  await as.school.ok('takeAccess', { params });
  await as.school.ok('createUseRecord', { params, body: bodies.createUseRecord });
  await as.school.ok('createCorrection', { body: correctionBody(entry.low) });
  // The reply to the second is owed until the 28th.
  await world.at('2026-10-09T10:00:00+08:00');
  await world.replyTo('civil', second, refuse);
  await world.at('2026-10-12T10:00:00+08:00');
});
afterAll(() => world?.stop());

const period = { from: '2026-09-01', to: '2026-10-11' };
/** The log as it is sealed, a line for each event. */
const log = async () => [...(await world.tables.log()).values()].flat().map((event) => event as unknown as Line);

describe('第十七条 (arts 6, 17; 809 art. 38): the statistics of departments', () => {
  it('are what anybody counts by hand in the log', async () => {
    const { body } = await as.officer.ok('listStatistics', { query: period });
    expect(body.items.map(({ department }) => department)).toEqual(['00', '02', '06']);
    expect(body.through?.root).toMatch(/^[0-9a-f]{64}$/);
    const lines = await log();
    for (const { department, figures } of body.items)
      expect(figures, department).toMatchObject(counted(lines, department, period.from, period.to));
    const [bureau, civil, school] = body.items.map(({ figures }) => figures);
    expect(civil).toMatchObject({
      entries: { published: 3, attached: 0.5 },
      requests: { sent: 1, received: 2, agreed: 1, refused: 1 },
      replies: { inTime: 1, late: 1, rate: 0.5 },
      corrections: { received: 1, made: 0 },
    });
    expect(school).toMatchObject({
      replies: { inTime: 0, late: 1, rate: 0, median: null },
      use: { grants: 1, records: 1, recorded: 1 },
    });
    expect(bureau?.reviews).toMatchObject({ inTime: 4, late: 0, median: 0 });
    expect(body.median.requests.received).toBe(1);
  });

  it('are counted for any days, and are none before there was anything', async () => {
    const { body } = await as.officer.ok('listStatistics', { query: { from: '2026-09-22', to: '2026-09-23' } });
    const lines = await log();
    for (const { department, figures } of body.items)
      expect(figures, department).toMatchObject(counted(lines, department, '2026-09-22', '2026-09-23'));
    const before = await as.officer.ok('listStatistics', { query: { from: '2026-02-01', to: '2026-02-28' } });
    expect(before.body.items.map(({ figures }) => [figures.entries.published, figures.replies.rate])).toEqual([
      ...[[0, null]],
      ...[[0, null]],
      ...[[0, null]],
    ]);
    await as.officer.refused('listStatistics', 'invalid-input', { query: { from: '2026-02-02', to: '2026-02-01' } });
  });

  it('are open to each department for its own, beside the median of all, and to whoever supervises for all', async () => {
    const all = (await as.officer.ok('listStatistics', { query: period })).body;
    for (const reader of ['upper', 'auditor', 'government'] as const)
      expect((await as[reader].ok('listStatistics', { query: period })).body).toEqual(all);
    const own = (await as.civil.ok('listStatistics', { query: period })).body;
    expect(own).toEqual({ ...all, items: all.items.filter(({ department }) => department === '02') });
    expect((await as['civil-head'].ok('listStatistics', { query: { ...period, department: '02' } })).body).toEqual(own);
    await as.civil.refused('listStatistics', 'role-missing', { query: { ...period, department: '06' } });
    await as.civil.refused('listFacts', 'role-missing', { query: { ...period, department: '06' } });
    await as.admin.refused('listStatistics', 'role-missing');
  });

  it('lead to the cases behind each figure', async () => {
    const query = { ...period, department: '02' };
    const facts = await walk<{ kind: string; about: string }>(as.officer, 'listFacts', query, 3);
    expect(await walk(as.civil, 'listFacts', period, 100)).toEqual(facts);
    const { items } = (await as.officer.ok('listFacts', { query: { ...query, kind: 'duty-missed', duty: 'reply' } }))
      .body;
    expect(items).toMatchObject([{ kind: 'duty-missed', duty: 'reply', day: '2026-09-29' }]);
    expect((await as.civil.ok('getRequest', { params: { id: String(items[0]?.about) } })).body.status).toBe('refused');
    await cursorHolds('listFacts', { client: as.officer, query: { ...period, department: '02' }, others: [as.civil] });
    await as.officer.refused('listFacts', 'cursor-invalid', { query: { cursor: 'xx' } });
  });
});

describe('第十七条 (art. 17): by what departments are evaluated', () => {
  it('is proposed by one officer and confirmed by another, before the year is over', async () => {
    await as.civil.refused('createScheme', 'role-missing', { body: schemeBody() });
    for (const changed of [
      { indicators: schemeBody().indicators.slice(1) },
      { indicators: schemeBody('00').indicators },
      { bands: schemeBody().bands.toReversed() },
    ])
      await as.officer.refused('createScheme', 'invalid-input', { body: { ...schemeBody(), ...changed } });
    await as.officer.refused('createScheme', 'scheme-year-over', { body: { ...schemeBody(), year: 2025 } });
    world.newMails();
    const { body, etag } = await as.officer.ok('createScheme', { body: schemeBody() });
    const params = { id: body.id };
    await as.officer.refused('confirmScheme', 'same-person', { params, etag });
    await as.officer2.refused('confirmScheme', 'stale', { params, etag: '"7"' });
    await as.officer2.refused('confirmScheme', 'not-found', { params: { id: unusedId('sch') }, etag });
    const confirmed = await as.officer2.ok('confirmScheme', { params, etag });
    expect(confirmed.body).toMatchObject({ status: 'confirmed', confirmed: { by: 'officer2' } });
    await as.officer2.refused('confirmScheme', 'step-closed', { params, etag: confirmed.etag });
    await world.settle();
    const told = world.newMails();
    expect(told.filter(({ subject }) => subject.includes('评估指标方案待确认')).length).toBeGreaterThan(0);
    expect(told.filter(({ subject }) => subject.includes('评估指标已确定')).map(({ to }) => to)).toContain(
      'civil@yima.example',
    );
    expect((await as.civil.ok('getScheme', { params })).body.terms.indicators).toHaveLength(10);
    await as.civil.refused('getScheme', 'not-found', { params: { id: unusedId('sch') } });
    expect((await as.civil.ok('listSchemes')).body.items.map(({ id }) => id)).toEqual([body.id]);
    await as.officer.refused('listSchemes', 'cursor-invalid', { query: { cursor: 'xx' } });
  });

  it('is taken back as long as the year goes on', async () => {
    const { body, etag } = await as.officer.ok('createScheme', { body: { ...schemeBody(), leastMeasured: 50 } });
    const withdrawing = { params: { id: body.id }, body: bodies.withdrawScheme };
    await as.officer.refused('withdrawScheme', 'not-found', { ...withdrawing, params: { id: unusedId('sch') }, etag });
    await as.officer.refused('withdrawScheme', 'stale', { ...withdrawing, etag: '"7"' });
    const done = await as.officer.ok('withdrawScheme', { ...withdrawing, etag });
    await as.officer.refused('withdrawScheme', 'step-closed', { ...withdrawing, etag: done.etag });
    // One that nobody confirms in time.
    await as.officer.ok('createScheme', { body: { ...schemeBody(), objectionDays: 20 } });
  });
});

describe('第十七条 (art. 17): the evaluation of a year', () => {
  let params: { id: string };
  let etag: string;
  /** Takes a step at the version that the last one left. */
  const take = async (by: keyof typeof as, operation: 'openEvaluation', body?: object) => {
    const said = await as[by].ok(operation, { params, etag, ...(body ? { body } : {}) });
    etag = said.etag;
    return said.body;
  };
  const refused = (by: keyof typeof as, operation: 'openEvaluation', code: string, body?: object) =>
    as[by].refused(operation, code, { params, etag, ...(body ? { body } : {}) });
  const step = (operation: string) => operation as 'openEvaluation';
  const scores = { indicator: 'drills', scores: [{ department: '02', score: 80, remark: '演练记录较少' }] };

  it('begins once the year is over and its log is sealed, and freezes the facts', async () => {
    await as.officer.refused('createEvaluation', 'evaluation-year-open', { body: { year: 2026 } });
    await world.at('2027-01-05T09:30:00+08:00');
    world.newMails();
    const begun = await as.officer.ok('createEvaluation', { body: { year: 2026 } });
    params = { id: begun.body.id };
    etag = begun.etag;
    expect(begun.body).toMatchObject({ number: 'PG-2026', status: 'scoring', from: '2026-01-01', to: '2026-12-31' });
    expect(begun.body.results.map(({ department }) => department)).toEqual(['00', '02', '06']);
    await as.officer2.refused('createEvaluation', 'evaluation-exists', { body: { year: 2026 } });
    const scheme = (await as.civil.ok('listSchemes')).body.items.find(({ status }) => status === 'confirmed');
    const unscheme = { params: { id: String(scheme?.id) }, etag: '"2"', body: bodies.withdrawScheme };
    await as.officer.refused('withdrawScheme', 'scheme-year-over', unscheme);
    const late = (await as.civil.ok('listSchemes')).body.items.find(({ status }) => status === 'proposed');
    const confirming = { params: { id: String(late?.id) }, etag: '"1"' };
    await as.officer2.refused('confirmScheme', 'scheme-year-over', confirming);
    const lines = await log();
    for (const { department, figures } of begun.body.results)
      expect(figures, department).toMatchObject(counted(lines, department, '2026-01-01', '2026-12-31'));
    await world.settle();
    expect(world.newMails().map(({ to, subject }) => [to, subject.includes('评估评分')])).toContainEqual([
      ...['evaluator@yima.example', true],
    ]);
  });

  it('says what is not measured, and why, and spreads its weight', async () => {
    const { results } = (await as.officer.ok('getEvaluation', { params })).body;
    const civil = results.find(({ department }) => department === '02');
    expect(civil?.scores.map(({ indicator, unmeasured }) => [indicator, unmeasured])).toEqual([
      ['completeness', null],
      ['updates', 'no-occasion'],
      ['attached', null],
      ['replies', null],
      ['provision', null],
      ['corrections', null],
      ['quality', null],
      ['use', 'no-occasion'],
      ['drills', 'not-scored'],
      ['rating', 'no-occasion'],
    ]);
    expect(civil?.measured).toBe(75);
    expect(civil?.deductions).toEqual([
      { id: 'duplicate', count: null, points: 0 },
      { id: 'rectification', count: 0, points: 0 },
    ]);
    const points = civil?.scores.reduce((sum, one) => sum + (one.points ?? 0), 0) ?? 0;
    expect(civil?.total).toBeCloseTo((points / 75) * 100, 1);
  });

  it('is scored by evaluators where an indicator is theirs, and by none for their own department', async () => {
    const scoring = step('scoreEvaluation');
    await refused('officer', scoring, 'role-missing', scores);
    await refused('officer', step('openEvaluation'), 'scores-awaited');
    await refused('evaluator', scoring, 'indicator-not-yours', { ...scores, indicator: 'replies' });
    await refused('evaluator', scoring, 'own-evaluation', { ...scores, scores: [{ department: '06', score: 100 }] });
    await refused('evaluator', scoring, 'department-not-evaluated', {
      ...scores,
      scores: [{ department: '77', score: 1 }],
    });
    await as.evaluator.refused('scoreEvaluation', 'stale', { params, etag: '"77"', body: scores });
    await as.civil.refused('getEvaluation', 'not-found', { params });
    await take('evaluator', scoring, scores);
    await refused('officer', step('openEvaluation'), 'scores-awaited');
    const said = (await take('evaluator', scoring, { ...scores, scores: [{ department: '00', score: 90 }] })) as never;
    const { results } = said as { results: { department: string; scores: { indicator: string }[] }[] };
    expect(results.map(({ scores: own }) => own.find(({ indicator }) => indicator === 'drills'))).toMatchObject([
      { share: 0.9, points: 4.5 },
      { share: 0.8, points: 4, remark: '演练记录较少' },
      { share: null, unmeasured: 'own-department' },
    ]);
  });

  it('is open to the departments as a draft, each its own, and they may object in time', async () => {
    await refused('civil-head', step('objectEvaluation'), 'not-found', bodies.objectEvaluation);
    await as.officer.refused('openEvaluation', 'stale', { params, etag: '"77"' });
    world.newMails();
    const draft = await take('officer', step('openEvaluation'));
    expect(draft).toMatchObject({ status: 'draft', objectUntil: '2027-01-19' });
    await refused('officer', step('openEvaluation'), 'step-closed');
    await refused('evaluator', step('scoreEvaluation'), 'step-closed', scores);
    await world.settle();
    expect(world.newMails().filter(({ subject }) => subject.includes('年度评估征求意见')).length).toBeGreaterThan(2);
    const own = (await as.civil.ok('getEvaluation', { params })).body;
    expect(own.results.map(({ department }) => department)).toEqual(['02']);
    await as.upper.refused('getEvaluation', 'not-found', { params });
    const objecting = step('objectEvaluation');
    await refused('civil-head', objecting, 'indicator-unknown', { ...bodies.objectEvaluation, indicator: 'no-such' });
    await as['civil-head'].refused('objectEvaluation', 'stale', {
      params,
      etag: '"77"',
      body: bodies.objectEvaluation,
    });
    await take('civil-head', objecting, bodies.objectEvaluation);
    await refused('civil-head', objecting, 'objection-pending', bodies.objectEvaluation);
    const duty = { id: `${params.id}.answer-evaluation.1` };
    expect((await as.officer.ok('getDuty', { params: duty })).body).toMatchObject({ owes: '00', status: 'open' });
    await refused('officer2', step('concludeEvaluation'), 'objection-pending');
    // Nobody but the department and whoever judges knows of it.
    expect((await as['school-head'].ok('getEvaluation', { params })).body.objections).toEqual([]);
  });

  it('第十六条 (art. 16): the bureau answers objections, but for its own, which the city government answers', async () => {
    await take('bureau-head', step('objectEvaluation'), { indicator: null, reason: '审定时间含节假日' });
    const answering = step('answerEvaluation');
    const dismissed = { decision: 'dismissed', department: '00', reason: '已按工作日计算' };
    await refused('officer', answering, 'not-your-step', dismissed);
    await refused('government', answering, 'not-your-step', bodies.answerEvaluation);
    await as.officer.refused('answerEvaluation', 'stale', { params, etag: '"77"', body: bodies.answerEvaluation });
    const upheld = { decision: 'upheld', department: '02', indicator: 'replies', score: 100, reason: '对方补正所致' };
    await refused('officer', answering, 'indicator-unknown', { ...upheld, indicator: 'no-such' });
    const said = (await take('officer', answering, upheld)) as never as {
      results: { department: string; scores: object[] }[];
    };
    const civil = said.results.find(({ department }) => department === '02');
    expect(civil?.scores[3]).toMatchObject({ indicator: 'replies', share: 1, points: 15, adjusted: true });
    await refused('officer', answering, 'no-objection', bodies.answerEvaluation);
    await take('government', answering, dismissed);
    await refused('officer2', step('concludeEvaluation'), 'objections-open');
  });

  it('第六条 (arts 6, 16, 17): is concluded by another officer and approved by the city government, which is then for all to read', async () => {
    await world.at('2027-01-20T09:30:00+08:00');
    await refused('school-head', step('objectEvaluation'), 'objection-too-late', bodies.objectEvaluation);
    await refused('officer', step('concludeEvaluation'), 'same-person');
    await as.officer2.refused('concludeEvaluation', 'stale', { params, etag: '"77"' });
    await take('officer2', step('concludeEvaluation'));
    await refused('officer2', step('concludeEvaluation'), 'step-closed');
    await refused('government', step('answerEvaluation'), 'step-closed', {
      ...{ decision: 'dismissed', department: '00', reason: '已答复' },
    });
    await refused('school-head', step('objectEvaluation'), 'step-closed', bodies.objectEvaluation);
    expect((await as.government.ok('listDuties')).body.items.map(({ kind }) => kind)).toContain('decide-instead');
    await as.government.refused('decideEvaluation', 'stale', { params, etag: '"77"', body: bodies.decideEvaluation });
    const returned = await take('government', step('decideEvaluation'), {
      decision: 'return',
      remarks: '请附改进意见',
    });
    expect(returned).toMatchObject({ status: 'draft', remarks: '请附改进意见' });
    await refused('government', step('decideEvaluation'), 'step-closed', bodies.decideEvaluation);
    await take('officer2', step('concludeEvaluation'));
    world.newMails();
    await take('government', step('decideEvaluation'), bodies.decideEvaluation);
    await world.settle();
    const told = world.newMails().filter(({ subject }) => subject.includes('年度评估结果已公布'));
    expect(told.map(({ to }) => to)).toEqual(expect.arrayContaining(['civil@yima.example', 'school@yima.example']));
    const { body } = await as.school.ok('getEvaluation', { params });
    expect(body.results.map(({ department, rank }) => [department, typeof rank])).toEqual([
      ['00', expect.stringMatching('number|object')],
      ['02', 'number'],
      ['06', expect.stringMatching('number|object')],
    ]);
    expect((await as.upper.ok('listEvaluations')).body.items).toMatchObject([
      { number: 'PG-2026', status: 'published' },
    ]);
    await as.school.refused('getEvaluation', 'not-found', { params: { id: unusedId('evl') } });
  });

  it('is a signed report for the city government, with the ranking, each indicator and advice, and no print of what was changed', async () => {
    const { body, headers } = await as.school.ok('getEvaluationReportPdf', { params });
    expect(headers.get('content-disposition')).toContain('PG-2026-evaluation.pdf');
    if (process.env.LOOK) writeFileSync('.local/evaluation.pdf', body);
    const pages = (await pagesOf(body)).join(' ').replace(/\s/g, '');
    for (const words of [
      '2026年度政务信息资源共享工作评估报告',
      '一、排名',
      '义马市民政局',
      '改进意见',
      '因异议调整：按时答复',
    ])
      expect(pages).toContain(words);
    expect(pages).toContain('尚无数据来源');
    const report = (await as.school.ok('getEvaluationReport', { params })).body;
    expect(report).toContain('三、逾期最久的事项');
    expect(report).toMatch(/YM-2026-\d{6}/);
    const { document, signature } = (await as.upper.ok('getEvaluationReportData', { params })).body;
    const { body: verdict } = await as.civil.ok('verify', { body: { document, signature } });
    expect(verdict).toMatchObject({ genuine: true, says: { kind: 'evaluation', number: 'PG-2026' } });
    const altered = ({ id, state }: { id: string; state: object }) =>
      id === params.id ? { ...state, year: 2024 } : null;
    const workbook = (await as.school.ok('exportEvaluation', { params })).body;
    if (process.env.LOOK) writeFileSync('.local/evaluation.xlsx', workbook);
    const rows = (await readXlsx(Buffer.from(workbook)))[0]?.rows.map(({ cells }) => cells) ?? [];
    expect(rows[0]?.slice(0, 3)).toEqual(['部门', '名次', '总分']);
    expect(rows.map(([name]) => name)).toContain('义马市民政局');
    await as.school.refused('exportEvaluation', 'not-found', { params: { id: unusedId('evl') } });
    const reports = ['getEvaluationReport', 'getEvaluationReportPdf', 'getEvaluationReportData'] as const;
    await whileAltered(world.tables, 'cases', altered, async () => {
      for (const operation of reports) await as.school.refused(operation, 'not-as-logged', { params });
    });
    for (const operation of reports)
      await as.school.refused(operation, 'not-found', { params: { id: unusedId('evl') } });
  });

  it('is made anew of the exported log alone, by a script that needs nothing else', async () => {
    await world.at('2027-01-20T11:00:00+08:00');
    const directory = mkdtempSync(join(tmpdir(), 'log-'));
    const seals = await walk<{ number: string }>(as.auditor, 'listSeals', {}, 50);
    const files = await Promise.all(
      seals.map(async ({ number }) => {
        const { body } = await as.auditor.ok('getSeal', { params: { number } });
        writeFileSync(join(directory, `${number}.jsonl`), await (await fetch(body.downloadUrl ?? '')).text());
        return `${number}.jsonl`;
      }),
    );
    writeFileSync(join(directory, 'keys.json'), JSON.stringify((await as.auditor.ok('getKeys')).body));
    const evaluate = (...args: string[]) =>
      spawnSync(process.execPath, [join(import.meta.dirname, '../../infra/evaluate.ts'), ...files, ...args], {
        cwd: directory,
        encoding: 'utf8',
        env: { ...process.env, INIT_CWD: directory },
      });
    const made = evaluate('--year', '2026', '--keys', 'keys.json');
    expect([made.stderr, made.status]).toEqual(['', 0]);
    expect(made.stdout).toContain('与公布的结果一致 · the same as was published');
    const { items } = (await as.officer.ok('listStatistics', { query: period })).body;
    const figures = JSON.parse(evaluate('--from', period.from, '--to', period.to).stdout);
    expect(figures.items).toEqual(items.map(({ department, figures: of }) => ({ department, figures: of })));
    // A score that is changed in the file is found by its seal, and without the keys by its result.
    const changed =
      files.find((file) => readFileSync(join(directory, file), 'utf8').includes('EvaluationAnswered')) ?? '';
    const text = readFileSync(join(directory, changed), 'utf8');
    writeFileSync(join(directory, changed), text.replace('"score":100', '"score":10'));
    expect(evaluate('--year', '2026', '--keys', 'keys.json').stdout).toContain('不真实 · not genuine');
    const differs = evaluate('--year', '2026');
    expect([differs.stdout.includes('与公布的结果不同'), differs.status]).toEqual([true, 1]);
    rmSync(directory, { recursive: true });
  });

  let drafted: { params: { id: string }; etag: string };

  it('is withdrawn where it was begun in error, and begun anew', async () => {
    await refused('officer', step('withdrawEvaluation'), 'step-closed', bodies.withdrawEvaluation);
    const wrong = await as.officer.ok('createEvaluation', { body: { year: 2025 } });
    const mistaken = { params: { id: wrong.body.id }, etag: wrong.etag, body: bodies.withdrawEvaluation };
    await as.officer.refused('withdrawEvaluation', 'stale', { ...mistaken, etag: '"77"' });
    await as.officer.ok('withdrawEvaluation', mistaken);
    await as.civil.refused('getEvaluation', 'not-found', { params: mistaken.params });
    const anew = await as.officer.ok('createEvaluation', { body: { year: 2025 } });
    expect(anew.body.number).toBe('PG-2025-2');
    // By the scheme of the product no evaluators score, so nobody may.
    const own = { params: { id: anew.body.id }, etag: anew.etag, body: scores };
    await as.evaluator.refused('scoreEvaluation', 'not-found', own);
    const opened = await as.officer.ok('openEvaluation', { params: own.params, etag: anew.etag });
    drafted = { params: own.params, etag: opened.etag };
    await as.evaluator.refused('scoreEvaluation', 'not-your-step', { ...own, etag: opened.etag });
    for (const operation of [
      ...(['openEvaluation', 'objectEvaluation', 'answerEvaluation', 'concludeEvaluation'] as const),
      ...(['decideEvaluation', 'withdrawEvaluation'] as const),
    ]) {
      const by = { objectEvaluation: 'civil-head', decideEvaluation: 'government' }[operation as string] ?? 'officer';
      const body = operation in bodies ? { body: bodies[operation as 'answerEvaluation'] } : {};
      await as[by as 'officer'].refused(operation, 'not-found', {
        params: { id: unusedId('evl') },
        etag: '"1"',
        ...body,
      });
    }
    await as.officer.refused('listEvaluations', 'cursor-invalid', { query: { cursor: 'xx' } });
  });

  it('第十七条 (art. 17): a report shows how it went over the years that were published before, and stays as it was', async () => {
    const before = (await as.school.ok('getEvaluationReportData', { params })).body;
    expect(before.document.tables?.map(({ title }) => title.zh)).not.toContain('四、历年得分');
    await world.at('2027-02-20T09:30:00+08:00');
    const concluded = await as.officer2.ok('concludeEvaluation', drafted);
    const at = { params: drafted.params, etag: concluded.etag, body: bodies.decideEvaluation };
    await as.government.ok('decideEvaluation', at);
    const { body } = await as.school.ok('getEvaluationReportData', { params: drafted.params });
    const trend = body.document.tables?.find(({ title }) => title.zh === '四、历年得分');
    expect(trend?.columns.map(({ label }) => label.zh)).toEqual(['部门', '2025', '2026']);
    const { results } = (await as.school.ok('getEvaluation', { params })).body;
    const shown = trend?.rows.map(({ cells }) => cells[2]);
    expect(shown?.toSorted()).toEqual(results.map(({ total }) => String(total ?? '—')).toSorted());
    expect((await as.school.ok('getEvaluationReportData', { params })).body.document).toEqual(before.document);
  });
});

endsWell('evaluation', () => world);
