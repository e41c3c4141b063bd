import type * as z from 'zod';
import { generator } from '../../infra/local/faults.ts';
import { isCommand, type Route } from '../../shared/contract/route.ts';
import { type OperationId, operations, routes } from '../../shared/contract/routes.ts';
import { idPrefixes } from '../../shared/domain/id.ts';
import { bodies, unusedId } from '../world/bodies.ts';
import type { Client } from '../world/client.ts';
import { conditional } from '../world/entries.ts';
import { createGrant } from '../world/grants.ts';
import { people } from '../world/people.ts';
import type { CallInput } from '../world/sent-request.ts';
import { startWorld, type World } from '../world/world.ts';

/**
 * Calls that nobody means well: every operation, by everybody, with hostile and half-valid bodies, parameters, headers and files.
 * None may be answered with an error of the system, and afterwards everything must still be readable. `--seed` lives a run again,
 * `--calls` says how many calls there are in it (20,000).
 */
export async function fuzz({ seed: seeds = [], calls = [] }: Record<string, number[]>): Promise<void> {
  const [seed = Date.now() % 1_000_000] = seeds;
  const [count = 20_000] = calls;
  console.log(`npm run soak -- fuzz --seed ${seed} --calls ${count}`);
  const world = await startWorld();
  try {
    const run = new Fuzz(world, seed);
    await run.begin();
    for (let done = 0; done < count; done += CALLS_A_DAY) {
      await run.call(Math.min(CALLS_A_DAY, count - done));
      if (done % 10_000 === 0) console.log(`${done} calls, ${run.answered.size} different answers`);
    }
    await run.readAll();
    console.log(`${run.answered.size} different answers; ${run.objects} objects still answer`);
    for (const found of run.findings) console.log(found);
    if (run.findings.length > 0) throw new Error(`${run.findings.length} findings with seed ${seed}`);
  } finally {
    await world.stop();
  }
}

const WHOLE = '\u{20bb7}';
const hostile: unknown[] = [
  ...[
    `好${WHOLE.slice(0, 1)}`,
    `${WHOLE.slice(1)}好`,
    '',
    ' ',
    '\0',
    '\x1b[2J',
    '\u202egnp.exe',
    '\uffff',
    WHOLE.repeat(200),
  ],
  ...[
    'e\u0301'.repeat(90),
    'x'.repeat(4000),
    '<script>alert(1)</script>',
    '=HYPERLINK("x")',
    "'; --",
    '../../x',
    '%00',
  ],
  ...['__proto__', 'constructor', 'javascript:alert(1)', 'http://169.254.169.254/', '{"a":1}', '411281199001010000'],
  ...['2026-02-30', '0001-01-01', '9999-12-31', '1992-01-01', '2199-12-31', '2026-09-21', '２０２６-09-21', '1e999'],
  ...[0, -1, 1, 1.5, 1e308, -1e308, 2 ** 53, 2 ** 31, null, true, false, [], {}, [[]], [null], { length: 1 }],
  ...['all', 'accept', 'decline', 'share', 'file', 'interface', 'requester', '02', '06', '00', '99', 'civil', 'admin'],
];
const within = [
  WHOLE.slice(0, 1),
  WHOLE.slice(1),
  WHOLE,
  '\0',
  'e\u0301',
  '\u202e',
  '\r\n',
  '\u2028',
  '<b>',
  '"',
  '０',
];
const headers: Record<string, string>[] = [
  ...['*', '"0"', 'W/"1"', '"999999999"', '"-1"', '1', ''].map((value) => ({ 'if-match': value })),
  ...['civil', 'nobody', '', 'x'.repeat(3000), '%ud800', '\u00ff'].map((value) => ({ 'acting-for': value })),
  ...['k', 'x'.repeat(128), '#', 'k', 'ANSWER#x'].map((value) => ({ 'idempotency-key': value })),
  ...['application/json; charset=gbk', 'text/plain', ''].map((value) => ({ 'content-type': value })),
  { accept: 'application/pdf' },
  { authorization: 'Bearer x.y.z' },
];
const files = [
  '',
  '{',
  '[{"provider":"02"}]',
  '[{"a":"\\ud800"}]',
  '[1e999]',
  '%PDF-1.7\n',
  'PK\x03\x04',
  '名称,摘要\n"',
  '\0\0',
];

