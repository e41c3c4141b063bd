import { afterAll, beforeAll, expect, it } from 'vitest';
import type { OperationId } from '../../shared/contract/routes.ts';
import { again, agree, application, bodies } from '../world/bodies.ts';
import { conditional } from '../world/entries.ts';
import { LATENCY } from '../world/rounds.ts';
import type { CallInput } from '../world/sent-request.ts';
import { assessed, handIn, startWorld, type World } from '../world/world.ts';

/** How often one operation after another waits for DynamoDB, on the way of data from a department to the one that asks for it. */
let world: World;
const table = new Map<string, string>();
beforeAll(async () => {
  // What functions remember of another world would save them rounds.
  world = await startWorld({ mailed: false, anew: true });
});
afterAll(() => world?.stop());

/** Calls an operation, alone, and counts its rounds. */
async function counted<O extends OperationId>(by: string, operation: O, asked: CallInput = {}) {
  const client = await world.as(by);
  await world.settle();
  world.rounds.take();
  world.runtime.faults.set({ latency: LATENCY });
  const said = await client.ok(operation, asked);
  world.runtime.faults.set({ latency: 0 });
  const rounds = world.rounds.take();
  table.set(operation, `${rounds.length}: ${rounds.map((one) => one.toSorted().join(' + ')).join(', ')}`);
  return said;
}

it('an operation asks DynamoDB at once for whatever it knows it will need, and writes once', async () => {
  const made = await counted('civil', 'createResource', { body: { content: conditional() } });
  const entry = { params: { id: made.body.id } };
  const resource = made.body.id;
  await counted('civil', 'updateResource', { ...entry, etag: made.etag, body: { content: conditional('低保对象') } });
  const draft = await (await world.as('civil')).ok('getResource', entry);
  const proposed = await handIn(await world.as('civil'), { ...entry, etag: draft.etag });
  const leader = await counted('civil-leader', 'consentResource', { ...entry, etag: proposed.etag, body: assessed });
  await counted('officer', 'approveResource', { ...entry, etag: leader.etag });
  await world.settle();
  await counted('school', 'searchResources', { query: { q: '低保' } });
  await counted('school', 'getResource', entry);

  const form = await counted('school', 'createApplication', { body: application(resource) });
  const asking = { params: { id: form.body.id } };
  const changed = { ...application(resource), purpose: '核对入学资助申请人的家庭情况' };
  const revised = await counted('school', 'updateApplication', { ...asking, etag: form.etag, body: changed });
  const handed = await counted('school', 'submitApplication', { ...asking, etag: revised.etag, body: again });
  await counted('school-head', 'getApplication', asking);
  const sent = await counted('school-head', 'consentApplication', { ...asking, etag: handed.etag });

  const request = { params: { id: String(sent.body.requests[0]) } };
  await counted('civil', 'listRequests');
  await counted('civil', 'listDuties');
  const { etag } = await counted('civil', 'getRequest', request);
  const reply = await counted('civil', 'draftReply', { ...request, etag, body: agree });
  const replied = await counted('civil-head', 'consentReply', { ...request, etag: reply.etag });

  const grant = { params: { id: String(replied.body.grants[0]) } };
  await counted('school', 'listGrants');
  const granted = await counted('civil', 'getGrant', grant);
  const provided = await counted('civil', 'provideGrant', { ...grant, etag: granted.etag, body: bodies.provideGrant });
  await counted('school', 'takeAccess', { ...grant, etag: provided.etag });
  await counted('school', 'getMe');
  // An officer also reads the rules that another proposed.
  await counted('officer', 'getWork');
  expect(`${[...table].map(([operation, rounds]) => `${operation} ${rounds}`).join('\n')}\n`).toMatchInlineSnapshot(`
    "createResource 4: BatchGetItem + Query, GetItem, UpdateItem, GetItem + TransactWriteItems
    updateResource 2: BatchGetItem + Query + Query, TransactWriteItems
    consentResource 3: BatchGetItem + Query + Query, GetItem, TransactWriteItems
    approveResource 3: BatchGetItem + Query + Query, GetItem, TransactWriteItems
    searchResources 1: GetItem + Query
    getResource 1: BatchGetItem + Query
    createApplication 3: BatchGetItem + Query, BatchGetItem, BatchGetItem + TransactWriteItems
    updateApplication 3: BatchGetItem + Query + Query, GetItem, TransactWriteItems
    submitApplication 3: BatchGetItem + Query + Query, GetItem + Query, TransactWriteItems
    getApplication 3: GetItem + Query + Query, GetItem, PutItem
    consentApplication 4: BatchGetItem + Query + Query, GetItem, UpdateItem, TransactWriteItems
    listRequests 3: GetItem + Query, Query, GetItem
    listDuties 2: GetItem + Query, Query
    getRequest 2: GetItem + Query + Query, PutItem
    draftReply 2: BatchGetItem + Query + Query, TransactWriteItems
    consentReply 3: BatchGetItem + Query + Query, GetItem, TransactWriteItems
    listGrants 3: GetItem + Query, Query, BatchGetItem
    getGrant 1: GetItem + Query + Query
    provideGrant 2: BatchGetItem + Query + Query, TransactWriteItems
    takeAccess 3: BatchGetItem + Query + Query, TransactWriteItems, PutItem
    getMe 2: GetItem + Query, BatchGetItem
    getWork 2: GetItem + Query, Query + Query
    "
  `);
});

it('a caller is found in the same round under a subject that is not their id', async () => {
  const admin = await world.as('admin');
  const second = { ...bodies.createPerson, id: 'admin-two', department: '00', roles: ['administrator'] };
  await admin.ok('createPerson', { body: second });
  const params = { id: 'civil' };
  const proposed = await admin.ok('proposeSubject', {
    ...{ params, etag: (await admin.ok('getPerson', { params })).etag },
    body: { subject: 'idp|civil', reason: '更换身份认证平台' },
  });
  const read = table.get('getMe');
  const known = await world.as('admin-two');
  await known.ok('confirmSubject', { params, etag: proposed.etag });
  const said = await counted('idp|civil', 'getMe');
  expect([said.body.personId, table.get('getMe')]).toEqual(['civil', read]);
});
