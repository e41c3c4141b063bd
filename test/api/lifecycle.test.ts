import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LocalDate } from '../../shared/domain/calendar/time.ts';
import type { Content } from '../../shared/domain/catalog/content.ts';
import { again, agree, agreeInPart, application, bodies, unusedId } from '../world/bodies.ts';
import type { Client } from '../world/client.ts';
import { endsWell } from '../world/coverage.ts';
import { conditional, unconditional } from '../world/entries.ts';
import { join, move } from '../world/moves.ts';
import { waitingFor } from '../world/waiting.ts';
import { assessed, handIn, startWorld, type World } from '../world/world.ts';

/** An entry's way from the first draft to its withdrawal, with the duties that go with it. The clock only goes forward. */
let world: World;
let civil: Client;
let civilLeader: Client;
let school: Client;
let schoolLeader: Client;
let officer: Client;
let officer2: Client;
let admin: Client;
beforeAll(async () => {
  world = await startWorld({ strict: true });
  [civil, civilLeader, school, schoolLeader] = (await Promise.all(
    ['civil', 'civil-leader', 'school', 'school-leader'].map(world.as),
  )) as [Client, Client, Client, Client];
  [officer, officer2, admin] = (await Promise.all(['officer', 'officer2', 'admin'].map(world.as))) as [
    Client,
    Client,
    Client,
  ];
});
afterAll(() => world?.stop());

const { returnDraft: remarks, withdrawResource: reason } = bodies;

async function compiled(by: Client = civil, content: Content = conditional()) {
  const { body, etag } = await by.ok('createResource', { body: { content } });
  return { params: { id: body.id }, etag };
}

async function proposed(by: Client = civil, content: Content = conditional()) {
  const { params, etag } = await compiled(by, content);
  return { params, etag: (await handIn(by, { params, etag })).etag };
}

/** A published entry with the ETag it is read with now. */
async function published(content: Content = conditional()) {
  const params = { id: await world.publish('civil', content) };
  return { params, etag: (await civil.ok('getResource', { params })).etag };
}

/** A published entry with a revision that is drafted. */
async function revised(of: { params: { id: string }; etag: string }, content: Content, changes: string[] = []) {
  const { etag } = await civil.ok('updateResource', { ...of, body: { content, changes } });
  return { params: of.params, etag };
}

async function withdrawn(content: Content) {
  const one = await published(content);
  const asked = await civil.ok('withdrawResource', { ...one, body: reason });
  const consented = await civilLeader.ok('consentResource', { params: one.params, etag: asked.etag, body: assessed });
  return await officer.ok('approveResource', { params: one.params, etag: consented.etag });
}

async function changeOf(resources: string[], changedOn: string, by: Client = officer) {
  const body = { ...bodies.createChange, changedOn, concerns: { resources }, ...again };
  const { body: change } = await by.ok('createChange', { body });
  await world.settle();
  return change;
}

const told = async () => {
  await world.settle();
  return world.newMails();
};
const to = (mails: { to: string }[]) => mails.map((mail) => mail.to.replace('@yima.example', '')).sort();

/** A registered person, in the version that is registered. */
const person = async (id: string) => ({
  params: { id },
  etag: (await admin.ok('getPerson', { params: { id } })).etag,
});

/** The timers set for a duty. */
async function timersOf(duty: string): Promise<object[]> {
  await world.settle();
  const answer = await fetch(`${world.runtime.controlUrl}/schedules`);
  return ((await answer.json()) as object[]).filter((timer) => JSON.stringify(timer).includes(duty));
}

const officers = ['head-hat', 'officer', 'officer2', 'two-hats'];

