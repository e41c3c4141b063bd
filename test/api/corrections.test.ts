import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Problem } from '../../shared/contract/schemas/common.ts';
import { correctionBody, unusedId } from '../world/bodies.ts';
import type { Client } from '../world/client.ts';
import { endsWell } from '../world/coverage.ts';
import { conditional, notShared, unconditional } from '../world/entries.ts';
import { cursorHolds, walk } from '../world/paging.ts';
import { traces } from '../world/traces.ts';
import { startWorld, type World } from '../world/world.ts';

let world: World;
const as = {} as Record<'civil' | 'school' | 'officer' | 'bureau-staff' | 'two-hats' | 'civil-head' | 'upper', Client>;
let entry: string;
let homes: string;
beforeAll(async () => {
  world = await startWorld({ strict: true, now: '2026-10-12T09:00:00+08:00' });
  for (const id of ['civil', 'school', 'officer', 'bureau-staff', 'two-hats', 'civil-head', 'upper'] as const) {
    as[id] = await world.as(id);
  }
  entry = await world.publish('civil', conditional());
  homes = await world.publish('civil', unconditional());
});
afterAll(() => world?.stop());

/** A report of the school on an entry, with what is needed to go on with it. */
async function reported(resource = entry, by = as.school) {
  const { body, etag } = await by.ok('createCorrection', { body: correctionBody(resource, 'name') });
  return { params: { id: body.id }, etag };
}

const corrected = { outcome: 'corrected', reason: '已按档案更正' };
const rejected = { outcome: 'declined', reason: '与登记档案一致' };
const objection = { reason: '档案未更新' };

/** A report that the provider has answered. */
async function answered(answer: object = rejected, resource = entry) {
  const one = await reported(resource);
  return { ...one, etag: (await as.civil.ok('answerCorrection', { ...one, body: answer })).etag };
}

/** New mails, but for those by which a rule suggests rectification (`suggestions.test.ts`). */
async function mails() {
  await world.settle();
  return world.newMails().filter(({ subject }) => !subject.includes('建议整改'));
}

describe('Order 809 art. 26: a report that is equal to an open one', () => {
  it('is refused and named, also of two at once; a reason insists, and once it is answered it is none', async () => {
    const { repeat, reason, ...body } = correctionBody(entry, 'id-number');
    const first = await as.school.ok('createCorrection', { body });
    const said = await as.school.refused('createCorrection', 'duplicate-case', {
      body: { ...body, evidence: '另一份证据' },
    });
    expect(said.body.case).toEqual({ id: first.body.id, number: first.body.number });
    const insisted = await as.school.ok('createCorrection', { body: { ...body, repeat, reason } });
    for (const { body: one, etag } of [first, insisted])
      await as.civil.ok('answerCorrection', { params: { id: one.id }, etag, body: corrected });
    const two = await Promise.all([1, 2].map(() => as.school.send('createCorrection', { body })));
    expect(two.map(({ status }) => status).sort()).toEqual([201, 409]);
    // Another fault is another report.
    await as.school.ok('createCorrection', { body: { ...body, fault: { kind: 'missing' } } });
  });
});

