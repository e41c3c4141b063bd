import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type * as z from 'zod';
import { actionsOf } from '../../shared/contract/actions/action.ts';
import { correctionActs } from '../../shared/contract/actions/corrections.ts';
import { dutyActs } from '../../shared/contract/actions/duties.ts';
import { entryActs } from '../../shared/contract/actions/entries.ts';
import { negotiationActs } from '../../shared/contract/actions/negotiations.ts';
import * as applications from '../../shared/contract/schemas/application.ts';
import * as catalog from '../../shared/contract/schemas/catalog.ts';
import * as circulars from '../../shared/contract/schemas/circular.ts';
import * as complaints from '../../shared/contract/schemas/complaint.ts';
import * as contractors from '../../shared/contract/schemas/contractor.ts';
import * as corrections from '../../shared/contract/schemas/correction.ts';
import * as demands from '../../shared/contract/schemas/demand.ts';
import * as duties from '../../shared/contract/schemas/duty.ts';
import * as exchange from '../../shared/contract/schemas/exchange.ts';
import * as grants from '../../shared/contract/schemas/grant.ts';
import * as incidents from '../../shared/contract/schemas/incident.ts';
import * as negotiations from '../../shared/contract/schemas/negotiation.ts';
import * as oversight from '../../shared/contract/schemas/oversight.ts';
import * as policies from '../../shared/contract/schemas/policy.ts';
import * as requests from '../../shared/contract/schemas/request.ts';
import * as security from '../../shared/contract/schemas/security.ts';
import { applicationView } from '../../shared/contract/views/applications.ts';
import { resourceView } from '../../shared/contract/views/catalog.ts';
import { circularView } from '../../shared/contract/views/circulars.ts';
import { complaintView } from '../../shared/contract/views/complaints.ts';
import { contestedView, correctionView } from '../../shared/contract/views/corrections.ts';
import { demandView } from '../../shared/contract/views/demands.ts';
import { dutyWithProofView } from '../../shared/contract/views/duties.ts';
import { interfaceView } from '../../shared/contract/views/exchange.ts';
import { grantView, recordOfUseView } from '../../shared/contract/views/grants.ts';
import { jobView } from '../../shared/contract/views/jobs.ts';
import { negotiationCaseView } from '../../shared/contract/views/negotiations.ts';
import { driftView, poolingView, pushView } from '../../shared/contract/views/oversight.ts';
import { policyView } from '../../shared/contract/views/policies.ts';
import { requestView } from '../../shared/contract/views/requests.ts';
import { contractorView, incidentView, safeguardView } from '../../shared/contract/views/security.ts';
import { contentSchema } from '../../shared/domain/catalog/content.ts';
import { lawInForce } from '../../shared/domain/duties/law.ts';
import { effectsOf } from '../../shared/domain/effects.ts';
import type { EventType } from '../../shared/domain/event.ts';
import type { Id } from '../../shared/domain/id.ts';
import type { Kind, States } from '../../shared/storage/kinds/states.ts';
import { kinds } from '../../shared/storage/kinds.ts';
import { eventOf, hashOf, writtenEvent } from '../../shared/storage/log.ts';
import { toStored } from '../../shared/storage/stored-state.ts';
import { current, newest, raise, upcast } from '../../shared/storage/versions.ts';
import { renderMail } from '../../shared/text/mail/render.ts';
import { bj } from '../examples.ts';
import { keptShapes } from '../stored/shape.ts';

type Item = Record<string, unknown> & { v: number };

/**
 * Items as the commit wrote them when their version was that of today: one of each version of each kind of state, type of event, and
 * of published entries. They stay for ever.
 */
const items: Item[] = readFileSync(join(import.meta.dirname, '../stored/items.jsonl'), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line));
const nameOf = ({ kind, type }: Item) => (kind ? `state ${kind}` : type ? `event ${type}` : 'entry content');
const of = (sort: string) =>
  items.map((item): [string, Item] => [nameOf(item), item]).filter(([name]) => name.startsWith(sort));

const shapes = keptShapes();
const versionOf = (name: string) => {
  const [sort, which] = name.split(' ');
  return sort === 'state'
    ? current.state(which as Kind)
    : sort === 'event'
      ? current.event(which as EventType)
      : current.content();
};

it('a type of what is stored changes with its version: add an upcast, then `npm test -- stored -u`', async () => {
  const lines = [...shapes].map(([name, shape]) => {
    const digest = createHash('sha256').update(shape).digest('hex').slice(0, 16);
    return `${name} ${versionOf(name)} ${digest}\n`;
  });
  // Held against the file first, so that not even `-u` takes a changed type under the version that it has.
  const before = new Set(readFileSync(new URL('../stored/shapes.txt', import.meta.url), 'utf8').split('\n'));
  const versions = new Set([...before].map((line) => line.replace(/ \w+$/, '')));
  const changed = lines.map((line) => line.trimEnd()).filter((line) => !before.has(line));
  expect(changed.filter((line) => versions.has(line.replace(/ \w+$/, '')))).toEqual([]);
  await expect(lines.sort().join('')).toMatchFileSnapshot('../stored/shapes.txt');
});

it('there is an item of every version of every type', () => {
  const wanted = [...shapes.keys()].flatMap((name) =>
    Array.from({ length: versionOf(name) }, (_, before) => `${name} ${before + 1}`),
  );
  expect(items.map((item) => `${nameOf(item)} ${item.v}`).sort()).toEqual(wanted.sort());
});