/** What may be wrong with a text of JSON as such. */
const broken: ((text: string) => string)[] = [
  (text) => text.slice(0, -1),
  (text) => text.replace('{', '{"a":1,"a":2,'),
  (text) => text.replace('{', '{"__proto__":{"a":1},'),
  (text) => text.replace(/:("[^"]*"|\d+)/, ':1e999'),
  (text) => text.replace('{', `{"a":${'['.repeat(5000)}${']'.repeat(5000)},`),
  (text) => `\ufeff${text}`,
  () => 'null',
  () => '',
];

interface Call {
  operation: OperationId;
  asked: CallInput;
  /** The id of a person, or none. */
  by: string;
  /** What is uploaded where the answer says where to. */
  file: string;
}
type Answer = Awaited<ReturnType<Client['send']>>;

export class Fuzz {
  /** What should not have been: each with what to call to see it again. */
  readonly findings: string[] = [];
  /** `operation status` of every answer. */
  readonly answered = new Set<string>();
  readonly #world: World;
  readonly #random: () => number;
  /** Ids seen so far by prefix, each with the newest version seen of it. */
  readonly #known = new Map<string, Map<string, string>>();
  /** Of each schema of a parameter: the words it takes, and the forms of ids. */
  readonly #taken = new Map<z.ZodType, { words: string[]; forms: string[] }>();

  constructor(world: World, seed: number) {
    this.#world = world;
    this.#random = generator(seed);
  }

  get objects(): number {
    return [...this.#known.values()].reduce((sum, { size }) => sum + size, 0);
  }

  /** Makes some of what calls can be about. */
  async begin(): Promise<void> {
    const world = this.#world;
    const entry = await world.publish('civil', conditional());
    const { params, body } = await world.applyFor('school', entry);
    await createGrant(world, entry);
    const school = await world.as('school');
    const made = [
      await school.ok('createDemand', { body: bodies.createDemand }),
      await school.ok('createApplication', { body: bodies.createApplication }).catch(() => null),
      await school.ok('listGrants'),
    ];
    this.#learnIds(JSON.stringify([entry, params, body, made.map((one) => one?.body)]));
    await world.settle();
  }

  async call(count: number): Promise<void> {
    for (let n = 0; n < count; n += TOGETHER) {
      await this.#send(Array.from({ length: Math.min(TOGETHER, count - n) }, () => this.#drawn()));
    }
    await this.#world.settle();
    const letters = Object.entries(await this.#world.runtime.deadLetters.all());
    for (const [queue, [letter]] of letters) this.findings.push(`a dead letter in ${queue}: ${letter}`);
  }

  /** Reads every object and every list, as JSON and as a document, as several readers. */
  async readAll(most = 12): Promise<void> {
    for (const by of ['officer', 'civil', 'school', 'upper', 'admin']) {
      for (const { operationId: operation, method, params, roles } of operations) {
        const may = people.find(({ id }) => id === by)?.roles.some((role) => roles.includes(role));
        if (method !== 'GET' || !may) continue;
        const query = { getGrantData: { purpose: 'x' }, calculateDeadline: {} }[operation as 'getGrantData'];
        const calls = (params ? this.#allParams(params, most) : [{}]).map((one) => ({
          ...{ operation, by, file: '' },
          asked: { params: one, ...(query ? { query } : {}) },
        }));
        for (let n = 0; n < calls.length; n += TOGETHER) await this.#send(calls.slice(n, n + TOGETHER));
      }
    }
  }

  #nextDay(): Promise<void> {
    return this.#world.at(new Date(this.#world.runtime.now().getTime() + DAY).toISOString());
  }

  #drawn(): Call {
    const { operationId, ...route } = this.#one(operations);
    return {
      operation: operationId,
      asked: this.#asked(operationId, route),
      by: this.#caller(route),
      file: this.#one(files),
    };
  }

  /** Sends calls at once. What is learned of them doesn't depend on which is answered first, so that a seed draws the same again. */
  async #send(calls: Call[]): Promise<void> {
    const answers = await Promise.all(calls.map((call) => this.#answer(call)));
    for (const [n, answer] of answers.entries()) if (answer) this.#learn(answer, (calls[n] as Call).asked);
  }

  async #answer(call: Call): Promise<Answer | undefined> {
    const { operation, asked, by, file } = call;
    try {
      const answer = await (await this.#world.as(by)).send(operation, asked);
      const { status, body } = answer;
      this.answered.add(`${operation} ${status}`);
      if (status >= 500) this.#found(call, `${status} ${JSON.stringify(body).slice(0, 200)}`);
      const { uploadUrl, contentType } = body as { uploadUrl?: string; contentType?: string };
      if (uploadUrl)
        await fetch(uploadUrl, { method: 'PUT', headers: { 'content-type': contentType ?? '' }, body: file });
      return answer;
    } catch (error) {
      this.#found(call, String((error as Error).message).slice(0, 500));
      return undefined;
    }
  }

  #found({ operation, asked, by }: Call, what: string): void {
    this.findings.push(`${operation} as ${by || 'nobody'}: ${what}\n  ${JSON.stringify(asked).slice(0, 1500)}`);
  }

  #caller({ roles, auth }: Omit<Route, 'operationId'>): string {
    if (auth === 'none' || this.#chance(0.02)) return '';
    const may = people.filter((person) => person.roles.some((role) => roles.includes(role)));
    return (this.#chance(0.1) || may.length === 0 ? this.#one(people) : this.#one(may)).id;
  }

  #asked(operation: OperationId, route: Omit<Route, 'operationId'>): CallInput {
    const params = route.params ? this.#params(route.params) : {};
    const known = this.#known.get(String(params.id).slice(0, 3))?.get(String(params.id));
    const body = this.#body(operation);
    return {
      params,
      ...(route.query ? { query: this.#query(route.query) } : {}),
      ...(body === undefined ? {} : { body }),
      ...(route.ifMatch ? { etag: known ?? '"1"' } : {}),
      ...(this.#chance(0.08) ? { headers: this.#one(headers) } : {}),
      ...(isCommand(route) ? { key: `fuzz-${Math.floor(this.#random() * 1e9)}` } : {}),
    };
  }

  #params({ shape }: z.ZodObject): Record<string, string> {
    return Object.fromEntries(
      Object.entries(shape).map(([name, schema]) => {
        const fitting = this.#fitting(schema as z.ZodType);
        const strange = fitting.length === 0 || this.#chance(0.05);
        return [name, strange ? this.#text().toWellFormed() || 'x' : this.#one(fitting)];
      }),
    );
  }

  /** Every combination of what is known that the parameters take. */
  #allParams({ shape }: z.ZodObject, most: number): Record<string, string>[] {
    return Object.entries(shape).reduce<Record<string, string>[]>(
      (all, [name, schema]) =>
        all.flatMap((one) =>
          this.#fitting(schema as z.ZodType)
            .slice(-most)
            .map((value) => ({ ...one, [name]: value })),
        ),
      [{}],
    );
  }

  #query({ shape }: z.ZodObject): Record<string, string> {
    const chosen = Object.keys(shape).filter(() => this.#chance(0.4));
    if (this.#chance(0.03)) chosen.push('surprise');
    return Object.fromEntries(
      chosen.map((name) => {
        const fitting = shape[name] ? this.#fitting(shape[name] as z.ZodType) : [];
        return [name, fitting.length > 0 && this.#chance(0.7) ? this.#one(fitting) : this.#text().toWellFormed()];
      }),
    );
  }

  /** The values known that a schema of one text takes. */
  #fitting(schema: z.ZodType): string[] {
    const takes = (value: string) => value.isWellFormed() && schema.safeParse(value).success;
    let of = this.#taken.get(schema);
    if (!of) {
      of = {
        words: words.filter(takes),
        forms: forms.filter((form) => takes(form.replace('*', unusedId('').slice(1)))),
      };
      this.#taken.set(schema, of);
    }
    const ids = of.forms.flatMap((form) =>
      [...(this.#known.get(form.slice(0, 3))?.keys() ?? [])].map((id) => form.replace(/^..._\*/, id)),
    );
    return [...of.words, ...ids];
  }

  #body(operation: OperationId): unknown {
    const { method, body: wanted }: Route = routes[operation];
    if (!wanted) return method !== 'GET' && this.#chance(0.05) ? this.#one(hostile) : undefined;
    const given: unknown = bodies[operation as keyof typeof bodies] ?? {};
    const text = JSON.stringify(given).replace(/\b([a-z]{3})_0{26}\b/g, (unused, prefix: string) =>
      this.#idOf(prefix, unused),
    );
    if (this.#chance(0.06)) return this.#one(broken)(text);
    let body: unknown = JSON.parse(text);
    if (this.#chance(0.7)) {
      do body = this.#changed(body);
      while (this.#chance(0.3));
    }
    return body ?? 'null';
  }

  /** A copy with one thing changed, wherever in it. */
  #changed(value: unknown): unknown {
    // A valid text with something in it gets further than one that is hostile throughout.
    if (typeof value === 'string' && this.#chance(0.5))
      return `${value.slice(0, 2)}${this.#one(within)}${value.slice(2)}`;
    if (typeof value !== 'object' || value === null || this.#chance(0.05)) return this.#one(hostile);
    if (Array.isArray(value)) {
      if (value.length === 0 || this.#chance(0.3))
        return this.#one([[...value, ...value], [], [...value, this.#one(hostile)]]);
      const at = Math.floor(this.#random() * value.length);
      return value.with(at, this.#changed(value[at]));
    }
    const entries = Object.entries(value);
    const [name, inner] = entries.length > 0 ? this.#one(entries) : ['x', null];
    const { [name]: _left, ...rest } = value as Record<string, unknown>;
    if (this.#chance(0.15)) return rest;
    if (this.#chance(0.05)) return { ...value, [this.#text()]: inner };
    return { ...value, [name]: this.#changed(inner) };
  }

  #idOf(prefix: string, otherwise: string): string {
    const ids = [...(this.#known.get(prefix)?.keys() ?? [])];
    return ids.length > 0 ? this.#one(ids) : otherwise;
  }

  /** Remembers the ids in an answer, and the version of what it shows. */
  #learn({ body, etag }: Answer, { params }: CallInput): void {
    if (typeof body === 'object') this.#learnIds(JSON.stringify(body));
    const id = String((body as { id?: string }).id ?? params?.id ?? '');
    if (etag) this.#known.get(id.slice(0, 3))?.set(id, etag);
  }

  #learnIds(text: string): void {
    for (const [id, prefix = ''] of text.matchAll(/\b([a-z]{3})_[0-9a-hjkmnp-tv-z]{26}\b/g)) {
      const of = this.#known.get(prefix) ?? new Map<string, string>();
      this.#known.set(prefix, of);
      if (!of.has(id) && of.size < MOST_KNOWN) of.set(id, '"1"');
    }
  }

  #text(): string {
    return String(this.#one(hostile));
  }

  #one<T>(of: readonly T[]): T {
    return of[Math.floor(this.#random() * of.length)] as T;
  }

  #chance(share: number): boolean {
    return this.#random() < share;
  }
}

const DAY = 86_400_000;
/** The next day begins after as many calls. */
const CALLS_A_DAY = 1000;
/** How many calls are under way at once. A divisor of the calls of a day. */
const TOGETHER = 8;
/** Of each kind, so that calls meet each other on the same few. */
const MOST_KNOWN = 40;
/** What is made of an id: itself, or the duty about it. */
const forms = [...idPrefixes.map((prefix) => `${prefix}_*`), 'req_*.reply', 'grt_*.provide', 'cor_*.answer'];
const words = [
  ...hostile.filter((value) => typeof value !== 'object').map(String),
  ...['1', '2', '2026', '2027', '9999', '3-withdrawn', 'school', 'true', 'false', 'draft', 'due', 'newest', 'sent'],
  ...['received', 'open', 'met', 'claimed', 'late', 'red', 'green', 'conditional', 'reply', 'update', '100', '25'],
];
