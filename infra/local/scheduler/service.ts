import * as z from 'zod';
import type { Clock } from '../clock.ts';
import { ServiceError, sendJson } from '../gateway/errors.ts';
import type { Call, Service } from '../gateway/server.ts';
import type { Access } from '../iam/access.ts';
import { ACCOUNT, REGION } from '../template/intrinsics.ts';
import { parseExpression } from './expressions.ts';
import type { Entry, Scheduler } from './scheduler.ts';

const input = z.object({
  GroupName: z.string().default('default'),
  ClientToken: z.string().max(64).optional(),
  ScheduleExpression: z.string(),
  ScheduleExpressionTimezone: z.string().default('UTC'),
  State: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
  ActionAfterCompletion: z.enum(['NONE', 'DELETE']).default('NONE'),
  FlexibleTimeWindow: z.object({ Mode: z.literal('OFF') }),
  Description: z.string().optional(),
  Target: z.object({
    Arn: z.string().regex(/^arn:aws:sqs:/, 'only queues are targets locally'),
    RoleArn: z.string(),
    Input: z.string().default(''),
    DeadLetterConfig: z.object({ Arn: z.string().optional() }).optional(),
    RetryPolicy: z.unknown().optional(),
  }),
});

const scheduleArn = (group: string, name: string) => `arn:aws:scheduler:${REGION}:${ACCOUNT}:schedule/${group}/${name}`;

/** The API of EventBridge Scheduler, on the local scheduler. It refuses a time in the past, as AWS does. */
export function schedulerService(access: Access, scheduler: Scheduler, groups: string[], clock: Clock): Service {
  const find = (group: string, name: string): Entry => {
    const found = scheduler.get(group, name);
    if (found) return found;
    throw new ServiceError('ResourceNotFoundException', `Schedule ${name} does not exist.`, 404);
  };

  function put(call: Call, name: string, action: 'CreateSchedule' | 'UpdateSchedule'): Entry {
    const parsed = input.safeParse(JSON.parse(call.body.toString()));
    if (!/^[0-9a-zA-Z-_.]{1,64}$/.test(name)) throw invalid(`the name ${name}`);
    if (!parsed.success) throw invalid(z.prettifyError(parsed.error));
    const { GroupName: group, Target: target, ...of } = parsed.data;
    access.check(call.principal, `scheduler:${action}`, scheduleArn(group, name));
    access.check(call.principal, 'iam:PassRole', target.RoleArn, { 'iam:passedtoservice': 'scheduler.amazonaws.com' });
    if (!groups.includes(group)) {
      throw new ServiceError('ResourceNotFoundException', `Schedule group ${group} does not exist.`, 404);
    }
    const existing = action === 'UpdateSchedule' ? find(group, name) : scheduler.get(group, name);
    if (existing && action === 'CreateSchedule') {
      if (of.ClientToken !== undefined && existing.clientToken === of.ClientToken) return existing;
      throw new ServiceError('ConflictException', `Schedule ${name} already exists.`, 409);
    }
    const now = clock.milliseconds();
    const created = existing?.created ?? now;
    try {
      access.role(target.RoleArn, 'scheduler.amazonaws.com');
      const { next } = parseExpression(of.ScheduleExpression, of.ScheduleExpressionTimezone, created);
      if (next(now) === undefined) throw new Error(`Invalid Schedule Expression ${of.ScheduleExpression}.`);
    } catch (error) {
      throw invalid((error as Error).message);
    }
    return scheduler.set({
      name,
      group,
      expression: of.ScheduleExpression,
      zone: of.ScheduleExpressionTimezone,
      enabled: of.State === 'ENABLED',
      target: {
        arn: target.Arn,
        roleArn: target.RoleArn,
        input: target.Input,
        ...(target.DeadLetterConfig?.Arn ? { deadLetters: target.DeadLetterConfig.Arn } : {}),
      },
      deleteAfterwards: of.ActionAfterCompletion === 'DELETE',
      ...(of.ClientToken === undefined ? {} : { clientToken: of.ClientToken }),
      created,
      modified: now,
      fixed: false,
    });
  }

  return (call, response) => {
    const { pathname, searchParams } = new URL(call.url, 'http://scheduler');
    const [, name] = /^\/schedules\/([^/]+)$/.exec(pathname) ?? [];
    const group = searchParams.get('groupName') ?? 'default';
    if (name === undefined) {
      if (call.method !== 'GET' || pathname !== '/schedules') throw unserved(call);
      access.check(call.principal, 'scheduler:ListSchedules', '*');
      const prefix = searchParams.get('NamePrefix') ?? '';
      const wanted = searchParams.get('ScheduleGroup');
      const listed = scheduler
        .all()
        .filter((entry) => entry.name.startsWith(prefix) && (!wanted || entry.group === wanted));
      return sendJson(response, 200, { Schedules: listed.map(summary) });
    }
    if (call.method === 'POST' || call.method === 'PUT') {
      const entry = put(call, name, call.method === 'POST' ? 'CreateSchedule' : 'UpdateSchedule');
      return sendJson(response, 200, { ScheduleArn: scheduleArn(entry.group, name) });
    }
    if (call.method === 'GET') {
      access.check(call.principal, 'scheduler:GetSchedule', scheduleArn(group, name));
      return sendJson(response, 200, details(find(group, name)));
    }
    if (call.method === 'DELETE') {
      access.check(call.principal, 'scheduler:DeleteSchedule', scheduleArn(group, name));
      find(group, name);
      scheduler.delete(group, name);
      return sendJson(response, 200, {});
    }
    throw unserved(call);
  };
}

const invalid = (message: string) => new ServiceError('ValidationException', message);
const unserved = ({ method, url }: Call) =>
  new ServiceError('UnknownOperationException', `scheduler: ${method} ${url} is not served locally`, 404);

function summary(entry: Entry) {
  return {
    Arn: scheduleArn(entry.group, entry.name),
    Name: entry.name,
    GroupName: entry.group,
    State: entry.enabled ? 'ENABLED' : 'DISABLED',
    CreationDate: entry.created / 1000,
    LastModificationDate: entry.modified / 1000,
    Target: { Arn: entry.target.arn },
  };
}

function details(entry: Entry) {
  return {
    ...summary(entry),
    ScheduleExpression: entry.expression,
    ScheduleExpressionTimezone: entry.zone,
    FlexibleTimeWindow: { Mode: 'OFF' },
    ActionAfterCompletion: entry.deleteAfterwards ? 'DELETE' : 'NONE',
    Target: {
      Arn: entry.target.arn,
      RoleArn: entry.target.roleArn,
      Input: entry.target.input,
      ...(entry.target.deadLetters ? { DeadLetterConfig: { Arn: entry.target.deadLetters } } : {}),
    },
  };
}
