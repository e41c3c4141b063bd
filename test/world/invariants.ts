import type { HandedOver } from '../../infra/local/faults.ts';
import type { Runtime } from '../../infra/local/runtime.ts';
import { endOf, type LocalDate } from '../../shared/domain/calendar/time.ts';
import type { Duty } from '../../shared/domain/duties/duty.ts';
import { effectsOf, mayBeNobody } from '../../shared/domain/effects.ts';
import type { LoggedEvent } from '../../shared/domain/event.ts';
import { lives } from '../../shared/domain/lives/lives.ts';
import { type Machine, type Part, waitsIn } from '../../shared/domain/machine.ts';
import { BUREAU } from '../../shared/domain/people/department.ts';
import { isGrant } from '../../shared/storage/ids.ts';
import { firstBreak } from '../../shared/storage/log.ts';
import type { Mail } from '../../shared/storage/mails.ts';
import type { Tables } from './tables.ts';
import type { World } from './world.ts';

/** Losses that a test caused on purpose. They are not faults of the system. */
export interface Allowed {
  /** Deleted timers, by the id that they would wake. The sweep wakes it, and then it gets a new timer. */
  timersLost?: ReadonlySet<string>;
}

interface Look {
  now: string;
  items: Record<'cases' | 'work', Record<string, unknown>[]>;
  log: Map<string, LoggedEvent[]>;
  timers: { id: string; expression: string }[];
}

/**
 * Repairs everything: ends the faults, frees the claims of dead workers, sends dead letters back to their queues, and lets the sweep
 * run twice.
 * @returns the queues in which dead letters were found
 */
export async function workAgain({ runtime, tables, at }: World): Promise<string[]> {
  runtime.faults.end();
  await runtime.settle();
  const letters = Object.keys(await runtime.deadLetters.all());
  await tables.endLeases();
  await runtime.deadLetters.redrive();
  for (let sweeps = 2; sweeps > 0; sweeps--) await at(new Date(runtime.now().getTime() + 1.1 * HOUR).toISOString());
  return letters;
}

/**
 * Checks what must be true of a world when no work is left and a sweep has run: nothing is lost, nothing is doubled.
 * @returns the violations, in words; empty if there are none
 */
export async function broken(runtime: Runtime, tables: Tables, allowed: Allowed = {}): Promise<string[]> {
  const look: Look = {
    now: runtime.now().toISOString(),
    items: { cases: await tables.items('cases'), work: await tables.items('work') },
    log: await tables.log(),
    timers: await timersOf(runtime),
  };
  return [
    ...logBroken(look),
    ...dutiesBroken(look),
    ...turnsBroken(look),
    ...timersBroken(look, allowed),
    ...waitingBroken(look),
    ...mailsBroken(look, runtime),
    ...(await lettersBroken(runtime)),
  ];
}

/** The log is whole, every state matches its last event, and events that may happen once happened once. */
function logBroken({ log, items }: Look): string[] {
  const said: string[] = [];
  for (const [stream, events] of log) {
    const at = firstBreak(events);
    if (at !== null) said.push(`${stream}: the log breaks at ${at}`);
    const once = events.flatMap((event) => nameOfWhatIsOnce(event) ?? []);
    for (const name of doubles(once)) said.push(`${stream}: twice ${name}`);
  }
  // That a case equals no other is no event.
  const told = items.cases.filter(
    ({ state, kind, seq }) => state !== undefined && !(kind === 'equalCase' && seq === 0),
  );
  for (const { id, seq, head } of told) {
    const last = log.get(String(id))?.at(-1);
    if (last?.seq !== seq || last?.hash !== head) said.push(`${id}: state at ${seq}, log at ${last?.seq}`);
  }
  return said;
}

function nameOfWhatIsOnce({ type, data }: LoggedEvent): string | null {
  if (type === 'DutyOpened' || type === 'DutyMet' || type === 'DutyCancelled') return type;
  if (type === 'DutyReminded') return `${type} ${data.workingDays} of ${data.due}`;
  return null;
}