describe('第七条 (art. 7), 809 第十三条、第二十条: the head of the sharing office consents', () => {
  it('staff propose, the head is told by mail and finds it in the list, and the bureau sees nothing to review yet', async () => {
    await told();
    const one = await proposed(civil, conditional('待负责人同意'));
    const mails = await told();
    expect(to(mails)).toEqual(['civil-leader']);
    const { body } = await civilLeader.ok('getResource', { params: one.params });
    for (const text of ['待负责人同意', body.code, '保密', '个人信息']) expect(mails[0]?.text).toContain(text);
    expect(body.draft).toMatchObject({ status: 'proposed', submittedAt: null });
    for (const reader of [civilLeader, civil, await world.as('civil-head')]) {
      const { body: waiting } = await reader.ok('listConsents');
      expect(waiting.items.find(({ id }) => id === one.params.id)).toMatchObject({ kind: 'content', first: true });
    }
    expect((await schoolLeader.ok('listConsents')).body.items).toEqual([]);
    await civilLeader.refused('listConsents', 'cursor-invalid', { query: { cursor: 'abc' } });
    expect((await officer.ok('listReviews')).body.items.map(({ id }) => id)).not.toContain(one.params.id);
    await officer.refused('approveResource', 'resource-not-submitted', one);
    await officer.refused('returnResource', 'resource-not-submitted', { ...one, body: bodies.returnResource });
    await civil.refused('updateResource', 'resource-under-review', { ...one, body: { content: conditional() } });
  });

  it('with both assessments stated, on the version read, once: then it is with the bureau', async () => {
    const one = await proposed();
    for (const body of [
      { secrecyAssessed: true },
      { ...assessed, personalInformationAssessed: false },
      { ...assessed, secrecyAssessed: 'yes' },
    ]) {
      await civilLeader.refused('consentResource', 'invalid-input', { ...one, body });
    }
    await civilLeader.refused('consentResource', 'stale', { ...one, etag: '"1"', body: assessed });
    // The head of the sharing office consents to applications and replies (809 art. 20).
    const head = await world.as('civil-head');
    await head.refused('consentResource', 'role-missing', { ...one, body: assessed });
    await head.refused('returnDraft', 'role-missing', { ...one, body: remarks });
    const { body, etag } = await civilLeader.ok('consentResource', { ...one, body: assessed });
    expect(body.draft).toMatchObject({ status: 'submitted', submittedAt: expect.stringMatching(/^2026-09-21T09/) });
    await civilLeader.refused('consentResource', 'resource-not-proposed', { params: one.params, etag, body: assessed });
    await civilLeader.refused('returnDraft', 'resource-not-proposed', { params: one.params, etag, body: remarks });
    const { body: reviews } = await officer.ok('listReviews', { query: { limit: 100 } });
    expect(reviews.items.find(({ id }) => id === one.params.id)).toMatchObject({ first: true, kind: 'content' });
    // A first compilation has no statutory limit: its review is owed by the product's own rule.
    const { body: duties } = await officer.ok('listDuties', { query: { department: '00', limit: 100 } });
    expect(duties.items.filter(({ subject }) => subject.id === one.params.id)).toMatchObject([
      { kind: 'review-first', owes: '00', deadline: { due: '2026-10-12' } },
    ]);
  });

  it('or not, with remarks on the whole and on fields; staff are told, correct and propose again', async () => {
    const one = await proposed(civil, conditional('负责人退回的'));
    await told();
    await civilLeader.refused('returnDraft', 'stale', { ...one, etag: '"1"', body: remarks });
    const declined = await civilLeader.ok('returnDraft', { ...one, body: remarks });
    expect(declined.body.draft).toMatchObject({ status: 'returned', ...remarks });
    const mails = await told();
    expect(to(mails)).toEqual(['civil', 'civil2']);
    expect(mails[0]?.text).toContain(remarks.remarks);
    const again = await handIn(civil, { params: one.params, etag: declined.etag });
    expect(again.body.draft).toMatchObject({ status: 'proposed', remarks: null, fields: [] });
  });

  it('never by whoever proposed it, even with a second role', async () => {
    const { body: civil2, etag } = await admin.ok('getPerson', { params: { id: 'civil2' } });
    const { id: _, ...both } = { ...civil2, roles: ['staff', 'leader'] };
    await admin.ok('updatePerson', { params: { id: 'civil2' }, etag, body: both });
    const twoRoles = await world.as('civil2');
    const own = await proposed(twoRoles, conditional('自己提请的'));
    expect((await twoRoles.refused('consentResource', 'same-person', { ...own, body: assessed })).status).toBe(403);
    await twoRoles.refused('returnDraft', 'same-person', { ...own, body: remarks });
    const others = await proposed(civil, conditional('同事提请的'));
    await twoRoles.ok('consentResource', { ...others, body: assessed });
    await civilLeader.ok('consentResource', { ...own, body: assessed });
  });

  it('of another department is not there while it is a draft, and not theirs once it is published', async () => {
    const draft = await proposed();
    await schoolLeader.refused('consentResource', 'not-found', { ...draft, body: assessed });
    await schoolLeader.refused('returnDraft', 'not-found', { ...draft, body: remarks });
    await civilLeader.refused('consentResource', 'not-found', {
      ...draft,
      params: { id: unusedId('res') },
      body: assessed,
    });
    const shown = await published();
    const waiting = await revised(shown, conditional('改了名称'));
    // The same answer whether a revision waits or not: drafts do not leak.
    await schoolLeader.refused('consentResource', 'not-the-provider', { ...waiting, body: assessed });
    const { etag } = await handIn(civil, waiting);
    await schoolLeader.refused('consentResource', 'not-the-provider', { ...waiting, etag, body: assessed });
    await schoolLeader.refused('returnDraft', 'not-the-provider', { ...waiting, etag, body: remarks });
    expect((await schoolLeader.ok('getResource', { params: shown.params })).body.draft).toBeNull();
  });

  it('to all at once: one job, each by the same rule, so what the head proposed themselves is refused', async () => {
    const { body: before } = await schoolLeader.ok('listConsents');
    expect(before.items).toEqual([]);
    const ids = [];
    for (const n of [1, 2, 3]) ids.push((await proposed(school, unconditional(`学校名录${n}`))).params.id);
    const entries = await waitingFor(schoolLeader, 'listConsents');
    await schoolLeader.refused('consentResources', 'invalid-input', { body: { entries, secrecyAssessed: true } });
    await schoolLeader.refused('consentResources', 'invalid-input', { body: assessed });
    const twice = [...entries, ...entries];
    await schoolLeader.refused('consentResources', 'invalid-input', { body: { ...assessed, entries: twice } });
    const { body: job, headers } = await schoolLeader.ok('consentResources', { body: { ...assessed, entries } });
    expect(headers.get('location')).toBe(`/v1/jobs/${job.id}`);
    await world.settle();
    const { body: done } = await schoolLeader.ok('getJob', { params: { id: job.id } });
    expect(done).toMatchObject({ kind: 'consent', status: 'finished', done: 3, refused: 0 });
    const twoRoles = await world.as('civil2');
    const own = await proposed(twoRoles, conditional('又是自己提请的'));
    const ofTwo = await waitingFor(twoRoles, 'listConsents');
    const { body: another } = await twoRoles.ok('consentResources', { body: { ...assessed, entries: ofTwo } });
    await world.settle();
    const { body: some } = await twoRoles.ok('getJob', { params: { id: another.id } });
    expect(some.refusals).toMatchObject([{ target: own.params.id, code: 'same-person' }]);
    for (const id of ids) {
      expect((await school.ok('getResource', { params: { id } })).body.draft?.status).toBe('submitted');
    }
  });
});

