import { readFileSync } from 'node:fs';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { join } from 'node:path';
import * as z from 'zod';
import { inShanghai, readTime } from '../clock.ts';
import { type Faults, faultSettings } from '../faults.ts';
import { addressWays, type Mailbox } from '../gateway/ses.ts';
import type { Logs } from '../lambda/logs.ts';
import type { AlarmState } from '../metrics.ts';
import type { StandInProvider } from '../provider.ts';
import type { Scheduler } from '../scheduler/scheduler.ts';
import { REGION } from '../template/intrinsics.ts';
import type { UpperPlatform } from '../upstream.ts';
import type { Issuer } from './issuer.ts';
import type { OpenIdProvider } from './openid.ts';
import type { DemoPrincipal } from './principal.ts';

export interface QueueDepth {
  name: string;
  visible: number;
  inFlight: number;
  delayed: number;
  /** Whether a function consumes it. No function consumes dead letters. */
  consumed: boolean;
}

/** The parts of the runtime that the control API shows and changes. */
export interface Controlled {
  apiUrl: string;
  controlUrl: string;
  /** The endpoint that stands for AWS, and who may do everything there. */
  gatewayUrl: string;
  operator: { accessKeyId: string; secretAccessKey: string };
  now(): Date;
  moveClock(to: Date): Promise<void>;
  settle(): Promise<void>;
  scheduler: Scheduler;
  mailbox: Mailbox;
  issuer: Issuer;
  openid: OpenIdProvider;
  logs: Logs;
  functionNames: string[];
  queues(): Promise<QueueDepth[]>;
  alarms(): Promise<AlarmState[]>;
  /** The faults to switch on and off. */
  faults: Faults;
  /** The stand-in for the upper platform. */
  upstream: UpperPlatform;
  /** The stand-in for a provider's interface. */
  provider: StandInProvider;
  principals(): DemoPrincipal[];
}

/** A bad request. It is answered with status 400. */
export class BadRequest extends Error {}

const addressBehaviour = z.strictObject({ address: z.email(), behaviour: z.enum(addressWays) });

type Answer =
  | { status?: number; json: unknown }
  | { html: string }
  | { text: string }
  /** The handler writes the answer itself. */
  | { by: (response: ServerResponse) => void | Promise<void> };

/** Serves the control page and its API. */
export function serveControl(server: Server, runtime: Controlled): void {
  server.on('request', (request, response) => {
    void handle(runtime, request)
      .catch((error: unknown): Answer => {
        const message = error instanceof Error ? error.message : String(error);
        return { status: error instanceof BadRequest ? 400 : 500, json: { error: message } };
      })
      .then((answer) => send(response, answer))
      .catch((error: unknown) => response.destroy(error as Error));
  });
}

