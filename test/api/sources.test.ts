import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { factsOf as factsFrom } from '../../shared/domain/statistics/facts.ts';
import { unusedId } from '../world/bodies.ts';
import type { Client } from '../world/client.ts';
import { endsWell } from '../world/coverage.ts';
import { conditional, unconditional } from '../world/entries.ts';
import { importFile } from '../world/files.ts';
import { cursorHolds, walk } from '../world/paging.ts';
import { waitingFor } from '../world/waiting.ts';
import { assessed, startWorld, type World } from '../world/world.ts';

const who = ['civil', 'school', 'officer', 'school-leader', 'government', 'bureau-staff'] as const;
let world: World;
let as: Record<(typeof who)[number], Client>;
/** What the civil affairs department has published. */
let poor: string;
beforeAll(async () => {
  world = await startWorld({ strict: true });
  const clients = await Promise.all(who.map(async (id) => [id, await world.as(id)] as const));
  as = Object.fromEntries(clients) as typeof as;
  poor = await world.publish('civil', conditional('城乡居民最低生活保障对象信息'));
  await world.publish('civil', unconditional('养老机构名录'));
  await world.settle();
});
afterAll(() => world?.stop());

/** What the education department plans: the same under another name and with other words, and one item more. */
const plan = {
  name: '最低生活保障对象学生信息',
  items: ['名字', '身份证号', '保障类别', '享受起始日期', '就读学校'],
  theme: '社会保障',
};
const registration = { ...plan, purpose: '家庭经济困难学生认定' };
const basis = { document: '学生资助资金管理办法', article: '第九条', kind: 'national-rule' };
const use = (source: string) => ({ kind: 'use-existing', source });
const except = (source: string) => ({ kind: 'exception', source, reason: '资助认定须向家庭核实', basis });

/** The sources that a plan has to answer for. */
async function owed(body: object): Promise<string[]> {
  const { matches } = (await as.school.ok('checkCollection', { body })).body;
  return matches.filter(({ mustAnswer }) => mustAnswer).map(({ id }) => id);
}

describe('第十条 (art. 10): what is planned is compared with what is held', () => {
  it('by name, items, key and theme, with a score and why', async () => {
    const { body } = await as.school.ok('checkCollection', { body: plan });
    expect(body.threshold).toBe(0.5);
    expect(body.matches).toHaveLength(1);
    expect(body.matches[0]).toMatchObject({ kind: 'resource', id: poor, department: '02', mustAnswer: true });
    expect(body.matches[0]?.explanation).toMatchObject({
      items: [
        ['名字', '姓名'],
        ['身份证号', '公民身份号码'],
        ['保障类别', '保障类别'],
        ['享受起始日期', '享受起始日期'],
      ],
      sameIdentity: true,
      sameTheme: true,
    });
    expect(body.matches[0]?.explanation.zh).toContain('身份证号＝公民身份号码');
    expect(body.matches[0]?.explanation.en).toContain('4 items in common');
  });

  it('and nothing is kept of it, nor found where nothing is alike', async () => {
    const { items } = (await as.school.ok('listCollections')).body;
    expect(items).toEqual([]);
    const { body } = await as.officer.ok('checkCollection', {
      body: { name: '校车车辆', items: ['车牌号', '座位数'] },
    });
    expect(body.matches).toEqual([]);
  });

  it.each([
    ['body.items', { ...plan, items: [] }],
    ['body.items.0', { ...plan, items: [' '] }],
    ['body.name', { ...plan, name: '一' }],
    ['body.identity.0', { ...plan, identity: ['passport'] }],
    ['body.more', { ...plan, more: 1 }],
  ])('a plan is refused by its field: %s', async (field, body) => {
    const said = await as.school.refused('checkCollection', 'invalid-input', { body });
    expect(said.body.errors.map((error) => error.field)).toEqual([field]);
  });
});

