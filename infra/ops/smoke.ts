/**
 * Whether a deployed system works, tried from outside: by people of its own in a department of its own, who see nothing of others and
 * have left when it is over. Every try is on record.
 */
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import {
  CreateScheduleCommand,
  DeleteScheduleCommand,
  GetScheduleCommand,
  ResourceNotFoundException,
  SchedulerClient,
} from '@aws-sdk/client-scheduler';
import { SQSClient } from '@aws-sdk/client-sqs';
import { type DocumentAsked, documentAnswer } from '../../shared/documents/enclosed.ts';
import { epoch, instant } from '../../shared/domain/calendar/time.ts';
import type { Id } from '../../shared/domain/id.ts';
import { registerDepartment } from '../../shared/domain/people/department.ts';
import { changePerson, type Person, registerPerson, type Sealing } from '../../shared/domain/people/person.ts';
import { fingerprint, newId } from '../../shared/storage/ids.ts';
import { recordOperation } from '../../shared/storage/operations.ts';
import { readMail } from '../../shared/storage/outbox.ts';
import { load } from '../../shared/storage/read.ts';
import { commitAs, peopleSealing } from './commands.ts';
import { type Installation, only } from './installation.ts';
import { deadQueues, Letters } from './letters.ts';

export interface Smoke {
  installation: Installation;
  /** The address of the API, without a slash at its end. */
  api: string;
  /** Gets an address as the person `smoke`; without it nothing that needs a caller is tried. */
  get: ((url: string) => Promise<Response>) | undefined;
  /** Where the mail goes. */
  mail: string;
  /** A request whose form is drawn, for a reader who may have it; without it, the function that draws is only started. */
  document?: { request: Id<'req'>; reader: string } | undefined;
  /** Lets so many seconds pass. */
  wait(seconds: number): Promise<void>;
}

export interface Tried {
  what: string;
  /** Null: not tried. */
  works: boolean | null;
  says: string;
}

/** The department and the people. `smoke` is whom the token, or the session, is of; the mail goes to the leader. */
const DEPARTMENT = { id: '9898', name: '部署验证', creditCode: '11411281M989898984', office: '运行维护' };
const CLERK = 'smoke';
const LEADER = 'smoke-leader';
/** Seconds after which a timer, and a mail that waits five minutes for others, are missed. */
const PATIENCE = { timer: 240, mail: 720 };
const LOOK = 60;

/** Tries everything; what fails does not keep the rest from being tried. The people have left afterwards, whatever happened. */
export async function smokeTest(smoke: Smoke): Promise<Tried[]> {
  const { installation } = smoke;
  const at = installation.now();
  const data = { command: 'smoke', about: null, reason: '部署后验证 · after a deployment', who: installation.who };
  await recordOperation(installation.database, { id: newId('job', at).slice('job_'.length), at }, data);
  const sealed = await peopleSealing(installation);
  await prepare(smoke, sealed);
  try {
    const tries: [string, (smoke: Smoke) => Promise<Omit<Tried, 'what'>>][] = [
      ['接口 · the API', tryApi],
      ['检索索引 · the search index', trySearch],
      ['文书 · a document', tryDocument],
      ['计时器 · a timer', tryTimer],
      ['邮件 · a mail', (all) => tryMail(all, sealed)],
      ['死信 · dead letters', noLetters],
    ];
    const tried: Tried[] = [];
    for (const [what, attempt] of tries) {
      try {
        tried.push({ what, ...(await attempt(smoke)) });
      } catch (error) {
        tried.push({ what, works: false, says: (error as Error).message });
      }
    }
    return tried;
  } finally {
    for (const id of [CLERK, LEADER]) await setPerson(installation, id, { active: false }, sealed);
  }
}

const yes = (says: string) => ({ works: true, says });
const no = (says: string) => ({ works: false, says });
const untried = (says: string) => ({ works: null, says });

async function prepare({ installation, mail }: Smoke, sealed: Sealing): Promise<void> {
  const { database } = installation;
  if (!(await load(database, 'department', DEPARTMENT.id)))
    await commitAs(installation, registerDepartment(DEPARTMENT));
  const person = { department: DEPARTMENT.id, email: mail, active: true };
  await setPerson(installation, LEADER, { ...person, name: '部署验证（接收邮件）', roles: ['leader'] }, sealed);
  await setPerson(installation, CLERK, { ...person, name: '部署验证', roles: ['staff'] }, sealed);
}

/** Registers a person, or changes what is registered. @returns the id of the event, or null where nothing changes */
async function setPerson(
  installation: Installation,
  id: string,
  to: Partial<Omit<Person, 'id'>>,
  sealed: Sealing,
): Promise<string | null> {
  const stored = await load(installation.database, 'person', id);
  if (!stored && to.active === false) return null;
  const changes = stored
    ? changePerson(stored.state, { ...stored.state, ...to }, sealed)
    : registerPerson({ id, ...to } as Omit<Person, 'active'>, sealed);
  const [event] = await commitAs(installation, changes);
  return event?.id ?? null;
}