async function handle(runtime: Controlled, request: IncomingMessage): Promise<Answer> {
  const { pathname, searchParams } = new URL(request.url ?? '/', runtime.controlUrl);
  const route = `${request.method} ${pathname}`;
  switch (route) {
    case 'GET /':
      return { html: readFileSync(join(import.meta.dirname, 'page.html'), 'utf8') };
    case 'GET /state':
      return { json: await state(runtime) };
    case 'GET /mail':
      return { json: runtime.mailbox.all() };
    case 'POST /mail/behaviour': {
      const said = addressBehaviour.safeParse(await readJson(request));
      if (!said.success) throw new BadRequest(`address, behaviour: ${addressWays.join(', ')}`);
      runtime.mailbox.behave(said.data.address, said.data.behaviour);
      return { json: said.data };
    }
    case 'POST /clock':
      await runtime.moveClock(timeIn(await readJson(request)));
      return { json: { now: inShanghai(runtime.now()) } };
    case 'POST /settle':
      await runtime.settle();
      return { json: { now: inShanghai(runtime.now()) } };
    case 'GET /schedules':
      return { json: runtime.scheduler.all().map(({ clientToken: _, ...schedule }) => schedule) };
    case 'GET /queues':
      return { json: await runtime.queues() };
    case 'GET /operator': {
      const { gatewayUrl: endpoint, operator } = runtime;
      const { accessKeyId, secretAccessKey } = operator;
      const credentials = { accessKeyId, secretAccessKey };
      return { json: { region: REGION, endpoint, credentials, now: inShanghai(runtime.now()) } };
    }
    case 'GET /alarms':
      return { json: await runtime.alarms() };
    case 'GET /faults':
      return { json: runtime.faults.settings };
    case 'POST /faults':
      return { json: haveFaults(runtime.faults, await readJson(request)) };
    case 'GET /upstream':
      return { json: runtime.upstream.state() };
    case 'POST /upstream/behaviour':
      runtime.upstream.behave((await readJson(request)) as Parameters<UpperPlatform['behave']>[0]);
      return { json: runtime.upstream.state().behaviour };
    case 'GET /provider':
      return { json: runtime.provider.state() };
    case 'POST /provider/behaviour': {
      const { behaviour } = ((await readJson(request)) ?? {}) as { behaviour?: unknown };
      if (!runtime.provider.behave(behaviour))
        throw new BadRequest(`behaviour: ${runtime.provider.state().ways.join(', ')}`);
      return { json: { behaviour } };
    }
    case 'GET /logs':
      return { json: logLines(runtime, searchParams.get('function') ?? '') };
  }
  if (pathname.startsWith('/oidc/')) {
    return { by: (response) => runtime.openid.answer(request, pathname.slice('/oidc'.length), response) };
  }
  if (pathname.startsWith('/upstream/')) {
    return await runtime.upstream.answer(request, pathname.slice('/upstream'.length), searchParams);
  }
  if (pathname.startsWith('/provider/')) {
    return { by: (response) => runtime.provider.answer(request, searchParams, response) };
  }
  const schedule = /^DELETE \/schedules\/([^/]+)$/.exec(route)?.[1];
  if (schedule !== undefined) return deleteSchedule(runtime, decodeURIComponent(schedule));
  const person = /^GET \/token\/([^/]+)$/.exec(route)?.[1];
  if (person !== undefined) return { text: await runtime.issuer.token(decodeURIComponent(person)) };
  return { status: 404, json: { error: `no ${route} here` } };
}

async function state(runtime: Controlled) {
  const principals = runtime.principals().map(async (principal) => ({
    ...principal,
    token: await runtime.issuer.token(principal.personId),
  }));
  const nextDue = runtime.scheduler.nextDue();
  return {
    now: inShanghai(runtime.now()),
    nextDue: nextDue === undefined ? null : inShanghai(new Date(nextDue)),
    principals: await Promise.all(principals),
    api: runtime.apiUrl,
    mailbox: `${runtime.controlUrl}/mail`,
  };
}

function timeIn(body: unknown): Date {
  const { now } = (body ?? {}) as { now?: unknown };
  const time = typeof now === 'string' ? readTime(now) : undefined;
  if (!time) throw new BadRequest('需要时间 · a time is needed: {"now": "2026-10-13T00:01:00+08:00"}');
  return time;
}

/** Sets exactly these faults. An empty object ends all. */
function haveFaults(faults: Faults, asked: unknown) {
  const { success, data, error } = faultSettings.safeParse(asked);
  if (!success) throw new BadRequest(z.prettifyError(error));
  faults.end();
  faults.set(data);
  return faults.settings;
}

function deleteSchedule({ scheduler }: Controlled, name: string): Answer {
  const found = scheduler.all().find((entry) => entry.name === name);
  if (!found) return { status: 404, json: { error: `no schedule ${name}` } };
  scheduler.delete(found.group, found.name);
  return { json: { deleted: name } };
}

function logLines({ logs, functionNames }: Controlled, wanted: string): unknown[] {
  const name = functionNames.find((known) => known.toLowerCase().includes(wanted.toLowerCase())) ?? wanted;
  return logs.tail(name).map((line) => {
    try {
      return JSON.parse(line) as unknown;
    } catch {
      return { message: line };
    }
  });
}

async function readText(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const part of request.setEncoding('utf8')) text += part;
  return text;
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  const text = await readText(request);
  try {
    return text ? JSON.parse(text) : undefined;
  } catch {
    throw new BadRequest('不是合法的 JSON · this is not JSON');
  }
}

async function send(response: ServerResponse, answer: Answer): Promise<void> {
  if ('by' in answer) {
    await answer.by(response);
  } else if ('html' in answer) {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(answer.html);
  } else if ('text' in answer) {
    response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8' }).end(answer.text);
  } else {
    response.writeHead(answer.status ?? 200, { 'content-type': 'application/json; charset=utf-8' });
    response.end(JSON.stringify(answer.json, null, 2));
  }
}
