import { deadlineView, proofView } from '../../shared/contract/views/duties.ts';
import { dateOf, type Instant } from '../../shared/domain/calendar/time.ts';
import type { DataRequest } from '../../shared/domain/cases/request.ts';
import { type Duty, isOpen } from '../../shared/domain/duties/duty.ts';
import { type Law, rulesOf } from '../../shared/domain/duties/law.ts';
import { isOwnFigure } from '../../shared/domain/duties/own-figures.ts';
import type { DutyKind } from '../../shared/domain/duties/policy.ts';
import { groundsOf } from '../../shared/domain/duties/proof.ts';
import type { Effect, MailAudience, NoticedEvent } from '../../shared/domain/effects.ts';
import type { LoggedEvent } from '../../shared/domain/event.ts';
import type { PersonChanges, PersonTrace } from '../../shared/domain/events/people.ts';
import { jobKinds } from '../../shared/domain/job.ts';
import { requestLife } from '../../shared/domain/lives/request.ts';
import { owedThen } from '../../shared/domain/mail/owed.ts';
import { isReminder } from '../../shared/domain/mail/stale-reminders.ts';
import type { Database } from '../../shared/storage/database.ts';
import { list, listings } from '../../shared/storage/lists.ts';
import type { MailFacts } from '../../shared/storage/mails.ts';
import { dutiesAbout, load, loadCase, loadEvents } from '../../shared/storage/read.ts';
import { pathOf } from '../../shared/text/portal.ts';
import { sourcesOf } from '../../shared/text/proof.ts';
import type { ReactorDeps } from './deps.ts';
import { caseSubject } from './subjects.ts';

export interface Told {
  facts: MailFacts;
  /** The duty concerned; its sides are told. */
  duty: Duty | null;
}