describe("第七条 (art. 7): the bureau's own entries", () => {
  it('need a second officer, who neither proposed nor submitted them', async () => {
    const body = {
      id: 'head-hat',
      department: '00',
      name: '示例',
      email: 'head-hat@yima.example',
      roles: ['bureau', 'leader'],
    };
    await admin.ok('createPerson', { body });
    const [proposing, consenting] = [await world.as('two-hats'), await world.as('head-hat')];
    const own = await proposed(proposing, unconditional('本局自己的目录'));
    const { etag } = await consenting.ok('consentResource', { ...own, body: assessed });
    const one = { params: own.params, etag };
    for (const took of [proposing, consenting]) {
      expect((await took.refused('approveResource', 'same-person', one)).status).toBe(403);
      await took.refused('returnResource', 'same-person', { ...one, body: bodies.returnResource });
    }
    expect((await officer.ok('approveResource', one)).body.version).toBe(1);
  });
});

describe('第七条 (art. 7): versions', () => {
  it('stay readable, are listed the newest first, and are compared field by field', async () => {
    const one = await published(conditional('比较版本'));
    const { params } = one;
    const [first, ...others] = conditional().items;
    const changed: Content = {
      ...conditional('比较版本'),
      abstract: '依据新法修订的摘要',
      items: [...others, { ...(first as NonNullable<typeof first>), name: '户主姓名', sharing: 'not-shared' }],
    };
    const draft = await revised(one, changed);
    // What a reviewer asks without saying more: the draft against the newest version.
    const toDraft = { params };
    const differences = [
      { field: 'abstract', before: conditional().abstract, after: changed.abstract },
      { field: 'items.name.name', before: '姓名', after: '户主姓名' },
      { field: 'items.name.sharing', before: null, after: 'not-shared' },
    ];
    const byField = (items: { field: string }[]) => [...items].sort((a, b) => (a.field < b.field ? -1 : 1));
    const explicitly = { params, query: { base: 1, target: 'draft' } };
    expect(byField((await officer.ok('compareResourceVersions', explicitly)).body.items)).toEqual(differences);
    for (const reader of [civil, civilLeader, officer]) {
      expect(byField((await reader.ok('compareResourceVersions', toDraft)).body.items)).toEqual(differences);
    }
    for (const reader of [school, await world.as('bureau-staff')]) {
      await reader.refused('compareResourceVersions', 'not-found', toDraft);
    }
    await officer.ok('approveResource', await world.submit('civil', draft));
    const { body: versions } = await school.ok('listResourceVersions', { params });
    expect(versions.items.map(({ version }) => version)).toEqual([2, 1]);
    const between = (base: number, target: number) => ({ params, query: { base, target } });
    const forth = await school.ok('compareResourceVersions', between(1, 2));
    expect(byField(forth.body.items)).toEqual(differences);
    const back = await school.ok('compareResourceVersions', between(2, 1));
    expect(byField(back.body.items)).toEqual(
      differences.map(({ field, before, after }) => ({ field, before: after, after: before })),
    );
    expect((await school.ok('compareResourceVersions', between(2, 2))).body.items).toEqual([]);
    for (const query of [between(1, 3), between(3, 1)]) {
      await school.refused('compareResourceVersions', 'not-found', query);
    }
    for (const until of ['0', 'newest', '1.5']) {
      await school.refused('compareResourceVersions', 'invalid-input', { params, query: { base: 1, target: until } });
    }
    // No draft any more, for nobody.
    await civil.refused('compareResourceVersions', 'not-found', toDraft);
    await civil.refused('listResourceVersions', 'not-found', { params: { id: unusedId('res') } });
    const hidden = await compiled();
    await school.refused('listResourceVersions', 'not-found', { params: hidden.params });
    // Of what was never published there is nothing to compare with.
    await civil.refused('compareResourceVersions', 'not-found', { params: hidden.params });
    expect((await civil.ok('listResourceVersions', { params: hidden.params })).body.items).toEqual([]);
  });
});

