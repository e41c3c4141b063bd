import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { again, application, unusedId } from '../world/bodies.ts';
import type { Client } from '../world/client.ts';
import { endsWell } from '../world/coverage.ts';
import { conditional, notShared, unconditional } from '../world/entries.ts';
import { cursorHolds, walk } from '../world/paging.ts';
import { startWorld, type World } from '../world/world.ts';

let world: World;
let civil: Client;
let school: Client;
let head: Client;
let entry: string;
beforeAll(async () => {
  world = await startWorld({ now: '2026-09-18T09:00:00+08:00', strict: true });
  civil = await world.as('civil');
  school = await world.as('school');
  head = await world.as('school-head');
  entry = await world.publish('civil', conditional());
});
afterAll(() => world?.stop());

/** An application of the school, as its staff just wrote it. */
async function drafted(body: object = application(entry), by = school) {
  const { body: form, etag } = await by.ok('createApplication', { body });
  return { params: { id: form.id }, etag };
}

async function proposed(body: object = application(entry), by = school) {
  const { params, etag } = await drafted(body, by);
  return { params, etag: (await by.ok('submitApplication', { params, etag, body: again })).etag };
}

describe('Order 809 art. 25: an application that is equal to an open one', () => {
  const use = { purpose: '核验重复提出的申请' };

  it('is refused and named, also of two at once; a reason insists; other items, another use or scope is none', async () => {
    const first = await drafted({ ...application(entry, ['name', 'level']), ...use });
    await school.ok('submitApplication', first);
    const equal = { ...application(entry, ['level', 'name']), purpose: '核验重复提出的申请。' };
    const second = await drafted(equal);
    const { body } = await school.refused('submitApplication', 'duplicate-case', second);
    expect(body.case).toEqual({ id: first.params.id, number: use.purpose });
    expect(body.detail).toContain('第二十五条');
    const silent = await school.refused('submitApplication', 'duplicate-case', { ...second, body: { repeat: true } });
    expect(silent.body.errors.map(({ field }) => field)).toEqual(['body.reason']);
    await school.ok('submitApplication', { ...second, body: again });
    for (const other of [{ purpose: '另一用途' }, { scope: '全市各校及其主管部门' }, application(entry, ['name'])])
      await school.ok('submitApplication', await drafted({ ...equal, ...other }));
    // Another department may ask for the same.
    const bureau = await world.as('bureau-staff');
    await bureau.ok('submitApplication', await drafted(equal, bureau));
    const atOnce = { ...application(entry), purpose: '同时提出的申请' };
    const two = [await drafted(atOnce), await drafted(atOnce)];
    const said = await Promise.all(two.map((one) => school.send('submitApplication', one)));
    expect(said.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('is none once the open one is over, or is the same one sent back', async () => {
    const one = await drafted({ ...application(entry), purpose: '退回后再提的申请' });
    const { etag } = await school.ok('submitApplication', one);
    const returned = await head.ok('returnApplication', { ...one, etag, body: { remarks: '请核对' } });
    await school.ok('submitApplication', { ...one, etag: returned.etag });
    const over = await drafted({ ...application(entry), purpose: '撤回后再提的申请' });
    const submitted = await school.ok('submitApplication', over);
    await school.ok('withdrawApplication', { ...over, etag: submitted.etag });
    await school.ok('submitApplication', await drafted({ ...application(entry), purpose: '撤回后再提的申请' }));
  });
});

describe('第十五条 (art. 15): an application', () => {
  it('is kept as far as it is written, says what is missing, and from whom and by when a reply would come', async () => {
    const { status, body, headers, etag } = await school.ok('createApplication', { body: { purpose: '助学资格核验' } });
    expect([status, headers.get('location')]).toEqual([201, `/v1/applications/${body.id}`]);
    expect(body).toMatchObject({
      status: 'draft',
      number: expect.stringMatching(/^CG-[0-9A-Z]{8}$/),
      requester: '06',
      handler: 'school',
      requests: [],
      outlook: [],
    });
    expect(body.missing.map(({ field }) => field)).toContain('content.scope');
    const params = { id: body.id };
    const said = await school.refused('submitApplication', 'application-incomplete', { params, etag });
    expect(said.body.errors.map(({ field }) => field)).toContain('content.resources');
    const revised = await school.ok('updateApplication', { params, etag, body: application(entry) });
    expect(revised.body.missing).toEqual([]);
    // Friday the 18th; Sunday the 20th is a make-up working day.
    expect(revised.body.outlook).toMatchObject([
      { provider: '02', resources: [entry], direct: false, due: '2026-09-24' },
    ]);
    expect(revised.body.outlook[0]?.proof?.days.filter(({ counted }) => counted)).toHaveLength(5);
    const read = await school.ok('getApplication', { params });
    expect([read.body, read.etag]).toEqual([revised.body, '"2"']);
  });

  it('is sent once the head of the sharing office consents (809 art. 20): a case with its number, form and date', async () => {
    world.newMails();
    const one = await proposed();
    await world.settle();
    const [mail] = world.newMails();
    expect(mail).toMatchObject({ to: 'school-head@yima.example' });
    expect(mail?.text).toContain('第二十条');
    await school.refused('updateApplication', 'step-closed', { ...one, body: application(entry) });
    const { body } = await head.ok('consentApplication', one);
    expect(body).toMatchObject({ status: 'sent', number: expect.stringMatching(/^YM-2026-\d{6}$/) });
    expect(body.cases).toMatchObject([
      {
        id: body.requests[0],
        number: body.number,
        application: one.params.id,
        status: 'submitted',
        requester: '06',
        provider: '02',
        handler: 'school',
        name: conditional().name,
        resources: [
          { id: entry, version: 1, items: [{ id: 'name', name: '姓名' }, { id: 'id-number' }, { id: 'level' }] },
        ],
        form: `/v1/requests/${body.requests[0]}/form`,
        reply: null,
        grants: [],
        deadline: { due: '2026-09-24', dueEnd: '2026-09-25T00:00:00.000+08:00', article: '第十五条', late: false },
        proof: { start: '2026-09-18', due: '2026-09-24', rule: { days: 5, article: '第十五条' } },
      },
    ]);
    await world.settle();
    expect(
      world
        .newMails()
        .map(({ to }) => to)
        .sort(),
    ).toEqual(['civil2@yima.example', 'civil@yima.example']);
    const { body: next } = await head.ok('consentApplication', await proposed());
    expect(String(next.number) > String(body.number)).toBe(true);
  });

  it('of several departments and kinds becomes one case for each provider, under one number', async () => {
    const open = await world.publish('civil', unconditional());
    const own = await world.publish('school', conditional('学籍信息'));
    const board = await world.publish('bureau-staff', unconditional('通办事项清单'));
    const [asked] = application(entry).resources;
    const resources = [asked, ...[open, board].map((resource) => ({ resource, items: ['name'], itemCount: 1 }))];
    const { body } = await head.ok('consentApplication', await proposed({ ...application(entry), resources }));
    expect(body.cases.map(({ provider, number, status }) => [provider, number, status])).toEqual([
      ['02', `${body.number}-1`, 'submitted'],
      ['00', `${body.number}-2`, 'agreed'],
    ]);
    const [first, second] = body.cases;
    expect(first?.resources.map(({ direct, grant }) => [direct, grant !== null])).toEqual([
      [false, false],
      [true, true],
    ]);
    expect(first?.name).toContain('等2项资源');
    expect(second).toMatchObject({ deadline: null, proof: null, reply: { late: false } });
    const { body: grant } = await school.ok('getGrant', { params: { id: String(second?.grants[0]) } });
    expect(grant).toMatchObject({ source: second?.id, items: [{ id: 'name', until: '2028-12-31' }], requester: '06' });
    await school.refused('getDuty', 'not-found', { params: { id: `${second?.id}.reply` } });
    // One's own data needs no application.
    await school.refused('submitApplication', 'own-data', await drafted(application(own)));
  });

  it('for what is not shared is refused, as a matter of negotiation', async () => {
    const closed = await world.publish('civil', notShared());
    const { status, body } = await school.refused(
      'submitApplication',
      'resource-not-shared',
      await drafted(application(closed)),
    );
    expect([status, body.rule]).toEqual([409, '第十五条']);
    expect(body.detail).toContain('协商');
  });

  it('names items of the entry and their number', async () => {
    const unknown = await school.refused(
      'submitApplication',
      'items-unknown',
      await drafted(application(entry, ['name', 'income'])),
    );
    expect(unknown.body.errors).toEqual([{ field: `content.resources.${entry}.items`, message: 'income' }]);
    const miscounted = { ...application(entry), resources: [{ resource: entry, items: ['name'], itemCount: 2 }] };
    const { body } = await school.refused('submitApplication', 'item-count', await drafted(miscounted));
    expect(body.errors).toEqual([{ field: `content.resources.${entry}.itemCount`, message: '1' }]);
    await school.refused('submitApplication', 'not-found', await drafted(application(unusedId('res'))));
    const { body: draft } = await civil.ok('createResource', { body: { content: conditional() } });
    await school.refused('submitApplication', 'not-found', await drafted(application(draft.id)));
  });

  it('is pinned to the version that staff saw: consented to after the entry was updated, it goes back', async () => {
    const id = await world.publish('civil', conditional('修订前的名称'));
    const one = await proposed(application(id));
    const another = await proposed(application(id));
    const { body } = await head.ok('consentApplication', one);
    const { etag } = await civil.ok('getResource', { params: { id } });
    const content = { ...conditional('修订后的名称'), items: [{ id: 'other', name: '别的信息项' }] };
    const revised = await civil.ok('updateResource', { params: { id }, etag, body: { content } });
    await (await world.as('officer')).ok(
      'approveResource',
      await world.submit('civil', { params: { id }, etag: revised.etag }),
    );
    await head.refused('consentApplication', 'version-moved', another);
    const declined = await head.ok('returnApplication', { ...another, body: { remarks: '目录已更新' } });
    await school.refused('submitApplication', 'items-unknown', { params: another.params, etag: declined.etag });
    const read = await school.ok('getRequest', { params: { id: String(body.requests[0]) } });
    expect(read.body.resources).toMatchObject([{ version: 1, name: '修订前的名称', items: [{ id: 'name' }, {}, {}] }]);
    const { body: form } = await school.ok('getRequestForm', { params: { id: read.body.id } });
    expect(form).not.toContain('别的信息项');
    const { body: answered } = await world.replyTo(
      'civil',
      { params: { id: read.body.id }, etag: read.etag },
      { agreed: 'all' },
    );
    const { body: grant } = await school.ok('getGrant', { params: { id: String(answered.grants[0]) } });
    expect(grant).toMatchObject({ version: 1, resourceName: '修订前的名称', items: [{ id: 'name' }, {}, {}] });
  });

  it('asks only for what is published still when it is consented to', async () => {
    const id = await world.publish('civil', conditional('即将撤销的名单'));
    const one = await proposed(application(id));
    const { etag } = await civil.ok('getResource', { params: { id } });
    const reason = { reason: '不再采集' };
    const withdrawn = await civil.ok('withdrawResource', { params: { id }, etag, body: reason });
    const assessed = { secrecyAssessed: true, personalInformationAssessed: true };
    const consent = { params: { id }, etag: withdrawn.etag, body: assessed };
    const consented = await (await world.as('civil-leader')).ok('consentResource', consent);
    await world.settle();
    world.newMails();
    await (await world.as('officer')).ok('approveResource', { params: { id }, etag: consented.etag });
    // Article 9: whoever uses the entry, or is about to, hears of it and why.
    await world.settle();
    const told = world.newMails().filter(({ subject }) => subject.includes('目录条目已撤销'));
    expect(told.map(({ to }) => to)).toEqual(['school@yima.example']);
    for (const words of ['即将撤销的名单', '不再采集']) expect(told[0]?.text).toContain(words);
    const refused = await head.refused('consentApplication', 'resource-not-published', one);
    expect(refused.body.detail).toContain('该信息资源已撤销。');
    await school.refused('submitApplication', 'resource-not-published', await drafted(application(id)));
  });

  it('is consented to by another than whoever proposed it, not through a second role either', async () => {
    const { etag } = await (await world.as('admin')).ok('getPerson', { params: { id: 'school-head' } });
    const person = {
      department: '06',
      name: '示例',
      email: 'school-head@yima.example',
      roles: ['staff', 'head'],
      active: true,
    };
    await (await world.as('admin')).ok('updatePerson', { params: { id: 'school-head' }, etag, body: person });
    const one = await proposed(application(entry), head);
    await head.refused('consentApplication', 'same-person', one);
    await school.refused('consentApplication', 'role-missing', one);
    await (await world.as('civil-head')).refused('consentApplication', 'not-found', one);
    await head.ok('returnApplication', { ...one, body: { remarks: '请另行提请' } });
  });

  it('goes back to staff with remarks, or is withdrawn; what is over stays over', async () => {
    const one = await proposed();
    await world.settle();
    world.newMails();
    const { body, etag } = await head.ok('returnApplication', { ...one, body: { remarks: '用途请写具体' } });
    expect(body).toMatchObject({ status: 'draft', remarks: '用途请写具体' });
    await world.settle();
    const mail = world.newMails().find(({ to }) => to === 'school@yima.example');
    expect(mail?.text).toContain('用途请写具体');
    const again = { params: one.params, etag };
    for (const operation of ['consentApplication', 'returnApplication'] as const) {
      await head.refused(operation, 'step-closed', { ...again, body: { remarks: '不同意' } });
    }
    await school.refused('withdrawApplication', 'stale', { ...again, etag: '"1"' });
    const withdrawn = await school.ok('withdrawApplication', again);
    expect(withdrawn.body.status).toBe('withdrawn');
    const over = { params: one.params, etag: withdrawn.etag };
    for (const operation of ['submitApplication', 'withdrawApplication'] as const) {
      await school.refused(operation, 'step-closed', over);
    }
  });

  it("is the requester's own matter until it is sent, listed by status", async () => {
    const { params } = await drafted();
    for (const reader of ['civil', 'bureau-staff', 'officer', 'upper']) {
      const client = await world.as(reader);
      const expected = ['officer', 'upper'].includes(reader) ? 'role-missing' : 'not-found';
      await client.refused('getApplication', expected, { params });
    }
    await (await world.as('school-leader')).ok('getApplication', { params });
    const all = await walk<{ id: string; status: string }>(school, 'listApplications', {});
    const sent = await walk<{ id: string; status: string }>(school, 'listApplications', { status: 'sent' });
    expect(all[0]?.id).toBe(params.id);
    expect(sent.map(({ id }) => id)).toEqual(all.filter(({ status }) => status === 'sent').map(({ id }) => id));
    expect(sent.length).toBeGreaterThan(2);
    expect(await walk(civil, 'listApplications', {})).toEqual([]);
    await cursorHolds('listApplications', { client: school, others: [civil], otherwise: [{ status: 'draft' }] });
  });
});

describe('a step on an application', () => {
  it('is taken of one that is there, in the version that was read', async () => {
    const one = await drafted();
    const nowhere = { params: { id: unusedId('app') }, etag: one.etag };
    const remarks = { body: { remarks: '用途请写具体' } };
    await school.refused('getApplication', 'not-found', { params: nowhere.params });
    for (const operation of ['updateApplication', 'submitApplication', 'withdrawApplication'] as const) {
      const body = operation === 'updateApplication' ? { body: application(entry) } : {};
      await school.refused(operation, 'not-found', { ...nowhere, ...body });
      await school.refused(operation, 'stale', { ...one, etag: '"7"', ...body });
    }
    for (const operation of ['consentApplication', 'returnApplication'] as const) {
      await head.refused(operation, 'not-found', { ...nowhere, ...remarks });
      await head.refused(operation, 'stale', { ...one, etag: '"7"', ...remarks });
    }
  });

  it('is not sent once the term it asks for has passed: it goes back to staff', async () => {
    const one = await proposed({ ...application(entry), until: '2026-09-22' });
    await world.at('2026-09-22T09:00:00+08:00');
    const { body } = await head.refused('consentApplication', 'application-incomplete', one);
    expect(body.errors).toMatchObject([{ field: 'content.until' }]);
    await head.ok('returnApplication', { ...one, body: { remarks: '使用时限已过' } });
  });
});

endsWell('applications', () => world);
