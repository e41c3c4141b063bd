import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { thumbprint } from '../../shared/adapters/sign/key.ts';
import { canonical, sha256 } from '../../shared/documents/canonical.ts';
import { verificationCode } from '../../shared/text/documents/seal.ts';
import { agreeInPart, unusedId } from '../world/bodies.ts';
import type { Client } from '../world/client.ts';
import { endsWell } from '../world/coverage.ts';
import { conditional } from '../world/entries.ts';
import { attachedTo, pagesOf } from '../world/pdf.ts';
import { otherPurpose, whileAltered } from '../world/tampering.ts';
import { startWorld, type World } from '../world/world.ts';

let world: World;
let civil: Client;
let school: Client;
let anyone: Client;
let entry: string;
let params: { id: string };
let number: string;
beforeAll(async () => {
  world = await startWorld({ now: '2026-09-18T09:00:00+08:00', strict: true, enclosed: true });
  // Whatever draws the first document has read its fonts before a mail waits for it.
  anyone = await world.as('');
  await anyone.ok('getKeys');
  civil = await world.as('civil');
  school = await world.as('school');
  entry = await world.publish('civil', conditional());
  const asked = await world.applyFor('school', entry);
  params = asked.params;
  number = asked.body.number;
});
afterAll(() => world?.stop());

const ofRequest = ['getRequestFormPdf', 'getRequestFormData', 'getReply', 'getReplyPdf', 'getReplyData'] as const;

describe('the platform’s keys', () => {
  it('are there for anyone, each under the name that it makes itself', async () => {
    const { body } = await anyone.ok('getKeys');
    expect(body.keys).toHaveLength(1);
    for (const key of body.keys) expect(key.kid).toBe(thumbprint(key));
    expect((await anyone.ok('getKeys')).body).toEqual(body);
  });
});

describe('第十五条 (art. 15): the application form', () => {
  it('is data first: what it says, how its date was counted, what it rests on, signed', async () => {
    const { body } = await school.ok('getRequestFormData', { params });
    const { document } = body;
    expect(document).toMatchObject({
      kind: 'application',
      number,
      title: { zh: '政务信息资源共享需求申请表' },
      proof: { start: '2026-09-18', due: '2026-09-24' },
      rests: [{ article: '第十五条' }],
    });
    expect(document.rows.map(({ label }) => label.zh)).toEqual(
      expect.arrayContaining(['使用部门', '提供部门', '共享范围', '共享用途', '使用依据', '申请信息资源项数', '责任']),
    );
    expect(JSON.stringify(document.rows)).toContain('第二十二条');
    const log = await world.tables.log();
    for (const { stream, seq, hash } of document.log) expect(log.get(stream)?.[seq - 1]?.hash).toBe(hash);
    expect(document.madeAt).toBe(log.get(params.id)?.[0]?.at);
    expect(document.log.map(({ stream }) => stream)).toEqual([params.id, `${params.id}.reply`]);
  });

  it('is the same for everybody who may see it, and has one signature', async () => {
    const { body } = await school.ok('getRequestFormData', { params });
    for (const reader of ['school-leader', 'civil', 'officer', 'upper']) {
      expect((await (await world.as(reader)).ok('getRequestFormData', { params })).body, reader).toEqual(body);
    }
  });

  it('is genuine, as anyone can tell, and no more once a single character is another', async () => {
    const { body } = await civil.ok('getRequestFormData', { params });
    const { body: said } = await anyone.ok('verify', { body });
    const [key] = (await anyone.ok('getKeys')).body.keys;
    expect(said).toMatchObject({
      genuine: true,
      fault: null,
      kid: key?.kid,
      says: { kind: 'application', number, title: '政务信息资源共享需求申请表' },
    });
    const changed = JSON.parse(JSON.stringify(body).replace('助学资格核验', '助学资格核查'));
    expect((await anyone.ok('verify', { body: changed })).body).toMatchObject({
      genuine: false,
      fault: 'not-genuine',
      says: null,
    });
  });

  it('is printed on A4 as PDF, the same bytes each time, with its fonts and its signed data in it', async () => {
    const { body, headers } = await school.ok('getRequestFormPdf', { params });
    expect(headers.get('content-type')).toBe('application/pdf');
    expect(headers.get('content-disposition')).toContain(`${number}-application.pdf`);
    const text = Buffer.from(body).toString('latin1');
    expect(text.startsWith('%PDF-1.7')).toBe(true);
    expect(text).toContain('/MediaBox [0 0 595.28 841.89]');
    expect(text).toMatch(/\/FontName \/\w{6}\+NotoSerifSC-Regular/);
    expect(text).toContain('(application.json)');
    const { document } = (await school.ok('getRequestFormData', { params })).body;
    const [first = '', second = '', ...more] = await pagesOf(body);
    expect(more).toEqual([]);
    for (const told of [number, '提供部门答复', verificationCode(sha256(canonical(document)))])
      expect(first).toContain(told);
    expect(second).toContain('附：期限逐日计算');
    expect(body.byteLength).toBeLessThan(300_000);
    for (const accept of ['*/*', 'text/html', 'application/pdf']) {
      const again = await civil.ok('getRequestFormPdf', { params, headers: { accept } });
      expect(createHash('sha256').update(again.body).digest('hex'), accept).toBe(
        createHash('sha256').update(body).digest('hex'),
      );
    }
  });
});

