import { epoch, type Instant, instant } from '../../shared/domain/calendar/time.ts';
import type { Duty } from '../../shared/domain/duties/duty.ts';
import type { LoggedEvent } from '../../shared/domain/event.ts';
import { knowsOf } from '../../shared/domain/events/history.ts';
import type { Principal } from '../../shared/domain/people/person.ts';
import { visible } from '../../shared/domain/people/visibility.ts';
import { type CaseKind, caseKindOf, numberOf, type SubjectState, sees, sidesOf } from '../../shared/domain/subject.ts';
import { type AboutEvent, deliveryId, laneOf, placeOf } from '../../shared/domain/webhooks/delivery.ts';
import { isSent, TEST, type WebhookEvent, webhookEventOf } from '../../shared/domain/webhooks/events.ts';
import { type Webhook, wants } from '../../shared/domain/webhooks/webhook.ts';
import type { Database } from '../../shared/storage/database.ts';
import { recordDelivery } from '../../shared/storage/deliveries.ts';
import { newestEvents } from '../../shared/storage/history.ts';
import { webhooksOf } from '../../shared/storage/lists.ts';
import { isPending } from '../../shared/storage/outbox.ts';
import { dutiesAbout, load } from '../../shared/storage/read.ts';
import type { ReactorDeps } from './deps.ts';

/** An event as it is told to an endpoint. */
interface Telling {
  webhook: Webhook;
  event: LoggedEvent;
  about: AboutEvent;
}

/**
 * Records an event for each endpoint that is sent it, before it is queued, so that the sweep finds what the queue loses. What happened
 * before in the case and still lies comes first: the streams of a case and its duties come in any order, and none may be told late.
 */
export async function tellEndpoints(event: LoggedEvent, now: Instant, deps: ReactorDeps): Promise<void> {
  const { database, deliveries } = deps;
  const of = await caseOf(event, database);
  const found = await tellingsOf(event, of, database);
  if (found.length === 0) return;
  const before = of ? await lyingBefore(event, of, database) : [];
  const earlier = await Promise.all(
    before.map(async (one) => await tellingsOf(one, await caseOf(one, database), database)),
  );
  const all = [...earlier.flat(), ...found];
  for (const { webhook, event: told, about } of all) await recordDelivery(database, webhook, told, about);
  const lanes = new Set(all.map(({ webhook, event: told }) => laneOf(deliveryId(webhook.id, told.id))));
  await deliveries.send([...lanes].map((id) => ({ kind: 'wake', id, at: now })));
}

/** What was skipped no longer holds up its case; what was asked for again goes again, or what was kept during a pause. */
export async function goOn(event: LoggedEvent, now: Instant, { deliveries }: ReactorDeps): Promise<void> {
  const { type, stream, id: by } = event;
  if (type === 'DeliverySkipped') return await deliveries.send([{ kind: 'wake', id: laneOf(stream), at: now }]);
  const from = type === 'WebhookReplayed' ? event.data.from : null;
  await deliveries.send([{ kind: 'again', webhook: stream, from, by, at: now }]);
}

/** How many of the newest events of a stream are looked at, and how old they may be, in milliseconds. */
const LOOKED_AT = 20;
const OLDEST = 7 * 86_400_000;

/** Events of the same entry or case that happened before, or in the same commit, and whose effects still lie. */
async function lyingBefore(event: LoggedEvent, { subject }: EventCase, database: Database): Promise<LoggedEvent[]> {
  const { id } = subject.state;
  const since = instant(epoch(event.at) - OLDEST);
  const duties = (await dutiesAbout(database, id)).filter(({ at }) => at >= since);
  const streams = [id, ...duties.map((duty) => duty.id)];
  const events = (await Promise.all(streams.map((stream) => newestEvents(database, stream, LOOKED_AT)))).flat();
  const before = events.filter((one) => one.at >= since && isSent(one.type) && place(one) < place(event));
  const lies = await Promise.all(before.map((one) => isPending(database, one.id)));
  return before.filter((_, n) => lies[n]);
}

const place = ({ at, id }: LoggedEvent) => placeOf({ at, event: id });

async function tellingsOf(event: LoggedEvent, found: EventCase | null, database: Database): Promise<Telling[]> {
  const type = webhookEventOf(event.type);
  if (!type) return [];
  if (type === TEST) {
    const webhook = (await load(database, 'webhook', event.stream))?.state;
    if (!webhook) return [];
    const { id, name: number } = webhook;
    return [{ webhook, event, about: { type, case: { kind: 'webhook', id, number }, duty: null } }];
  }
  if (!found) return [];
  const { subject, duty } = found;
  const { id } = subject.state;
  const about = {
    type,
    case: { kind: subject.kind, id, number: numberOf(subject) },
    duty: duty?.id ?? null,
  };
  return (await endpointsOf(event, type, found, database)).map((webhook) => ({ webhook, event, about }));
}

interface EventCase {
  subject: SubjectState<CaseKind>;
  duty: Duty | null;
}

/** The entry or the case that an event is about, and the duty. */
async function caseOf({ stream }: LoggedEvent, database: Database): Promise<EventCase | null> {
  const [id = stream, ofDuty] = stream.split('.');
  const kind = caseKindOf(id);
  if (!kind) return null;
  const [subject, duty] = await Promise.all([
    load(database, kind, id),
    ofDuty === undefined ? null : load(database, 'duty', stream),
  ]);
  if (!subject || (ofDuty !== undefined && !duty)) return null;
  return { subject: { kind, state: subject.state } as SubjectState<CaseKind>, duty: duty?.state ?? null };
}

/** The endpoints of the departments whose case it is, where their staff may know of the event. */
async function endpointsOf(
  event: LoggedEvent,
  type: WebhookEvent,
  { subject, duty }: EventCase,
  database: Database,
): Promise<Webhook[]> {
  const sides = sidesOf(subject);
  const departments = [sides.requester, sides.provider, duty?.owes, duty?.waits].filter((one) => one != null);
  const found = await Promise.all(
    [...new Set(departments)].map(async (department) => {
      const staff: Principal = { personId: '', department, roles: ['staff'] };
      if (!sees(staff, subject) || !knowsOf(staff, event, sides) || (duty && !visible.duty(staff, duty))) return [];
      return (await webhooksOf(database, department)).filter((webhook) => wants(webhook, type, event.at));
    }),
  );
  return found.flat();
}
