import type { Content } from '../../../shared/domain/catalog/content.ts';
import { stateOf } from '../../oracle/ledger.ts';
import { bodies } from '../../world/bodies.ts';
import { conditional, notShared, unconditional } from '../../world/entries.ts';
import { handIn } from '../../world/world.ts';
import type { Change, Entry, Kept } from './cases.ts';
import { type City, LIVE } from './city.ts';
import { recounted } from './recount.ts';
import type { Step } from './step.ts';

/** What an entry says; the end of the law it rests on where it has one. */
function contentOf({ share, name, endsOn }: Kept): Content {
  const content = { conditional, unconditional, 'not-shared': notShared }[share](name);
  const bases = content.sharing.bases.map((basis) => (endsOn ? { ...basis, endsOn } : basis));
  return { ...content, sharing: { ...content.sharing, bases } };
}

function someKept(city: City, name: string): Kept {
  const share = city.choose.of(['conditional', 'conditional', 'conditional', 'unconditional', 'not-shared'] as const);
  const ends = share !== 'unconditional' && city.choose.chance(20);
  return { share, name, endsOn: ends ? city.inDays(5 + city.choose.below(60)) : null };
}

/** The ids of the changes that it owes an update for and has not answered. */
function openChanges(entry: Entry, city: City): string[] {
  return city.ledger.about(entry.id, ['open'], 'update').map(({ change }) => change ?? '');
}

const staff = (entry: Entry, city: City) => city.someStaff(entry.provider);
const leader = (entry: Entry, city: City) => city.leader(entry.provider);
const officer = (_: Entry, city: City) => city.officer();

/** The head consents, or gives it back, to what answers a change of law or the end of a basis. */
function handToLeader({ id, draft }: Entry, { ledger }: City, at: string): void {
  ledger.hand(id, 'reclassify', 'leader', at);
  ledger.hand(
    id,
    'update',
    'leader',
    at,
    ({ change }) => draft?.withdrawal || draft?.changes.includes(change ?? '') || false,
  );
}
function handToStaff({ id }: Entry, { ledger }: City, at: string): void {
  for (const kind of ['reclassify', 'update']) ledger.hand(id, kind, 'staff', at);
}

/** The bureau has decided on the draft. A claim that no change is needed has a review of its own. */
function reviewed({ id }: Entry, { ledger }: City, at: string): void {
  for (const kind of ['review', 'review-first']) ledger.meet(id, kind, at, ({ change }) => change === null);
}

export const entrySteps: Step<Entry>[] = [
  {
    operation: 'submitResource',
    from: ['draft', 'returned'],
    weight: 40,
    by: staff,
    // The entries are much alike, so where another department holds the same, a lawful exception comes first (article 10).
    async take(_, city, by, draft) {
      const at = city.now;
      await handIn(await city.world.as(by), draft);
      return { at };
    },
    follows(entry, city, at) {
      entry.status = 'proposed';
      handToLeader(entry, city, at);
      city.ledger.begin({ rule: 'consent', subject: entry.id, owes: entry.provider, of: 'leader', at });
      city.tell('ResourceProposed');
    },
  },
  {
    operation: 'consentResource',
    from: ['proposed'],
    weight: 40,
    by: leader,
    body: () => bodies.consentResource,
    follows(entry, city, at) {
      const { ledger } = city;
      handToStaff(entry, city, at);
      entry.status = 'submitted';
      entry.submittedAt = at;
      ledger.meet(entry.id, 'consent', at);
      for (const debt of ledger.about(entry.id, ['open'], 'update')) {
        if (!entry.draft?.changes.includes(debt.change ?? '')) continue;
        debt.acts.push({ did: 'claim', at });
        debt.claim = 'revision';
      }
      // 809 art. 17: what is updated is reviewed in two days; a first compilation by the product's own rule.
      ledger.open({ rule: entry.version > 0 ? 'review' : 'review-first', subject: entry.id, owes: '00', at });
      city.tell('ResourceSubmitted');
    },
  },
  {
    operation: 'returnDraft',
    from: ['proposed'],
    weight: 5,
    by: leader,
    body: () => bodies.returnDraft,
    follows(entry, city, at) {
      handToStaff(entry, city, at);
      city.ledger.meet(entry.id, 'consent', at);
      entry.status = 'returned';
      city.tell('ResourceReturned');
    },
  },
  {
    operation: 'approveResource',
    from: ['submitted'],
    weight: 30,
    by: officer,
    follows(entry, city, at) {
      const { ledger } = city;
      const { draft } = entry;
      for (const debt of ledger.about(entry.id, ['claimed'], 'update'))
        if (debt.claim === 'revision' && draft?.changes.includes(debt.change ?? ''))
          debt.acts.push({ did: 'accept', at });
      reviewed(entry, city, at);
      entry.status = 'none';
      entry.draft = null;
      if (draft?.withdrawal) {
        // With the entry goes what was claimed of it.
        ledger.cancel(entry.id, ['reclassify', 'update', 'review'], at);
        entry.published = null;
        city.tell('ResourceWithdrawn');
        return;
      }
      ledger.meet(entry.id, 'reclassify', at);
      entry.version += 1;
      entry.published = draft?.kept ?? null;
      const ends = entry.published?.endsOn;
      const id = `${entry.id}.reclassify.v${entry.version}`;
      if (ends) ledger.open({ id, rule: 'reclassify', subject: entry.id, owes: entry.provider, start: ends, at });
      city.tell('ResourcePublished');
    },
  },
  {
    operation: 'returnResource',
    from: ['submitted'],
    weight: 10,
    by: officer,
    body: () => bodies.returnResource,
    follows(entry, city, at) {
      const { ledger } = city;
      for (const debt of ledger.about(entry.id, ['claimed'], 'update')) {
        if (debt.claim !== 'revision' || !entry.draft?.changes.includes(debt.change ?? '')) continue;
        debt.acts.push({ did: 'decline', at });
      }
      reviewed(entry, city, at);
      entry.status = 'returned';
      city.tell('ResourceReturned');
    },
  },
  {
    operation: 'updateResource',
    from: ['none', 'draft', 'returned'],
    weight: 12,
    when: (entry, city) => entry.version === 0 || openChanges(entry, city).length > 0 || city.choose.chance(20),
    by: staff,
    body(entry, city) {
      const changes = city.choose.some(openChanges(entry, city), 0, 20);
      return { content: contentOf(someKept(city, entry.name)), changes };
    },
    follows(entry, city, _at, _said, body) {
      const { content, changes } = body as { content: Content; changes: string[] };
      const kept = { share: content.sharing.type, name: entry.name, endsOn: content.sharing.bases[0]?.endsOn ?? null };
      entry.draft = { kept, withdrawal: false, changes };
      entry.status = 'draft';
      city.tell('ResourceRevised');
    },
  },
  {
    operation: 'withdrawResource',
    from: ['none', 'draft', 'returned'],
    weight: 2,
    // One that is used stays, so that histories do not run dry.
    when: (entry, city) =>
      entry.published !== null && !city.cases.some((one) => one.kind === 'grant' && LIVE.includes(one.status)),
    by: staff,
    body: () => ({ reason: '职能划出，不再采集', dropDraft: true }),
    follows(entry, city, at) {
      entry.status = 'proposed';
      if (entry.published) entry.draft = { kept: entry.published, withdrawal: true, changes: [] };
      handToLeader(entry, city, at);
      city.ledger.begin({ rule: 'consent', subject: entry.id, owes: entry.provider, of: 'leader', at });
      city.tell('ResourceProposed');
    },
  },
];

