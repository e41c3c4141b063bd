import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { type Runtime, startRuntime } from '../../infra/local/runtime.ts';
import type { OperationId } from '../../shared/contract/routes.ts';
import type { Content } from '../../shared/domain/catalog/content.ts';
import { application } from './bodies.ts';
import { copyCity, FOUNDED } from './city.ts';
import { Client, type Witness } from './client.ts';
import { emptyDynamoDB } from './dynamodb.ts';
import { headFor, people } from './people.ts';
import { differences, Tables } from './tables.ts';

/** The booted template with a small city in it, for tests over HTTP. */
export interface World {
  runtime: Runtime;
  /** Where the runtime keeps its data, logs and files. */
  dataDir: string;
  tables: Tables;
  /** Fails where a call leaves anything different in any table, but for workers' leases. */
  unchangedBy<T>(call: () => Promise<T>): Promise<T>;
  /** A client that calls as a person; '' for nobody. */
  as(personId: string): Promise<Client>;
  /** Moves the clock to an instant and waits until nothing is left to do. Of the hourly sweeps only the last comes, or every one. */
  at(instant: string, how?: { everySweep: boolean }): Promise<void>;
  settle(): Promise<void>;
  /** The mails since the last time this was asked. */
  newMails(): { to: string; subject: string; text: string; html: string }[];
  /** Has a draft proposed by a person and consented to by the head of their department, so that the bureau has it. */
  submitted(by: string, draft: Draft): Promise<Draft>;
  /** Has every head consent to all that their department proposes. */
  consentAll(): Promise<void>;
  /** Has a department compile an entry, its head consent and the bureau approve it. @returns its id */
  published(by: string, content: Content, head?: string): Promise<string>;
  /** Has a department apply for an entry's items and its head consent. @returns the request as its requester reads it */
  asked(by: string, resource: string, items?: string[], changed?: object): Promise<Sent>;
  /** Has the provider's staff reply and its head consent. */
  answered(by: string, request: Draft, reply: object): Promise<Sent>;
  stop(): Promise<void>;
}

/** A request, with what the next command on it needs. */
type Sent = Draft & { body: Said<'getRequest'> };
type Said<O extends OperationId> = Awaited<ReturnType<typeof Client.prototype.ok<O>>>['body'];

/** An entry as a call names it, on the version read. */
interface Draft {
  params: { id: string };
  etag: string;
}

/** What the head of a sharing office states on consenting. */
export const assessed = { secrecyAssessed: true, personalInformationAssessed: true } as const;

/** @param strict every refusal is held to write nothing, every POST to be answered the same when it is sent again */
export async function startWorld({ now = '2026-09-21T09:00:00+08:00', strict = false } = {}): Promise<World> {
  if (new Date(now) <= new Date(FOUNDED)) throw new Error(`a world begins after ${FOUNDED}`);
  const dataDir = mkdtempSync(join(tmpdir(), 'yima-'));
  let writes = 0;
  const dynamodb = await emptyDynamoDB();
  await copyCity(dynamodb.client);
  const runtime = await startRuntime({
    dataDir,
    now: new Date(now),
    written: () => {
      writes += 1;
    },
    dynamodb: dynamodb.client,
    warm: false,
  });
  const tables = new Tables(runtime);
  // Whatever is written between two moments in which nothing is left to do comes of the call between them.
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
    const client = new Client(runtime.apiUrl, token, strict ? witness : undefined);
    clients.set(personId, client);
    return client;
  };
  let read = 0;
  const world: World = {
    runtime,
    dataDir,
    tables,
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
    submitted: (by, draft) => submit(as, by, draft),
    async consentAll() {
      for (const { id } of people.filter(({ roles }) => roles.includes('head'))) {
        await (await as(id)).ok('consentAll', { body: assessed });
      }
      await runtime.settle();
    },
    published: (by, content, head) => publish(as, by, content, head),
    asked: (by, resource, items, changed) => ask(as, by, resource, items, changed),
    answered: (by, request, reply) => answer(as, by, request, reply),
    async stop() {
      tables.close();
      await runtime.stop();
      await dynamodb.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
  await world.settle();
  return world;
}

type As = World['as'];

/**
 * Has staff submit a draft. The tests' entries are much alike, so where another department holds the same, a lawful exception
 * is recorded first (article 10).
 */
export async function handIn(staff: Client, draft: Draft) {
  const { params, etag } = draft;
  const { body } = await staff.ok('getResourceMatches', { params });
  if (body.undecided.length > 0) {
    const basis = { document: '中华人民共和国社会救助法', article: '第十一条', kind: 'law' };
    const answers = body.undecided.map((source) => ({ kind: 'exception', source, reason: '依法单独采集', basis }));
    await staff.ok('answerOnceOnly', { params, etag, body: { answers } });
  }
  return await staff.ok('submitResource', draft);
}

/** Has a draft proposed by a person and consented to by the head of their department. */
export async function submit(as: As, by: string, { params, etag }: Draft, head = headFor(by)): Promise<Draft> {
  const proposed = await handIn(await as(by), { params, etag });
  const consenting = { params, etag: proposed.etag, body: assessed };
  return { params, etag: (await (await as(head)).ok('consentResource', consenting)).etag };
}

export async function ask(as: As, by: string, resource: string, items?: string[], changed: object = {}): Promise<Sent> {
  const staff = await as(by);
  const drafted = await staff.ok('createApplication', { body: { ...application(resource, items), ...changed } });
  const params = { id: drafted.body.id };
  const { etag } = await staff.ok('submitApplication', { params, etag: drafted.etag });
  const { body } = await (await as(headFor(by))).ok('consentApplication', { params, etag });
  const id = String(body.requests[0]);
  return { params: { id }, ...(await staff.ok('getRequest', { params: { id } })) };
}

export async function answer(as: As, by: string, { params, etag }: Draft, body: object): Promise<Sent> {
  const proposed = await (await as(by)).ok('replyToRequest', { params, etag, body });
  const consented = await (await as(headFor(by))).ok('consentReply', { params, etag: proposed.etag });
  return { params, etag: consented.etag, body: consented.body };
}

/** Has a department compile an entry, its head consent and the bureau approve it. @returns its id */
export async function publish(as: As, by: string, content: Content, head?: string): Promise<string> {
  const compiled = await (await as(by)).ok('compileResource', { body: { content } });
  const submitted = await submit(as, by, { params: { id: compiled.body.id }, etag: compiled.etag }, head);
  await (await as('officer')).ok('approveResource', submitted);
  return compiled.body.id;
}
