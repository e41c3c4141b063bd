import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { DemoPrincipal } from '../../infra/local/control/principal.ts';
import type { Meter } from '../../infra/local/meter.ts';
import { type Runtime, startRuntime } from '../../infra/local/runtime.ts';
import type { OperationId } from '../../shared/contract/routes.ts';
import type { Content } from '../../shared/domain/catalog/content.ts';
import { again, application } from './bodies.ts';
import { copyCity, FOUNDED, startedWith } from './city.ts';
import { Client, type Witness } from './client.ts';
import { emptyDynamoDB } from './dynamodb.ts';
import { departments, headFor, leaderFor, people } from './people.ts';
import { Rounds } from './rounds.ts';
import { differences, Tables } from './tables.ts';
import { waitingFor } from './waiting.ts';

/** The booted templates with a small city, for tests over HTTP. */
export interface World {
  runtime: Runtime;
  /** The directory of the runtime's data, logs and files. */
  dataDir: string;
  tables: Tables;
  /** In how many rounds operations called DynamoDB. */
  rounds: Rounds;
  /** Fails if a call changes anything in any table, except workers' leases. */
  unchangedBy<T>(call: () => Promise<T>): Promise<T>;
  /** A client that calls as a person; '' for nobody. */
  as(personId: string): Promise<Client>;
  /** Moves the clock to an instant and waits until no work is left. Only the last hourly sweep runs, or with `everySweep` all. */
  at(instant: string, how?: { everySweep: boolean }): Promise<void>;
  settle(): Promise<void>;
  /** The mails since the last call. */
  newMails(): { to: string; subject: string; text: string; html: string; files: Record<string, string> }[];
  /** Submits a draft to the bureau: a person proposes it, and the leader of their department consents. */
  submit(by: string, draft: Draft): Promise<Draft>;
  /** Every leader consents to all proposals of their department. */
  consentAll(): Promise<void>;
  /** Publishes an entry: staff compile it, the leader consents, and the bureau approves. @returns its id */
  publish(by: string, content: Content, head?: string): Promise<string>;
  /** Applies for items of an entry, with the consent of the head. @returns the request as its requester reads it */
  applyFor(by: string, resource: string, items?: string[], changed?: object): Promise<Sent>;
  /** The provider's staff reply to a request, and their head consents. */
  replyTo(by: string, request: Draft, reply: object): Promise<Sent>;
  stop(): Promise<void>;
}

/** A request, with the parameters for the next command. */
type Sent = Draft & { body: Said<'getRequest'> };
type Said<O extends OperationId> = Awaited<ReturnType<typeof Client.prototype.ok<O>>>['body'];

/** The parameters of a call on an entry, with the version that was read. */
interface Draft {
  params: { id: string };
  etag: string;
}

/** The statements of the head of a sharing office with a consent. */
export const assessed = { secrecyAssessed: true, personalInformationAssessed: true } as const;

/**
 * @param strict checks that a refusal writes nothing, and that a repeated POST gets the same answer
 * @param enclosed whether documents go with mails. Each is half a second's work, so otherwise they can't be asked for, and mails go
 *   without.
 * @param audited whether everything is held against the log each night. It reads all there is, so otherwise it is left out.
 * @param mailed whether mails are sent. What becomes of each takes as many calls as what it tells of, so files that read none leave them.
 * @param sealed whether the log is sealed every hour. Each record of it would be written once more, so otherwise it is left out.
 * @param meter counts what AWS would charge for
 * @param anew whether its functions are loaded anew, so that it is lived again from a seed whatever the process did before
 */
