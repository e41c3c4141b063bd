import type * as z from 'zod';
import { dateOf, epoch, type Instant, instant, toInstant } from '../calendar/time.ts';
import { type Change, change } from '../change.ts';
import type { Circumstances } from '../circumstances.ts';
import type { DutyChange } from '../duties/duty.ts';
import { findPolicy, type IncidentLevel } from '../duties/policy.ts';
import { endDuties, passOn } from '../duties/waiting.ts';
import { type DomainEvent, event } from '../event.ts';
import type { GrantDecision } from '../grants/duties.ts';
import type { Grant } from '../grants/grant.ts';
import { suspend } from '../grants/suspension.ts';
import type { Id } from '../id.ts';
import { type IncidentStatus, incidentLife } from '../lives/incident.ts';
import { mayTake, partsOf, take } from '../machine.ts';
import { mustBeAnother, type Signature, signature, withHands } from '../people/hands.ts';
import type { Principal } from '../people/person.ts';
import { Refusal } from '../refusals.ts';
import { othersIn } from './concerned.ts';
import type {
  classificationSchema,
  closingSchema,
  conclusionSchema,
  IncidentReport,
  incidentSuspensionSchema,
  tellingSchema,
} from './incident-fields.ts';
import { bandOf } from './levels.ts';
import type { KeptFile } from './safeguard.ts';

interface Act extends Signature {
  at: Instant;
}

/** A grant that an incident concerns, with the part that the department where it happened has in it. */
interface ConcernedGrant {
  id: Id<'grt'>;
  number: string;
  name: string;
  side: 'requester' | 'provider';
  /** The department on the other side. */
  other: string;
}

/** A security incident in shared data (article 22; 809 arts 34, 35). */
export interface Incident extends Pick<IncidentReport, 'name' | 'kind' | 'foundAt' | 'people' | 'what'> {
  id: Id<'inc'>;
  number: string;
  status: IncidentStatus;
  /** Where it happened, which is who answers for it (article 22). */
  department: string;
  grants: ConcernedGrant[];
  /** Grants that were suspended because of it. */
  suspended: Id<'grt'>[];
  reported: Act;
  /** Everybody who reported it or handled it. */
  hands: string[];
  /** The level as classified; until then that of the band. */
  level: IncidentLevel;
  classified: (Act & { reason: string | null }) | null;
  /** By when the authority is to be told: hours from when it was found (民法典 201). */
  tellBy: Instant;
  told: (Act & { toldAt: Instant; authority: string; how: string; late: boolean }) | null;
  measures: (Act & { text: string })[];
  conclusion: (Act & { cause: string; prevention: string; file: KeptFile }) | null;
  returned: (Act & { reason: string }) | null;
  closed: (Act & { liability: 'liable' | 'exempt'; as: 'user' | 'provider'; reason: string }) | null;
  dismissed: (Act & { reason: string }) | null;
}

export type IncidentDecision = (Change<'incident', Incident> | DutyChange | GrantDecision[number])[];

const MOST_MEASURES = 100;
const HOUR = 3_600_000;

/** The department where an incident happened, by who reports it. @throws Refusal `role-missing` where it is another's and the reporter no officer */
export function placeOf({ department }: Pick<IncidentReport, 'department'>, by: Principal): string {
  if (department === undefined || department === by.department) return by.department;
  if (!partsOf(by, { requester: null, provider: null }).includes('bureau')) throw new Refusal('role-missing');
  return department;
}

/** Where an incident was found, when, and which grants it concerns. */
type Found = Pick<Incident, 'department' | 'foundAt' | 'grants'>;

/** Checks what is reported. @param grants those that it names @throws Refusal `found-later` for a time to come, `grant-elsewhere` */
export function checkFound(
  { foundAt: stated }: IncidentReport,
  { department, grants }: { department: string; grants: readonly Grant[] },
  now: Instant,
): Found {
  const foundAt = toInstant(stated);
  mustBePast(foundAt, 'foundAt', now);
  return { department, foundAt, grants: grants.map((grant) => concerned(grant, department)) };
}

/**
 * Reports an incident. The level is that of the policy's band at first, and so is the time to tell the authority, which counts in
 * hours from when it was found. The duty beside it is the nearest that days can say, the end of the next working day: it reminds, and
 * escalates; whether it was told in time, the hours say.
 */
export function reportIncident(
  { name, kind, people, what }: IncidentReport,
  given: Found & { id: Id<'inc'>; number: string },
  at: Circumstances,
): IncidentDecision {
  const { id, number, department, foundAt, grants } = given;
  const band = bandOf(bandsOn(at), people);
  const incident: Incident = {
    ...{ id, number, name, kind, foundAt, people, what, status: 'reported', department },
    grants,
    suspended: [],
    reported: { at: at.now, ...signature(at.by) },
    hands: withHands([], at.by),
    ...{ level: band.level, classified: null, tellBy: later(foundAt, band.hours), told: null, measures: [] },
    ...{ conclusion: null, returned: null, closed: null, dismissed: null },
  };
  return stepped(null, incident, event('IncidentReported', { ...facts(incident), tellBy: incident.tellBy }), at);
}

