import { expect } from 'vitest';
import type { OperationId } from '../../shared/contract/routes.ts';
import { notSharedOpening } from './bodies.ts';
import { notShared } from './entries.ts';
import type { World } from './world.ts';

const PDF = new TextEncoder().encode('%PDF-1.7 示例');

/** A negotiation as a test drives it: each step is taken on the version that the one before has left. */
export class Dispute {
  readonly world: World;
  readonly params: { id: string };
  etag: string;

  constructor(world: World, id: string, etag: string) {
    this.world = world;
    this.params = { id };
    this.etag = etag;
  }

  /** Takes a step as a person and expects it to succeed. @returns the case as it is then */
  async take(by: string, operation: OperationId, body?: object, params: object = {}) {
    const client = await this.world.as(by);
    const asked = { params: { ...this.params, ...params }, etag: this.etag, body };
    const said = await client.ok(operation as 'proposeTerms', asked);
    if (said.etag) this.etag = said.etag;
    return said.body;
  }

  async refused(by: string, operation: OperationId, code: string, body?: object, params: object = {}) {
    const client = await this.world.as(by);
    return await client.refused(operation, code, { params: { ...this.params, ...params }, etag: this.etag, body });
  }

  async read(by: string) {
    return (await (await this.world.as(by)).ok('getNegotiation', { params: this.params })).body;
  }

  /** Sends a file and, unless it is to be left there, attaches it. @returns its id */
  async attached(by: string, { type = 'pdf', bytes = PDF, leave = false } = {}): Promise<string> {
    const client = await this.world.as(by);
    const { body } = await client.ok('prepareAttachment', { params: this.params, body: { type } });
    const headers = { 'content-type': body.contentType };
    const put = await fetch(body.uploadUrl, { method: 'PUT', headers, body: bytes as Uint8Array<ArrayBuffer> });
    expect(put.status).toBe(200);
    if (!leave) await this.take(by, 'attachFile', { file: body.file, type, name: '履职依据' });
    return body.file;
  }

  /** The types of the case's events, in their order. */
  async events(): Promise<string[]> {
    await this.world.settle();
    const log = await this.world.tables.log();
    return (log.get(this.params.id) ?? []).map(({ type }) => type);
  }
}

/** Who has been told what since the last time this was asked, as `person 标题`, sorted; not what the grant brings with it. */
export async function told(world: World): Promise<string[]> {
  await world.settle();
  const of = ({ to, subject }: { to: string; subject: string }) =>
    `${to.split('@')[0]} ${/【(.*?)】/.exec(subject)?.[1] ?? subject}`;
  return world
    .newMails()
    .map(of)
    .filter((line) => !line.includes('提供数据'))
    .sort();
}

let names = 0;

/** An entry of the civil affairs department that is not shared. */
export async function kept(world: World, by = 'civil', confidential = false): Promise<string> {
  names += 1;
  const content = notShared(`收养登记档案第${names}卷`);
  const items = content.items.map((item) =>
    confidential && item.id === 'name' ? { ...item, confidential: 'personal-privacy' as const } : item,
  );
  return await world.published(by, { ...content, items });
}

/** A negotiation about what the civil affairs department does not share, consented to and sent. */
export async function sent(
  world: World,
  { by = 'school', head = 'school-head', entry = '', confidential = false } = {},
): Promise<Dispute> {
  const resource = entry || (await kept(world, 'civil', confidential));
  const client = await world.as(by);
  const { body, etag } = await client.ok('openNegotiation', { body: notSharedOpening(resource) });
  const dispute = new Dispute(world, body.id, etag);
  await dispute.take(head, 'consentNegotiation', { decision: 'consent' });
  return dispute;
}

/** People and departments beside those of every world: one who is staff and head at once, an adjudicator, an outside party. */
export async function registerMore(world: World): Promise<void> {
  const admin = await world.as('admin');
  const creditCode = '11411281M10000012K';
  const office = '信息科';
  await admin.ok('registerDepartment', { body: { id: '07', name: '义马市司法局', creditCode, office } });
  await admin.ok('registerDepartment', {
    body: { id: '90', name: '三门峡市教育局', creditCode, office, division: '411200' },
  });
  const people = [
    ['both', '06', ['staff', 'head']],
    ['outside', '90', ['staff']],
    ['outside-head', '90', ['head']],
  ] as const;
  for (const [id, department, roles] of people) {
    await admin.ok('registerPerson', {
      body: { id, department, name: `示例 ${id}`, email: `${id}@yima.example`, roles },
    });
  }
}