export async function startWorld({
  now = '2026-09-21T09:00:00+08:00',
  strict = false,
  enclosed = false,
  audited = false,
  mailed = true,
  sealed = false,
  anew = false,
  meter = undefined as Meter | undefined,
} = {}): Promise<World> {
  if (new Date(now) <= new Date(FOUNDED)) throw new Error(`a world begins after ${FOUNDED}`);
  const dataDir = mkdtempSync(join(tmpdir(), 'yima-'));
  let writes = 0;
  const dynamodb = await emptyDynamoDB();
  await copyCity(dynamodb.client);
  const rounds = new Rounds();
  const runtime = await startRuntime({
    passed: rounds.passed,
    dataDir,
    now: new Date(now),
    written: (names) => {
      // That somebody was turned away is written down beside what there is, and changes none of it.
      if (![...names].every((name) => /-(Access|Seals)/.test(name))) writes += 1;
    },
    dynamodb: dynamodb.client,
    ...(meter ? { meter } : {}),
    ...(await startedWith({ anew })),
    principals: () => people.map(principal),
  });
  rounds.watch((runtime.model.api?.methods ?? []).map(({ functionArn }) => functionArn.split(':').at(-1) ?? ''));
  runtime.outage('lambda', !enclosed);
  runtime.faults.keep({
    lost: [...(audited ? [] : ['Audit']), ...(sealed ? [] : ['Seal'])],
    unread: [...(sealed ? [] : ['Sealer']), ...(mailed ? [] : ['Notifier'])],
  });
  const tables = new Tables(runtime);
  // No work is left before and after the call, so every write between comes from it.
  const witness: Witness = {
    sentTwice: new Set(),
    async unwrittenBy(call) {
      await runtime.settle();
      const before = writes;
      const said = await call();
      await runtime.settle();
      expect(writes - before, 'writes to the tables').toBe(0);
      return said;
    },
  };
  const clients = new Map<string, Client>();
  const as = async (personId: string) => {
    const known = clients.get(personId);
    if (known) return known;
    const token = personId === '' ? '' : await runtime.token(personId);
    const client = new Client(runtime.apiUrl, token, strict ? witness : undefined, () => runtime.now());
    clients.set(personId, client);
    return client;
  };
  let read = 0;
  const world: World = {
    runtime,
    dataDir,
    tables,
    rounds,
    async unchangedBy(call) {
      await runtime.settle();
      const before = await tables.snapshot();
      const said = await call();
      await runtime.settle();
      expect(differences(before, await tables.snapshot())).toEqual([]);
      return said;
    },
    as,
    at: (instant, { everySweep } = { everySweep: false }) =>
      runtime.moveClock(new Date(instant), { lastRepeat: !everySweep }),
    settle: () => runtime.settle(),
    newMails: () => {
      const mails = runtime.mails();
      const fresh = mails.slice(read);
      read = mails.length;
      return fresh.map((mail) => ({ ...mail, to: mail.to.join() }));
    },
    submit: (by, draft) => submit(as, by, draft),
    async consentAll() {
      for (const { id } of people.filter(({ roles }) => roles.includes('leader'))) {
        const client = await as(id);
        const entries = await waitingFor(client, 'listConsents');
        if (entries.length > 0) await client.ok('consentResources', { body: { ...assessed, entries } });
      }
      await runtime.settle();
    },
    publish: (by, content, head) => publish(as, by, content, head),
    applyFor: (by, resource, items, changed) => ask(as, by, resource, items, changed),
    replyTo: (by, request, reply) => answer(as, by, request, reply),
    async stop() {
      await tables.close();
      await runtime.stop();
      await dynamodb.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
  await world.settle();
  return world;
}

/** A person as the sign-in of the console shows them. */
function principal({ id, name, department, roles }: (typeof people)[number]): DemoPrincipal {
  return { personId: id, name, department: departments.find((one) => one.id === department)?.name ?? '', roles };
}

type As = World['as'];

/**
 * Staff submit a draft. The tests' entries are similar, so if another department already has the same data, a lawful exception is
 * recorded first (article 10).
 */
export async function handIn(staff: Client, draft: Draft) {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await answeredAndSubmitted(staff, draft);
    } catch (error) {
      // The index follows in its own time: what it has found since has to be answered for too.
      if (attempt === 5 || !String(error).includes('"code":"duplicate-collection"')) throw error;
    }
  }
}

async function answeredAndSubmitted(staff: Client, draft: Draft) {
  const { params, etag } = draft;
  const { body } = await staff.ok('getMatches', { params });
  if (body.undecided.length > 0) {
    const basis = { document: '中华人民共和国社会救助法', article: '第十一条', kind: 'law' };
    const more = body.undecided.map((source) => ({ kind: 'exception', source, reason: '依法单独采集', basis }));
    // An answer is of all matches, those answered before with it.
    await staff.ok('answerMatches', { params, etag, body: { answers: [...body.answers, ...more] } });
  }
  return await staff.ok('submitResource', draft);
}

/** A person proposes a draft, and the leader of their department consents. */
export async function submit(as: As, by: string, { params, etag }: Draft, leader = leaderFor(by)): Promise<Draft> {
  const proposed = await handIn(await as(by), { params, etag });
  const consenting = { params, etag: proposed.etag, body: assessed };
  return { params, etag: (await (await as(leader)).ok('consentResource', consenting)).etag };
}

export async function ask(as: As, by: string, resource: string, items?: string[], changed: object = {}): Promise<Sent> {
  const staff = await as(by);
  const drafted = await staff.ok('createApplication', { body: { ...application(resource, items), ...changed } });
  const params = { id: drafted.body.id };
  const { etag } = await staff.ok('submitApplication', { params, etag: drafted.etag, body: again });
  const { body } = await (await as(headFor(by))).ok('consentApplication', { params, etag });
  const id = String(body.requests[0]);
  return { params: { id }, ...(await staff.ok('getRequest', { params: { id } })) };
}

async function answer(as: As, by: string, { params, etag }: Draft, body: object): Promise<Sent> {
  const proposed = await (await as(by)).ok('draftReply', { params, etag, body });
  const consented = await (await as(headFor(by))).ok('consentReply', { params, etag: proposed.etag });
  return { params, etag: consented.etag, body: consented.body };
}

/** Staff compile an entry, their leader consents, and the bureau approves. @returns its id */
export async function publish(as: As, by: string, content: Content, head?: string): Promise<string> {
  const compiled = await (await as(by)).ok('createResource', { body: { content } });
  const submitted = await submit(as, by, { params: { id: compiled.body.id }, etag: compiled.etag }, head);
  await (await as('officer')).ok('approveResource', submitted);
  return compiled.body.id;
}