/** A late duty is flagged once, never before its time, and no duty sleeps past its time. */
function dutiesBroken({ items, log, now }: Look): string[] {
  const said: string[] = [];
  for (const duty of dutiesOf(items.cases)) {
    const flags = (log.get(duty.id) ?? []).filter(({ type }) => type === 'DutyLate');
    const late =
      duty.status === 'met' ? duty.late : duty.status === 'open' && now >= new Date(endOf(duty.due)).toISOString();
    // A flag counts for its recounted date, unless the recount has voided it.
    const standing = duty.flags.filter((flag) => !flag.void);
    if (late && !standing.some(({ due, recounted = due }) => recounted === duty.due))
      said.push(`${duty.id}: late since ${duty.due} and not flagged`);
    if (flags.map(({ data }) => 'due' in data && data.due).join() !== duty.flags.map(({ due }) => due).join())
      said.push(`${duty.id}: flags ${duty.flags.map(({ due }) => due)}, in the log ${flags.length}`);
    // Flags for different dates may get the same date by another calendar.
    for (const due of doubles(standing.filter(({ recounted }) => !recounted).map(({ due }) => due)))
      said.push(`${duty.id}: flagged twice for ${due}`);
    for (const { at, due, recounted = due } of standing)
      if (at < endOf(recounted)) said.push(`${duty.id}: flagged at ${at}, by the calendar now due ${recounted}`);
    for (const { at, data } of flags)
      if ('due' in data && at < endOf(data.due as LocalDate))
        said.push(`${duty.id}: flagged at ${at}, due ${data.due}`);
    if (duty.nextWakeAt && Date.parse(duty.nextWakeAt) < Date.parse(now) - HOUR)
      said.push(`${duty.id}: to be woken at ${duty.nextWakeAt}, still asleep`);
  }
  return said;
}

const HOUR = 3_600_000;

/** Whoever must act in a state owes it by a date: no case waits in a state of its machine without a duty. */
function turnsBroken({ items }: Look): string[] {
  const duties = dutiesOf(items.cases).filter(({ status }) => status !== 'met' && status !== 'cancelled');
  return items.cases
    .flatMap(({ kind, id, state }) =>
      waitsOf(String(kind), state as Waiting).map((wait) => ({ id: String(id), ...wait })),
    )
    .filter(({ id, owed }) => !duties.some(({ subject, kind }) => subject.id === id && owed.includes(kind)))
    .map(({ id, status, owed }) => `${id}: waits as ${status}, and nobody owes ${owed.join(' or ')}`);
}

// biome-ignore lint/suspicious/noExplicitAny: any case
type Waiting = any;

/** The duties that there must be one of, for the case and for what goes on within it. */
function waitsOf(kind: string, state: Waiting): { status: string; owed: string[] }[] {
  const of = (life: Machine, status: string | undefined) => {
    const owed = status === undefined ? [] : waitsIn(life, status).map(({ duty, by }) => [duty, ...instead(by)]);
    return owed.length > 0 ? [{ status: String(status), owed: owed.flat() }] : [];
  };
  switch (kind) {
    case 'application':
    case 'request':
    case 'correction':
    case 'demand':
      return of(lives[kind], state.status);
    case 'rectification':
      // What the city government drafts about the bureau it owes nobody.
      return state.status === 'drafted' && state.department === BUREAU ? [] : of(lives.rectification, state.status);
    case 'circular':
      return state.department === BUREAU ? [] : of(lives.circular, state.status);
    case 'complaint':
      return of(lives.complaint, state.status);
    case 'safeguard':
      return state.status === 'owed' ? [{ status: 'owed', owed: [state.kind] }] : [];
    case 'contractor':
      return of(lives.contractor, state.status);
    case 'incident':
      // Once the authority was told, nobody owes that any more; what else is owed is there as long as the state lasts.
      return of(lives.incident, state.status).map(({ status, owed }) => ({
        status,
        owed: owed.filter((kind) => kind !== 'tell-authority'),
      }));
    case 'negotiation':
      // The common superior of departments of several cities owes nothing here.
      return state.acrossLevels && state.status === 'referred' ? [] : of(lives.negotiation, state.status);
    case 'grant':
      return [
        // Data that was never had, or that another grant still allows, is not disposed of.
        ...(state.ending ? [] : of(lives.grant, state.status)),
        ...of(lives.renewal, state.renewal?.status),
        ...of(lives.filing, state.filing?.status),
      ];
    default:
      return [];
  }
}

/** Where the bureau is a side, the city government decides by a duty of its own. */
const instead = (by: readonly Part[]) => (by.includes('government') ? ['decide-instead'] : []);

