import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkBundle } from '../../shared/documents/bundle-check.ts';
import { type File, pack, unpack } from '../../shared/documents/zip.ts';
import { agreeInPart, notSharedOpening, unusedId } from '../world/bodies.ts';
import { endsWell } from '../world/coverage.ts';
import { Dispute, publishNotShared, registerMore } from '../world/disputes.ts';
import { conditional } from '../world/entries.ts';
import { otherPurpose, whileAltered } from '../world/tampering.ts';
import { startWorld, type World } from '../world/world.ts';

let world: World;
let dispute: Dispute;
let request: string;
beforeAll(async () => {
  world = await startWorld({ now: '2026-09-14T09:00:00+08:00' });
  await registerMore(world);
  const resource = await world.publish('civil', conditional());
  const asked = await world.applyFor('school', resource);
  request = asked.params.id;
  await world.replyTo('civil', asked, agreeInPart(resource, 'name'));
  const opening = { on: 'refusal', request, resource, items: ['level'], grounds: '核验等级所必需' };
  const { body, etag } = await (await world.as('school')).ok('createNegotiation', { body: opening });
  dispute = new Dispute(world, body.id, etag);
});
afterAll(() => world?.stop());

/** What is sealed of a case now, with the bundle that the link leads to, as somebody gets it. */
async function evidenceFor(who: string, params = dispute.params) {
  const { body } = await (await world.as(who)).ok('getNegotiationEvidence', { params });
  const response = await fetch(body.file.url);
  const bundle = Buffer.from(await response.arrayBuffer());
  expect(response.headers.get('content-type')).toBe('application/zip');
  expect(bundle.length).toBe(body.file.bytes);
  return { ...body, bundle, files: unpack(bundle) };
}

const keys = async () => (await (await world.as('')).ok('getKeys')).body.keys;

/** The rows of the record, as `label: words`. */
function record(files: File[]): Record<string, string> {
  const file = files.find(({ name }) => /^documents\/XS-.*-negotiation\.json$/.test(name));
  const { document } = JSON.parse(Buffer.from(file?.bytes ?? []).toString());
  return Object.fromEntries(
    document.rows.map(({ label, parts }: { label: { zh: string }; parts: object[] }) => [
      label.zh,
      JSON.stringify(parts),
    ]),
  );
}

