/**
 * A stage is one installation of the system. Its settings are a file in `infra/stages/`. `cdk deploy -c stage=prod` chooses one
 * (`dev` by default). They are checked here, so that a bad value fails before anything is built.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { mappingNames } from '../shared/adapters/upstream/mappings.ts';
import { BUREAU, departmentId } from '../shared/domain/people/department.ts';
import { personId } from '../shared/domain/people/person.ts';
import { type TableName, tables } from '../shared/storage/tables.ts';

const STAGES = join(import.meta.dirname, 'stages');

/** A URL with TLS, except on the machine itself. */
const url = z
  .url({ protocol: /^https?$/ })
  .refine((value) => value.startsWith('https:') || ['127.0.0.1', 'localhost'].includes(new URL(value).hostname), {
    error: 'must be https',
  });

/** Protocol, name and port: the start of an interface's address. A number is refused, because a platform has a name. */
const origin = url.refine(
  (value) => {
    const { origin, hostname } = new URL(value);
    return value === origin && (value.startsWith('http:') || !/^\[|^[\d.]+$/.test(hostname));
  },
  { error: 'must be an origin by name, as https://exchange.yima.example' },
);

const tableNames = Object.keys(tables) as TableName[];
const bucketName = z.string().regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/);

/** A table by its name, and by the label of its stream where its changes are read (`LatestStreamLabel`). */
const otherTable = z.strictObject({
  name: z.string().regex(/^[\w.-]{3,255}$/),
  stream: z
    .string()
    .regex(/^\d{4}-\d\d-\d\dT[\d:.]+$/)
    .optional(),
});