describe('第七条 (art. 7): an entry is withdrawn', () => {
  it('by its own staff, for a reason, only while it is published and nothing waits', async () => {
    const one = await published();
    await school.refused('withdrawResource', 'not-the-provider', { ...one, body: reason });
    await civil.refused('withdrawResource', 'stale', { ...one, etag: '"1"', body: reason });
    await civil.refused('withdrawResource', 'invalid-input', { ...one, body: { reason: ' ' } });
    const draft = await compiled();
    await civil.refused('withdrawResource', 'resource-not-published', { ...draft, body: reason });
    await civil.refused('withdrawResource', 'not-found', { ...draft, params: { id: unusedId('res') }, body: reason });
    const { body, etag } = await civil.ok('withdrawResource', { ...one, body: reason });
    expect(body).toMatchObject({ version: 1, draft: { status: 'proposed', kind: 'withdrawal', ...reason } });
    await civil.refused('withdrawResource', 'resource-under-review', { params: one.params, etag, body: reason });
    // Declined, it stays as it is.
    const declined = await civilLeader.ok('returnDraft', { params: one.params, etag, body: remarks });
    expect(declined.body).toMatchObject({ withdrawn: null, draft: { status: 'returned', kind: 'withdrawal' } });
    expect((await school.ok('getResource', { params: one.params })).body.published).not.toBeNull();
    // A draft that was begun is not lost by the way, only where it is given up in so many words.
    const begun = await revised({ params: one.params, etag: declined.etag }, conditional());
    await civil.refused('withdrawResource', 'draft-in-the-way', { ...begun, body: reason });
    const dropped = await civil.ok('withdrawResource', { ...begun, body: { ...reason, dropDraft: true } });
    expect(dropped.body.draft).toMatchObject({ status: 'proposed', kind: 'withdrawal' });
  });

  it('with consent and approval: not found by search, visible as withdrawn, its versions readable, nothing owed', async () => {
    const one = await published(conditional('将要撤销的临时救助名单'));
    const { params } = one;
    const found = async () => {
      await world.settle();
      const { body } = await school.ok('searchResources', { query: { q: '将要撤销的临时' } });
      const listed = await school.ok('searchResources', { query: { department: '02', limit: 100 } });
      return [body.items, listed.body.items].map((items) => items.some(({ id }) => id === params.id));
    };
    expect(await found()).toEqual([true, true]);
    const request = await world.applyFor('school', params.id);
    const change = await changeOf([params.id], '2026-09-18');
    const update = { id: `${params.id}.update.${change.id}` };
    expect((await civil.ok('getDuty', { params: update })).body.status).toBe('open');

    const waiting = await civil.ok('withdrawResource', { ...one, body: reason });
    const consented = await civilLeader.ok('consentResource', { params, etag: waiting.etag, body: assessed });
    const { body: reviews } = await officer.ok('listReviews', { query: { limit: 100 } });
    expect(reviews.items.find(({ id }) => id === params.id)).toMatchObject({ kind: 'withdrawal', first: false });
    const approved = await officer.ok('approveResource', { params, etag: consented.etag });
    expect(approved.body).toMatchObject({ published: null, draft: null, version: 1 });
    expect(approved.body.withdrawn).toMatchObject(reason);

    expect(await found()).toEqual([false, false]);
    const { body } = await school.ok('getResource', { params });
    expect(body).toMatchObject({ published: null, withdrawn: reason });
    expect((await school.ok('getResourceVersion', { params: { ...params, version: 1 } })).body.content.name).toBe(
      '将要撤销的临时救助名单',
    );
    expect((await school.ok('listResourceVersions', { params })).body.items).toHaveLength(1);
    const drafted = await school.ok('createApplication', { body: application(params.id) });
    const late = { params: { id: drafted.body.id }, etag: drafted.etag };
    await school.refused('submitApplication', 'resource-not-published', late);
    // What was owed for it is not owed any more, and nobody is reminded of it.
    const ended = await civil.ok('getDuty', { params: update });
    expect(ended.body).toMatchObject({ status: 'cancelled', deadline: { level: 'done', late: false } });
    const { body: open } = await civil.ok('listDuties', { query: { limit: 100 } });
    expect(open.items.map(({ id }) => id)).not.toContain(update.id);
    // The request is pinned to what it saw: it is answered and granted all the same.
    const replied = await world.replyTo('civil', request, agreeInPart(params.id, 'name'));
    const { body: grant } = await school.ok('getGrant', { params: { id: String(replied.body.grants[0]) } });
    expect(grant).toMatchObject({ version: 1, resourceName: '将要撤销的临时救助名单', items: [{ id: 'name' }] });
    await world.settle();
    expect(await timersOf(update.id)).toEqual([]);
  });

  it('and may be published anew: the next version, withdrawn no longer', async () => {
    const { body, etag } = await withdrawn(conditional('撤销后重新发布'));
    const params = { id: body.id };
    await civil.refused('withdrawResource', 'resource-not-published', { params, etag, body: reason });
    const draft = await revised({ params, etag }, conditional('撤销后重新发布'));
    const anew = await officer.ok('approveResource', await world.submit('civil', draft));
    expect(anew.body).toMatchObject({ version: 2, withdrawn: null, published: { name: '撤销后重新发布' } });
  });
});

