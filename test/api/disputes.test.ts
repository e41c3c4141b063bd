import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agreeInPart, notSharedOpening, terms, unusedId } from '../world/bodies.ts';
import type { Client } from '../world/client.ts';
import { endsWell } from '../world/coverage.ts';
import { Dispute, newDisputeMails, openDispute, publishNotShared, registerMore } from '../world/disputes.ts';
import { conditional, notShared } from '../world/entries.ts';
import { download } from '../world/files.ts';
import { cursorHolds, walk } from '../world/paging.ts';
import { startWorld, type World } from '../world/world.ts';

let world: World;
let civil: Client;
let school: Client;
beforeAll(async () => {
  world = await startWorld({ strict: true });
  civil = await world.as('civil');
  school = await world.as('school');
  await registerMore(world);
});
afterAll(() => world?.stop());

const accept = { decision: 'accept' };
const reject = { decision: 'decline', reason: '范围过大' };
const consent = { decision: 'consent' };

describe('第十五条 (art. 15): what is not shared is negotiated', () => {
  it('by a department that needs it, about items that nothing else opens, one case at a time', async () => {
    const entry = await publishNotShared(world);
    const open = await world.publish('civil', conditional('困难家庭信息'));
    const draft = (await civil.ok('createResource', { body: { content: notShared('弃婴登记') } })).body.id;
    const opening = notSharedOpening(entry);
    const refusals: [Client, string, object][] = [
      [school, 'items-unknown', { ...opening, items: ['name', 'income'] }],
      [school, 'to-be-requested', notSharedOpening(open)],
      [school, 'term-over', { ...opening, until: '2026-09-21' }],
      [school, 'not-found', notSharedOpening(draft)],
      [school, 'not-found', notSharedOpening(unusedId('res'))],
      [civil, 'own-data', opening],
      [civil, 'resource-not-published', notSharedOpening(draft)],
    ];
    for (const [client, code, body] of refusals) await client.refused('createNegotiation', code, { body });
    await school.ok('createNegotiation', { body: opening });
    const { body } = await school.refused('createNegotiation', 'negotiation-open', { body: opening });
    expect(body.rule).toBe('第十五条');
  });

  it('once the head of its sharing office has consented (809 art. 20), and is its own matter till then', async () => {
    await newDisputeMails(world);
    const { body, etag, headers } = await school.ok('createNegotiation', {
      body: notSharedOpening(await publishNotShared(world)),
    });
    const dispute = new Dispute(world, body.id, etag);
    expect(headers.get('location')).toBe(`/v1/negotiations/${body.id}`);
    expect(body).toMatchObject({ status: 'proposed', sentAt: null, request: null, requester: '06', provider: '02' });
    expect(body.number).toMatch(/^XS-2026-\d{6}$/);
    expect(await newDisputeMails(world)).toEqual(expect.arrayContaining(['school-head 协商待同意']));
    for (const nobody of ['civil', 'civil-head', 'officer', 'upper'])
      await dispute.refused(nobody, 'getNegotiation', 'not-found');
    await dispute.refused('civil-head', 'consentNegotiation', 'not-found', consent);
    const sentNow = await dispute.take('school-head', 'consentNegotiation', consent);
    expect(sentNow).toMatchObject({ status: 'negotiating', sentAt: expect.stringMatching(/^2026-09-21T09/) });
    expect(await newDisputeMails(world)).toEqual(['civil 对方提出协商', 'civil2 对方提出协商']);
    for (const reader of ['civil', 'civil-leader', 'school-leader', 'officer', 'upper'])
      expect({ ...(await dispute.read(reader)), actions: [] }).toEqual({ ...sentNow, actions: [] });
    await dispute.refused('bureau-staff', 'getNegotiation', 'not-found');
    await dispute.refused('civil-head', 'consentNegotiation', 'not-your-step', consent);
    await dispute.refused('school-head', 'consentNegotiation', 'step-closed', consent);
    expect(await dispute.events()).toEqual(['NegotiationProposed', 'NegotiationOpened']);
  });

  it('not with the consent of whoever proposed it; the head may decline, and it may be proposed anew', async () => {
    const opening = { body: notSharedOpening(await publishNotShared(world)) };
    const first = await (await world.as('both')).ok('createNegotiation', opening);
    const dispute = new Dispute(world, first.body.id, first.etag);
    await dispute.refused('both', 'consentNegotiation', 'same-person', consent);
    await (await world.as('school-head')).refused('consentNegotiation', 'stale', {
      params: dispute.params,
      etag: '"9"',
      body: consent,
    });
    await newDisputeMails(world);
    const declined = await dispute.take('school-head', 'consentNegotiation', {
      decision: 'decline',
      remarks: '先行申请',
    });
    expect(declined).toMatchObject({ status: 'declined', remarks: '先行申请' });
    expect(await newDisputeMails(world)).toEqual(['both 协商未获同意', 'school 协商未获同意']);
    const again = await school.ok('createNegotiation', opening);
    expect(again.body.id).not.toBe(first.body.id);
  });
});

