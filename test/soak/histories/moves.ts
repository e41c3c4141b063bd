import { expect } from 'vitest';
import { stateOf } from '../../oracle/ledger.ts';
import { type Case, type Kind, type Owed, reads } from './cases.ts';
import { type City, GOVERNMENT } from './city.ts';
import type { Step } from './step.ts';
import { steps } from './steps.ts';

interface Move {
  one: Case;
  // biome-ignore lint/suspicious/noExplicitAny: a step fits the case it is found for
  step: Step<any>;
}

/** The cases there are, and what is owed as cases of their own. */
function subjects(city: City): Case[] {
  const owed = city.ledger.debts.flatMap((debt): Owed[] =>
    debt.id && ['update', 'reply'].includes(debt.kind)
      ? [{ kind: 'owed', id: debt.id, status: stateOf(debt), requester: debt.owes, provider: debt.owes }]
      : [],
  );
  return [...city.cases, ...owed];
}

function moves(city: City, wanted: (move: Move) => boolean): Move[] {
  return subjects(city)
    .flatMap((one) => (steps[one.kind] ?? []).map((step) => ({ one, step })))
    .filter(wanted);
}

/** One step on one of the cases on which one is possible, read first as the person who takes it. */
export async function takeStep(city: City): Promise<string | null> {
  const possible = moves(city, ({ one, step }) => step.from.includes(one.status) && (step.when?.(one, city) ?? true));
  if (possible.length === 0) return null;
  const { one, step } = city.choose.weighed(possible, ({ step }) => step.weight ?? 10);
  const by = step.by(one, city);
  const asked = { params: { id: one.id }, etag: await versionOf(one, by, city) };
  const body = step.body?.(one, city);
  const said = step.take
    ? { body: null, ...(await step.take(one, city, by, asked)) }
    : await city.call(by, step.operation, { ...asked, ...(body ? { body } : {}) });
  step.follows(one, city, said.at, said.body, body ?? {});
  return `${by} ${step.operation} ${one.id} ${JSON.stringify(body ?? {}).slice(0, 120)}`;
}

/** A step that is not possible: in another state, by somebody it is no business of, or on a version long gone. */
export async function astray(city: City): Promise<string | null> {
  const how = city.choose.of(['closed', 'stranger', 'stale'] as const);
  const wanted = moves(city, ({ one, step }) => step.from.includes(one.status) === (how !== 'closed'));
  if (wanted.length === 0) return null;
  const { one, step } = city.choose.of(wanted);
  const rightful = step.by(one, city);
  const strangers = city.departments.filter((id) => !['00', one.requester, one.provider].includes(id));
  const stranger = city.choose.of(strangers.flatMap((id) => [...(city.staff[id] ?? []), city.head(id)]));
  const by = how === 'stranger' ? stranger : rightful;
  // The city government reads only what is referred to it.
  const reader = rightful === GOVERNMENT ? city.officer() : rightful;
  const etag = how === 'stale' ? '"1000000"' : await versionOf(one, reader, city);
  const body = step.body?.(one, city);
  const code = await city.refused(by, step.operation, { params: { id: one.id }, etag, ...(body ? { body } : {}) });
  return `${by} may not ${step.operation} ${one.id}: ${code}`;
}

/** Reads the case as a person does, and finds it in the state that it is in. @returns its version */
async function versionOf(one: Case, by: string, city: City): Promise<string> {
  const read = reads[one.kind as Kind];
  if (!read) return '';
  const { body, etag } = await (await city.world.as(by)).ok(read, { params: { id: one.id } });
  expect(statusIn(body), `${one.kind} ${one.id} as ${by} reads it`).toBe(one.status);
  return etag;
}

// biome-ignore lint/suspicious/noExplicitAny: any case
function statusIn(body: any): string {
  return 'status' in body ? body.status : (body.draft?.status ?? 'none');
}