describe('第十二条 (art. 12): wrong, missing or stale data is reported', () => {
  it('on a published entry by any other department; its provider is told by when to verify, correct and answer', async () => {
    await mails();
    const { body, etag, headers } = await as.school.ok('createCorrection', { body: correctionBody(entry) });
    expect(body).toMatchObject({
      ...{ status: 'reported', requester: '06', provider: '02', grant: null, kind: 'wrong', answer: null },
      resource: { id: entry, name: '城乡居民最低生活保障对象信息' },
      item: { id: 'level', name: '保障类别' },
      deadline: { due: '2026-10-26', level: 'green', late: false, article: '第二十六条' },
      proof: { rule: { document: '政务数据共享条例', days: 10 } },
    });
    expect(body.number).toMatch(/^JH-2026-\d{6}$/);
    expect(headers.get('location')).toBe(`/v1/corrections/${body.id}`);
    for (const reader of ['school', 'civil', 'civil-head', 'officer'] as const) {
      const read = await as[reader].ok('getCorrection', { params: { id: body.id } });
      // What can be done with it differs from reader to reader.
      expect([{ ...read.body, actions: [] }, read.etag]).toEqual([{ ...body, actions: [] }, etag]);
    }
    await as['bureau-staff'].refused('getCorrection', 'not-found', { params: { id: body.id } });
    const duty = await as.civil.ok('getDuty', { params: { id: `${body.id}.correct` } });
    expect(duty.body).toMatchObject({ kind: 'correct', owes: '02', waits: '06', status: 'open' });
    const told = await mails();
    expect(told.map(({ to }) => to).sort()).toEqual(['civil2@yima.example', 'civil@yima.example']);
    for (const words of [body.number, '数据校核', '2026年10月26日', `/corrections/${body.id}`]) {
      expect(told[0]?.text).toContain(words);
    }
  });

  it('on a record had through a grant by the department that holds it, within the items granted', async () => {
    const requested = await world.applyFor('school', homes, ['name']);
    const grant = String(requested.body.grants[0]);
    const about = { type: 'record', grant, item: 'name', recordKey: '＊＊＊＊敬老院' };
    const body = { ...correctionBody(homes), about, fault: { kind: 'stale', seen: '旧名称' } };
    const said = await as.school.ok('createCorrection', { body });
    expect(said.body).toMatchObject({ grant, recordKey: '****敬老院', resource: { id: homes }, kind: 'stale' });
    await as.school.refused('createCorrection', 'items-unknown', {
      body: { ...body, about: { ...about, item: 'beds' } },
    });
    await as.school.refused('createCorrection', 'invalid-input', {
      body: { ...body, about: { type: 'record', grant } },
    });
    await as.civil.refused('createCorrection', 'own-record', { body });
    // The bureau sees the grant and does not hold it.
    await as['two-hats'].refused('createCorrection', 'not-found', { body });
    await as.school.refused('createCorrection', 'not-found', {
      body: { ...body, about: { ...about, grant: unusedId('grt') } },
    });
  });

  it('第十五条 (art. 15): and nothing waits for it: entry and grant are used as before', async () => {
    const before = await as.school.ok('getResource', { params: { id: entry } });
    const [held] = (await as.school.ok('listGrants')).body.items;
    const grant = { params: { id: String(held?.id) } };
    const use = (await as.school.ok('getGrant', grant)).body;
    const one = await reported();
    const after = await as.school.ok('getResource', { params: { id: entry } });
    expect([after.body, after.etag]).toEqual([before.body, before.etag]);
    await world.applyFor('school', entry, ['name']);
    const granted = await world.applyFor('school', homes, ['name', 'beds']);
    expect(granted.body.status).toBe('agreed');
    expect((await as.school.ok('getGrant', grant)).body).toEqual(use);
    await as.school.ok('withdrawCorrection', one);
  });

  it('but not on its own data, on what is not there or not published, nor on an item that there is not', async () => {
    await as.civil.refused('createCorrection', 'own-record', { body: correctionBody(entry) });
    await as.school.refused('createCorrection', 'not-found', { body: correctionBody(unusedId('res')) });
    const draft = await as.civil.ok('createResource', { body: { content: conditional('未发布') } });
    await as.school.refused('createCorrection', 'not-found', { body: correctionBody(draft.body.id) });
    await as.school.refused('createCorrection', 'items-unknown', { body: correctionBody(entry, 'income') });
    const gone = await world.publish('civil', notShared());
    const { etag } = await as.civil.ok('getResource', { params: { id: gone } });
    const params = { id: gone };
    const proposed = await as.civil.ok('withdrawResource', { params, etag, body: { reason: '职能划出' } });
    const body = { secrecyAssessed: true, personalInformationAssessed: true };
    const consented = await (await world.as('civil-leader')).ok('consentResource', {
      params,
      etag: proposed.etag,
      body,
    });
    await as.officer.ok('approveResource', { params, etag: consented.etag });
    await as.school.refused('createCorrection', 'resource-not-published', { body: correctionBody(gone) });
  });

  it('第十八条 (art. 18): a person or an organisation named in full is refused and leaves no trace', async () => {
    const numbers = ['411281199003070010', '11411281M10000012K', '13800000000'];
    for (const number of numbers) {
      const about = { ...correctionBody(entry).about, recordKey: number };
      const said = await as.school.refused('createCorrection', 'identifier-in-full', {
        body: { ...correctionBody(entry), about },
      });
      expect(said.body.errors.map(({ field }) => field)).toEqual(['body.about.recordKey']);
      expect(JSON.stringify(said.body)).not.toContain(number);
      const evidence = `见 ${number} 的档案`;
      await as.school.refused('createCorrection', 'identifier-in-full', {
        body: { ...correctionBody(entry), evidence },
      });
    }
    const wrong = '411281199003070017';
    const about = { ...correctionBody(entry).about, recordKey: wrong };
    const said = await as.school.refused('createCorrection', 'key-not-masked', {
      body: { ...correctionBody(entry), about },
    });
    expect(JSON.stringify(said.body)).not.toContain(wrong);
    await world.settle();
    for (const number of [...numbers, wrong]) {
      // The credit code is the department's own, which the registry holds.
      if (!number.startsWith('1141')) expect(await traces(world, number), number).toEqual([]);
    }
  });
});