describe('《政务数据共享条例》第十七条 (Order 809 art. 17): the review of an update is a duty of the bureau', () => {
  const reviews = async ({ params }: { params: { id: string } }) => {
    const { body } = await officer.ok('listDuties', { query: { department: '00', limit: 100 } });
    return body.items.filter(({ kind, subject }) => kind === 'review' && subject.id === params.id);
  };
  const submission = async (name: string) => {
    const one = await published(conditional(name));
    return await world.submit('civil', await revised(one, { ...conditional(name), abstract: `${name}，已修订` }));
  };

  it('of 2 working days, met by approving', async () => {
    const one = await submission('两日内审定');
    const [review] = await reviews(one);
    expect(review).toMatchObject({ status: 'open', owes: '00', subject: { id: one.params.id } });
    expect(review?.deadline).toMatchObject({ due: '2026-09-23', article: '第十七条', late: false });
    expect(await timersOf(String(review?.id))).toHaveLength(1);
    // Not something for the department that waits for it, nor for others.
    await school.refused('getDuty', 'not-found', { params: { id: String(review?.id) } });
    await officer.ok('approveResource', one);
    const { body: met } = await officer.ok('getDuty', { params: { id: String(review?.id) } });
    expect(met).toMatchObject({ status: 'met', metOn: '2026-09-21', metLate: false });
    expect(met.proof).toMatchObject({ rule: { document: '政务数据共享条例', days: 2 }, start: '2026-09-21' });
    expect(await reviews(one)).toEqual([]);
    expect(await timersOf(met.id)).toEqual([]);
  });

  it('and by returning, after which another submission has another', async () => {
    const one = await submission('退回也算审定');
    const [first] = await reviews(one);
    const returned = await officer.ok('returnResource', { ...one, body: bodies.returnResource });
    expect(returned.body.draft).toMatchObject({ status: 'returned', ...bodies.returnResource });
    expect((await officer.ok('getDuty', { params: { id: String(first?.id) } })).body.status).toBe('met');
    const again = await world.submit('civil', { params: one.params, etag: returned.etag });
    const [second, ...others] = await reviews(one);
    expect(others).toEqual([]);
    expect(second?.id).not.toBe(first?.id);
    await officer.ok('approveResource', again);
    expect(await reviews(one)).toEqual([]);
  });

  it('late after the second working day: the bureau is reminded on it, and told with its leader at 24:00', async () => {
    const one = await submission('逾期审定');
    const about = async () => (await told()).filter(({ text }) => text.includes('逾期审定'));
    const [review] = await reviews(one);
    const params = { id: String(review?.id) };
    await told();
    // On the morning after, the bureau hears of all that awaits review, and is reminded on the last day.
    await world.at('2026-09-22T10:00:00+08:00');
    expect(to(await about())).toEqual(officers);
    await world.at('2026-09-23T09:01:00+08:00');
    expect(to(await about())).toEqual(officers);
    await world.at('2026-09-23T23:59:00+08:00');
    expect((await officer.ok('getDuty', { params })).body.deadline).toMatchObject({ late: false, level: 'amber' });
    await world.at('2026-09-24T00:00:30+08:00');
    const mails = await about();
    expect(to(mails)).toEqual(['bureau-leader', ...officers]);
    for (const text of ['逾期审定', '《政务数据共享条例》第十七条']) expect(mails[0]?.text).toContain(text);
    // It is late, and that approves nothing.
    expect((await school.ok('getResource', { params: one.params })).body.version).toBe(1);
    await officer.ok('approveResource', one);
    expect((await officer.ok('getDuty', { params })).body).toMatchObject({ status: 'met', metLate: true });
  });
});