/** Each duty or grant that must be woken has one timer. There are no other timers. */
function timersBroken({ items, timers }: Look, { timersLost }: Allowed): string[] {
  const waking = items.cases
    .filter(({ sk, id }) => String(sk).startsWith('DUTY#') || (sk === 'STATE' && isGrant(String(id))))
    .filter(({ state }) => (state as { nextWakeAt?: string | null }).nextWakeAt)
    .map(({ id }) => String(id));
  const said = timers.filter(({ id }) => !waking.includes(id)).map(({ id }) => `${id}: a timer is left over`);
  for (const id of waking) {
    const set = timers.filter((timer) => timer.id === id);
    if (set.length === 0 && !timersLost?.has(id)) said.push(`${id}: no timer`);
    if (set.length > 1) said.push(`${id}: ${set.length} timers: ${set.map(({ expression }) => expression).join(' ')}`);
  }
  return said;
}

/** No effect and no mail is waiting past its time. */
function waitingBroken({ items, now }: Look): string[] {
  return items.work
    .filter(({ gsi1pk }) => String(gsi1pk).startsWith('WAITING#'))
    .filter(({ gsi1sk }) => Date.parse(String(gsi1sk).split('#')[0] ?? '') < Date.parse(now) - HOUR)
    .map(({ pk, gsi1sk }) => `${pk}: waits since ${gsi1sk}`);
}

/** Every mail of an event was written and accepted. It was sent again only if the sender could not know that it was accepted. */
function mailsBroken({ items, log }: Look, { faults }: Runtime): string[] {
  const said: string[] = [];
  const mails = items.work.flatMap(({ mail }) => (mail ? [mail as Mail] : []));
  const byEvent = Map.groupBy(mails, ({ event }) => event);
  for (const event of [...log.values()].flat()) {
    const templates = effectsOf(event).flatMap((effect) =>
      effect.kind === 'mail' && !mayBeNobody(effect.to) ? [effect.template] : [],
    );
    for (const template of new Set(templates)) {
      if (!byEvent.get(event.id)?.some((mail) => mail.template === template))
        said.push(`${event.id}: no mail ${template} of ${event.type}`);
    }
  }
  const handed = Map.groupBy(faults.handedOver, ({ messageId }) => messageId);
  const digests = new Map(
    items.work.flatMap(({ pk, held }) => (held ? [[held, String(pk).slice('MAIL#'.length)]] : [])),
  );
  for (const { id, status, template, event } of mails) {
    const tries = handed.get(digests.get(id) ?? id) ?? [];
    if (status === 'sent' && !tries.some(({ accepted }) => accepted))
      said.push(`${id}: ${template} of ${event} is marked as sent and was never accepted`);
    said.push(...acceptedAgain(id, tries));
  }
  const known = new Set(mails.map(({ id }) => id));
  for (const id of handed.keys()) if (!known.has(id)) said.push(`${id}: sent, and nobody asked for it`);
  return said;
}

/** After a clear acceptance a mail is not sent again. */
function acceptedAgain(id: string, tries: HandedOver[]): string[] {
  const first = tries.findIndex(({ answered }) => answered === 'yes');
  return first >= 0 && first < tries.length - 1 ? [`${id}: accepted, and handed over again`] : [];
}

async function lettersBroken({ deadLetters }: Runtime): Promise<string[]> {
  return Object.entries(await deadLetters.all()).map(
    ([queue, bodies]) => `${bodies.length} dead letters in ${queue}: ${bodies[0]}`,
  );
}

function dutiesOf(cases: Record<string, unknown>[]): Duty[] {
  return cases.filter(({ sk }) => String(sk).startsWith('DUTY#')).map(({ state }) => state as Duty);
}

/** All timers, with the id that each wakes. */
export async function timersOf({ controlUrl }: Runtime): Promise<{ id: string; expression: string }[]> {
  const response = await fetch(`${controlUrl}/schedules`);
  const all = (await response.json()) as { fixed: boolean; expression: string; target: { input: string } }[];
  return all
    .filter(({ fixed }) => !fixed)
    .map(({ expression, target }) => ({ id: String(JSON.parse(target.input).id), expression }));
}

function doubles(all: string[]): string[] {
  return [...new Set(all.filter((one, index) => all.indexOf(one) !== index))];
}