async function tryApi({ api, get }: Smoke) {
  const refused = await fetch(`${api}/v1/me`);
  // Where calls are signed, API Gateway knows no path without a signature.
  if (![401, 403, 404].includes(refused.status)) return no(`nobody is answered ${refused.status}, not turned away`);
  if (!get) return untried('nobody is turned away; give YIMA_TOKEN or YIMA_PROFILE of "smoke" to call as somebody');
  const answer = await get(`${api}/v1/me`);
  if (!answer.ok) return no(`/v1/me answers ${answer.status} ${await answer.text()}`);
  const { personId } = (await answer.json()) as { personId: string };
  return personId === CLERK ? yes(`answers ${personId}`) : no(`the caller is ${personId}, not ${CLERK}`);
}

async function trySearch({ api, get }: Smoke) {
  if (!get) return untried('needs a caller');
  const url = `${api}/v1/resources?limit=1&q=${encodeURIComponent('数据')}`;
  const answer = await get(url);
  return answer.ok ? yes('opens the index and answers') : no(`answers ${answer.status} ${await answer.text()}`);
}

/** Asks the function that draws, as a mail does. Nothing is handed to anybody. */
async function tryDocument({ installation, document }: Smoke) {
  const FunctionName = only(installation.resources, 'AWS::Lambda::Function', /^DocumentsFunction[0-9A-F]{8}$/);
  const { request, reader } = document ?? { request: newId('req', installation.now()), reader: CLERK };
  const asked: DocumentAsked = { document: 'application', of: request, reader, at: installation.now() };
  const { FunctionError, Payload } = await new LambdaClient(installation.reach).send(
    new InvokeCommand({ FunctionName, Payload: JSON.stringify(asked) }),
  );
  const text = Buffer.from(Payload ?? []).toString();
  if (FunctionError) return no(`the function failed: ${text}`);
  const answer = documentAnswer.parse(JSON.parse(text));
  if (!document) return untried('the function answers; name a request and a reader to have a PDF drawn');
  if (!('pdf' in answer)) return no(`no PDF: ${answer.none}`);
  const bytes = Buffer.from(answer.pdf, 'base64');
  return bytes.subarray(0, 4).toString() === '%PDF' ? yes(`a PDF of ${bytes.length} bytes`) : no('not a PDF');
}

/** Sets a timer as the reactor does. It is gone once it has fired; what it wakes does not exist, which nobody minds. */
async function tryTimer({ installation, wait }: Smoke) {
  const { resources, reach, who, now } = installation;
  const [, partition, , , account] = who.split(':');
  const region = await new SQSClient(reach).config.region();
  const queue = (logicalId: RegExp) =>
    `arn:${partition}:sqs:${region}:${account}:${only(resources, 'AWS::SQS::Queue', logicalId).split('/').at(-1)}`;
  const GroupName = only(resources, 'AWS::Scheduler::ScheduleGroup', /^TimersGroup[0-9A-F]{8}$/);
  const Name = `smoke-${epoch(now())}`;
  const client = new SchedulerClient(reach);
  const fires = instant(epoch(now()) + LOOK * 1000).slice(0, 19);
  const role = only(resources, 'AWS::IAM::Role', /^TimersRole[0-9A-F]{8}$/);
  await client.send(
    new CreateScheduleCommand({
      Name,
      GroupName,
      ScheduleExpression: `at(${fires})`,
      ScheduleExpressionTimezone: 'Asia/Shanghai',
      FlexibleTimeWindow: { Mode: 'OFF' },
      ActionAfterCompletion: 'DELETE',
      Target: {
        Arn: queue(/^WakeQueue[0-9A-F]{8}$/),
        RoleArn: `arn:${partition}:iam::${account}:role/${role}`,
        Input: JSON.stringify({ kind: 'wake', id: 'smoke', at: '<aws.scheduler.scheduled-time>' }),
        DeadLetterConfig: { Arn: queue(/^TimersDeadQueue[0-9A-F]{8}$/) },
      },
    }),
  );
  for (let waited = 0; waited < PATIENCE.timer; waited += LOOK) {
    await wait(LOOK);
    try {
      await client.send(new GetScheduleCommand({ Name, GroupName }));
    } catch (error) {
      if (!(error instanceof ResourceNotFoundException)) throw error;
      return yes(`fired within ${waited + LOOK} s`);
    }
  }
  await client.send(new DeleteScheduleCommand({ Name, GroupName }));
  return no(`has not fired for ${PATIENCE.timer} s`);
}

/** Changes what is registered of the clerk, of which the leader is mailed. */
async function tryMail({ installation, mail, wait }: Smoke, sealed: Sealing) {
  const name = `部署验证 ${epoch(installation.now())}`;
  const event = await setPerson(installation, CLERK, { name }, sealed);
  const id = fingerprint(String(event), 'person-changed', LEADER);
  for (let waited = 0; waited < PATIENCE.mail; waited += LOOK) {
    const sent = await readMail(installation.database, id);
    if (sent?.status === 'sent') return yes(`handed to the mail system for ${mail}: see that it arrives`);
    if (sent?.status === 'undeliverable' || sent?.status === 'bounced') return no(`${sent.status}: ${sent.receipt}`);
    await wait(LOOK);
  }
  return no(`not sent for ${PATIENCE.mail} s`);
}

async function noLetters({ installation }: Smoke) {
  const letters = new Letters(installation);
  const counted = await Promise.all(
    deadQueues(installation).map(async (queue) => [queue.name, await letters.count(queue)] as const),
  );
  const some = counted.filter(([, count]) => count > 0).map(([name, count]) => `${name} ${count}`);
  return some.length === 0 ? yes('none') : no(some.join(', '));
}