describe('第十条 (art. 10): a collection is registered', () => {
  it('not while a source that holds the same is unanswered', async () => {
    const { body } = await as.school.refused('createCollection', 'duplicate-collection', { body: registration });
    expect(body.rule).toBe('第十条');
    expect(body.errors.map(({ field }) => field)).toEqual([`matches.${poor}`]);
    expect(body.detail).toContain('不得重复采集');
  });

  it('with answers to what was matched only, each once', async () => {
    for (const answers of [
      [use(poor), use(unusedId('res'))],
      [use(poor), except(poor)],
    ]) {
      const { body } = await as.school.refused('createCollection', 'answer-unknown', {
        body: { ...registration, answers },
      });
      expect(body.errors.map(({ field }) => field)).toEqual(['body.answers.1.source']);
    }
  });

  it('with an exception that rests on law, not on a local notice, and says where', async () => {
    const wrong = [
      { ...except(poor), basis: { ...basis, kind: 'local-notice' } },
      { ...except(poor), basis: undefined },
      { ...except(poor), basis: { ...basis, article: '' } },
    ];
    for (const answer of wrong) {
      await as.school.refused('createCollection', 'invalid-input', { body: { ...registration, answers: [answer] } });
    }
  });

  it('without the items that a source used holds already', async () => {
    const { body, headers, etag } = await as.school.ok('createCollection', {
      body: { ...registration, answers: [use(poor)] },
    });
    expect(body).toMatchObject({
      department: '06',
      collected: ['就读学校'],
      parties: [
        { department: '06', role: 'lead' },
        { department: '06', role: 'collect' },
      ],
      matches: [{ id: poor }],
      source: null,
    });
    expect(body.number).toMatch(/^CJ-2026-\d{6}$/);
    expect(headers.get('location')).toBe(`/v1/collections/${body.id}`);
    for (const reader of ['civil', 'officer', 'school-leader'] as const) {
      const read = await as[reader].ok('getCollection', { params: { id: body.id } });
      expect([read.body, read.etag]).toEqual([body, etag]);
    }
  });

  it('not where nothing is left to collect', async () => {
    const held = { ...plan, items: plan.items.slice(0, 4) };
    const body = { ...registration, ...held, answers: (await owed(held)).map(use) };
    expect((await as.school.refused('createCollection', 'nothing-to-collect', { body })).body.rule).toBe('第十条');
  });

  it('whole, where a rule of law asks to collect it again', async () => {
    const other = { ...plan, name: '低保对象学生资助认定' };
    const answers = (await owed(other)).map(except);
    const { body } = await as.school.ok('createCollection', { body: { ...registration, ...other, answers } });
    expect(body.collected).toEqual(plan.items);
    expect(body.answers).toEqual(answers);
  });

  it('of several departments with the role of each', async () => {
    const body = { name: '校园周边安全隐患排查', items: ['隐患点位', '整改时限'], purpose: '联合整治' };
    const parties = [
      { department: '06', role: 'lead' },
      { department: '02', role: 'collect' },
      { department: '00', role: 'use' },
    ];
    const said = await as.school.ok('createCollection', { body: { ...body, parties } });
    expect(said.body.parties).toMatchObject(parties);
    for (const wrong of [
      parties.slice(1),
      parties.slice(0, 1),
      [{ department: '02', role: 'lead' }, ...parties.slice(1)],
      [...parties, { department: '02', role: 'lead' }],
      [...parties, { department: '00', role: 'use' }],
    ]) {
      await as.school.refused('createCollection', 'parties-wrong', { body: { ...body, parties: wrong } });
    }
    const unknown = [...parties, { department: '77', role: 'provide' }];
    const { errors } = (
      await as.school.refused('createCollection', 'unknown-department', { body: { ...body, parties: unknown } })
    ).body;
    expect(errors).toEqual([{ field: 'body.parties.3.department', message: '77' }]);
  });

  it('and is itself found by whoever plans the same', async () => {
    const body = { name: '校园周边安全隐患', items: ['隐患点位', '整改时限'], purpose: '巡查' };
    const { errors } = (await as.civil.refused('createCollection', 'duplicate-collection', { body })).body;
    expect(errors).toHaveLength(1);
    expect(errors[0]?.field).toMatch(/^matches\.col_/);
  });
});