describe('第十五条 (art. 15): the form with the mail by which the duty to reply begins', () => {
  /** What was attached to the mails to the provider's staff about the request, since the last look. */
  const filesTo = async (person: string) => {
    await world.settle();
    const mails = world.newMails().filter(({ to, subject }) => to === person && subject.includes('新的共享申请'));
    expect(mails).toHaveLength(1);
    return Object.fromEntries(
      Object.entries(mails[0]?.files ?? {}).map(([name, text]) => [name, Buffer.from(text, 'base64')]),
    );
  };

  it('is the form that its reader could fetch, and its seal holds', async () => {
    const { 'deadline.ics': date, ...files } = await filesTo('civil@yima.example');
    expect(date?.toString()).toContain('SUMMARY:答复');
    expect(Object.keys(files)).toEqual([`${number}-application.pdf`]);
    const pdf = files[`${number}-application.pdf`] ?? Buffer.of();
    expect((await pagesOf(pdf))[0]).toContain(number);
    const { 'application.json': signed = '' } = await attachedTo(pdf);
    expect(JSON.parse(signed)).toEqual((await civil.ok('getRequestFormData', { params })).body);
    expect((await anyone.ok('verify', { body: JSON.parse(signed) })).body).toMatchObject({ genuine: true });
    expect(Buffer.compare(pdf, Buffer.from((await civil.ok('getRequestFormPdf', { params })).body))).toBe(0);
  });

  it('is drawn for nobody who may not fetch it', async () => {
    const at = '2026-09-18T09:00:00.000+08:00';
    const asked = (reader: string, document = 'application') =>
      world.runtime.invoke('documents', { document, of: params.id, reader, at });
    expect(await asked('civil')).toMatchObject({ name: `${number}-application.pdf` });
    expect(await asked('bureau-staff')).toEqual({ none: 'not-found' });
    expect(await asked('admin')).toEqual({ none: 'role-missing' });
    expect(await asked('nobody')).toEqual({ none: 'person-inactive' });
    // There is no reply yet.
    expect(await asked('civil', 'reply')).toEqual({ none: 'not-found' });
  });

  it('is left out where it cannot be drawn: the mail goes all the same, at once, with its date', async () => {
    world.runtime.faults.set({ down: ['documents'] });
    const { body } = await world.applyFor('school', entry, undefined, { purpose: '另一项用途的核验' });
    const files = await filesTo('civil@yima.example');
    world.runtime.faults.end();
    expect(Object.keys(files)).toEqual(['deadline.ics']);
    const { items } = (await civil.ok('listCaseMails', { params: { id: body.id } })).body;
    expect(items.find(({ to }) => to === 'civil')).toMatchObject({ outcome: 'sent', attempts: 1 });
  });
});

describe('第十五条 (art. 15): the reply', () => {
  it('is there once the provider has replied, and says what is agreed and why the rest is refused', async () => {
    for (const operation of ['getReply', 'getReplyPdf', 'getReplyData'] as const) {
      await school.refused(operation, 'not-found', { params });
    }
    const before = await school.ok('getRequestFormData', { params });
    await reply();
    const { body: page } = await school.ok('getReply', { params });
    for (const told of [number, '答复', '同意', '核验码', '第二十二条', '2026-09-24']) {
      expect(page).toContain(told);
    }
    const { body } = await school.ok('getReplyData', { params });
    expect(body.document).toMatchObject({ kind: 'reply', number });
    const { body: said } = await anyone.ok('verify', { body });
    expect(said).toMatchObject({ genuine: true, says: { kind: 'reply', number } });
    // Printed on the page, so that paper can be held against data.
    expect(page).toContain(said.says?.sha256);
    expect((await civil.ok('getReplyPdf', { params })).body.byteLength).toBeGreaterThan(10_000);
    // The application is another by now, and the one handed out before is genuine still.
    const after = await school.ok('getRequestFormData', { params });
    expect(after.body.document.madeAt >= before.body.document.madeAt).toBe(true);
    expect(after.body).not.toEqual(before.body);
    expect((await anyone.ok('verify', { body: before.body })).body.genuine).toBe(true);
  });
});