describe('第十二条 (art. 12): the provider answers', () => {
  it.each([
    ['corrected', corrected, '已更正'],
    ['corrected', { outcome: 'corrected' }, '已更正'],
    ['verified', { outcome: 'verified', reason: '与原始凭证一致' }, '核实无误'],
    ['declined', rejected, '不予更正'],
  ])('%s: its duty is met and the reporter is told', async (status, body, words) => {
    const one = await reported();
    await mails();
    const said = await as.civil.ok('answerCorrection', { ...one, body });
    expect(said.body).toMatchObject({ status, answer: { ...body }, deadline: { level: 'done', late: false } });
    const told = (await mails()).filter(({ to }) => to === 'school@yima.example');
    expect(told).toHaveLength(1);
    expect(told[0]?.subject).toContain(words);
    expect(told[0]?.text).toContain('义马市民政局');
    await as.school.ok('rateCorrection', { params: one.params, etag: said.etag, body: { stars: 5, solved: true } });
  });

  it('by its staff alone, on what was read, once, and with a reason unless it has corrected the data', async () => {
    const one = await reported();
    for (const body of [{ outcome: 'verified' }, { outcome: 'declined' }, { ...rejected, reason: ' ' }]) {
      const said = await as.civil.refused('answerCorrection', 'invalid-input', { ...one, body });
      expect(said.body.errors.map(({ field }) => field)).toEqual(['body.reason']);
    }
    const naming = { ...rejected, reason: '411281199003070010 无误' };
    await as.civil.refused('answerCorrection', 'identifier-in-full', { ...one, body: naming });
    await as.school.refused('answerCorrection', 'not-your-step', { ...one, body: corrected });
    await as['two-hats'].refused('answerCorrection', 'not-your-step', { ...one, body: corrected });
    await as['bureau-staff'].refused('answerCorrection', 'not-found', { ...one, body: corrected });
    await as.civil.refused('answerCorrection', 'stale', { ...one, etag: '"7"', body: corrected });
    const many = [corrected, rejected, corrected, rejected, corrected, rejected];
    const said = await Promise.all(many.map((body) => as.civil.send('answerCorrection', { ...one, body })));
    expect(said.map(({ status }) => status).sort()).toEqual([200, 412, 412, 412, 412, 412]);
    for (const { status, body } of said) if (status !== 200) expect((body as Problem).code).toBe('stale');
    const { etag = '' } = said.find(({ status }) => status === 200) ?? {};
    await as.civil.refused('answerCorrection', 'step-closed', { params: one.params, etag, body: corrected });
    await as.school.ok('rateCorrection', { params: one.params, etag, body: { stars: 3, solved: true } });
  });
});