describe('第十条 (art. 10): collections are listed and read', () => {
  it('by every department, the newest first, of all or of the one that registered them', async () => {
    const all = await walk<{ name: string; department: string }>(as.civil, 'listCollections', {});
    expect(all.map(({ name }) => name)).toEqual([
      '校园周边安全隐患排查',
      '低保对象学生资助认定',
      '最低生活保障对象学生信息',
    ]);
    expect(await walk(as.officer, 'listCollections', { department: '06' })).toEqual(all);
    expect(await walk(as.officer, 'listCollections', { department: '02' })).toEqual([]);
    await cursorHolds('listCollections', { client: as.school, others: [as.civil], otherwise: [{ department: '06' }] });
  });

  it('or are not there', async () => {
    await as.civil.refused('getCollection', 'not-found', { params: { id: unusedId('col') } });
  });
});

describe('Order 809 art. 19: the bureau names the source department', () => {
  it('of those that hold it, once for all to see', async () => {
    const [newest] = (await as.officer.ok('listCollections')).body.items;
    const params = { id: String(newest?.id) };
    const { etag } = await as.officer.ok('getCollection', { params });
    const body = { department: '02', reason: '由采集部门作为数源' };
    await as.officer.refused('nameSource', 'not-found', { params: { id: unusedId('col') }, body, etag });
    await as.officer.refused('nameSource', 'precondition-required', { params, body });
    await as.officer.refused('nameSource', 'stale', { params, body, etag: '"9"' });
    // It only uses what the others collect.
    await as.officer.refused('nameSource', 'not-a-holder', { params, body: { ...body, department: '00' }, etag });
    const named = await as.officer.ok('nameSource', { params, body, etag });
    expect(named.body.source).toMatchObject(body);
    expect((await as.school.ok('getCollection', { params })).body).toEqual(named.body);
    await as.civil.refused('nameSource', 'role-missing', { params, body, etag: named.etag });
  });
});