/** The facts of a mail about an event, read again from the case. @returns null if there is nothing to tell any more */
export async function factsFor(
  { template, to }: Effect & { kind: 'mail' },
  event: LoggedEvent,
  deps: ReactorDeps,
): Promise<Told | null> {
  if (template === 'person-changed') return await registrationFacts(event, deps.database);
  if (event.type === 'PersonLeft') {
    const { department } = event.data;
    const provider = await departmentName(deps.database, department);
    const person = event.stream.slice('person:'.length);
    const { items } = await list<'duty'>(deps.database, listings.owed([department]), { limit: 100 });
    const facts = { case: { number: person, name: '人员离岗', path: `/departments/${department}` }, person, provider };
    return { duty: null, facts: { ...facts, openDuties: items.length } };
  }
  if (event.type === 'ResourceProposed') {
    const { code, name } = event.data;
    const provider = await departmentName(deps.database, event.data.provider);
    const owed = await owedFacts(event, ['consent', 'update', 'reclassify'], to, deps);
    return {
      duty: null,
      facts: { case: { number: code, name, path: `/resources/${event.stream}` }, provider, ...owed },
    };
  }
  if (event.type === 'ResourceSubmitted') {
    const { name } = event.data;
    const entry = await load(deps.database, 'resource', event.stream);
    const provider = await departmentName(deps.database, event.data.provider);
    const owed = await owedFacts(event, ['review', 'review-first'], to, deps);
    const number = entry?.state.code ?? '';
    return { duty: null, facts: { case: { number, name, path: `/resources/${event.stream}` }, provider, ...owed } };
  }
  if (event.type === 'ResourceReturned') {
    const { code, name, remarks } = event.data;
    const provider = await departmentName(deps.database, event.data.provider);
    const owed = await owedFacts(event, ['update', 'reclassify'], to, deps);
    const facts = { case: { number: code, name, path: `/resources/${event.stream}` }, provider, remarks, ...owed };
    return { duty: null, facts };
  }
  if (event.type === 'DuplicateFound' || event.type === 'DuplicateLifted') {
    const { number, name } = event.data;
    const provider = await departmentName(deps.database, event.data.provider);
    // A collection is shown nowhere by itself.
    const path = event.stream.startsWith('res_') ? `/resources/${event.stream}` : '/';
    return { duty: null, facts: { case: { number, name, path }, provider, told: toldOf(event) } };
  }
  if (event.type === 'ResourceWithdrawn') {
    const { code, name } = event.data;
    const provider = await departmentName(deps.database, event.data.provider);
    const facts = { case: { number: code, name, path: `/resources/${event.stream}` }, provider, told: toldOf(event) };
    return { duty: null, facts };
  }
  if (event.type === 'DriftReported') {
    const { published: _p, held: _h, ...drift } = event.data;
    const on = dateOf(event.at);
    const facts = { case: { number: on, name: '上级平台目录比对', path: '/drift' }, drift };
    return { duty: null, facts };
  }
  if (event.type === 'LogSealed') {
    const { day, number, root } = event.data;
    // A digest shows no more of a mail than this.
    const facts = { case: { number, name: `${day} ${root}`, path: '/log' }, told: toldOf(event) };
    return { duty: null, facts };
  }
  if (event.type === 'JobFinished' && template === 'duties-recounted') return recountFacts(event, to);
  if (event.type === 'JobFinished') return await importFacts(event, to, deps.database);
  if (event.type === 'JobFailed') return failureFacts(event);
  // The second acceptance puts the ruling in force, which is what the bureau is told.
  if (event.type === 'RulingAccepted' && to === 'bureau') {
    const found = await load(deps.database, 'negotiation', event.stream);
    if (found?.state.status !== 'ruled') return null;
  }
  if (template === 'notice') return await noticeOf(event, to, deps);
  const subject = event.stream.split('.')[0] ?? event.stream;
  const { subject: request, duties } = await loadCase(deps.database, 'request', subject);
  const dutyId = event.stream === subject ? `${subject}.reply` : event.stream;
  const duty = duties.find(({ id }) => id === dutyId)?.state ?? null;
  // The mail tells the date of its event. The date may have moved since; the notifier checks that.
  const of =
    duty && 'due' in event.data && event.data.due !== '' && (template === 'duty-late' || isReminder(template))
      ? { ...duty, due: event.data.due }
      : duty;
  const facts = await caseFacts(request?.state ?? null, of, event, deps);
  const told = event.type === 'DutyRecounted' || event.type === 'DutyFlagVoided' ? { told: toldOf(event) } : {};
  return facts && { facts: { ...facts, ...told, ...(await recordFacts(event, deps.database)) }, duty };
}

/** What was registered of a person. */
async function registrationFacts(event: LoggedEvent, database: Database): Promise<Told | null> {
  const person = event.stream.slice('person:'.length);
  const changes = registrationOf(event);
  if (!changes) return null;
  const { department, before, after } = changes;
  const named = async (field: keyof PersonTrace, trace: Partial<PersonTrace>): Promise<string[] | null> => {
    if (field === 'department') return trace.department ? [await departmentName(database, trace.department)] : null;
    if (field === 'active') return trace.active === undefined ? null : [String(trace.active)];
    return field === 'roles' ? (trace.roles ?? null) : null;
  };
  const fields = Object.keys(after) as (keyof PersonTrace)[];
  const registered = await Promise.all(
    fields.map(async (field) => ({ field, before: await named(field, before), after: await named(field, after) })),
  );
  const provider = department ? { provider: await departmentName(database, department) } : {};
  return {
    duty: null,
    facts: { case: { number: person, name: '人员登记', path: `/persons/${person}` }, person, ...provider, registered },
  };
}

function registrationOf(event: LoggedEvent): (PersonChanges & { department: string | null }) | null {
  if (event.type === 'PersonChanged' || event.type === 'PersonLeft') return event.data;
  if (event.type !== 'PersonRegistered') return null;
  const { department, roles } = event.data;
  return { department, before: {}, after: { department, roles } };
}