describe('第十六条 (art. 16): the sealed evidence of a negotiation', () => {
  it('holds all that was put into it until the ruling was in force, what was attached, and the request it is about', async () => {
    const terms = { items: ['level'], until: '2027-03-31', conditions: '仅限核验，不得留存' };
    await dispute.take('civil', 'createStatement', { text: '等级信息与助学无关' });
    const id = await dispute.attached('school');
    await dispute.take('school', 'createProposal', terms);
    await dispute.take('civil-head', 'answerProposal', { decision: 'decline', reason: '范围过大' }, { number: 1 });
    await dispute.take('civil', 'declareFailure', { reason: '双方意见不一致' });
    const meeting = { heldOn: '2026-09-14', notes: '双方各陈述了意见。', departments: ['02', '06'], files: [id] };
    await dispute.take('officer', 'createMeeting', meeting);
    const ruling = { verdict: 'share', ...terms, reasons: '履职确需使用', departments: ['07'] };
    await dispute.take('officer', 'adjudicateNegotiation', ruling);
    await dispute.take('school-head', 'answerRuling', { decision: 'accept' });
    const { grant, files: attached } = await dispute.take('civil-head', 'answerRuling', { decision: 'accept' });
    await world.settle();

    const { manifest, files, bundle } = await evidenceFor('school');
    const streams = manifest.log.map(({ stream }) => stream);
    const ofCase = ['negotiate', 'coordinate', 'ruling.provider', 'ruling.requester'];
    expect(streams[0]).toBe(dispute.params.id);
    expect(streams).toEqual(expect.arrayContaining([request, `${request}.reply`, grant, `${request}.mails`]));
    const mailed = `${dispute.params.id}.mails`;
    const duties = streams.filter((stream) => stream.startsWith(`${dispute.params.id}.`) && stream !== mailed);
    for (const duty of ofCase) expect(duties.join()).toContain(`${dispute.params.id}.${duty}`);
    // Who was mailed what about it, as whoever sees the case may list it too.
    const sent = files.find(({ name }) => name === `events/${mailed}.jsonl`);
    const { body: told } = await (await world.as('civil')).ok('listCaseMails', { params: dispute.params });
    const events = Buffer.from(sent?.bytes ?? []).toString();
    expect(told.items.map(({ event }) => event.split('@')[0])).toContain(dispute.params.id);
    for (const { mail } of told.items) expect(events).toContain(mail);
    expect(events.trim().split('\n')).toHaveLength(told.items.length);
    expect(files.filter(({ name }) => /^documents.*pdf$/.test(name)).map(({ name }) => name.split('-').at(-1))).toEqual(
      ['negotiation.pdf', 'application.pdf', 'reply.pdf'],
    );
    const digest = attached[0]?.sha256 ?? '';
    expect(files.find(({ name }) => name === `files/${digest}.pdf`)?.bytes.length).toBe(attached[0]?.bytes);
    expect(manifest.files.find(({ name }) => name === `files/${digest}.pdf`)?.sha256).toBe(digest);
    const rows = record(files);
    for (const [label, said] of [
      ['陈述 1', '核验等级所必需'],
      ['陈述 2', '等级信息与助学无关'],
      ['附件 1', digest],
      ['方案 1', '不同意：范围过大'],
      ['协商未果', '双方意见不一致'],
      ['协调会 1', '附件 1'],
      ['评判', '理由：履职确需使用'],
      ['结果', String(grant)],
    ] as const) {
      expect(rows[label], label).toContain(said);
    }
    expect(rows.评判).toContain('义马市司法局');
    const { faults, manifest: verdict } = await checkBundle(bundle, await keys());
    expect([faults, verdict.genuine]).toEqual([[], true]);
  });

  it('is the same for both parties, the bureau and the upper authority, byte for byte, and there for nobody else', async () => {
    const { bundle, manifest, signature } = await evidenceFor('school');
    for (const reader of ['civil', 'civil-head', 'school-leader', 'officer', 'upper']) {
      const other = await evidenceFor(reader);
      expect(other.bundle.equals(bundle), reader).toBe(true);
      expect([other.manifest, other.signature]).toEqual([manifest, signature]);
    }
    const { params } = dispute;
    for (const reader of ['bureau-staff', 'bureau-leader', 'outside'])
      await (await world.as(reader)).refused('getNegotiationEvidence', 'not-found', { params });
    await (await world.as('admin')).refused('getNegotiationEvidence', 'role-missing', { params });
    await (await world.as('school')).refused('getNegotiationEvidence', 'not-found', {
      params: { id: unusedId('neg') },
    });
  });

  it('shows what was changed in it: a file, a ruling, an event, or one left out', async () => {
    const { files } = await evidenceFor('civil');
    const published = await keys();
    const rewritten = (start: string, from: string, to: string) =>
      files.map((file) => {
        if (!file.name.startsWith(start)) return file;
        return {
          ...file,
          bytes: Buffer.from(Buffer.from(file.bytes).toString('latin1').replaceAll(from, to), 'latin1'),
        };
      });
    const bytes = (text: string) => Buffer.from(text).toString('latin1');
    const stream = `events/${dispute.params.id}.jsonl`;
    for (const [place, changed] of [
      ['files/', rewritten('files/', '%PDF', '%PDE')],
      ['documents/', rewritten('documents/XS', bytes('履职确需使用'), bytes('履职无需使用'))],
      [stream, rewritten(stream, bytes('履职确需使用'), bytes('履职无需使用'))],
      ['events/grt_', files.filter(({ name }) => !name.startsWith('events/grt_'))],
    ] as const) {
      const { faults } = await checkBundle(pack(changed), published);
      expect(
        faults.some(({ file }) => file.startsWith(place)),
        place,
      ).toBe(true);
      expect(
        faults.every(({ file }) => file.startsWith(place)),
        place,
      ).toBe(true);
    }
  });

  it('is there for the other side once the case is sent; a withdrawal says why', async () => {
    const school = await world.as('school');
    const opened = await school.ok('createNegotiation', { body: notSharedOpening(await publishNotShared(world)) });
    const { params } = new Dispute(world, opened.body.id, opened.etag);
    for (const reader of ['civil', 'officer', 'upper'])
      await (await world.as(reader)).refused('getNegotiationEvidence', 'not-found', { params });
    const early = await evidenceFor('school', params);
    await school.ok('withdrawNegotiation', { params, etag: opened.etag, body: { reason: '已另有来源' } });
    const { files } = await evidenceFor('school', params);
    expect(record(files).结果).toContain('已另有来源');
    expect((await checkBundle(early.bundle, await keys())).faults).toEqual([]);
  });
});

it('第十二条 (art. 12): is sealed no more once somebody has changed the case in the table', async () => {
  await whileAltered(world.tables, 'cases', otherPurpose(dispute.params.id), async () => {
    await (await world.as('school')).refused('getNegotiationEvidence', 'not-as-logged', { params: dispute.params });
  });
});

endsWell('negotiation-evidence', () => world);
