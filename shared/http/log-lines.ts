import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type * as z from 'zod';
import type { logLine } from '../contract/schemas/log.ts';
import type { SoughtInLog } from '../domain/access.ts';
import { addDays, dateOf, type Instant } from '../domain/calendar/time.ts';
import type { Principal } from '../domain/people/person.ts';
import { readsLogOf } from '../domain/people/visibility.ts';
import { Refusal } from '../domain/refusals.ts';
import type { Database } from '../storage/database.ts';
import { departmentOf } from '../storage/log.ts';
import { type LogItem, type LogPart, logPage } from '../storage/log-lists.ts';
import { told } from '../text/history.ts';

/** What each operation is called, beside the bundle (infra/constructs/bundle.ts). */
let titles: Record<string, { zh: string; en: string } | undefined> | undefined;
function titleOf(operation: string) {
  titles ??= JSON.parse(readFileSync(join(import.meta.dirname, 'titles.json'), 'utf8')) as NonNullable<typeof titles>;
  return titles[operation] ?? null;
}

type LogLine = z.input<typeof logLine>;

/** Which lines are read: of one department, or of all where it is null. */
interface Which {
  department: string | null;
  sought: SoughtInLog;
}

/** How many days are read by default, the last one included. */
const DAYS = 30;

/** The department whose log somebody reads; null for all of it. @throws Refusal `role-missing` for another's department */
export function logOf(by: Principal, { department }: SoughtInLog): string | null {
  if (readsLogOf(by, null)) return null;
  if (department !== undefined && !readsLogOf(by, department)) throw new Refusal('role-missing');
  return by.department;
}

/** A page of the log, the newest first. `from`: the sort key after which it begins. */
export async function pageOfLines(
  database: Database,
  { department, sought }: Which,
  { now, ...how }: { limit: number; most?: number; from: string | null; now: Instant },
) {
  const last = sought.to ?? dateOf(now);
  const part = department === null ? partOf(sought, last) : { department };
  const bounds = { since: sought.from, before: addDays(last, 1) };
  return await logPage(database, part, { ...how, ...bounds }, (item) => {
    const line = lineOf(item);
    return isSought(line, sought) ? line : null;
  });
}

/** The part of the whole log that is read, by the index that narrows it most. */
function partOf({ about, person, department, from }: SoughtInLog, last: ReturnType<typeof dateOf>): LogPart {
  if (about !== undefined) return { about };
  if (person !== undefined) return { person };
  if (department !== undefined) return { department };
  return { since: from ?? addDays(last, 1 - DAYS) };
}

function isSought(line: LogLine, { about, person, department, kind, what, outcome }: SoughtInLog): boolean {
  const denied = line.kind === 'refused' || line.kind === 'sign-in-failed';
  return (
    (about === undefined || line.about === about || line.about?.startsWith(`${about}.`) === true) &&
    (person === undefined || line.by === person || line.actingFor === person) &&
    (department === undefined || line.department === department) &&
    (kind === undefined || line.kind === kind) &&
    (what === undefined || line.what === what) &&
    (outcome === undefined || denied === (outcome === 'denied'))
  );
}

function lineOf(item: LogItem): LogLine {
  if ('access' in item) {
    const {
      at,
      kind,
      correlation,
      operation,
      about,
      version,
      person,
      actingFor,
      department,
      roles,
      from,
      status,
      code,
    } = item.access;
    return {
      ...{ id: correlation, at, kind, correlation, about, department, from, status },
      what: operation ?? kind,
      title: titleOf(operation ?? ''),
      version: version ?? null,
      by: person,
      actingFor: actingFor ?? null,
      roles: [...roles],
      code: code ?? null,
      hash: null,
    };
  }
  const { event } = item;
  const { id, at, type, stream, seq, actorId, actingFor, correlation, hash } = event;
  return {
    ...{ id, at, correlation, hash, kind: 'decided' },
    what: type,
    title: told(event)?.what ?? null,
    about: stream,
    version: seq,
    by: actorId === 'system' ? null : actorId,
    actingFor: actingFor ?? null,
    department: departmentOf(event),
    roles: [],
    ...{ from: null, status: null, code: null },
  };
}
