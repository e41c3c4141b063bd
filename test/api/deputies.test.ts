import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { successor } from '../examples.ts';
import { bodies } from '../world/bodies.ts';
import type { Client } from '../world/client.ts';
import { endsWell } from '../world/coverage.ts';
import { conditional } from '../world/entries.ts';
import { assessed, handIn, startWorld, type World } from '../world/world.ts';

let world: World;
let civil: Client;
let head: Client;
let leader: Client;
beforeAll(async () => {
  world = await startWorld({ strict: true });
  civil = await world.as('civil');
  head = await world.as('civil-head');
  leader = await world.as('civil-leader');
});
afterAll(() => world?.stop());

async function proposed(name: string) {
  const { body, etag } = await civil.ok('createResource', { body: { content: conditional(name) } });
  const params = { id: body.id };
  return { params, etag: (await handIn(civil, { params, etag })).etag, body: assessed };
}
const own = { id: 'civil-leader' };
const naming = async (body: object) => ({
  params: own,
  etag: (await leader.ok('listDeputies', { params: own })).etag,
  body,
});
async function told(): Promise<string[]> {
  await world.settle();
  const mails = world.newMails().filter(({ subject }) => subject.includes('目录条目待您同意'));
  return mails.map(({ to }) => to.replace('@yima.example', '')).sort();
}

describe('Order 809 art. 13: whoever is in charge of the department consents to an entry', () => {
  it('which is its leader, who is told; not the head of the sharing office, who consents to applications and replies', async () => {
    world.newMails();
    const one = await proposed('由负责人同意的');
    expect(await told()).toEqual(['civil-leader']);
    await head.refused('consentResource', 'role-missing', one);
    await head.refused('returnDraft', 'role-missing', { ...one, body: bodies.returnDraft });
    const { body } = await leader.ok('consentResource', one);
    expect(body.draft).toMatchObject({ status: 'submitted' });
  });

  it('or a deputy whom the leader names on record, until the end of that, and told as the leader is', async () => {
    const period = { from: '2026-09-22', to: '2026-09-24' };
    await head.refused('createDeputy', 'role-missing', await naming({ person: 'civil-head', ...period }));
    const other = await world.as('school-leader');
    await other.refused('createDeputy', 'not-found', await naming({ person: 'school', ...period }));
    const past = { person: 'civil-head', from: '2026-09-01', to: '2026-09-20' };
    for (const dates of [past, { ...period, to: '2026-09-21' }, { ...period, to: '2027-12-31' }])
      await leader.refused('createDeputy', 'deputy-dates', await naming({ person: 'civil-head', ...period, ...dates }));
    for (const person of ['civil-leader', 'school', 'nobody'])
      await leader.refused('createDeputy', 'deputy-unfit', await naming({ person, ...period }));
    await leader.refused('createDeputy', 'stale', { ...(await naming({ person: 'civil2', ...period })), etag: '"99"' });
    const named = await leader.ok('createDeputy', await naming({ person: 'civil-head', ...period }));
    expect(named.body).toMatchObject({
      ...{ person: 'civil-leader', personName: '示例 civil-leader' },
      items: [{ person: 'civil-head', personName: '示例 civil-head', ...period }],
    });
    const one = await proposed('指定前提请的');
    await head.refused('consentResource', 'role-missing', one);
    await world.at('2026-09-22T00:00:00+08:00');
    expect((await head.ok('getMe')).body.roles).toEqual(['head', 'deputy']);
    world.newMails();
    const two = await proposed('指定期间提请的');
    expect(await told()).toEqual(['civil-head', 'civil-leader']);
    await head.ok('consentResource', one);
    const entries = [{ id: two.params.id, etag: two.etag }];
    await head.ok('consentResources', { body: { ...assessed, entries } });
    await world.settle();
    expect((await civil.ok('getResource', { params: two.params })).body.draft).toMatchObject({ status: 'submitted' });
    const late = await proposed('期满后的');
    await world.at('2026-09-25T00:00:00+08:00');
    await head.refused('consentResource', 'role-missing', late);
    await leader.ok('consentResource', late);
  });

  it('which ends early too, and never lets anybody consent to what they had a hand in', async () => {
    await leader.ok('createDeputy', await naming({ person: 'civil', from: '2026-09-25', to: '2026-12-31' }));
    const one = await proposed('提请人自己是代负责人');
    await civil.refused('consentResource', 'same-person', one);
    const { etag } = await leader.ok('listDeputies', { params: own });
    const ending = { params: { ...own, deputy: 'civil' }, etag };
    await civil.refused('endDeputy', 'role-missing', ending);
    await leader.refused('endDeputy', 'not-found', { ...ending, params: { ...own, deputy: 'civil2' } });
    await leader.refused('endDeputy', 'stale', { ...ending, etag: '"99"' });
    const ended = await leader.ok('endDeputy', ending);
    expect(ended.body.items).toEqual([]);
    expect((await civil.ok('getMe')).body.roles).toEqual(['staff']);
    await (await world.as('school')).refused('listDeputies', 'not-found', { params: own });
  });

  it('unless the city has a rule of its own, from its first day on: then whom it names is told, and nobody else consents', async () => {
    const [officer, officer2] = [await world.as('officer'), await world.as('officer2')];
    const rule = {
      ...{ ...successor, id: 'consent-2026', duty: 'consent', shareType: null, extension: null },
      ...{ effectiveFrom: '2026-09-28', entryConsent: { by: ['head'], article: '第三条' } },
    };
    const other = { ...rule, id: 'reply-2026', duty: 'reply', shareType: 'conditional' };
    const said = await officer.refused('createPolicy', 'invalid-input', { body: other });
    expect(said.body.errors.map(({ field }) => field)).toEqual(['body.entryConsent']);
    const { etag } = await officer.ok('createPolicy', { body: rule });
    await officer2.ok('confirmPolicy', { params: { id: rule.id }, etag });
    const before = await proposed('施行前提请的');
    await head.refused('consentResource', 'role-missing', before);
    await world.at('2026-09-28T09:00:00+08:00');
    world.newMails();
    const one = await proposed('施行后提请的');
    expect(await told()).toEqual(['civil-head']);
    for (const entry of [one, before]) {
      await leader.refused('consentResource', 'role-missing', entry);
      const { body } = await head.ok('consentResource', entry);
      expect(body.draft).toMatchObject({ status: 'submitted' });
    }
  });
});

endsWell('deputies', () => world);