/** What the log has of the duty up to this event, for whoever decides on rectification (article 23). */
async function recordFacts(event: LoggedEvent, database: Database): Promise<Pick<MailFacts, 'ground' | 'record'>> {
  if (event.type !== 'RectificationSuggested' && event.type !== 'ReportPrepared') return {};
  const before = (await loadEvents(database, event.stream)).filter(({ seq }) => seq < event.seq);
  const record = before.map(({ type, at, id }) => ({ type, on: dateOf(at), event: id }));
  return { ground: event.data.ground, record };
}

/** What a recount moved for the department that gets the mail. */
function recountFacts(event: LoggedEvent & { type: 'JobFinished' }, to: MailAudience): Told | null {
  const department = typeof to === 'object' && 'staffOf' in to ? to.staffOf : null;
  const recounted = event.data.recounted?.find((each) => each.department === department);
  if (!recounted) return null;
  return { duty: null, facts: { case: { number: dateOf(event.at), name: '未办结任务', path: '/duties' }, recounted } };
}

/** Which job failed, and how far it had come. */
function failureFacts(event: LoggedEvent & { type: 'JobFailed' }): Told {
  const { kind, done, refused, error } = event.data;
  const { zh, en } = jobKinds[kind as keyof typeof jobKinds];
  return {
    duty: null,
    facts: {
      case: { number: dateOf(event.at), name: zh, path: `/jobs/${event.stream}` },
      told: { event: event.type, fields: { kind: en, done, refused, error } },
    },
  };
}

/** What an import did for the department that gets the mail. */
async function importFacts(
  event: LoggedEvent & { type: 'JobFinished' },
  to: MailAudience,
  database: Database,
): Promise<Told | null> {
  const department =
    typeof to !== 'object' ? null : 'inChargeOf' in to ? to.inChargeOf : 'staffOf' in to ? to.staffOf : null;
  const done = event.data.imported?.find((each) => each.department === department);
  if (!done) return null;
  const { proposed, waiting } = done;
  // Whoever is in charge consents to the entries; the report is for those who imported them.
  const path = typeof to === 'object' && 'inChargeOf' in to ? '/?tab=sign' : `/imports/${event.stream}`;
  return {
    duty: null,
    facts: {
      case: { number: dateOf(event.at), name: '政务信息资源目录导入', path },
      provider: await departmentName(database, done.department),
      told: { event: event.type, fields: { proposed, waiting } },
    },
  };
}

/** The case under its present name, and what the event itself says. */
async function noticeOf(event: LoggedEvent, to: MailAudience, deps: ReactorDeps): Promise<Told | null> {
  const { database } = deps;
  const found = await caseSubject(database, event.stream);
  if (!found) return null;
  const { number, name, path, requester, person, application } = found;
  // The provider that the event names comes first: the case may have another by now.
  const provider = ('provider' in event.data && event.data.provider) || found.provider;
  const providers = application?.providers ?? (provider ? [provider] : []);
  const names = await Promise.all(providers.map((id) => departmentName(database, id)));
  const kind = owedThen[event.type as NoticedEvent];
  return {
    duty: null,
    facts: {
      case: { number, name, path },
      ...(person ? { person } : {}),
      ...(requester ? { requester: await departmentName(database, requester) } : {}),
      ...(names.length > 0 ? { provider: names.join('、') } : {}),
      ...(application?.purpose ? { purpose: application.purpose } : {}),
      ...(kind ? await owedFacts(event, [kind], to, deps) : {}),
      told: toldOf(event),
    },
  };
}