describe('第十二条 (art. 12): the reporter', () => {
  it('takes a report back before it is answered, and nothing is owed any more', async () => {
    const one = await reported();
    await mails();
    await as.civil.refused('withdrawCorrection', 'not-your-step', one);
    await as.school.refused('withdrawCorrection', 'stale', { ...one, etag: '"7"' });
    await as.school.refused('withdrawCorrection', 'not-found', { ...one, params: { id: unusedId('cor') } });
    const { body, etag } = await as.school.ok('withdrawCorrection', one);
    expect(body).toMatchObject({ status: 'withdrawn', deadline: { level: 'done' } });
    await as.school.refused('withdrawCorrection', 'step-closed', { ...one, etag });
    await as.civil.refused('answerCorrection', 'step-closed', { ...one, etag, body: corrected });
    const told = await mails();
    expect(told.map(({ to }) => to).sort()).toEqual(['civil2@yima.example', 'civil@yima.example']);
    expect(told[0]?.subject).toContain('已撤回');
    const duty = await as.civil.ok('getDuty', { params: { id: `${one.params.id}.correct` } });
    expect(duty.body.status).toBe('cancelled');
  });

  it('or is answered, never both', async () => {
    const one = await reported();
    const said = await Promise.all([
      as.school.send('withdrawCorrection', one),
      as.civil.send('answerCorrection', { ...one, body: corrected }),
    ]);
    expect(said.map(({ status }) => status).sort()).toEqual([200, 412]);
    await world.settle();
    const log = await world.tables.log();
    const ends = (log.get(`${one.params.id}.correct`) ?? []).slice(1).map(({ type }) => type);
    expect(ends).toEqual([said[0]?.status === 200 ? 'DutyCancelled' : 'DutyMet']);
  });

  it('rates the answer with one to five stars and says whether it solved what was wrong', async () => {
    const unanswered = await reported();
    const body = { stars: 4, solved: true };
    await as.school.refused('rateCorrection', 'step-closed', { ...unanswered, body });
    await as.school.ok('withdrawCorrection', unanswered);
    const one = await answered(corrected);
    for (const stars of [0, 6, 2.5]) {
      await as.school.refused('rateCorrection', 'invalid-input', { ...one, body: { ...body, stars } });
    }
    await as.civil.refused('rateCorrection', 'not-your-step', { ...one, body });
    await as.school.refused('rateCorrection', 'stale', { ...one, etag: '"7"', body });
    await as.school.refused('rateCorrection', 'not-found', { ...one, params: { id: unusedId('cor') }, body });
    const rated = await as.school.ok('rateCorrection', { ...one, body });
    expect(rated.body).toMatchObject({ status: 'closed', rating: body });
    await as.school.refused('raiseObjection', 'step-closed', { ...one, etag: rated.etag, body: objection });
  });
});

describe('第二十三条 (art. 23): what a provider keeps refusing', () => {
  const seen = async () => (await as.officer.ok('listContestedResources')).body.items;

  it('is seen by the bureau from the second rejected report on an entry, and no more once it is corrected or solved', async () => {
    expect(await seen()).toEqual([]);
    const first = await answered();
    expect(await seen()).toEqual([]);
    await mails();
    const second = await answered();
    const [row] = await seen();
    expect(row).toMatchObject({ resource: { id: entry }, provider: '02', declined: 2, objected: 0 });
    expect(row?.cases.map(({ id }) => id)).toEqual([first.params.id, second.params.id]);
    expect((await as.upper.ok('listContestedResources')).body.items).toEqual([row]);
    const told = (await mails()).filter(({ to }) => to === 'officer@yima.example');
    expect(told).toHaveLength(1);
    expect(told[0]?.text).toContain('《义马市政务信息资源共享管理暂行办法》第二十三条');
    for (const one of [first, second]) {
      await as.school.ok('rateCorrection', { ...one, body: { stars: 2, solved: true } });
    }
    expect(await seen()).toEqual([]);
  });

  it('is counted whole where several reports on an entry are answered at once', async () => {
    const three = [await reported(homes), await reported(homes), await reported(homes)];
    const said = await Promise.all(three.map((one) => as.civil.ok('answerCorrection', { ...one, body: rejected })));
    const [row] = await seen();
    expect(row).toMatchObject({ resource: { id: homes }, declined: 3 });
    expect(row?.cases.map(({ id }) => id).sort()).toEqual(three.map(({ params }) => params.id).sort());
    const rating = { stars: 4, solved: true };
    const rate = ({ params }: (typeof three)[number], n: number) =>
      as.school.ok('rateCorrection', { params, etag: said[n]?.etag, body: rating });
    await Promise.all(three.map(rate));
    expect(await seen()).toEqual([]);
  });

  it('is seen from one objection, which is made once; the provider may answer anew', async () => {
    const one = await answered({ outcome: 'verified', reason: '与原始凭证一致' });
    await mails();
    await as.civil.refused('raiseObjection', 'not-your-step', { ...one, body: objection });
    await as.school.refused('raiseObjection', 'stale', { ...one, etag: '"7"', body: objection });
    await as.school.refused('raiseObjection', 'not-found', {
      ...one,
      params: { id: unusedId('cor') },
      body: objection,
    });
    const naming = { reason: '13800000000 可证' };
    await as.school.refused('raiseObjection', 'identifier-in-full', { ...one, body: naming });
    const objected = await as.school.ok('raiseObjection', { ...one, body: objection });
    expect(objected.body).toMatchObject({ status: 'objected', objection });
    expect(await seen()).toMatchObject([{ resource: { id: entry }, declined: 0, objected: 1 }]);
    const told = (await mails()).map(({ to }) => to).sort();
    expect(told).toEqual(
      ['civil', 'civil2', 'officer', 'officer2', 'two-hats'].map((person) => `${person}@yima.example`).sort(),
    );
    const anew = await as.civil.ok('answerCorrection', { ...one, etag: objected.etag, body: rejected });
    expect(await seen()).toMatchObject([{ declined: 1, objected: 1 }]);
    await as.school.refused('raiseObjection', 'objected-already', { ...one, etag: anew.etag, body: objection });
    await as.school.ok('rateCorrection', { ...one, etag: anew.etag, body: { stars: 1, solved: false } });
    expect(await seen()).toMatchObject([{ declined: 1, objected: 1 }]);
    const other = await answered(rejected, homes);
    await as.school.ok('raiseObjection', { ...other, body: objection });
    expect(await walk(as.officer, 'listContestedResources', {}, 1)).toHaveLength(2);
    await cursorHolds('listContestedResources', { client: as.officer });
  });
});