const settings = z.strictObject({
  /** `china` for cn-north-1 and cn-northwest-1, whose services and rules differ; `global` for every other region. */
  kind: z.enum(['global', 'china']),
  /** The account and region of the stage, so that it is deployed nowhere else by mistake; where the credentials lead if left out. */
  account: z
    .string()
    .regex(/^\d{12}$/)
    .optional(),
  region: z
    .string()
    .regex(/^[a-z]{2}(-[a-z]+)+-\d$/)
    .optional(),
  /**
   * How callers are identified: by a token of an OpenID provider, or by the role session that signed the call (SigV4).
   * `founderSubject` may register the first administrator, and may do nothing once there is one.
   */
  authentication: z.discriminatedUnion('method', [
    z.strictObject({
      method: z.literal('oidc'),
      issuer: url,
      audience: z.string().min(1),
      jwksUri: url,
      founderSubject: z.string().min(1),
    }),
    z.strictObject({
      method: z.literal('iam'),
      founderSubject: z.string().min(1),
      /**
       * Each department that calls, with who else than IAM users of the account opens a session of its role: the ARN of the role or
       * user of a system, by the system's id.
       */
      departments: z.record(
        departmentId,
        z.record(personId, z.string().regex(/^arn:aws[a-z-]*:iam::\d{12}:(role|user)\/.+$/)),
      ),
    }),
  ]),
  mail: z.discriminatedUnion('transport', [
    z.strictObject({
      transport: z.literal('ses'),
      from: z.email(),
      /** Where answers to mails go, such as a mailbox that the bureau reads; to `from` if left out. */
      replyTo: z.email().optional(),
      /** The identity that is verified in SES, where it is the domain and not the address. */
      identity: z.string().min(3).optional(),
    }),
    /** Port 25 is blocked in the cloud and unencrypted elsewhere. The credentials are in a secret, never here. */
    z.strictObject({
      transport: z.literal('smtp'),
      from: z.email(),
      replyTo: z.email().optional(),
      host: z.hostname(),
      port: z.union([z.literal(465), z.literal(587)], { error: 'must be 465 or 587' }),
    }),
  ]),
  /**
   * The data-sharing platform of the city above, which receives the catalog; null where there is none yet. `keyId` names our key,
   * and `mapping` a file in shared/adapters/upstream/mappings. The key itself is in a secret, never here.
   */
  upstream: z.strictObject({ url, keyId: z.string().min(1), mapping: z.enum(mappingNames) }).nullable(),
  /**
   * The existing sharing platform, whose interfaces are called for holders of a grant; null where nothing is passed on. Name an
   * origin only where the platform is already in operation: new exchange systems are barred (Order 809 art. 31).
   */
  exchange: z
    .strictObject({
      origins: z.array(origin).min(1),
      /** The longest time for a whole call of an interface. The API itself gives up after 29 seconds. */
      timeoutSeconds: z.int().min(1).max(20),
    })
    .nullable(),
  /**
   * Calls of the systems of departments (webhooks). `networks`: internal networks in which these may lie, such as that of the
   * government; elsewhere an internal address is not called.
   */
  webhooks: z.strictObject({
    networks: z.array(z.union([z.cidrv4(), z.cidrv6()])),
    /** Hosts that may be called without TLS; none but on one machine. */
    plainHosts: z.array(z.string()),
    /** The longest time for a whole call. */
    timeoutSeconds: z.int().min(1).max(10),
  }),
  /**
   * The console under `/console` of the API; null where there is none. `clientId` is its name at the OpenID provider, which has to
   * admit it as a public client with PKCE and refresh tokens, and let it return to `/console/`. `docs`: whether the API's docs are
   * served under `/docs` too.
   */
  console: z.strictObject({ clientId: z.string().min(1), docs: z.boolean() }).nullable(),
  /**
   * The origins whose pages may call the API from a browser (CORS), such as a portal of the city; empty for none. The console needs
   * none, since it is served by the API.
   */
  origins: z.array(origin).max(10),
  /** The target of the links in mails: the console, or a portal of the city that has its paths. */
  portalUrl: url,
  alarms: z.strictObject({ email: z.email() }),
  /** Whether the domain has its ICP filing; without one, China forbids anonymous methods and Lambda authorizers. */
  icp: z.boolean(),
  /** Whether data outlives the stack: tables, bucket and keys kept and protected, logs for 400 days instead of 30. */
  retain: z.boolean(),
  /**
   * Backups of all tables, each night, locked against deletion; null for none. `copyTo`: the region to which they are copied, another
   * than the stage's own, or null.
   */
  backups: z.strictObject({ copyTo: z.string().min(5).nullable() }).nullable(),
  /**
   * Tables and buckets in the place of the stage's own, such as restored ones (`recovery.md`). The stage's own stay beside them, unused,
   * so that one can go back.
   */
  restored: z
    .strictObject({
      tables: z.partialRecord(z.enum(tableNames), otherTable).optional(),
      files: bucketName.optional(),
      sealedLog: bucketName.optional(),
    })
    .optional(),
  /**
   * Whether a new version of a function first answers a tenth of the calls for five minutes, and is taken back where an alarm rings
   * meanwhile (CodeDeploy).
   */
  gradual: z.boolean(),
  /** X-Ray. Lambda in China does not have it. */
  tracing: z.boolean(),
  logLevel: z.enum(['DEBUG', 'INFO', 'WARN', 'ERROR']),
  /** The limits of the whole API, and of one address and one credential before the firewall blocks it for a while. */
  limits: z.strictObject({
    requestsPerSecond: z.int().min(1),
    burst: z.int().min(1),
    perAddressIn5Minutes: z.int().min(10).max(2_000_000_000),
    perPersonIn5Minutes: z.int().min(10).max(2_000_000_000),
  }),
});