describe('《政务数据共享条例》第十七条 (Order 809 art. 17): more time for an update', () => {
  it('moves the date once, is told and shows in the proof', async () => {
    const one = await published(conditional('申请延期的'));
    const change = await changeOf([one.params.id], '2026-09-18');
    const params = { id: `${one.params.id}.update.${change.id}` };
    const { body: before, etag } = await officer.ok('getDuty', { params });
    expect(before).toMatchObject({
      extension: null,
      deadline: { due: '2026-10-09' },
      proof: { rule: { extension: 0 } },
    });
    const [timer] = await timersOf(params.id);
    await told();
    const body = bodies.extendDuty;
    await officer.refused('extendDuty', 'not-found', { params: { id: `${unusedId('req')}.reply` }, etag, body });
    await officer.refused('extendDuty', 'stale', { params, etag: '"7"', body });
    for (const days of [0, 61, 1.5]) {
      await officer.refused('extendDuty', 'invalid-input', { params, etag, body: { ...body, days } });
    }
    const { body: problem } = await officer.refused('extendDuty', 'extension-too-long', {
      params,
      etag,
      body: { ...body, days: 6 },
    });
    expect(problem.errors).toEqual([{ field: 'body.days', message: '5' }]);
    const longer = await officer.ok('extendDuty', { params, etag, body });
    expect(longer.body).toMatchObject({
      status: 'open',
      deadline: { due: '2026-10-15' },
      extension: body,
      proof: { due: '2026-10-15', rule: { days: 10, extension: 5 } },
    });
    expect(longer.body.proof.days.at(-1)).toMatchObject({ date: '2026-10-15', counted: 15 });
    const mails = await told();
    expect(to(mails)).toEqual(['civil', 'civil2']);
    for (const text of ['2026-10-15', '经同意延长 5 个工作日']) expect(mails[0]?.text).toContain(text);
    const moved = await timersOf(params.id);
    expect(moved).toHaveLength(1);
    expect(moved).not.toEqual([timer]);
    await officer2.refused('extendDuty', 'extended-already', { params, etag: longer.etag, body: { ...body, days: 1 } });
    const claimed = await civil.ok('claimNoChange', { params, etag: longer.etag, body: bodies.claimNoChange });
    await officer.refused('extendDuty', 'duty-not-open', { params, etag: claimed.etag, body });
  });

  it('is given until the date only: what was missed stays missed (809 art. 17)', async () => {
    const one = await published(conditional('已经逾期的'));
    const change = await changeOf([one.params.id], '2026-09-01');
    const params = { id: `${one.params.id}.update.${change.id}` };
    const { body, etag } = await officer.ok('getDuty', { params });
    expect(body.deadline).toMatchObject({ due: '2026-09-15', late: true });
    await officer.refused('extendDuty', 'extension-too-late', { params, etag, body: bodies.extendDuty });
  });

  it('is given by nobody who asked for it, even from the bureau by now (article 6)', async () => {
    const one = await published(conditional('答复要延期的'));
    await join(world, 'moves-up', '02', ['staff']);
    const asked = await world.applyFor('school', one.params.id);
    const moving = await world.as('moves-up');
    const asking = { days: 5, reason: '涉及多个处室' };
    await moving.ok('askExtension', { params: asked.params, etag: asked.etag, body: asking });
    await move(world, 'moves-up', '00', ['bureau']);
    const params = { id: `${asked.params.id}.reply` };
    const { etag } = await officer.ok('getDuty', { params });
    await moving.refused('extendDuty', 'same-person', { params, etag, body: asking });
    await officer.ok('extendDuty', { params, etag, body: asking });
    await admin.ok('leavePerson', { ...(await person('moves-up')), body: { successor: null } });
  });

  it("is not for the bureau's own review", async () => {
    const one = await published(conditional('不能自己延期的'));
    const waiting = await world.submit('civil', await revised(one, conditional('不能自己延期的名称')));
    const { body: duties } = await officer.ok('listDuties', { query: { department: '00', limit: 100 } });
    const review = duties.items.find(({ subject }) => subject.id === one.params.id);
    const params = { id: String(review?.id) };
    const { etag } = await officer.ok('getDuty', { params });
    await officer2.refused('extendDuty', 'not-your-step', { params, etag, body: bodies.extendDuty });
    await officer.ok('approveResource', waiting);
  });
});

