import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { addDays, dateOf } from '../../shared/domain/calendar/time.ts';
import { Refusal } from '../../shared/domain/refusals.ts';
import type { Context } from '../../shared/http/context.ts';
import { paged } from '../../shared/http/page.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import { sortKeySchema } from '../../shared/storage/cursor.ts';
import { departmentOf } from '../../shared/storage/log.ts';
import { type LogItem, type LogPart, logPage } from '../../shared/storage/log-lists.ts';
import { told } from '../../shared/text/history.ts';

/** What each operation is called, beside the bundle (infra/constructs/bundle.ts). */
const titles: Record<string, { zh: string; en: string } | undefined> = JSON.parse(
  readFileSync(join(import.meta.dirname, 'titles.json'), 'utf8'),
);

/** How many days are read by default, the last one included. */
const DAYS = 30;

/**
 * The log, the newest first: what was decided, what restricted content was read, and who was turned away (article 12). An auditor reads
 * all of it; a department's leader and head what their own department did.
 */
export async function listLog(call: Call<'listLog'>, { database, cursors }: Context): Promise<Outcome<'listLog'>> {
  const { query, now } = call;
  const today = dateOf(now);
  const before = addDays(query.to ?? today, 1);
  const part = partOf(call);
  const fetch = (from: string | null, limit: number) =>
    logPage(database, part, { limit, from, since: query.from, before }, (item) => {
      const line = lineOf(item);
      return isSought(line, call) ? line : null;
    });
  return { body: await paged(call, cursors, fetch, sortKeySchema) };
}

/** The part of the log that is read, by the index that narrows it most. @throws Refusal `role-missing` for another's department */
function partOf({ principal, query, now }: Call<'listLog'>): LogPart {
  const { about, person, department } = query;
  if (!principal.roles.includes('auditor')) {
    if (department !== undefined && department !== principal.department) throw new Refusal('role-missing');
    return { department: principal.department };
  }
  if (about !== undefined) return { about };
  if (person !== undefined) return { person };
  if (department !== undefined) return { department };
  return { since: query.from ?? addDays(query.to ?? dateOf(now), 1 - DAYS) };
}

type Line = Outcome<'listLog'>['body']['items'][number];

function isSought(line: Line, { query }: Call<'listLog'>): boolean {
  const { about, person, department, kind, what, outcome } = query;
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

function lineOf(item: LogItem): Line {
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
      title: titles[operation ?? ''] ?? null,
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