describe('第十五条 (art. 15): what was refused is negotiated', () => {
  it('by either side, items refused in the reply alone', async () => {
    const resource = await world.publish('civil', conditional('临时救助对象信息'));
    const request = await world.applyFor('school', resource);
    const opening = {
      on: 'refusal',
      request: request.params.id,
      resource,
      items: ['level'],
      grounds: '核验等级所必需',
    };
    await school.refused('createNegotiation', 'items-not-refused', { body: opening });
    await world.replyTo('civil', request, agreeInPart(resource, 'name'));
    for (const wrong of [{ items: ['name'] }, { items: ['level', 'since'] }, { resource: unusedId('res') }])
      await school.refused('createNegotiation', 'items-not-refused', { body: { ...opening, ...wrong } });
    const stranger = await world.as('bureau-staff');
    await stranger.refused('createNegotiation', 'not-found', { body: opening });
    await newDisputeMails(world);
    const { body, etag } = await civil.ok('createNegotiation', { body: { ...opening, grounds: '愿就等级信息协商' } });
    expect(body).toMatchObject({
      status: 'negotiating',
      openedBy: 'provider',
      request: { id: request.params.id },
      items: [{ id: 'level', confidential: null }],
      purpose: '助学资格核验',
      until: '2028-12-31',
      statements: [{ number: 1, side: 'provider', text: '愿就等级信息协商' }],
    });
    expect(await newDisputeMails(world)).toEqual(['both 对方提出协商', 'school 对方提出协商']);
    await school.refused('createNegotiation', 'negotiation-open', { body: opening });
    const dispute = new Dispute(world, body.id, etag);
    await dispute.refused('school', 'withdrawNegotiation', 'not-your-step', { reason: '不再需要' });
    expect(await dispute.take('civil', 'withdrawNegotiation', { reason: '另行商定' })).toMatchObject({
      status: 'withdrawn',
    });
    expect(await newDisputeMails(world)).toEqual(['both 协商已撤回', 'school 协商已撤回']);
    await dispute.refused('civil', 'withdrawNegotiation', 'step-closed', { reason: '另行商定' });
    expect((await school.ok('createNegotiation', { body: opening })).body.openedBy).toBe('requester');
  });
});

