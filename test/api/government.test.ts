import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes } from '../../shared/contract/routes.ts';
import { agree, bodies, decision, refuse, ruling, terms, unusedId } from '../world/bodies.ts';
import type { Client } from '../world/client.ts';
import { Dispute, openDispute, registerMore } from '../world/disputes.ts';
import { conditional } from '../world/entries.ts';
import { createGrantInUse, newMailTitles, type OnVersion } from '../world/grants.ts';
import { walk } from '../world/paging.ts';
import { startWorld, type World } from '../world/world.ts';

const who = [
  'government',
  'officer',
  'officer2',
  'bureau-staff',
  'bureau-head',
  'civil',
  'school',
  'school-head',
] as const;
let world: World;
let as: Record<(typeof who)[number], Client>;
/** An entry of the bureau, and one of the civil affairs department. */
let own: string;
let theirs: string;
beforeAll(async () => {
  world = await startWorld({ strict: true });
  await registerMore(world);
  const clients = await Promise.all(who.map(async (id) => [id, await world.as(id)] as const));
  as = Object.fromEntries(clients) as typeof as;
  own = await world.publish('bureau-staff', conditional('政务服务办件信息'));
  theirs = await world.publish('civil', conditional());
});
afterAll(() => world?.stop());

const on = ({ params }: { params: { id: string } }, said: { etag: string }, body?: object) => ({
  params,
  etag: said.etag,
  ...(body ? { body } : {}),
});
/** What the city government still owes about a case, as its own list has it. */
const owed = async (id: string) => {
  const duties = await walk<{ kind: string; deadline: { due: string }; subject: { id: string } }>(
    as.government,
    'listDuties',
    {},
    5,
  );
  return duties.filter(({ subject }) => subject.id === id).map(({ kind, deadline }) => [kind, deadline.due]);
};

describe('第十六条 (art. 16): an extension of its own reply is not the bureau’s to give or to decline', () => {
  async function asked() {
    const one = await world.applyFor('school', own);
    await as.government.refused('getRequest', 'not-found', { params: one.params });
    const early = { id: `${one.params.id}.reply` };
    for (const operation of ['getDuty', 'listDutyMails'] as const)
      await as.government.refused(operation, 'not-found', { params: early });
    await as.government.refused('extendDuty', 'not-found', { params: early, etag: '"1"', body: bodies.extendDuty });
    await newMailTitles(world);
    const said = await as['bureau-staff'].ok('askExtension', on(one, one, bodies.askExtension));
    const reply = { params: { id: `${one.params.id}.reply` } };
    return { one, said, reply };
  }

  it('the city government gives it, which it owes within three working days', async () => {
    const { one, said, reply } = await asked();
    expect(await newMailTitles(world)).toEqual(['government 待办：主管部门回避事项决定']);
    expect(await owed(one.params.id)).toEqual([['decide-instead', '2026-09-24']]);
    const duty = await as.government.ok('getDuty', { params: reply.params });
    for (const officer of [as.officer, as.officer2]) {
      await officer.refused('extendDuty', 'not-your-step', on(reply, duty, bodies.extendDuty));
      await officer.refused('declineExtension', 'not-your-step', on(one, said, bodies.declineExtension));
    }
    const given = await as.government.ok('extendDuty', on(reply, duty, bodies.extendDuty));
    expect(given.body).toMatchObject({ owes: '00', extension: { days: 5 } });
    expect(await owed(one.params.id)).toEqual([]);
    const { body } = await as.government.ok('getDuty', { params: { id: `${one.params.id}.decide-instead.1` } });
    expect(body).toMatchObject({ status: 'met', owes: '99', metLate: false });
  });

  it('or declines it; and where the bureau answers meanwhile, nothing is owed any more', async () => {
    const { one, said } = await asked();
    const read = await as.government.ok('getRequest', { params: one.params });
    const no = await as.government.ok('declineExtension', on(one, read, bodies.declineExtension));
    expect(no.body.extension?.declined).toBe(bodies.declineExtension.reason);
    expect(await owed(one.params.id)).toEqual([]);
    expect(said.body.extension?.declined).toBeNull();
    const other = await asked();
    await world.replyTo('bureau-staff', { params: other.one.params, etag: other.said.etag }, agree);
    const { body } = await as.government.ok('getDuty', { params: { id: `${other.one.params.id}.decide-instead.1` } });
    expect(body.status).toBe('cancelled');
  });

  it('nor is one that the bureau waits for itself', async () => {
    const one = await world.applyFor('bureau-staff', theirs);
    const said = await as.civil.ok('askExtension', on(one, one, bodies.askExtension));
    await as.officer.refused('declineExtension', 'not-your-step', on(one, said, bodies.declineExtension));
    await as.government.ok('declineExtension', on(one, said, bodies.declineExtension));
  });
});

