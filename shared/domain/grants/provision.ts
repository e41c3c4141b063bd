import { change } from '../change.ts';
import type { Actor, Circumstances } from '../circumstances.ts';
import { event } from '../event.ts';
import { filingLife } from '../lives/filing.ts';
import { grantLife } from '../lives/grant.ts';
import { mayTake, partsOf, take, targetOf } from '../machine.ts';
import { Refusal } from '../refusals.ts';
import { type GrantDecision, meetGrantDuties } from './duties.ts';
import { mayChange } from './filing.ts';
import type { Grant, Provision } from './grant.ts';
import { statusAt } from './term.ts';

/** Access details for the requester. An interface has none, since it is called through the platform. */
export type Access = Exclude<Provision, { kind: 'interface' }>;

/** @throws Refusal `not-your-step`, `step-closed`, `change-not-filed` */
export function mayProvide(grant: Grant, at: Actor) {
  const to = take(grantLife, 'provide', statusAt(grant, at.now), partsOf(at.by, grant));
  if (grant.provision && !mayChange(grant)) throw new Refusal('change-not-filed');
  return to;
}

/**
 * The provider gives the access details, which meets its duty (809 art. 22). To change them later, the provider negotiates and
 * files the change first (809 art. 27).
 * @throws Refusal `not-your-step`, `step-closed`, `change-not-filed`, `secret-in-words`
 */
export function provide(grant: Grant, provision: Provision, at: Circumstances): GrantDecision {
  const to = mayProvide(grant, at);
  keepSecretsOut(provision);
  const { requester, provider, filing } = grant;
  const carriedOut = filing && mayChange(grant) ? { ...filing, status: targetOf(filingLife, 'carry-out')() } : filing;
  const next = { ...grant, status: to(), provision, providedAt: at.now, filing: carriedOut };
  const provided = event('GrantProvided', { requester, provider, kind: provision.kind });
  return [change('grant', grant, next, provided), ...meetGrantDuties('provide', at)];
}

/**
 * The requester reads the access details of a table or a file, which is recorded (article 12).
 * @throws Refusal `not-your-step`, `step-closed` while the grant is not in use, `called-through-platform`
 */
export function takeAccess(grant: Grant, at: Circumstances): GrantDecision {
  const { kind } = mayTakeAccess(grant, at);
  const { requester, provider } = grant;
  return [{ ...change('grant', grant, grant, event('AccessTaken', { requester, provider, kind })), keepsEtag: true }];
}

/** @returns the access details @throws Refusal `not-your-step`, `step-closed`, `called-through-platform` */
export function mayTakeAccess(grant: Grant, at: Actor): Access {
  mayTake(grantLife, 'take', statusAt(grant, at.now), partsOf(at.by, grant));
  return accessOf(grant);
}

/** The access details of a grant. @throws Refusal `called-through-platform` if there are none */
export function accessOf({ provision }: Grant): Access {
  if (!provision || provision.kind === 'interface') throw new Refusal('called-through-platform');
  return provision;
}

/** Patterns of passwords, keys, and connection strings with credentials. */
const secrets = [
  /\/\/[^/\s@]*:[^/\s@]*@/,
  /(pass(word|wd|phrase)?|pwd|secret|token|api[-_ ]?key|access[-_ ]?key|密码|口令|密钥)\s*(=|:|：|＝|是|为)\s*\S/i,
  /\bbearer\s+\S{8,}/i,
  /-----BEGIN [A-Z ]*KEY-----/,
  /\b(AKIA|ASIA|LTAI|AKID)[0-9A-Za-z]{12,}/,
];

function keepSecretsOut(provision: Provision): void {
  const found = Object.entries(provision).find(([, value]) => secrets.some((secret) => secret.test(value ?? '')));
  if (found) throw new Refusal('secret-in-words', {}, [{ field: `body.${found[0]}`, message: '密钥引用 · secret' }]);
}
