/** What an operator can do with an installation. Each command is on record before it is done, with its reason. */
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { sealing } from '../../shared/adapters/sealing.ts';
import { LAW } from '../../shared/domain/duties/law.ts';
import type { LoggedEvent } from '../../shared/domain/event.ts';
import { beginJob } from '../../shared/domain/job.ts';
import { BUREAU } from '../../shared/domain/people/department.ts';
import { FOUNDING } from '../../shared/domain/people/founding.ts';
import {
  changePerson,
  leave,
  type Person,
  type PersonChange,
  type Sealing,
} from '../../shared/domain/people/person.ts';
import { type AnyChange, commit } from '../../shared/storage/commit.ts';
import { newId } from '../../shared/storage/ids.ts';
import { peopleIn } from '../../shared/storage/lists.ts';
import { OPERATOR, recordOperation } from '../../shared/storage/operations.ts';
import { load } from '../../shared/storage/read.ts';
import { type Installation, only } from './installation.ts';
import { type DeadQueue, deadQueues, Letters } from './letters.ts';

export interface Asked {
  /** What the command is about: a queue, a person. */
  about?: string | undefined;
  reason?: string | undefined;
  /** The id of one letter. */
  id?: string | undefined;
  /** Says what would be done, and does nothing. */
  dryRun: boolean;
}

export type Say = (zh: string, en: string) => void;

interface Command {
  zh: string;
  en: string;
  about?: 'queue' | 'person';
  /** Whether it changes anything, and so needs a reason. */
  changes: boolean;
  run(installation: Installation, asked: Asked, say: Say): Promise<void>;
}

export const commands: Record<string, Command> = {
  letters: {
    zh: '列出死信；指定队列时逐条显示',
    en: 'lists dead letters; those of a queue one by one',
    changes: false,
    async run(installation, { about }, say) {
      const letters = new Letters(installation);
      if (about !== undefined) {
        for (const { MessageId, Body, Attributes } of await letters.look(queueNamed(installation, about))) {
          const sent = new Date(Number(Attributes?.SentTimestamp ?? 0)).toISOString();
          say(`${MessageId}  ${sent}  ${Body}`, '');
        }
        return;
      }
      for (const queue of deadQueues(installation))
        say(`${String(await letters.count(queue)).padStart(6)}  ${queue.name}`, '');
    },
  },
  redrive: {
    zh: '把死信送回其队列，先修复原因',
    en: 'sends dead letters back to their queue; mend the cause first',
    about: 'queue',
    changes: true,
    async run(installation, asked, say) {
      const queue = queueNamed(installation, asked.about);
      await withLetters(installation, queue, asked, say, (letters, each) => letters.redrive(queue, each));
    },
  },
  discard: {
    zh: '永久删除死信，并把内容打印出来留存；--id 只删一条',
    en: 'deletes dead letters for good, and prints them to be kept; --id deletes one',
    about: 'queue',
    changes: true,
    async run(installation, asked, say) {
      const queue = queueNamed(installation, asked.about);
      await withLetters(installation, queue, asked, say, (letters, each) => letters.discard(queue, each, asked.id));
    },
  },
  sweep: {
    zh: '立即巡检一次',
    en: 'runs the hourly sweep now',
    changes: true,
    run: (installation, asked, say) => message(installation, asked, say, 'WakeQueue', 'sweep'),
  },
  seal: {
    zh: '立即封存日志',
    en: 'seals the log now',
    changes: true,
    run: (installation, asked, say) => message(installation, asked, say, 'SealQueue', 'seal'),
  },
  search: {
    zh: '重建检索索引',
    en: 'builds the search index anew',
    changes: true,
    async run(installation, asked, say) {
      if (asked.dryRun) return;
      const FunctionName = only(installation.resources, 'AWS::Lambda::Function', /^IndexerFunction[0-9A-F]{8}$/);
      // It takes up to the five minutes that the function may run, and is not to be begun twice.
      const client = new LambdaClient({
        ...installation.reach,
        maxAttempts: 1,
        requestHandler: { requestTimeout: 310_000 },
      });
      const { FunctionError, Payload } = await client.send(
        new InvokeCommand({ FunctionName, Payload: JSON.stringify({ rebuild: true }) }),
      );
      if (FunctionError) throw new Error(`the indexer failed: ${Buffer.from(Payload ?? []).toString()}`);
      say('索引已重建', 'the index is built anew');
    },
  },
  recount: {
    zh: '按现行日历和规则重新计算全部期限',
    en: 'counts all deadlines again by the law in force',
    changes: true,
    async run(installation, asked, say) {
      const { database } = installation;
      const version = (await load(database, 'law', LAW))?.state.version ?? 0;
      say(`按第 ${version} 版规则`, `by version ${version} of the law`);
      if (asked.dryRun) return;
      const now = installation.now();
      const id = newId('job', now);
      const by = { personId: OPERATOR, department: BUREAU, roles: [] };
      await commitAs(installation, beginJob({ kind: 'recount', version, since: null }, { id }, { by, now }));
      say(`任务 ${id} 已开始`, `job ${id} has begun`);
    },
  },
  revoke: {
    zh: '立即终止一人的访问',
    en: "ends a person's access at once",
    about: 'person',
    changes: true,
    async run(installation, asked, say) {
      await changed(installation, asked, say, (person, sealed) => leave(person, { successor: null }, sealed));
      say('每次调用都读取登记，因此已立即生效', 'it holds at once, since every call reads the registry');
    },
  },
  appoint: {
    zh: '管理员失联时，任命主管部门的一人为管理员',
    en: 'makes a person of the bureau its administrator, where no administrator can be reached',
    about: 'person',
    changes: true,
    async run(installation, asked, say) {
      const { database } = installation;
      if (!(await load(database, 'founding', FOUNDING))) {
        say(
          '尚未登记首位管理员：请修改阶段设置 founderSubject 并重新部署',
          'no administrator was registered yet: change founderSubject of the stage, and deploy',
        );
        return;
      }
      const others = (await peopleIn(database, BUREAU, 'administrator')).map(({ id }) => id);
      say(`现有管理员：${others.join('、') || '无'}`, `administrators now: ${others.join(', ') || 'none'}`);
      await changed(installation, asked, say, (person, sealed) =>
        changePerson(person, { ...person, roles: [...new Set([...person.roles, 'administrator' as const])] }, sealed),
      );
    },
  },
};