/** Article 7: a department begins an entry. */
export async function compile(city: City): Promise<string> {
  const provider = city.choose.of(city.departments);
  const by = city.someStaff(provider);
  const kept = someKept(
    city,
    `${provider}${NAMES[city.of('entry').length % NAMES.length]}${city.of('entry').length}卷`,
  );
  const { body } = await city.call(by, 'createResource', { body: { content: contentOf(kept) } });
  const draft = { kept, withdrawal: false, changes: [] };
  const { id } = body;
  const { name } = kept;
  city.add<Entry>({
    kind: 'entry',
    id,
    name,
    status: 'draft',
    requester: '',
    provider,
    version: 0,
    submittedAt: '',
    published: null,
    draft,
  });
  city.tell('ResourceCompiled');
  return `${by} compiles ${kept.share} ${body.id}${kept.endsOn ? ` until ${kept.endsOn}` : ''}`;
}

const NAMES = [
  '企业登记',
  '车辆档案',
  '林权登记',
  '医师名录',
  '水质监测',
  '工伤认定',
  '房屋普查',
  '气象灾害',
  '农机补贴',
  '文物清单',
];

/** Article 9: the bureau, or a department for its own, records a change of law or function, also long after it. */
export async function recordChange(city: City): Promise<string | null> {
  const published = city.of<Entry>('entry').filter((entry) => entry.published);
  if (published.length === 0) return null;
  const first = city.choose.of(published);
  const whole = city.choose.chance(30);
  const concerned = published.filter((entry) =>
    whole ? entry.provider === first.provider : entry === first || city.choose.chance(10),
  );
  const changedOn = city.inDays(-city.choose.of([0, 0, 1, 3, 8, 20, 60]));
  await recounted(city);
  const by = city.officer();
  const resources = concerned.map(({ id }) => id);
  const { body, at } = await city.call(by, 'createChange', {
    body: {
      kind: 'law-revised',
      document: `中华人民共和国第${city.of('change').length}号修订法`,
      changedOn,
      concerns: whole ? { department: first.provider } : { resources },
    },
  });
  city.add<Change>({ kind: 'change', id: body.id, status: 'standing', requester: '00', provider: '00' });
  await city.world.settle();
  for (const entry of concerned) {
    const id = `${entry.id}.update.${body.id}`;
    const owed = { id, rule: 'update', subject: entry.id, owes: entry.provider, change: body.id } as const;
    city.ledger.open({ ...owed, start: changedOn, at });
  }
  city.tell('ChangeRecorded');
  return `${by} records a change on ${changedOn} for ${concerned.length} entries`;
}

/** Recorded in error: what it has opened ends, but for what is met. */
export async function withdrawChange(city: City): Promise<string | null> {
  const standing = city.of<Change>('change').filter(({ status }) => status === 'standing');
  if (standing.length === 0) return null;
  const change = city.choose.of(standing);
  await recounted(city);
  const by = city.officer();
  const { at } = await city.call(by, 'withdrawChange', { params: { id: change.id }, body: { reason: '登记有误' } });
  change.status = 'withdrawn';
  await city.world.settle();
  for (const debt of city.ledger.debts)
    if (debt.change === change.id && ['open', 'claimed', 'stopped'].includes(stateOf(debt)))
      debt.acts.push({ did: 'cancel', at });
  city.tell('ChangeWithdrawn');
  return `${by} withdraws ${change.id}`;
}
