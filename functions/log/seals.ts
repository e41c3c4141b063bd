import * as z from 'zod';
import { type Files, linkExpiry } from '../../shared/adapters/files.ts';
import { nameOfSegment } from '../../shared/documents/names.ts';
import { LOG_EXPIRY } from '../../shared/domain/log-expiry.ts';
import { Refusal } from '../../shared/domain/refusals.ts';
import type { Context } from '../../shared/http/context.ts';
import { paged } from '../../shared/http/page.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import { load } from '../../shared/storage/read.ts';
import { sealNumbered, sealsBefore } from '../../shared/storage/seals.ts';

export interface LogContext extends Context {
  /** The sealed segments. */
  segments: Pick<Files, 'downloadLink'>;
  /** The exports of the log. */
  files: Pick<Files, 'downloadLink' | 'size'>;
}

/** The seals of the log, the newest first. */
export async function listSeals(
  call: Call<'listSeals'>,
  { database, cursors }: LogContext,
): Promise<Outcome<'listSeals'>> {
  const fetch = async (from: string | null, limit: number) => {
    const found = (await sealsBefore(database, limit + 1, from)).map(({ document }) => document);
    const items = found.slice(0, limit);
    return { items, next: found.length > limit ? (items.at(-1)?.number ?? null) : null };
  };
  return { body: await paged(call, cursors, fetch, z.string()) };
}

/** A seal, with a link to the segment that it seals, as long as that is kept. @throws Refusal `not-found` */
export async function getSeal(
  { params, now }: Call<'getSeal'>,
  { database, segments }: LogContext,
): Promise<Outcome<'getSeal'>> {
  const signed = await sealNumbered(database, params.number);
  if (!signed) throw new Refusal('not-found', { what: '日志分段' });
  const gone = await load(database, 'logExpiry', LOG_EXPIRY);
  if (gone && params.number <= gone.state.through) return { body: { ...signed, downloadUrl: null, expiresAt: null } };
  const downloadUrl = await segments.downloadLink(nameOfSegment(params.number));
  return { body: { ...signed, downloadUrl, expiresAt: linkExpiry(now) } };
}