describe('第十条 (art. 10; 809 art. 40 item 1): a collection is found to be a duplicate', () => {
  const said = { source: '', reason: '与来源的信息项一致，所称差异不实' };
  const of = (operation: string, { reason, ...source }: typeof said) =>
    operation.startsWith('lift') ? { reason } : { reason, ...source };
  const found = async () => {
    const [{ id = '' } = {}] = (await as.officer.ok('listCollections', { query: { department: '06' } })).body.items;
    const params = { id };
    return { params, etag: (await as.officer.ok('getCollection', { params })).etag };
  };
  const factsOf = async (params: { id: string }) =>
    (await world.tables.log()).get(params.id)?.flatMap((event) => factsFrom(event)) ?? [];

  it('a registered one by the bureau, with the source it duplicates, as its department is told', async () => {
    const { params, etag } = await found();
    await world.settle();
    world.newMails();
    const body = { ...said, source: poor };
    for (const client of [as.civil, as.school])
      await client.refused('findDuplicateCollection', 'role-missing', { params, etag, body });
    await as.government.refused('findDuplicateCollection', 'not-your-step', { params, etag, body });
    await as.officer.refused('findDuplicateCollection', 'stale', { params, etag: '"99"', body });
    await as.officer.refused('findDuplicateCollection', 'not-found', { params: { id: unusedId('col') }, etag, body });
    for (const source of [params.id, unusedId('res'), unusedId('col'), 'nothing'])
      await as.officer.refused('findDuplicateCollection', 'source-unknown', {
        params,
        etag,
        body: { ...said, source },
      });
    await as.officer.refused('liftDuplicateCollection', 'duplicate-not-found', {
      params,
      etag,
      body: { reason: '认定有误' },
    });
    const done = await as.officer.ok('findDuplicateCollection', { params, etag, body });
    const source = { id: poor, number: expect.stringMatching(/^\d+\/\d{6}$/), name: '城乡居民最低生活保障对象信息' };
    expect(done.body.duplicate).toMatchObject({ reason: said.reason, source: { ...source, department: '02' } });
    await as.officer.refused('findDuplicateCollection', 'duplicate-found', { params, etag: done.etag, body });
    // Whoever collects it sees it, and its staff and leader are told by whom it is held.
    expect((await as.school.ok('getCollection', { params })).body.duplicate).toEqual(done.body.duplicate);
    await world.settle();
    // What a rule suggests of it is told to the bureau.
    const mails = world.newMails().filter(({ subject }) => !subject.includes('建议整改'));
    expect(mails.map(({ to }) => to).sort()).toEqual(['school-leader@yima.example', 'school@yima.example']);
    expect(mails[0]?.subject).toContain('被认定为重复采集');
    expect(mails[0]?.text).toContain('城乡居民最低生活保障对象信息');
    expect(await factsOf(params)).toMatchObject([{ kind: 'duplicate-found', department: '06', about: params.id }]);
  });

  it('and is no more where the finding is taken back, which the department is told too', async () => {
    const { params, etag } = await found();
    await as.government.refused('liftDuplicateCollection', 'not-your-step', {
      params,
      etag,
      body: { reason: '认定有误' },
    });
    const body = { reason: '口径确有不同' };
    await as.officer.refused('liftDuplicateCollection', 'stale', { params, etag: '"99"', body });
    await as.officer.refused('liftDuplicateCollection', 'not-found', { params: { id: unusedId('col') }, etag, body });
    const lifted = await as.officer.ok('liftDuplicateCollection', { params, etag, body });
    expect(lifted.body.duplicate).toBeNull();
    await world.settle();
    expect(world.newMails().map(({ subject }) => subject)).toEqual(
      Array(2).fill(expect.stringContaining('重复采集的认定已撤销')),
    );
    const [first, second] = await factsOf(params);
    expect(second).toMatchObject({ kind: 'duplicate-lifted', day: first?.day, id: `${first?.id}/excused` });
  });

  it('a published entry too, for all to read and in its history; none that is not published', async () => {
    const params = { id: await world.publish('school', unconditional('镇级养老机构清单')) };
    const draft = await as.school.ok('createResource', { body: { content: unconditional('未发布') } });
    const drafted = { params: { id: draft.body.id }, etag: draft.etag, body: { ...said, source: poor } };
    await as.officer.refused('findDuplicateResource', 'resource-not-published', drafted);
    const before = await as.officer.ok('getResource', { params });
    expect(before.body.actions.map(({ operation }) => operation)).toContain('findDuplicateResource');
    const body = { ...said, source: poor };
    for (const operation of ['findDuplicateResource', 'liftDuplicateResource'] as const) {
      await as.officer.refused(operation, 'stale', { params, etag: '"99"', body: of(operation, body) });
      const nowhere = { params: { id: unusedId('res') }, etag: before.etag, body: of(operation, body) };
      await as.officer.refused(operation, 'not-found', nowhere);
    }
    const itself = { params, etag: before.etag, body: { ...body, source: params.id } };
    await as.officer.refused('findDuplicateResource', 'source-unknown', itself);
    const done = await as.officer.ok('findDuplicateResource', { params, etag: before.etag, body });
    expect(done.body.actions.map(({ operation }) => operation)).toContain('liftDuplicateResource');
    expect((await as.civil.ok('getResource', { params })).body.duplicate).toEqual(done.body.duplicate);
    const history = (await as.school.ok('getHistory', { params })).body.items;
    expect(history[0]?.what.zh).toContain('认定为重复采集');
    const { etag } = done;
    await as.officer.refused('findDuplicateResource', 'duplicate-found', { params, etag, body });
    await as.school.refused('liftDuplicateResource', 'role-missing', { params, etag, body: { reason: '认定有误' } });
    const lifted = await as.officer.ok('liftDuplicateResource', { params, etag, body: { reason: '口径不同' } });
    expect(lifted.body.duplicate).toBeNull();
    const again = { params, etag: lifted.etag, body: { reason: '口径不同' } };
    await as.officer.refused('liftDuplicateResource', 'duplicate-not-found', again);
  });

  it('第十六条 (art. 16; 809 art. 41): of the bureau’s own the city government finds it, never the bureau', async () => {
    const params = { id: await world.publish('bureau-staff', unconditional('办事指南目录')) };
    const { etag } = await as.government.ok('getResource', { params });
    const body = { ...said, source: poor };
    await as.officer.refused('findDuplicateResource', 'not-your-step', { params, etag, body });
    const done = await as.government.ok('findDuplicateResource', { params, etag, body });
    expect(done.body.duplicate?.source.id).toBe(poor);
    await as.officer.refused('liftDuplicateResource', 'not-your-step', {
      params,
      etag: done.etag,
      body: { reason: '认定有误' },
    });
  });
});