describe('第九条 (art. 9): a change recorded in error is withdrawn', () => {
  it('its open duties end, their timers go, and what was met stays met', async () => {
    const entries = [await published(conditional('误登一')), await published(conditional('误登二'))];
    const ids = entries.map(({ params }) => params.id);
    const change = await changeOf(ids, '2026-09-18', civil);
    const params = { id: change.id };
    const [open, claimed] = ids.map((id) => ({ id: `${id}.update.${change.id}` })) as [{ id: string }, { id: string }];
    const { etag } = await civil.ok('getDuty', { params: claimed });
    const said = await civil.ok('claimNoChange', { params: claimed, etag, body: bodies.claimNoChange });
    await officer.ok('confirmNoChange', { params: claimed, etag: said.etag });
    expect(await timersOf(open.id)).toHaveLength(1);
    const before = await school.ok('getChange', { params });
    expect(before.body).toMatchObject({ document: bodies.createChange.document, withdrawn: null, job: change.job });
    await school.refused('getChange', 'not-found', { params: { id: unusedId('chg') } });

    const body = bodies.withdrawChange;
    await school.refused('withdrawChange', 'not-the-provider', { params, body });
    await school.refused('withdrawChange', 'not-found', { params: { id: unusedId('chg') }, body });
    await civil.refused('withdrawChange', 'invalid-input', { params, body: { reason: '' } });
    const gone = await civil.ok('withdrawChange', { params, body });
    expect(gone.body).toMatchObject({ id: change.id, withdrawn: body });
    await world.settle();
    const job = String(gone.headers.get('location')?.split('/').at(-1));
    expect((await civil.ok('getJob', { params: { id: job } })).body).toMatchObject({
      kind: 'change-withdrawn',
      status: 'finished',
      refused: 0,
    });
    expect((await civil.ok('getDuty', { params: open })).body).toMatchObject({ status: 'cancelled', claim: null });
    expect((await civil.ok('getDuty', { params: claimed })).body).toMatchObject({ status: 'met' });
    expect(await timersOf(open.id)).toEqual([]);
    const { body: owed } = await civil.ok('listDuties', { query: { limit: 100 } });
    expect(owed.items.map(({ id }) => id)).not.toContain(open.id);
    await officer.refused('withdrawChange', 'change-withdrawn', { params, body });
    const [first] = entries;
    const content = conditional('误登一');
    await civil.refused('updateResource', 'changes-unknown', { ...first, body: { content, changes: [change.id] } });
  });

  it('by the bureau whoever recorded it', async () => {
    const { params } = await published(conditional('误登三'));
    const change = await changeOf([params.id], '2026-09-18', civil);
    await officer.ok('withdrawChange', { params: { id: change.id }, body: bodies.withdrawChange });
    await world.settle();
    const duty = { id: `${params.id}.update.${change.id}` };
    expect((await civil.ok('getDuty', { params: duty })).body.status).toBe('cancelled');
  });
});