/** The date of what the case of an event owes then: by the department that is told, if it owes it itself. */
async function owedFacts(
  { stream, at }: LoggedEvent,
  kinds: DutyKind[],
  to: MailAudience,
  { database, law }: Pick<ReactorDeps, 'database' | 'law'>,
): Promise<Pick<MailFacts, 'deadline'>> {
  const department = typeof to === 'object' ? Object.values(to)[0] : null;
  const open = (await dutiesAbout(database, stream))
    .map(({ state }) => state)
    .filter((duty) => kinds.includes(duty.kind) && isOpen(duty))
    .toSorted((a, b) => a.due.localeCompare(b.due));
  const duty = open.find(({ owes }) => owes === department) ?? open[0];
  return duty ? { deadline: deadlineFacts(duty, law, at) } : {};
}

/** The texts and numbers among the event's fields. */
function toldOf(event: LoggedEvent): NonNullable<MailFacts['told']> {
  const fields = Object.entries(event.data).filter(
    (field): field is [string, string | number] => typeof field[1] === 'string' || typeof field[1] === 'number',
  );
  return { event: event.type, fields: Object.fromEntries(fields) };
}

async function caseFacts(
  request: DataRequest | null,
  duty: Duty | null,
  event: LoggedEvent,
  { database, law }: Pick<ReactorDeps, 'database' | 'law'>,
): Promise<MailFacts | null> {
  const deadline = duty ? { deadline: deadlineFacts(duty, law, event.at) } : {};
  if (request) {
    return {
      case: { number: request.number, name: request.name, path: pathOf({ type: 'request', id: request.id }) },
      requester: await departmentName(database, request.requester),
      provider: await departmentName(database, request.provider),
      ...deadline,
      ...('reply' in request ? { outcome: outcomeOf(request) } : {}),
    };
  }
  if (!duty) return null;
  const { type, id, number, name, change } = duty.subject;
  const owes = await departmentName(database, duty.owes);
  const between = await caseSubject(database, id);
  return {
    case: { number, name, path: pathOf({ type, id }) },
    ...(between?.requester ? { requester: await departmentName(database, between.requester) } : {}),
    provider: between?.provider ? await departmentName(database, between.provider) : owes,
    owes,
    ...deadline,
    ...(change ? { change: change.document } : {}),
  };
}

function deadlineFacts(duty: Duty, law: Law, now: Instant): MailFacts['deadline'] {
  const proof = proofView(duty, law);
  const { rule, start, days } = proof;
  const own = isOwnFigure(rulesOf(law, duty).policy);
  const { due, workingDaysLeft, provisional } = deadlineView(duty, law, now);
  const done = duty.status === 'met' ? duty.metAt : duty.status === 'claimed' ? duty.claim.at : null;
  return {
    id: duty.id,
    duty: duty.kind,
    due,
    workingDaysLeft,
    provisional,
    document: rule.document,
    article: rule.article,
    ...(own ? { own } : {}),
    days: rule.days,
    extension: rule.extension,
    start,
    ...(done ? { doneOn: dateOf(done) } : {}),
    counted: days
      .filter(({ date }) => date <= due)
      .map(({ date, kind, name, counted, statutory, stopped }) => ({
        ...{ date, kind, name, counted, statutory, stopped },
      })),
    grounds: groundsOf(proof),
    sources: sourcesOf(days).words,
  };
}

function outcomeOf(request: Extract<DataRequest, { reply: unknown }>): MailFacts['outcome'] {
  const { agreed, refused } = request.reply;
  const items = (of: { items: { name: string }[] }[]) => of.reduce((sum, one) => sum + one.items.length, 0);
  const [refusal] = refused;
  return {
    status: requestLife.states[request.status],
    agreed: agreed.length,
    requested: agreed.length + items(refused),
    items: {
      agreed: agreed.map(({ name }) => name),
      refused: refused.flatMap((one) => one.items.map(({ name }) => name)),
    },
    ...(refusal ? { reason: refusal.reason, basis: `《${refusal.basis.document}》${refusal.basis.article}` } : {}),
  };
}

async function departmentName(database: Database, id: string): Promise<string> {
  return (await load(database, 'department', id))?.state.name ?? id;
}
