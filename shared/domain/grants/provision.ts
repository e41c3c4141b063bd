import * as z from 'zod';
import { type Decision, event } from '../event.ts';
import { mayTake, partsOf } from '../machine.ts';
import { Refusal } from '../refusals.ts';
import { type Changed, type Circumstances, meeting } from './duties.ts';
import { mayChange } from './filing.ts';
import { type Grant, grantLife, statusAt } from './grant.ts';

const words = (most: number) => z.string().trim().min(2).max(most);
/** The name under which a secret is kept, a path such as `yima/02/low-income-reader`; never the secret itself. */
const secret = z.string().regex(/^[a-z0-9-]{1,40}(\/[a-z0-9-]{1,60}){1,4}$/);

/**
 * How the data is obtained (article 15; 809 art. 22): a table of a database, a service interface that the provider registered, or
 * a file. What opens the door stays where secrets are kept; here is only its name.
 */
export const provisionSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('database'),
    system: words(100),
    address: words(200),
    table: z.string().trim().min(1).max(200),
    secret: secret.optional(),
    note: words(500).optional(),
  }),
  z.strictObject({ kind: z.literal('interface'), interface: z.string().regex(/^itf_[0-9a-hjkmnp-tv-z]{26}$/) }),
  z.strictObject({
    kind: z.literal('file'),
    location: words(500),
    format: words(40).optional(),
    secret: secret.optional(),
    note: words(500).optional(),
  }),
]);
export type Provision = z.infer<typeof provisionSchema>;

/** What the requester is told when it takes the details: never an interface's, which is called through the platform. */
export type Access = Exclude<Provision, { kind: 'interface' }>;

/**
 * The provider gives the details, which meets its duty (809 art. 22). A service once provided is changed only after the change was
 * negotiated and filed (809 art. 27).
 * @throws Refusal `not-your-step`, `step-closed`, `change-not-filed`, `secret-in-words`
 */
export function provide(grant: Grant, provision: Provision, at: Circumstances): Changed {
  mayTake(grantLife, 'provide', statusAt(grant, at.now), partsOf(at.by, grant));
  if (grant.provision && !mayChange(grant)) throw new Refusal('change-not-filed');
  keepSecretsOut(provision);
  const { requester, provider, filing } = grant;
  const carriedOut = filing && mayChange(grant) ? { ...filing, status: 'done' as const } : filing;
  return {
    grant: {
      next: { ...grant, status: 'in-use', provision, providedAt: at.now, filing: carriedOut },
      events: [event('GrantProvided', { requester, provider, kind: provision.kind })],
    },
    duties: meeting('provide', at),
    opened: [],
  };
}

/**
 * The requester takes the details of a table or a file; that it did is on record (article 12).
 * @throws Refusal `not-your-step`, `step-closed` while it is not in use, `called-through-platform`
 */
export function take(
  grant: Grant,
  { by, now }: Pick<Circumstances, 'by' | 'now'>,
): Decision<Grant> & { access: Access } {
  mayTake(grantLife, 'take', statusAt(grant, now), partsOf(by, grant));
  const { provision, requester, provider } = grant;
  if (!provision || provision.kind === 'interface') throw new Refusal('called-through-platform');
  return {
    next: grant,
    events: [event('AccessTaken', { requester, provider, kind: provision.kind })],
    access: provision,
  };
}

/** What a password, a key or a connection string with credentials looks like. */
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