describe('the lists', () => {
  it('are what my department reported, what it received, and for the bureau all, the newest first, each with its date', async () => {
    const mine = await walk<{ id: string; reportedAt: string; deadline: { duty: string; due: string } }>(
      as.school,
      'listCorrections',
      {
        side: 'reported',
      },
    );
    expect(mine.length).toBeGreaterThan(5);
    const times = mine.map(({ reportedAt }) => reportedAt);
    expect(times).toEqual([...times].sort().reverse());
    // Ten working days for the first answer, five for the one after an objection.
    for (const { deadline } of mine) {
      expect(deadline.due).toBe(deadline.duty.endsWith('.correct') ? '2026-10-26' : '2026-10-19');
    }
    expect(await walk(as.civil, 'listCorrections', {})).toEqual(mine);
    expect(await walk(as.officer, 'listCorrections', { side: 'all' })).toEqual(mine);
    expect(await walk(as.civil, 'listCorrections', { side: 'reported' })).toEqual([]);
    expect(await walk(as.officer, 'listCorrections', {})).toEqual([]);
    await as.civil.refused('listCorrections', 'role-missing', { query: { side: 'all' } });
    await cursorHolds('listCorrections', { client: as.civil, others: [as.school], otherwise: [{ side: 'reported' }] });
    // What people wrote may quote the record and is not in a list.
    for (const written of ['低保户甲类', '特困供养', '档案不一致']) expect(JSON.stringify(mine)).not.toContain(written);
  });

  it('are filtered by status', async () => {
    const withdrawn = await walk<{ status: string }>(as.civil, 'listCorrections', { status: 'withdrawn' });
    expect(withdrawn.length).toBeGreaterThan(0);
    expect(new Set(withdrawn.map(({ status }) => status))).toEqual(new Set(['withdrawn']));
  });
});

it('第十二条 (art. 12): an answer that does not come is late and told to the bureau and the leader, as every duty is', async () => {
  const one = await reported();
  await mails();
  await world.at('2026-10-27T00:00:00+08:00');
  const late = await as.school.ok('getCorrection', one);
  expect(late.body.deadline).toMatchObject({ late: true, level: 'red' });
  const to = world.newMails().flatMap(({ to, subject }) => (subject.includes('逾期') ? [to] : []));
  expect(to).toEqual(expect.arrayContaining(['officer@yima.example', 'civil-leader@yima.example']));
  const answer = await as.civil.ok('answerCorrection', { ...one, body: corrected });
  expect(answer.body.deadline).toMatchObject({ late: true, level: 'done' });
});

it('第十二条 (art. 12): neither log nor mail tells what was seen, expected or written', async () => {
  await world.settle();
  const log = JSON.stringify([...(await world.tables.log()).values()]);
  const sent = JSON.stringify(world.runtime.mails());
  const logs = await (await fetch(`${world.runtime.controlUrl}/logs?function=corrections`)).text();
  for (const written of ['低保户甲类', '特困供养', '档案不一致', '档案未更新', '与登记档案一致', '********1234']) {
    for (const [where, text] of Object.entries({ log, sent, logs }))
      expect(text, `${where} ${written}`).not.toContain(written);
  }
});

endsWell('corrections', () => world);