/**
 * Who is above says the level, which moves the time to tell the authority. @throws Refusal `level-unreasoned` for another level than the
 * band's without a reason, `not-your-step`, `step-closed`
 */
export function classify(
  incident: Incident,
  { level, people, reason }: z.infer<typeof classificationSchema>,
  at: Circumstances,
): IncidentDecision {
  const to = takeStep(incident, 'classify', at.by)();
  const bands = bandsOn(at);
  if (level !== bandOf(bands, people).level && !reason) {
    throw new Refusal('level-unreasoned', {}, [{ field: 'body.reason', message: level }]);
  }
  const { hours } = bands.find((band) => band.level === level) ?? bandOf(bands, people);
  const tellBy = later(incident.foundAt, hours);
  const classified = { at: at.now, ...signature(at.by), reason: reason ?? null };
  const told = incident.told && { ...incident.told, late: incident.told.toldAt > tellBy };
  const next: Incident = { ...incident, status: to, level, people, classified, tellBy, told };
  return stepped(incident, next, event('IncidentClassified', { ...facts(next), tellBy, others: othersIn(next) }), at);
}

/** It was none after all. @throws Refusal `not-your-step`, `step-closed` */
export function dismiss(incident: Incident, { reason }: { reason: string }, at: Circumstances): IncidentDecision {
  const status = takeStep(incident, 'dismiss', at.by)();
  const next: Incident = { ...incident, status, dismissed: { at: at.now, ...signature(at.by), reason } };
  return stepped(incident, next, event('IncidentDismissed', { ...facts(next), reason }), at);
}

/** @throws Refusal `not-your-step`, `step-closed`, `told-already` */
export function mayTell(incident: Incident, by: Principal): void {
  mayStep(incident, 'tell', by);
  if (incident.told) throw new Refusal('told-already');
}

/** Records that the authority was told, which meets the duty. @throws Refusal `found-later`, `told-already`, `not-your-step`, `step-closed` */
export function tell(
  incident: Incident,
  { toldAt: stated, authority, how }: z.infer<typeof tellingSchema>,
  at: Circumstances,
): IncidentDecision {
  mayTell(incident, at.by);
  const toldAt = toInstant(stated);
  mustBePast(toldAt, 'toldAt', at.now);
  const late = toldAt > incident.tellBy;
  const told = { at: at.now, ...signature(at.by), toldAt, authority, how, late };
  const next: Incident = { ...incident, told, hands: withHands(incident.hands, at.by) };
  const happened = event('AuthorityTold', { ...facts(next), toldAt, authority, late });
  return [change('incident', incident, next, happened), ...endDuties('tell-authority', null, at)];
}

/** @throws Refusal `not-your-step`, `step-closed`, `case-full` */
export function mayMeasure(incident: Incident, by: Principal): void {
  mayStep(incident, 'measure', by);
  if (incident.measures.length >= MOST_MEASURES) {
    throw new Refusal('case-full', { what: '处置措施', most: MOST_MEASURES });
  }
}

/** The department says what it has done so that the harm spreads no further (809 art. 35). */
export function measure(incident: Incident, { text }: { text: string }, at: Circumstances): IncidentDecision {
  mayMeasure(incident, at.by);
  const measures = [...incident.measures, { at: at.now, ...signature(at.by), text }];
  const next: Incident = { ...incident, measures, hands: withHands(incident.hands, at.by) };
  return [change('incident', incident, next, event('IncidentMeasured', { ...facts(next), text }))];
}

/** @throws Refusal `not-your-step`, `step-closed` */
export function maySuspend(incident: Incident, by: Principal): void {
  mayStep(incident, 'suspend', by);
}

/**
 * The bureau suspends a grant that it concerns, as for any misuse (809 art. 27), and the incident keeps that it did.
 * @param grant with its duties @throws Refusal `grant-elsewhere`, `days-stated`, `not-your-step`, `step-closed`
 */
export function suspendFor(
  incident: Incident,
  { reason, days }: z.infer<typeof incidentSuspensionSchema>,
  { grant, duties }: { grant: Grant; duties: Circumstances['duties'] },
  at: Circumstances,
): IncidentDecision {
  maySuspend(incident, at.by);
  if (!incident.grants.some(({ id }) => id === grant.id)) {
    throw new Refusal('grant-elsewhere', {}, [{ field: 'body.grant', message: grant.id }]);
  }
  const suspended = [...new Set([...incident.suspended, grant.id])];
  const next: Incident = { ...incident, suspended };
  const happened = event('IncidentGrantSuspended', { ...facts(next), grant: grant.id, reason });
  return [
    change('incident', incident, next, happened),
    ...suspend(grant, { reason, ...(days === undefined ? {} : { days }) }, { ...at, duties }),
  ];
}