describe('第十六条 (art. 16): a filing about what the bureau gives or uses', () => {
  async function granted(by: string, entry: string, provider: Client, consenting: string): Promise<OnVersion> {
    const request = await world.applyFor(by, entry, ['name']);
    const { body } = await world.replyTo(consenting, request, agree);
    const params = { id: String(body.grants[0]) };
    return {
      params,
      etag: (await provider.ok('provideGrant', { params, etag: '"1"', body: bodies.provideGrant })).etag,
    };
  }
  const given = () => granted('school', own, as['bureau-staff'], 'bureau-staff');
  const used = () => granted('bureau-staff', theirs, as.civil, 'civil');

  it.each([
    ['gives', given, 'bureau-staff'],
    ['uses', used, 'civil'],
  ] as const)('is decided by the city government where the bureau %s', async (_what, begin, provider) => {
    const one = await begin();
    await as.government.refused('getGrant', 'not-found', { params: one.params });
    const filed = await as[provider].ok('fileService', on(one, one, bodies.fileService));
    for (const officer of [as.officer, as.officer2])
      await officer.refused('decideFiling', 'not-your-step', on(one, filed, { decision: 'accept' }));
    expect(await owed(one.params.id)).toEqual([['decide-instead', '2026-09-24']]);
    expect(await newMailTitles(world)).toContain('government 待办：主管部门回避事项决定');
    const rejected = await as.government.ok('decideFiling', on(one, filed, bodies.decideFiling));
    const again = await as[provider].ok('fileService', on(one, rejected, bodies.fileService));
    const accepted = await as.government.ok('decideFiling', on(one, again, { decision: 'accept' }));
    expect(accepted.body).toMatchObject({ endsOn: '2026-12-31', filing: { status: 'accepted' } });
    expect(await owed(one.params.id)).toEqual([]);
  });

  it('809 art. 27: a suspension of what the bureau uses can be lifted above its provider', async () => {
    const one = await used();
    await newMailTitles(world);
    const suspended = await as.civil.ok('suspendGrant', on(one, one, bodies.suspendGrant));
    expect(await newMailTitles(world)).toContain('government 共享权限已暂停');
    const lift = { decision: 'resume', reason: '未发现违规' };
    for (const officer of [as.officer, as['bureau-staff']])
      await officer.refused('decideSuspension', 'not-your-step', on(one, suspended, lift));
    expect((await as.government.ok('getGrant', { params: one.params })).etag).toBe(suspended.etag);
    expect((await walk<{ id: string }>(as.government, 'listGrants', {}, 5)).map(({ id }) => id)).toContain(
      one.params.id,
    );
    const lifted = await as.government.ok('decideSuspension', on(one, suspended, lift));
    expect(lifted.body).toMatchObject({ status: 'in-use', suspension: null });
    // What is over was referred once, and is so no more.
    await as.government.refused('getGrant', 'not-found', { params: one.params });
  });
});

describe('第二十八条 (809 art. 28): disputes that the city government decides', () => {
  const failure = { reason: '双方意见不一致' };
  const { basis: _basis, ...document } = decision;
  const ordered = { ...document, verdict: 'share', ...terms };
  const meeting = { heldOn: '2026-09-21', notes: '双方各陈述了意见。', departments: ['02', '06'] };

  async function referred(): Promise<Dispute> {
    const dispute = await openDispute(world);
    await dispute.take('civil', 'declareFailure', failure);
    await dispute.take('officer', 'createMeeting', meeting);
    await dispute.take('officer', 'adjudicateNegotiation', { ...ruling, departments: ['07'] });
    await dispute.refused('government', 'getNegotiation', 'not-found');
    await dispute.take('school-head', 'answerRuling', { decision: 'decline', reason: '与法律规定不符' });
    return dispute;
  }

  it('it enters itself, with its document, once a side has not accepted the ruling', async () => {
    const dispute = await referred();
    expect(await newMailTitles(world)).toContain('government 待办：市政府决定');
    expect(await owed(dispute.params.id)).toEqual([['decide', '2026-10-26']]);
    const { body: listed } = await as.government.ok('listNegotiations', { query: { side: 'referred' } });
    expect(listed.items.map(({ id, deadlines }) => [id, deadlines.map(({ due }) => due)])).toContainEqual([
      dispute.params.id,
      ['2026-10-26'],
    ]);
    await dispute.refused('government', 'recordDecision', 'files-unknown', ordered);
    const file = await dispute.attached('government');
    expect((await dispute.read('government')).files).toMatchObject([{ id: file, side: 'government' }]);
    await as.government.ok('getAttachment', { params: { ...dispute.params, file } });
    const { body: evidence } = await as.government.ok('getNegotiationEvidence', { params: dispute.params });
    expect(evidence.manifest.number).toBe((await dispute.read('school')).number);
    const { status, decision: final, grant } = await dispute.take('government', 'recordDecision', { ...ordered, file });
    expect(status).toBe('decided');
    expect(final).toMatchObject({ kind: 'city-government', documentNumber: decision.documentNumber, by: 'government' });
    expect((await as.civil.ok('getGrant', { params: { id: String(grant) } })).body.requester).toBe('06');
    expect(await owed(dispute.params.id)).toEqual([]);
    expect((await dispute.read('government')).status).toBe('decided');
  });

  it('or the bureau records its document, where nobody does so for the government', async () => {
    const dispute = await referred();
    const file = await dispute.attached('officer');
    await dispute.take('officer', 'recordDecision', { ...ordered, file });
    const { body } = await as.government.ok('getDuty', { params: { id: `${dispute.params.id}.decide` } });
    expect(body.status).toBe('met');
  });

  it('at once where the bureau is a side, about a refusal with the request that it is about', async () => {
    const refused = await world.replyTo('bureau-staff', await world.applyFor('school', own), refuse);
    const opening = { on: 'refusal', request: refused.params.id, resource: own, items: ['name'], grounds: '履职所需' };
    const { body, etag } = await as.school.ok('createNegotiation', { body: opening });
    const dispute = new Dispute(world, body.id, etag);
    await dispute.refused('government', 'getNegotiation', 'not-found');
    const failed = await dispute.take('school', 'declareFailure', failure);
    expect(failed.deadlines).toMatchObject([{ duty: `${body.id}.decide`, due: '2026-10-26' }]);
    const { body: evidence } = await as.government.ok('getNegotiationEvidence', { params: dispute.params });
    expect(evidence.manifest.files.map(({ name }) => name).filter((name) => name.endsWith('.pdf'))).toHaveLength(3);
    const file = await dispute.attached('government');
    const order = { ...ordered, items: ['name'], file };
    for (const officer of ['officer', 'officer2', 'bureau-head'])
      await dispute.refused(officer, 'recordDecision', 'not-your-step', order);
    expect((await dispute.take('government', 'recordDecision', order)).status).toBe('decided');
  });

  it('never what has another superior, nor what the two still talk about', async () => {
    const dispute = await openDispute(world, { by: 'outside', head: 'outside-head' });
    await dispute.take('civil', 'declareFailure', failure);
    await dispute.refused('government', 'recordDecision', 'not-found', { ...ordered, file: unusedId('fil') });
    const talking = await openDispute(world);
    await talking.refused('government', 'getNegotiation', 'not-found');
  });
});