/** Services and rules that differ in China. These messages are clearer than those of CloudFormation. */
const rules: { path: string[]; message: string; broken: (s: Settings) => boolean }[] = [
  {
    path: ['mail', 'transport'],
    message: 'China has no SES: use "smtp"',
    broken: (s) => s.kind === 'china' && s.mail.transport === 'ses',
  },
  {
    path: ['region'],
    message: 'the regions of "china" are cn-north-1 and cn-northwest-1, and no others',
    broken: (s) => s.region !== undefined && s.region.startsWith('cn-') !== (s.kind === 'china'),
  },
  {
    path: ['backups', 'copyTo'],
    message: 'a copy goes to another region; from China only to the other one of cn-north-1 and cn-northwest-1',
    broken: ({ kind, region, backups }) =>
      Boolean(backups?.copyTo) &&
      (backups?.copyTo === region || String(backups?.copyTo).startsWith('cn-') !== (kind === 'china')),
  },
  {
    path: ['restored', 'tables'],
    message: `the label of the stream is needed of ${tableNames.filter((name) => tables[name].stream).join(' and ')}, and of no other`,
    broken: ({ restored }) =>
      tableNames.some((name) => {
        const other = restored?.tables?.[name];
        return other !== undefined && (other.stream !== undefined) !== tables[name].stream;
      }),
  },
  {
    path: ['gradual'],
    message:
      'the versions of functions and the methods of other origins do not both fit into one stack: use false or "origins": []',
    broken: (s) => s.gradual && s.origins.length > 0,
  },
  {
    path: ['tracing'],
    message: 'Lambda in China has no X-Ray: use false',
    broken: (s) => s.kind === 'china' && s.tracing,
  },
  {
    path: ['authentication', 'method'],
    message: 'a Lambda authorizer in China needs an ICP filing: use "iam", or "icp": true once the domain is filed',
    broken: (s) => s.kind === 'china' && s.authentication.method === 'oidc' && !s.icp,
  },
  {
    path: ['authentication', 'departments'],
    message: `the bureau, department ${BUREAU}, has to be among them: its people register everybody else`,
    broken: ({ authentication }) => authentication.method === 'iam' && !(BUREAU in authentication.departments),
  },
  {
    path: ['console'],
    message: 'people sign in to the console with an OpenID provider: use null where the method is "iam"',
    broken: (s) => s.console !== null && s.authentication.method === 'iam',
  },
  {
    path: ['origins'],
    message:
      'a browser asks without a credential whether it may call, which China forbids without an ICP filing: use []',
    broken: (s) => s.kind === 'china' && !s.icp && s.origins.length > 0,
  },
];

const checked = settings.superRefine((value, context) => {
  for (const rule of rules) {
    if (rule.broken(value)) context.addIssue({ code: 'custom', path: rule.path, message: rule.message });
  }
});

export type Settings = z.output<typeof settings>;
export type Stage = Settings & { name: string };

/** Whether calls without a credential are allowed: China asks for an ICP filing. */
export function isOpenToAll({ kind, icp }: Pick<Stage, 'kind' | 'icp'>): boolean {
  return kind !== 'china' || icp;
}

/**
 * The settings of the stage that the context names.
 * @param context reads a value given with `-c key=value`; `controlUrl` and `apiUrl` fill the stage `local`.
 * @throws Error with the file and each setting that is missing or wrong.
 */
export function readStage(context: (key: string) => unknown): Stage {
  const name = String(context('stage') ?? 'dev');
  const known = readdirSync(STAGES).map((file) => file.replace(/\.json$/, ''));
  if (!known.includes(name)) {
    throw new Error(`No stage "${name}": there is no infra/stages/${name}.json. Known: ${known.join(', ')}.`);
  }
  const text = readFileSync(join(STAGES, `${name}.json`), 'utf8')
    .replaceAll('{controlUrl}', String(context('controlUrl') ?? 'http://127.0.0.1:3001'))
    .replaceAll('{apiUrl}', String(context('apiUrl') ?? 'http://127.0.0.1:3000'));
  return { name, ...checkSettings(JSON.parse(text), `infra/stages/${name}.json`) };
}

/** @throws Error with the source and each setting that is missing or wrong. */
export function checkSettings(value: unknown, source: string): Settings {
  const result = checked.safeParse(value);
  if (result.success) return result.data;
  const wrong = result.error.issues.map((issue) => `  ${issue.path.join('.') || '(file)'}: ${issue.message}`);
  throw new Error(`${source} is not a valid stage:\n${wrong.join('\n')}`);
}