describe('第九条、第十四条 (art. 9, 14): a basis that ends reopens the classification', () => {
  const ending = (endsOn?: LocalDate): Content => {
    const content = conditional('依据有期限的');
    const bases = content.sharing.bases.map((basis) => (endsOn ? { ...basis, endsOn } : basis));
    return { ...content, sharing: { ...content.sharing, bases } };
  };

  it('a duty from the day it ends, without more time, met by the next version', async () => {
    const one = await published(ending('2026-09-30'));
    const params = { id: `${one.params.id}.reclassify.v1` };
    const { body, etag } = await civil.ok('getDuty', { params });
    expect(body).toMatchObject({ kind: 'reclassify', status: 'open', owes: '02', deadline: { due: '2026-10-20' } });
    expect(body.proof.start).toBe('2026-09-30');
    await officer.refused('extendDuty', 'no-extension', { params, etag, body: bodies.extendDuty });
    await told();
    await world.at('2026-09-30T09:01:00+08:00');
    const mails = (await told()).filter(({ text }) => text.includes('依据有期限的'));
    expect(to(mails)).toEqual(['civil', 'civil2']);
    await officer.ok('approveResource', await world.submit('civil', await revised(one, ending())));
    expect((await civil.ok('getDuty', { params })).body).toMatchObject({ status: 'met', metLate: false });
  });
});

describe('第六条 (art. 6): who leaves hands over', () => {
  const register = (id: string, roles: string[]) =>
    admin.ok('createPerson', {
      body: { id, department: '06', name: `示例 ${id}`, email: `${id}@yima.example`, roles },
    });

  it('to a successor: the credential is dead at once, and open requests have a new handler', async () => {
    await register('school2', ['staff']);
    const entry = await published(conditional('移交前申请的'));
    const ask = async () => await world.applyFor('school', entry.params.id);
    const [open, closed] = [await ask(), await ask()];
    await world.replyTo('civil', closed, agree);
    const one = await person('school');
    for (const successor of ['school', 'school-leader', 'civil']) {
      const { status, body } = await admin.refused('leavePerson', 'successor-unfit', { ...one, body: { successor } });
      expect([status, body.errors[0]?.field]).toEqual([422, 'body.successor']);
    }
    await admin.refused('leavePerson', 'not-found', { ...one, body: { successor: 'nobody' } });
    await admin.refused('leavePerson', 'not-found', { ...one, params: { id: 'nobody' }, body: { successor: null } });
    await admin.refused('leavePerson', 'stale', { ...one, etag: '"9"', body: { successor: 'school2' } });
    await admin.refused('leavePerson', 'last-administrator', { ...(await person('admin')), body: { successor: null } });
    await told();
    const left = await admin.ok('leavePerson', { ...one, body: { successor: 'school2' } });
    expect(left.body.active).toBe(false);
    await school.refused('getMe', 'person-inactive');
    const mails = await told();
    expect(to(mails)).toEqual(['school-leader']);
    expect(mails[0]?.text).toContain('在岗 → 离岗');
    const school2 = await world.as('school2');
    const handler = async (id: string) => (await school2.ok('getRequest', { params: { id } })).body.handler;
    expect([await handler(open.body.id), await handler(closed.body.id)]).toEqual(['school2', 'school']);
    await admin.refused('leavePerson', 'left-already', {
      params: one.params,
      etag: left.etag,
      body: { successor: null },
    });
  });

  it('or, with no successor, the leader and the bureau are told, and the department is listed as incomplete', async () => {
    const incomplete = async () => {
      const { body } = await officer.ok('listDepartments', { query: { incomplete: 'true', limit: 100 } });
      for (const { complete } of body.items) expect(complete).toBe(false);
      return body.items.map(({ id }) => id);
    };
    expect(await incomplete()).toEqual([]);
    await told();
    await admin.ok('leavePerson', { ...(await person('school2')), body: { successor: null } });
    const mails = await told();
    expect(to(mails)).toEqual([...officers, 'school-leader'].sort());
    for (const { text } of mails) expect(text).toContain('义马市教育体育局');
    await (await world.as('school2')).refused('getMe', 'person-inactive');
    expect(await incomplete()).toEqual(['06']);
    await admin.ok('createDepartment', { body: bodies.createDepartment });
    expect(await incomplete()).toEqual(['06', '31']);
    await register('school3', ['staff']);
    expect(await incomplete()).toEqual(['31']);
    // Who left to nobody is given a successor later, and what they handled goes over.
    const { body: left } = await admin.ok('leavePerson', {
      ...(await person('school2')),
      body: { successor: 'school3' },
    });
    expect(left.active).toBe(false);
    await world.settle();
    const { body: open } = await (await world.as('school3')).ok('listRequests', {
      query: { side: 'sent', limit: 100 },
    });
    const handled = open.items.filter(({ status }) => status === 'submitted').map(({ handler }) => handler);
    expect(handled).not.toContain('school2');
    expect(handled).toContain('school3');
    await officer.refused('listDepartments', 'invalid-input', { query: { incomplete: 'yes' } });
  });
});

endsWell('lifecycle', () => world);