/** @throws Refusal `not-your-step`, `step-closed`, `authority-not-told` */
export function mayConclude(incident: Incident, by: Principal): void {
  mayStep(incident, 'conclude', by);
  if (!incident.told) throw new Refusal('authority-not-told');
}

/** The department has dealt with it: cause, prevention, and its report. */
export function conclude(
  incident: Incident,
  { cause, prevention }: Pick<z.infer<typeof conclusionSchema>, 'cause' | 'prevention'>,
  file: KeptFile,
  at: Circumstances,
): IncidentDecision {
  mayConclude(incident, at.by);
  const status = takeStep(incident, 'conclude', at.by)();
  const conclusion = { at: at.now, ...signature(at.by), cause, prevention, file };
  const next: Incident = { ...incident, status, conclusion, hands: withHands(incident.hands, at.by) };
  return stepped(incident, next, event('IncidentConcluded', { ...facts(next), cause, sha256: file.sha256 }), at);
}

/** Who is above sends it back. @throws Refusal `not-your-step`, `step-closed` */
export function giveBack(incident: Incident, { reason }: { reason: string }, at: Circumstances): IncidentDecision {
  const status = takeStep(incident, 'return', at.by)();
  const next: Incident = { ...incident, status, returned: { at: at.now, ...signature(at.by), reason } };
  return stepped(incident, next, event('IncidentReturned', { ...facts(next), reason }), at);
}

/** @throws Refusal `not-your-step`, `step-closed`, `same-person` */
export function mayClose(incident: Incident, by: Principal): void {
  mayStep(incident, 'close', by);
  mustBeAnother(by, incident.hands);
}

/**
 * Who is above closes it. The department where it happened answers for it, and nobody with it: as the user of somebody's data, or as
 * who provides its own (article 22); or it is exempt, as under force majeure (article 24).
 * @throws Refusal `same-person` for whoever reported or handled it, `not-your-step`, `step-closed`
 */
export function close(
  incident: Incident,
  { liability, reason }: z.infer<typeof closingSchema>,
  at: Circumstances,
): IncidentDecision {
  mayClose(incident, at.by);
  const status = takeStep(incident, 'close', at.by)();
  const as = incident.grants.some(({ side }) => side === 'requester') ? ('user' as const) : ('provider' as const);
  const next: Incident = { ...incident, status, closed: { at: at.now, ...signature(at.by), liability, as, reason } };
  const closed = event('IncidentClosed', { ...facts(next), liability, reason, others: othersIn(next) });
  return stepped(incident, next, closed, at);
}

/** Checks that somebody may take a step now. @throws Refusal `not-your-step`, `step-closed` */
export function mayStep(incident: Incident, step: keyof typeof incidentLife.steps, by: Principal): void {
  mayTake(incidentLife, step, incident.status, partsOf(by, sidesIn(incident)));
}

function takeStep<S extends keyof typeof incidentLife.steps>(incident: Incident, step: S, by: Principal) {
  return take(incidentLife, step, incident.status, partsOf(by, sidesIn(incident)));
}

const sidesIn = ({ department }: Incident) => ({ requester: null, provider: department });

/** A step, with the duties that follow from whose turn it is. Once the authority was told, nobody owes that any more. */
function stepped(before: Incident | null, next: Incident, happened: DomainEvent, at: Circumstances): IncidentDecision {
  const { id, number, name, status } = next;
  const about = { subject: { type: 'incident', id, number, name } as const, ...sidesIn(next) };
  const duties = passOn(incidentLife, [before?.status ?? null, status], about, at);
  const owed = next.told
    ? duties.filter((each) => each.before !== null || each.next.kind !== 'tell-authority')
    : duties;
  return [change<'incident', Incident>('incident', before, next, happened), ...owed];
}

/** The bands in force today. @throws Error where no rule has any, which is a bug in the data */
function bandsOn({ law, now }: Circumstances) {
  const bands = findPolicy(law.policies, 'tell-authority', null, dateOf(now))?.bands;
  if (!bands) throw new Error('no bands are in force');
  return bands;
}

/** @throws Refusal `grant-elsewhere` where the department has no part in it */
function concerned({ id, number, resourceName: name, requester, provider }: Grant, department: string): ConcernedGrant {
  if (department === requester) return { id, number, name, side: 'requester', other: provider };
  if (department === provider) return { id, number, name, side: 'provider', other: requester };
  throw new Refusal('grant-elsewhere', {}, [{ field: 'body.grants', message: id }]);
}

function later(from: Instant, hours: number): Instant {
  return instant(epoch(from) + hours * HOUR);
}

function mustBePast(time: Instant, field: string, now: Instant): void {
  if (time > now) throw new Refusal('found-later', {}, [{ field: `body.${field}`, message: time }]);
}

function facts({ number, department, name, kind, level }: Incident) {
  return { number, provider: department, name, kind, level };
}