describe('第十条 (art. 10): a new entry is compared before it is submitted', () => {
  const content = () => ({
    ...conditional('最低生活保障对象子女信息'),
    abstract: '在校学生中的最低生活保障对象',
  });
  const draft = async () => {
    const { body, etag } = await as.school.ok('createResource', { body: { content: content() } });
    return { params: { id: body.id }, etag };
  };

  it('with what other departments publish, and every match has to be answered', async () => {
    const { params, etag } = await draft();
    const { body } = await as.school.ok('getMatches', { params });
    expect(body.matches.map(({ id }) => id)).toContain(poor);
    expect(body.undecided).toEqual(body.matches.filter(({ mustAnswer }) => mustAnswer).map(({ id }) => id));
    expect(body.answers).toEqual([]);
    await as.school.refused('answerMatches', 'duplicate-collection', { params, etag, body: { answers: [] } });
    // Article 10: unanswered, it goes no further.
    await as.school.refused('submitResource', 'duplicate-collection', { params, etag });
    await as.school.refused('answerMatches', 'answer-unknown', {
      params,
      etag,
      body: { answers: [...body.undecided.map(use), use(unusedId('res'))] },
    });
    const answers = body.undecided.map((id) => (id === poor ? except(id) : use(id)));
    const answered = await as.school.ok('answerMatches', { params, etag, body: { answers } });
    expect(answered.body).toMatchObject({ answers, undecided: [] });
    // The entry is what it was, so it can be submitted as it was read.
    expect(answered.etag).toBe(etag);
    const again = await as.school.ok('answerMatches', { params, etag, body: { answers: body.undecided.map(use) } });
    expect((await as.school.ok('getMatches', { params })).body).toEqual(again.body);
    expect((await as.officer.ok('getMatches', { params })).body).toEqual(again.body);
    const submitted = await as.school.ok('submitResource', { params, etag });
    await as.school.refused('answerMatches', 'resource-under-review', {
      params,
      etag: submitted.etag,
      body: { answers },
    });
  });

  it('by its own department alone; another sees neither draft nor matches', async () => {
    const { params, etag } = await draft();
    await as.civil.refused('getMatches', 'not-found', { params });
    await as.civil.refused('answerMatches', 'not-found', { params, etag, body: { answers: [] } });
    await as.school.refused('getMatches', 'not-the-provider', { params: { id: poor } });
    await as.school.refused('answerMatches', 'not-the-provider', {
      params: { id: poor },
      etag,
      body: { answers: [] },
    });
    await as.school.refused('answerMatches', 'precondition-required', { params, body: { answers: [] } });
    await as.school.refused('answerMatches', 'stale', { params, etag: '"9"', body: { answers: [] } });
    await as.school.refused('answerMatches', 'not-found', {
      params: { id: unusedId('res') },
      etag,
      body: { answers: [] },
    });
  });

  it('and once published it is a source itself, with nothing to answer', async () => {
    const { body, etag } = await as.civil.ok('getMatches', { params: { id: poor } });
    expect(body.undecided).toEqual([]);
    await as.civil.refused('answerMatches', 'resource-not-draft', {
      params: { id: poor },
      etag,
      body: { answers: [] },
    });
  });
});