/** The provider agrees in part. */
async function reply() {
  const { etag } = await civil.ok('getRequest', { params });
  await world.replyTo('civil', { params, etag }, agreeInPart(entry, 'name', 'level'));
}

describe('第二条 (art. 2): documents', () => {
  it('are there for the two sides and the bureau, and for nobody else', async () => {
    for (const reader of ['bureau-staff', 'bureau-leader']) {
      const client = await world.as(reader);
      for (const operation of ofRequest) await client.refused(operation, 'not-found', { params });
    }
    for (const operation of ofRequest) {
      await school.refused(operation, 'not-found', { params: { id: unusedId('req') } });
    }
  });
});

describe('第十二条 (art. 12): a case that somebody changed in the table', () => {
  const all = ['getRequestFormPdf', 'getRequestFormData', 'getReply', 'getReplyPdf', 'getReplyData'] as const;

  it('is signed no more, and is again once it is put back', async () => {
    const before = await school.ok('getRequestFormData', { params });
    await whileAltered(world.tables, 'cases', otherPurpose(params.id), async () => {
      for (const operation of all) {
        const { body } = await school.refused(operation, 'not-as-logged', { params });
        expect(body.status).toBe(409);
        expect(JSON.stringify(body)).not.toContain('商业营销');
      }
    });
    expect((await school.ok('getRequestFormData', { params })).body).toEqual(before.body);
  });

  it('nor is one whose time, or whose people, somebody changed', async () => {
    const due = ({ id, state }: { id: string; state: object }) =>
      id === `${params.id}.reply` ? { ...state, start: '2026-09-17' } : null;
    const name = ({ id, state }: { id: string; state: object }) =>
      id === 'school' ? { ...state, name: '别人' } : null;
    for (const [table, change] of [
      ['cases', due],
      ['registry', name],
    ] as const) {
      await whileAltered(world.tables, table, change, () =>
        school.refused('getReplyData', 'not-as-logged', { params }),
      );
    }
  });

  it('says in what it signs which state that is, as the log does', async () => {
    const { body } = await school.ok('getReplyData', { params });
    const log = await world.tables.log();
    for (const { stream, seq, digest } of body.document.log) {
      expect(log.get(stream)?.[seq - 1]?.digest, stream).toBe(digest);
    }
  });
});

describe('what is checked', () => {
  it('is what was sent, to its last character: nothing of a forgery is genuine, and nothing makes the check fail', async () => {
    const { body } = await school.ok('getRequestFormData', { params });
    const genuine = JSON.stringify(body);
    expect((await anyone.ok('verify', { body: genuine })).body.genuine).toBe(true);
    const rows = JSON.stringify(body.document.rows);
    for (const forged of [
      genuine.replace(`"rows":${rows}`, `"rows":${rows.replaceAll('核验', '出售')},"rows":${rows}`),
      genuine.replace('"document":{', '"document":{"__proto__":{"forged":true},'),
      genuine.replace('"document":{', '"document":{"seq":1e999,'),
      genuine.replace('"document":{', String.raw`"document":{"x":"\ud800",`),
      genuine.replace('"document":{', `"document":{"x":${'['.repeat(9999)}${']'.repeat(9999)},`),
    ]) {
      expect(forged).not.toBe(genuine);
      const { body: said } = await anyone.ok('verify', { body: forged });
      expect(said).toMatchObject({ genuine: false, fault: 'malformed', says: null });
    }
  });

  it('is not genuine where another key signed it or none', async () => {
    const answer = { genuine: false, kid: null, signedAt: null, says: null };
    for (const signature of ['', 'e30..e30', 'x.y.z']) {
      const { body } = await anyone.ok('verify', { body: { document: { kind: 'application' }, signature } });
      expect(body).toEqual({ ...answer, fault: 'malformed' });
    }
  });
});

endsWell('documents', () => world);