describe('第十五条 (art. 15): in a negotiation', () => {
  let dispute: Dispute;
  beforeAll(async () => {
    dispute = await openDispute(world, { confidential: true });
    await newDisputeMails(world);
  });

  it('both sides state their case, each told of what the other says', async () => {
    await dispute.take('school', 'createStatement', { text: '资格核验确需使用' });
    expect(await newDisputeMails(world)).toEqual(['civil 对方作出陈述', 'civil2 对方作出陈述']);
    const { statements } = await dispute.take('civil2', 'createStatement', { text: '涉及未成年人隐私' });
    expect(statements.map(({ number, side }) => [number, side])).toEqual([
      [1, 'requester'],
      [2, 'provider'],
    ]);
    expect(await newDisputeMails(world)).toEqual(['both 对方作出陈述', 'school 对方作出陈述']);
    await dispute.refused('two-hats', 'createStatement', 'not-your-step', { text: '主管部门意见' });
    await dispute.refused('bureau-staff', 'createStatement', 'not-found', { text: '与己无关' });
    await dispute.refused('school-head', 'createStatement', 'role-missing', { text: '请同意' });
    for (let n = 3; n <= 30; n += 1) await dispute.take('school', 'createStatement', { text: `补充${n}` });
    await dispute.refused('school', 'createStatement', 'case-full', { text: '再补充' });
    await newDisputeMails(world);
  });

  it('files are attached, their digest in the log, for the parties and the bureau alone', async () => {
    const bytes = new TextEncoder().encode('%PDF-1.7 《学生资助资金管理办法》');
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const file = await dispute.attached('school', { bytes });
    expect(await newDisputeMails(world)).toEqual(['civil 争议事项新增附件', 'civil2 争议事项新增附件']);
    const params = { ...dispute.params, file };
    for (const reader of ['civil', 'school-leader', 'officer']) {
      const { body } = await (await world.as(reader)).ok('getAttachment', { params });
      expect(body).toMatchObject({ id: file, side: 'requester', name: '履职依据', bytes: bytes.length, sha256 });
      const found = await download(body.downloadUrl);
      expect(Buffer.compare(found.bytes, bytes)).toBe(0);
      expect(found.headers.get('content-disposition')).toContain(encodeURIComponent('履职依据.pdf'));
    }
    await dispute.refused('bureau-staff', 'getAttachment', 'not-found', undefined, { file });
    await dispute.refused('upper', 'getAttachment', 'role-missing', undefined, { file });
    await dispute.refused('civil', 'getAttachment', 'not-found', undefined, { file: unusedId('fil') });
    const log = await world.tables.log();
    const attached = log.get(dispute.params.id)?.at(-1);
    expect(attached?.data).toMatchObject({ file, sha256, bytes: bytes.length, side: 'requester' });
    await dispute.refused('school', 'createAttachment', 'attached-already', { file, type: 'pdf', name: '履职依据' });
  });

  it('a file is what it says, not too large, there, and of whoever sent it', async () => {
    const attach = (file: string, type = 'pdf') => ({ file, type, name: '附件' });
    await dispute.refused('school', 'createAttachment', 'attachment-missing', attach(unusedId('fil')));
    const image = await dispute.attached('civil', { leave: true, type: 'png' });
    await dispute.refused('civil', 'createAttachment', 'file-broken', attach(image, 'png'));
    await dispute.refused('school', 'createAttachment', 'attachment-missing', attach(image));
    const large = { type: 'pdf', size: 20 * 1024 * 1024 + 1 };
    await dispute.refused('civil', 'createUpload', 'attachment-too-large', large);
    // The link takes a file of the size that was told, and no other.
    const { body } = await civil.ok('createUpload', { params: dispute.params, body: { type: 'pdf', size: 100 } });
    const put = (bytes: number) =>
      fetch(body.uploadUrl, {
        method: 'PUT',
        headers: { 'content-type': body.contentType },
        body: Buffer.alloc(bytes, '%PDF-'),
      });
    expect((await put(101)).status).toBe(403);
    await dispute.refused('civil', 'createAttachment', 'attachment-missing', attach(body.file));
    expect((await put(100)).status).toBe(200);
    // The bureau has nothing to attach before it coordinates.
    await dispute.refused('officer', 'createAttachment', 'step-closed', attach(image));
    await dispute.refused('officer', 'createUpload', 'step-closed', { type: 'pdf', size: 8 });
    for (let n = 2; n <= 20; n += 1) await dispute.attached(n % 2 ? 'civil' : 'school-head');
    await dispute.refused('civil', 'createAttachment', 'case-full', attach(image));
    await dispute.refused('civil', 'createUpload', 'case-full', { type: 'pdf', size: 8 });
    await newDisputeMails(world);
  });

  it('terms are proposed by either side and answered by heads, none of them by who proposed them', async () => {
    const { proposals } = await dispute.take('both', 'createProposal', terms);
    expect(proposals).toMatchObject([{ number: 1, author: 'requester', status: 'open', ...terms }]);
    expect(await newDisputeMails(world)).toEqual(
      ['civil', 'civil-head', 'civil2', 'both', 'school-head'].map((who) => `${who} 协商方案待答复`).sort(),
    );
    const answer = (by: string, code: string, number = 1, body: object = accept) =>
      dispute.refused(by, 'answerProposal', code, body, { number });
    await answer('both', 'same-person');
    await answer('bureau-head', 'not-found');
    await answer('civil-head', 'not-found', 2);
    await dispute.refused('school', 'createProposal', 'items-not-disputed', { ...terms, items: ['since'] });
    await dispute.refused('school', 'createProposal', 'items-not-disputed', { ...terms, items: ['name', 'name'] });
    await dispute.refused('school', 'createProposal', 'term-over', { ...terms, until: '2026-09-21' });
    // The bureau proposes when it coordinates; a bureau officer who is staff is no side of this case.
    await dispute.refused('officer', 'createProposal', 'step-closed', terms);
    const rejected = await dispute.take('civil-head', 'answerProposal', reject, { number: 1 });
    expect(rejected.proposals[0]).toMatchObject({ status: 'declined', answers: { provider: { reason: '范围过大' } } });
    expect(await newDisputeMails(world)).toEqual(
      ['both', 'civil', 'civil2', 'school'].map((who) => `${who} 方案未被接受`),
    );
    await answer('school-head', 'proposal-closed');
    await dispute.take('civil', 'createProposal', { ...terms, items: ['name'] });
    await dispute.take('civil', 'createProposal', { ...terms, items: ['name'], until: '2026-12-31' });
    await answer('school-head', 'proposal-closed', 2);
    await newDisputeMails(world);
  });

  it('and bind nobody until the heads of both sides have accepted: then they are the agreement, and a grant', async () => {
    const half = await dispute.take('civil-head', 'answerProposal', accept, { number: 3 });
    expect(half).toMatchObject({ status: 'negotiating', grant: null });
    expect(await newDisputeMails(world)).toEqual(['both 对方接受方案', 'school-head 对方接受方案']);
    await dispute.refused('civil-head', 'answerProposal', 'answered-already', accept, { number: 3 });
    const agreed = await dispute.take('school-head', 'answerProposal', accept, { number: 3 });
    expect(agreed).toMatchObject({ status: 'agreed', endedAt: expect.stringMatching(/^2026-09-21T09/) });
    expect(await newDisputeMails(world)).toEqual(
      ['both 协商一致', 'civil 协商一致', 'civil-head 对方接受方案', 'civil2 协商一致', 'school 协商一致'].sort(),
    );
    const { body: grant } = await school.ok('getGrant', { params: { id: String(agreed.grant) } });
    // Marked as personal privacy, and shared: by this recorded agreement.
    expect(agreed.items[0]).toMatchObject({ id: 'name', confidential: 'personal-privacy' });
    expect(grant).toMatchObject({
      source: dispute.params.id,
      items: [{ id: 'name', name: '姓名', until: '2026-12-31' }],
      conditions: terms.conditions,
      purpose: agreed.purpose,
      scope: agreed.scope,
      requester: '06',
      provider: '02',
    });
    await dispute.refused('school', 'createStatement', 'step-closed', { text: '谢谢' });
    await dispute.refused('school', 'createProposal', 'step-closed', terms);
    await dispute.refused('civil-head', 'answerProposal', 'step-closed', accept, { number: 3 });
    expect((await dispute.events()).slice(-4)).toEqual([
      'TermsProposed',
      'TermsAccepted',
      'TermsAccepted',
      'NegotiationAgreed',
    ]);
  });

  it('one acceptance wins where both are given at once on what was read, and terms that ran out are put forward anew', async () => {
    const other = await openDispute(world);
    await other.take('school', 'createProposal', { ...terms, until: '2026-09-22' });
    const both = await Promise.all(
      ['civil-head', 'school-head'].map(async (by) => {
        const asked = { params: { ...other.params, number: 1 }, etag: other.etag, body: accept };
        return await (await world.as(by)).send('answerProposal', asked);
      }),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([200, 412]);
    other.etag = String(both.find(({ status }) => status === 200)?.etag);
    await world.at('2026-09-22T09:00:00+08:00');
    const late = both[0]?.status === 200 ? 'school-head' : 'civil-head';
    await other.refused(late, 'answerProposal', 'term-over', accept, { number: 1 });
    for (let n = 2; n <= 15; n += 1) await other.take('civil', 'createProposal', terms);
    await other.refused('civil', 'createProposal', 'case-full', terms);
    await other.take('school', 'withdrawNegotiation', { reason: '已另有来源' });
  });
});

describe('第十六条 (art. 16): where the bureau is a party it plays no part of its own', () => {
  it('whatever other role its people hold', async () => {
    const dispute = await openDispute(world, { by: 'bureau-staff', head: 'bureau-head' });
    await dispute.refused('officer', 'createProposal', 'not-your-step', terms);
    await dispute.refused('officer', 'createUpload', 'not-your-step', { type: 'pdf', size: 8 });
    const file = { file: unusedId('fil'), type: 'pdf', name: '附件' };
    await dispute.refused('officer', 'createAttachment', 'not-your-step', file);
    const { proposals } = await dispute.take('two-hats', 'createProposal', terms);
    expect(proposals[0]?.author).toBe('requester');
    await dispute.refused('school-head', 'answerProposal', 'not-found', accept, { number: 1 });
  });

  it('and a head answers for no side but their own', async () => {
    const dispute = await openDispute(world, { by: 'outside', head: 'outside-head' });
    await dispute.take('outside', 'createProposal', terms);
    const admin = await world.as('admin');
    const person = { id: 'officer-head', department: '00', name: '示例', email: 'oh@yima.example' };
    await admin.ok('createPerson', { body: { ...person, roles: ['bureau', 'head'] } });
    await dispute.refused('officer-head', 'answerProposal', 'not-your-step', accept, { number: 1 });
  });
});

describe('第十五条 (art. 15): negotiations are listed', () => {
  it('to their sides and, once sent, to the bureau and the upper authority, the newest first', async () => {
    const opened = await walk<{ id: string; openedAt: string; sentAt: string | null }>(school, 'listNegotiations', {
      side: 'opened',
    });
    const received = await walk<{ id: string }>(civil, 'listNegotiations', {}, 5);
    const all = await walk<{ id: string }>(await world.as('officer'), 'listNegotiations', { side: 'all' }, 5);
    expect(await walk(await world.as('upper'), 'listNegotiations', { side: 'all' }, 50)).toEqual(all);
    const times = opened.map(({ openedAt }) => openedAt);
    expect(times).toEqual([...times].sort().reverse());
    expect(opened.some(({ sentAt }) => sentAt === null)).toBe(true);
    const sentOnes = opened.filter(({ sentAt }) => sentAt !== null).map(({ id }) => id);
    expect(received.map(({ id }) => id)).toEqual(expect.arrayContaining(sentOnes));
    expect(received.every(({ id }) => all.some((one) => one.id === id))).toBe(true);
    for (const { id } of opened.filter(({ sentAt }) => sentAt === null))
      expect(all.map((one) => one.id)).not.toContain(id);
    await school.refused('listNegotiations', 'role-missing', { query: { side: 'all' } });
    await cursorHolds('listNegotiations', {
      client: civil,
      others: [school],
      otherwise: [{ side: 'opened' }],
    });
  });

  it('or are not there', async () => {
    const missing = { params: { id: unusedId('neg') } };
    await civil.refused('getNegotiation', 'not-found', missing);
    const dispute = new Dispute(world, missing.params.id, '"1"');
    for (const [by, operation, body] of [
      ['civil', 'withdrawNegotiation', { reason: '无此' }],
      ['civil', 'createStatement', { text: '无此' }],
      ['civil', 'createUpload', { type: 'pdf', size: 8 }],
      ['civil', 'createAttachment', { file: unusedId('fil'), type: 'pdf', name: '附件' }],
      ['civil', 'createProposal', terms],
      ['civil-head', 'consentNegotiation', consent],
    ] as const)
      await dispute.refused(by, operation, 'not-found', body);
    const real = await openDispute(world);
    real.etag = '"99"';
    for (const [by, operation, body, params] of [
      ['school', 'withdrawNegotiation', { reason: '无此' }, {}],
      ['school', 'createStatement', { text: '无此' }, {}],
      ['school', 'createAttachment', { file: unusedId('fil'), type: 'pdf', name: '附件' }, {}],
      ['school', 'createProposal', terms, {}],
      ['school-head', 'answerProposal', accept, { number: 1 }],
    ] as const)
      await real.refused(by, operation, 'stale', body, params);
  });
});

endsWell('disputes', () => world);
