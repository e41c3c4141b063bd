import { expect } from 'vitest';
import type { OperationId } from '../../shared/contract/routes.ts';
import { notSharedOpening } from './bodies.ts';
import { notShared } from './entries.ts';
import type { World } from './world.ts';

const PDF = new TextEncoder().encode('%PDF-1.7 示例');

/** A negotiation that a test drives. Each step uses the version that the previous step returned. */
export class Dispute {
  readonly world: World;
  readonly params: { id: string };
  etag: string;

  constructor(world: World, id: string, etag: string) {
    this.world = world;
    this.params = { id };
    this.etag = etag;
  }

  /** Takes a step as a person and expects success. @returns the case after the step */
  async take(by: string, operation: OperationId, body?: object, params: object = {}) {
    const client = await this.world.as(by);
    const asked = { params: { ...this.params, ...params }, etag: this.etag, body };
    const said = await client.ok(operation as 'createProposal', asked);
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

  /** Uploads a file and attaches it, unless told not to attach it. @returns its id */
  async attached(by: string, { type = 'pdf', bytes = PDF, leave = false } = {}): Promise<string> {
    const client = await this.world.as(by);
    const { body } = await client.ok('createUpload', { params: this.params, body: { type, size: bytes.length } });
    const headers = { 'content-type': body.contentType };
    const put = await fetch(body.uploadUrl, { method: 'PUT', headers, body: bytes as Uint8Array<ArrayBuffer> });
    expect(put.status).toBe(200);
    if (!leave) await this.take(by, 'createAttachment', { file: body.file, type, name: '履职依据' });
    return body.file;
  }

  /** The types of the case's events, in order. */
  async events(): Promise<string[]> {
    await this.world.settle();
    const log = await this.world.tables.log();
    return (log.get(this.params.id) ?? []).map(({ type }) => type);
  }
}

/** The mails since the last call, as `person 标题`, sorted, without those about the provision of a grant. */
export async function newDisputeMails(world: World): Promise<string[]> {
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

/** Publishes an entry of the civil affairs department that is not shared. @returns its id */
export async function publishNotShared(world: World, by = 'civil', confidential = false): Promise<string> {
  names += 1;
  const content = notShared(`收养登记档案第${names}卷`);
  const items = content.items.map((item) =>
    confidential && item.id === 'name' ? { ...item, confidential: 'personal-privacy' as const } : item,
  );
  return await world.publish(by, { ...content, items });
}

/** Opens a negotiation about an entry that the civil affairs department does not share. The head has consented. */
export async function openDispute(
  world: World,
  { by = 'school', head = 'school-head', entry = '', confidential = false } = {},
): Promise<Dispute> {
  const resource = entry || (await publishNotShared(world, 'civil', confidential));
  const client = await world.as(by);
  const { body, etag } = await client.ok('createNegotiation', { body: notSharedOpening(resource) });
  const dispute = new Dispute(world, body.id, etag);
  await dispute.take(head, 'consentNegotiation', { decision: 'consent' });
  return dispute;
}

/** Registers more people and departments: a person who is staff and head at once, an adjudicator, an outside party. */
export async function registerMore(world: World): Promise<void> {
  const admin = await world.as('admin');
  const creditCode = '11411281M10000012K';
  const office = '信息科';
  await admin.ok('createDepartment', { body: { id: '07', name: '义马市司法局', creditCode, office } });
  await admin.ok('createDepartment', {
    body: { id: '90', name: '三门峡市教育局', creditCode, office, division: '411200' },
  });
  const people = [
    ['both', '06', ['staff', 'head']],
    ['outside', '90', ['staff']],
    ['outside-head', '90', ['head']],
  ] as const;
  for (const [id, department, roles] of people) {
    await admin.ok('createPerson', {
      body: { id, department, name: `示例 ${id}`, email: `${id}@yima.example`, roles },
    });
  }
}