/** Does a command, on record first. @throws Error for a command, a queue or a person that there is not, and for a missing reason */
export async function operate(name: string, installation: Installation, asked: Asked, say: Say): Promise<void> {
  const command = commands[name];
  if (!command) throw new Error(`no command ${name}`);
  const { about, reason = '' } = asked;
  if (command.about && about === undefined) throw new Error(`${name} needs a ${command.about}`);
  if (command.about === 'queue') queueNamed(installation, about);
  if (command.about === 'person') await registered(installation, about);
  if (command.changes && reason.trim().length < 5) throw new Error(`${name} needs --reason, in a few words`);
  if (command.changes && !asked.dryRun) {
    const now = installation.now();
    const data = { command: name, about: about ?? null, reason, who: installation.who };
    await recordOperation(installation.database, { id: newId('job', now).slice('job_'.length), at: now }, data);
  }
  if (asked.dryRun) say('试运行：什么也不改变', 'dry run: nothing is changed');
  await command.run(installation, asked, say);
}

function queueNamed(installation: Installation, name: string | undefined): DeadQueue {
  const all = deadQueues(installation);
  const found = all.find((queue) => queue.name === name);
  if (!found) throw new Error(`no queue ${name}: ${all.map((queue) => queue.name).join(', ')}`);
  return found;
}

async function withLetters(
  installation: Installation,
  queue: DeadQueue,
  { dryRun, id }: Asked,
  say: Say,
  take: (letters: Letters, each: (letter: { MessageId?: string; Body?: string }) => void) => Promise<number>,
): Promise<void> {
  const letters = new Letters(installation);
  const tell = ({ MessageId, Body }: { MessageId?: string; Body?: string }) => say(`${MessageId}  ${Body}`, '');
  if (dryRun) {
    for (const letter of await letters.look(queue)) if (id === undefined || letter.MessageId === id) tell(letter);
    return;
  }
  const count = await take(letters, tell);
  say(`共 ${count} 条`, `${count} in all`);
}

async function message(
  { resources, reach, now }: Installation,
  { dryRun }: Asked,
  say: Say,
  queue: string,
  kind: string,
): Promise<void> {
  if (dryRun) return;
  const QueueUrl = only(resources, 'AWS::SQS::Queue', new RegExp(`^${queue}[0-9A-F]{8}$`));
  const MessageBody = JSON.stringify({ kind, at: now() });
  await new SQSClient(reach).send(new SendMessageCommand({ QueueUrl, MessageBody }));
  say('已放入队列', 'put into its queue');
}

async function changed(
  installation: Installation,
  { about, dryRun }: Asked,
  say: Say,
  decide: (person: Person, sealed: Sealing) => PersonChange[],
): Promise<void> {
  const stored = await registered(installation, about);
  const [change] = decide(stored.state, await peopleSealing(installation));
  if (!change) return;
  const { active, roles } = change.next;
  say(`${change.next.id}：在岗 ${active}，角色 ${roles.join('、')}`, `active ${active}, roles ${roles.join(', ')}`);
  if (!dryRun) await commitAs(installation, [change]);
}

async function registered({ database }: Installation, id = '') {
  const stored = await load(database, 'person', id);
  if (!stored) throw new Error(`nobody is registered as ${id}`);
  return stored;
}

/** Commits changes in the name of the operator. */
export async function commitAs(installation: Installation, changes: AnyChange[]): Promise<LoggedEvent[]> {
  const at = installation.now();
  return await commit(installation.database, changes, { at, actorId: OPERATOR, correlation: `operator:${at}` });
}

/** Makes the keyed digests of names and addresses for the log, with the key that only the function `registry` and an operator read. */
export async function peopleSealing({ resources, reach }: Installation): Promise<Sealing> {
  const SecretId = only(resources, 'AWS::SecretsManager::Secret', /^PeopleKey$/);
  const { SecretString = '' } = await new SecretsManagerClient(reach).send(new GetSecretValueCommand({ SecretId }));
  return sealing(SecretString);
}