it('what was asked for and not given was called rejected, and is read as declined', () => {
  const correction = { status: 'rejected', answer: { outcome: 'rejected', reason: '与档案一致' } };
  expect(upcast.state('correction', 1, correction)).toMatchObject({
    status: 'declined',
    answer: { outcome: 'declined' },
  });
  const corrected = { status: 'closed', answer: { outcome: 'corrected' } };
  expect(upcast.state('correction', 1, corrected)).toEqual(corrected);
  expect(upcast.state('correction', 1, { status: 'reported', answer: null })).toMatchObject({ answer: null });
  const grant = { status: 'active', filing: { status: 'rejected' } };
  expect(upcast.state('grant', 4, grant)).toMatchObject({ filing: { status: 'declined' } });
  expect(upcast.state('contested', 1, { cases: [{ id: 'cor_1', rejected: true }] })).toEqual({
    cases: [{ id: 'cor_1', declined: true }],
  });
});

const now = bj('2026-12-01');
const law = lawInForce();
const officer = { personId: 'p-00-officer1', department: '00', roles: ['bureau' as const] };
const at = { by: officer, now, law, duties: [] };

/** What is shown of a state, and the form in which it is promised. */
const views: { [K in Kind]?: (state: States[K]) => [z.ZodType, unknown] } = {
  resource: (state) => [catalog.resource, { ...resourceView(state, at), actions: actionsOf(entryActs, state, at) }],
  application: (state) => [applications.application, applicationView(state, now)],
  request: (state) => [requests.request, requestView(state, at)],
  grant: (state) => [grants.grant, grantView(state, now)],
  useRecord: (state) => [grants.useRecord, recordOfUseView(state)],
  interface: (state) => [exchange.dataInterface, interfaceView(state)],
  negotiation: (state) => [
    negotiations.negotiationCase,
    { ...negotiationCaseView(state, at), actions: actionsOf(negotiationActs, state, at) },
  ],
  correction: (state) => [
    corrections.correction,
    { ...correctionView(state, at), actions: actionsOf(correctionActs, state, at) },
  ],
  contested: (state) => [corrections.contested, contestedView(state)],
  demand: (state) => [demands.demand, demandView(state, at)],
  complaint: (state) => [complaints.complaint, complaintView(state, at)],
  circular: (state) => [circulars.circular, circularView(state, at)],
  safeguard: (state) => [security.safeguard, safeguardView(state, at)],
  incident: (state) => [incidents.incident, incidentView(state, at)],
  contractor: (state) => [contractors.contractor, contractorView(state, at)],
  duty: (state) => [
    duties.dutyWithProof,
    { ...dutyWithProofView(state, law, now), actions: actionsOf(dutyActs, state, at) },
  ],
  job: (state) => [catalog.job, jobView(state, [])],
  push: (state) => [oversight.push, pushView(state)],
  drift: (state) => [oversight.drift, driftView(state)],
  pooling: (state) => [oversight.pooling, poolingView(state.resource as Id<'res'>, state)],
  policy: (state) => [policies.policy, policyView(state.policy, state, '2026-12-01')],
};

describe('what was stored is read for ever', () => {
  it.each(of('state'))('%s: its key, its indexes and its view are made of it', (_, item) => {
    const { kind, id, state } = toStored(item);
    const definition = kinds[kind];
    const keys = { ...definition.key(id), ...definition.index(state as never) };
    expect(definition.id(state as never)).toBe(id);
    expect(Object.fromEntries(Object.entries(item).filter(([name]) => /^(pk|sk|gsi)/.test(name)))).toEqual(keys);
    const shown = views[kind]?.(state as never);
    if (shown) expect(shown[0].safeParse(shown[1]).error).toBeUndefined();
  });

  it.each(of('event'))('%s: it is whole, and what follows from it can be told', (_, item) => {
    const written = writtenEvent(item);
    expect(hashOf(written)).toBe(written.hash);
    const event = eventOf(item);
    const fields = Object.fromEntries(
      Object.entries(event.data).filter(([, value]) => ['string', 'number'].includes(typeof value)),
    );
    const facts = { case: { number: 'N-1', name: '某数据', path: '/cases/1' }, told: { event: event.type, fields } };
    for (const effect of effectsOf(event)) {
      if (effect.kind !== 'mail' || effect.template !== 'notice') continue;
      const mail = { template: effect.template, facts, at: event.at };
      const { text } = renderMail(mail, { name: '林一', bureau: false }, 'https://portal.example');
      expect(text).toContain('某数据');
      expect(text).not.toMatch(/[{}]/);
    }
  });

  it.each(of('entry'))('%s: it is an entry', (_, item) => {
    expect(contentSchema.safeParse(upcast.content(item.v, item.content as object)).error).toBeUndefined();
  });
});

describe('an upcast', () => {
  const steps = [
    ({ a, ...rest }: Record<string, unknown>) => ({ ...rest, b: a }),
    (old: Record<string, unknown>) => ({ ...old, c: 1 }),
  ];

  it('makes one version of the one before, from that which was stored up to that of today', () => {
    expect([newest(), newest(steps)]).toEqual([1, 3]);
    expect(raise(steps, 1, { a: 0 })).toEqual({ b: 0, c: 1 });
    expect(raise(steps, 2, { b: 0 })).toEqual({ b: 0, c: 1 });
    expect(raise(steps, 3, { b: 0, c: 2 })).toEqual({ b: 0, c: 2 });
  });

  it('is not guessed at: what a later release has stored, or nobody numbered, is refused', () => {
    expect(() => raise(steps, 4, {})).toThrow(RangeError);
    expect(() => raise(steps, undefined as never, {})).toThrow(RangeError);
  });
});