describe('第十六条 (art. 16): the city government sees what is referred to it, and nothing else', () => {
  it('no case between others, in no list and no document', async () => {
    const request = await world.applyFor('school', theirs);
    const asked = await as.civil.ok('askExtension', on(request, request, bodies.askExtension));
    const grant = await createGrantInUse(world, theirs);
    const suspended = await as.officer.ok('suspendGrant', on(grant, grant, bodies.suspendGrant));
    const reply = { params: { id: `${request.params.id}.reply` } };
    const about: [Parameters<Client['refused']>[0], { params: object; etag?: string; body?: object }][] = [
      ['getRequest', request],
      ['getRequestForm', request],
      ['getRequestFormPdf', request],
      ['getRequestFormData', request],
      ['getReply', request],
      ['getReplyPdf', request],
      ['getReplyData', request],
      ['getRequestEvidence', request],
      ['declineExtension', on(request, asked, bodies.declineExtension)],
      ['getDuty', reply],
      ['listDutyMails', reply],
      ['extendDuty', on(reply, { etag: '"1"' }, bodies.extendDuty)],
      ['listCaseMails', request],
      ['getGrant', grant],
      ['listUseRecords', grant],
      ['listCaseMails', grant],
      ['decideSuspension', on(grant, suspended, { decision: 'resume', reason: '经核查' })],
      ['decideFiling', on(grant, suspended, bodies.decideFiling)],
    ];
    for (const [operation, { params, etag, body }] of about) {
      const asks = routes[operation].method === 'GET' || !etag;
      const sent = { params: params as { id: string }, ...(asks ? {} : { etag, body }) };
      await as.government.refused(operation, 'not-found', sent);
    }
    const isReferred = ({ requester, provider }: { requester: string; provider: string }) =>
      [requester, provider].includes('00');
    const lists: ['listRequests' | 'listGrants' | 'listNegotiations', Record<string, string>[]][] = [
      ['listRequests', [{}, { side: 'sent' }, { sort: 'due' }]],
      ['listGrants', [{}, { side: 'given' }]],
      ['listNegotiations', [{}, { side: 'opened' }]],
    ];
    for (const [operation, queries] of lists) {
      for (const query of queries) {
        const items = await walk<{ requester: string; provider: string }>(as.government, operation, query, 5);
        expect(items.every(isReferred), operation).toBe(true);
      }
      await as.government.refused(operation, 'role-missing', { query: { side: 'all' } });
    }
    const duties = await walk<{ owes: string; kind: string }>(as.government, 'listDuties', {}, 5);
    expect(duties.every(({ owes, kind }) => owes === '99' && kind.startsWith('decide'))).toBe(true);
    const counted = await as.government.ok('countRequests', { query: { side: 'received' } });
    const received = await walk(as.government, 'listRequests', {}, 5);
    expect(counted.body.total).toBe(received.length);
    await as.school.refused('listNegotiations', 'role-missing', { query: { side: 'referred' } });
  });
});
