import { Logger } from '@aws-lambda-powertools/logger';
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { beforeAll, describe, expect, it } from 'vitest';
import { audit } from '../../functions/duties/audit.ts';
import type { DutiesDeps } from '../../functions/duties/deps.ts';
import type { AuditMessage } from '../../shared/adapters/queue.ts';
import { canonical, sha256 } from '../../shared/documents/canonical.ts';
import { change } from '../../shared/domain/change.ts';
import { openDuty } from '../../shared/domain/duties/duty-steps.ts';
import { lawInForce, rulesFor } from '../../shared/domain/duties/law.ts';
import { registerDepartment } from '../../shared/domain/people/department.ts';
import { changePerson, registerPerson } from '../../shared/domain/people/person.ts';
import { commit } from '../../shared/storage/commit.ts';
import type { Database } from '../../shared/storage/database.ts';
import { derivedId } from '../../shared/storage/ids.ts';
import { chain, eventKey, firstBreak } from '../../shared/storage/log.ts';
import { load, loadLog } from '../../shared/storage/read.ts';
import { isAsLogged } from '../../shared/storage/state-digests.ts';
import { begun, bj, replyTerms, sealed } from '../examples.ts';
import { localDatabase } from './dynamodb.ts';

let database: Database;
const now = bj('2026-09-24');
const origin = { at: now, actorId: 'p-12', correlation: 'c-1' };
const person = { id: 'somebody', department: '12', name: '甲某', email: 'a@example.org', roles: ['staff' as const] };
const requests = [1, 2, 3].map((n) => derivedId('req', n));

beforeAll(async () => {
  database = await localDatabase();
  for (const id of ['12', '15']) {
    const department = { id, name: `部门${id}`, creditCode: '11411281M10000012K', office: '数据科' };
    await commit(database, registerDepartment(department), origin);
  }
  await commit(database, registerPerson(person, sealed), origin);
  for (const id of requests) {
    const request = begun({ id }, now);
    const duty = openDuty(
      replyTerms('2026-09-24', id),
      rulesFor(lawInForce(), 'reply', 'conditional', '2026-09-24'),
      now,
    );
    await commit(database, [change('request', null, request.next, ...request.events), duty], origin);
  }
});

/** Changes what is stored, as somebody could who may write into the table. */
async function alter(table: 'cases' | 'registry', Key: { pk: string; sk: string }, changed: object): Promise<void> {
  const TableName = database.name(table);
  const { Item } = await database.client.send(new GetCommand({ TableName, Key, ConsistentRead: true }));
  await database.client.send(new PutCommand({ TableName, Item: { ...Item, state: { ...Item?.state, ...changed } } }));
}

/** Runs the audit and whatever it goes on in. @returns what it reported, and how many runs it took */
async function audited(atOnce?: number) {
  let found = 0;
  let runs = 0;
  const messages: AuditMessage[] = [{ kind: 'audit', at: now }];
  const deps = {
    database,
    logger: new Logger({ logLevel: 'SILENT' }),
    metrics: {
      addMetric: (name: string, _: string, value: number) => {
        if (name === 'StatesAltered') found += value;
      },
      publishStoredMetrics() {},
    },
    wakes: { send: async (sent: AuditMessage[]) => void messages.push(...sent) },
  } as unknown as DutiesDeps;
  for (let next = messages.shift(); next; next = messages.shift()) {
    runs += 1;
    await audit(next, deps, atOnce);
  }
  return { found, runs };
}

describe('第十二条 (art. 12): an event says what it led to', () => {
  it('by the digest of the state as it is stored, and from which it came', async () => {
    const { Item } = await database.client.send(
      new GetCommand({ TableName: database.name('registry'), Key: { pk: 'PERSON#somebody', sk: 'STATE' } }),
    );
    const [registered] = await loadLog(database, 'person:somebody');
    expect(registered).toMatchObject({ seq: 1, digest: sha256(canonical(Item?.state)) });
    expect(registered).not.toHaveProperty('from');
    const stored = await load(database, 'person', 'somebody');
    if (!stored) throw new Error('not there');
    const [changed] = await commit(
      database,
      changePerson(stored.state, { ...stored.state, name: '甲某某' }, sealed),
      origin,
    );
    expect(changed?.from).toBe(registered?.digest);
    expect(changed?.digest).not.toBe(registered?.digest);
    expect(firstBreak(await loadLog(database, 'person:somebody'))).toBeNull();
  });

  it('so nothing is found as long as nobody else changes anything, however many runs it takes', async () => {
    expect(await audited()).toEqual({ found: 0, runs: 1 });
    const { found, runs } = await audited(1);
    expect([found, runs > 3]).toEqual([0, true]);
  });

  it('and a state that was exchanged is found every night: of a case, of its duty, of a person', async () => {
    const [first = '', second = ''] = requests;
    await alter('cases', { pk: first, sk: 'STATE' }, { purpose: '用于商业营销' });
    expect((await audited()).found).toBe(1);
    await alter('cases', { pk: second, sk: `DUTY#${second}.reply` }, { due: '2027-09-24' });
    await alter('registry', { pk: 'PERSON#somebody', sk: 'STATE' }, { roles: ['staff', 'head'] });
    expect(await audited()).toMatchObject({ found: 3 });
  });

  it('also after somebody has gone on from it, whose event would vouch for it', async () => {
    const stored = await load(database, 'person', 'somebody');
    if (!stored) throw new Error('not there');
    await commit(database, changePerson(stored.state, { ...stored.state, name: '甲' }, sealed), origin);
    const after = await load(database, 'person', 'somebody');
    expect(after && (await isAsLogged(database, after))).toBe(false);
    expect(firstBreak(await loadLog(database, 'person:somebody'))).toBe(3);
  });

  it('but what was stored before events had digests is not held against them, nor half a character in it', async () => {
    const id = derivedId('req', 9);
    const { next, events } = begun({ id }, now);
    const [event] = chain(events, { stream: id, seq: 0, head: null, policy: null }, origin);
    const item = { pk: id, sk: 'STATE', kind: 'request', v: 1, id, seq: 1, head: event?.hash, version: 1, at: now };
    const puts = {
      cases: { ...item, state: { ...next, purpose: '核验\ud842' } },
      events: { ...eventKey(id, 1), ...event },
    };
    for (const [table, Item] of Object.entries(puts)) {
      await database.client.send(new PutCommand({ TableName: database.name(table as 'cases'), Item }));
    }
    const stored = await load(database, 'request', id);
    expect(stored?.state.purpose).toBe('核验\ufffd');
    expect(stored && (await isAsLogged(database, stored))).toBe(true);
  });
});