describe('第十条 (art. 10): an entry that is imported is compared too', () => {
  const like = (name: string) => ({ ...conditional(name), abstract: '在校学生中的最低生活保障对象' });
  const unlike = (name: string) => ({ ...unconditional(name), items: [{ id: 'route', name: '校车线路' }] });

  it('and waits as a draft where somebody holds the same, for its department to answer before it goes to the head', async () => {
    await world.settle();
    world.newMails();
    const rows = [like('最低生活保障对象子女就学信息'), unlike('校车线路站点')];
    const file = JSON.stringify(rows.map((content) => ({ provider: '06', content })));
    const { job } = await importFile(world, 'officer', 'json', file);
    expect(job).toMatchObject({ total: 2, done: 2, refused: 0 });
    const { body: told } = await as.officer.ok('getImportReport', { params: { id: job.id } });
    expect(told.imported).toMatchObject([{ department: '06', proposed: 1, waiting: 1 }]);

    // One mail to the leader for all that awaits consent, one to each of the staff for what awaits answers.
    const mails = world.newMails();
    expect(mails.map(({ to }) => to).sort()).toEqual(['school-leader@yima.example', 'school@yima.example']);
    for (const { subject, text } of mails) {
      expect(subject).toContain('目录导入已完成');
      expect(text).toContain('与已有数据相同');
    }

    const leader = await world.as('school-leader');
    const { items } = (await as.school.ok('listMatches')).body;
    expect(items).toMatchObject([{ name: '最低生活保障对象子女就学信息', provider: '06' }]);
    expect(items[0]?.held).toContainEqual(expect.objectContaining({ id: poor, department: '02' }));
    const params = { id: String(items[0]?.id) };
    const proposed = await walk<{ id: string; name: string }>(leader, 'listConsents', {});
    expect(proposed.map(({ name }) => name)).toContain('校车线路站点');
    expect(proposed.map(({ id }) => id)).not.toContain(params.id);

    // Nothing passes it by: neither its head's consent to everything, nor handing it in unanswered.
    const waiting = await waitingFor(leader, 'listConsents');
    await leader.ok('consentResources', { body: { ...assessed, entries: waiting } });
    await world.settle();
    const { body, etag } = await as.school.ok('getResource', { params });
    expect(body.draft?.status).toBe('draft');
    await as.school.refused('submitResource', 'duplicate-collection', { params, etag });
    const { undecided } = (await as.school.ok('getMatches', { params })).body;
    await as.school.ok('answerMatches', { params, etag, body: { answers: undecided.map(except) } });
    expect((await as.school.ok('submitResource', { params, etag })).body.draft?.status).toBe('proposed');
    expect((await as.school.ok('listMatches')).body.items).toEqual([]);
  });

  it('listed to its own department and the bureau alone, page by page', async () => {
    const names = ['最低生活保障对象学业信息', '最低生活保障对象升学信息'];
    const file = JSON.stringify(names.map((name) => ({ provider: '06', content: like(name) })));
    await importFile(world, 'school', 'json', file);
    const own = await walk<{ name: string }>(as.school, 'listMatches', {}, 1);
    expect(own.map(({ name }) => name)).toEqual(names);
    expect(await walk(as.officer, 'listMatches', {})).toEqual(own);
    expect(await walk(as.officer, 'listMatches', { department: '06' })).toEqual(own);
    expect((await as.civil.ok('listMatches')).body.items).toEqual([]);
    await as.civil.refused('listMatches', 'role-missing', { query: { department: '06' } });
    await as['school-leader'].refused('listMatches', 'role-missing', {});
    await cursorHolds('listMatches', { client: as.school, others: [as.officer], otherwise: [{ department: '06' }] });
  });

  it('every event of it in the log, those of an import with its job', async () => {
    const log = [...(await world.tables.log()).values()].flat();
    const imported = log.filter(({ type, data }) => type === 'ResourceProposed' && 'job' in data);
    expect(imported.map(({ data }) => data)).toMatchObject([
      { name: '校车线路站点', provider: '06', withdrawal: false },
    ]);
  });
});

endsWell('sources', () => world);
