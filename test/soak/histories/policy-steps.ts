import type { RecurringKind } from '../../../shared/domain/security/recurring.ts';
import { built, type Following, type Rule, type Version } from '../../oracle/rules.ts';
import type { Proposed, Said } from './cases.ts';
import type { City } from './city.ts';

/** The rules that are changed at random: those without terms of their own. */
type Changed = Exclude<Rule, RecurringKind | 'tell-authority'>;

/** The version that comes with the product of each rule, and the most days that law allows where it says so. */
const rules: Record<Changed, { id: string; most: number }> = {
  consent: { id: 'consent-own', most: 5 },
  reply: { id: 'reply-conditional-2021', most: 5 },
  supplement: { id: 'supplement-default', most: 20 },
  update: { id: 'update-2021', most: 10 },
  review: { id: 'review-2025', most: 2 },
  'review-first': { id: 'review-first-own', most: 15 },
  reclassify: { id: 'reclassify-2021', most: 10 },
  'provide-conditional': { id: 'provide-conditional-2025', most: 20 },
  'provide-unconditional': { id: 'provide-unconditional-2025', most: 1 },
  renew: { id: 'renew-2021', most: 5 },
  rectify: { id: 'rectify-2025', most: 15 },
  'review-rectification': { id: 'review-rectification-own', most: 10 },
  dispose: { id: 'dispose-2025', most: 20 },
  correct: { id: 'correct-2025', most: 10 },
  'answer-objection': { id: 'answer-objection-own', most: 10 },
  find: { id: 'find-2025', most: 12 },
  compile: { id: 'compile-2025', most: 20 },
  negotiate: { id: 'negotiate-own', most: 15 },
  coordinate: { id: 'coordinate-own', most: 30 },
  'answer-ruling': { id: 'answer-ruling-own', most: 10 },
  decide: { id: 'decide-own', most: 30 },
  'decide-instead': { id: 'decide-instead-own', most: 5 },
  'decide-extension': { id: 'decide-extension-own', most: 4 },
  'decide-filing': { id: 'decide-filing-own', most: 5 },
  'issue-notice': { id: 'issue-notice-own', most: 5 },
  'rectify-notice': { id: 'rectify-notice-2021', most: 20 },
  'review-report': { id: 'review-report-own', most: 10 },
  'record-order': { id: 'record-order-own', most: 30 },
  'classify-incident': { id: 'classify-incident-own', most: 3 },
  'handle-incident': { id: 'handle-incident-own', most: 20 },
  'close-incident': { id: 'close-incident-own', most: 10 },
  'answer-complaint': { id: 'answer-complaint-own', most: 30 },
  'decide-complaint': { id: 'decide-complaint-own', most: 30 },
  'sign-circular': { id: 'sign-circular-own', most: 10 },
  'review-contractor': { id: 'review-contractor-own', most: 20 },
  evaluate: { id: 'evaluate-own', most: 20 },
  'answer-evaluation': { id: 'answer-evaluation-own', most: 20 },
  'conclude-evaluation': { id: 'conclude-evaluation-own', most: 80 },
};

/** Article 26: an officer proposes another rule about time, for what begins from one of the next days on. */
export async function proposePolicy(city: City): Promise<string | null> {
  const { choose, ledger, policies, world } = city;
  const rule = choose.of(Object.keys(rules) as Changed[]);
  const from = city.inDays(1 + choose.below(8));
  if (policies.some((one) => one.rule === rule && one.version.from === from)) return null;
  city.loaded += 1;
  const { id: base, most } = rules[rule];
  const by = city.officer();
  const { body } = await (await world.as(by)).ok('getPolicy', { params: { id: base } });
  const near = choose.below(4);
  const version: Version = {
    ...{ id: `${base}-${city.loaded}`, from, days: 1 + choose.below(most), near, more: built[rule].more },
    ...{ rolls: choose.chance(30), cutoff: choose.chance(30) ? '12:00' : null },
    follows: choose.chance(60) ? built[rule].follows : sooner(built[rule].follows),
  };
  const proposed = await city.call(by, 'createPolicy', { body: terms(body, version) });
  policies.push({ rule, version, by, etag: proposed.etag, status: 'proposed' });
  city.tell('PolicyProposed');
  const { days, rolls, cutoff } = version;
  const counts = `${days} days${rolls ? ', rolls' : ''}${cutoff ? `, until ${cutoff}` : ''}`;
  return `${by} proposes ${version.id} from ${from}: ${counts}; now ${ledger.rules.on(rule, city.today).days} days`;
}

/** What follows a missed date follows a day after another. */
const sooner = (follows: Following[]) => follows.map((one, n) => ({ ...one, workingDays: n + 1 }));

/** A rule as it is asked for, made of the one that comes with the product. */
function terms(base: Said, { id, from, days, near, rolls, cutoff, follows }: Version): object {
  const { status: _status, loaded: _loaded, effectiveTo: _to, actions: _actions, stated, ...rest } = base;
  const { to } = base.reminders[0];
  return {
    ...rest,
    ...{ id, effectiveFrom: from, days, cutoff, start: rolls ? 'next-working-day' : 'as-received' },
    ...(stated ? { stated } : {}),
    reminders: [...(near > 0 ? [{ workingDays: -near, at: '09:00', to }] : []), { workingDays: 0, at: '09:00', to }],
    escalation: follows.map((one) => ({ ...one, at: '09:00' })),
  };
}

/** Another officer than who proposed it confirms it, where it is to begin tomorrow or later; otherwise it is too late. */
export async function confirmPolicy(city: City): Promise<string | null> {
  const one = some(city, 'proposed');
  if (!one) return null;
  const { rule, version, by: proposer, etag } = one;
  const by = proposer === 'officer' ? 'officer2' : 'officer';
  const asked = { params: { id: version.id }, etag };
  if (city.choose.chance(20)) await city.refused(proposer, 'confirmPolicy', asked);
  if (version.from <= city.today) {
    city.policies.splice(city.policies.indexOf(one), 1);
    return `${by} may not confirm ${version.id} any more: ${await city.refused(by, 'confirmPolicy', asked)}`;
  }
  one.etag = (await city.call(by, 'confirmPolicy', asked)).etag;
  one.status = 'confirmed';
  city.ledger.rules.load(rule, version);
  city.tell('PolicyConfirmed', 'LawChanged');
  return `${by} confirms ${version.id} from ${version.from}`;
}

/** It is not to come into force after all. What has begun under it by its date keeps it. */
export async function withdrawPolicy(city: City): Promise<string | null> {
  const one = some(city, city.choose.of(['proposed', 'confirmed'] as const));
  if (!one) return null;
  const by = city.officer();
  const asked = { params: { id: one.version.id }, etag: one.etag, body: { reason: '所依据的文件未发布' } };
  if (one.status === 'confirmed' && one.version.from <= city.today) {
    const code = await city.refused(by, 'withdrawPolicy', asked);
    return `${by} may not withdraw ${one.version.id}: ${code}`;
  }
  await city.call(by, 'withdrawPolicy', asked);
  city.policies.splice(city.policies.indexOf(one), 1);
  city.tell('PolicyWithdrawn');
  if (one.status === 'confirmed') {
    city.ledger.rules.withdraw(one.version.id);
    city.tell('LawChanged');
  }
  return `${by} withdraws ${one.version.id}`;
}

function some(city: City, status: Proposed['status']): Proposed | null {
  const all = city.policies.filter((one) => one.status === status);
  return all.length > 0 ? city.choose.of(all) : null;
}
