import type { Instant } from '../calendar/time.ts';
import { type Change, change } from '../change.ts';
import type { Actor } from '../circumstances.ts';
import { type DomainEvent, event } from '../event.ts';
import type { Id } from '../id.ts';
import { grantLife } from '../lives/grant.ts';
import { interfaceLife } from '../lives/interface.ts';
import { mayTake, partsOf } from '../machine.ts';
import { Refusal } from '../refusals.ts';
import type { Grant } from './grant.ts';
import type { DataInterface } from './interface.ts';
import { valueAt } from './path.ts';
import { isLive, itemsInUse, statusAt } from './term.ts';

/** Why a provider's interface gave nothing that could be passed on. */
export const failureNames = {
  timeout: '未按时应答',
  unreachable: '无法连接',
  address: '解析到内部地址',
  redirect: '要求跳转',
  status: '应答状态异常',
  media: '应答不是 JSON',
  'too-large': '应答过大',
  layout: '应答与登记的结构不符',
  secret: '访问凭据不可用',
} as const;
export type ProviderFailure = keyof typeof failureNames;

/** A failure on the provider's side. The message names its kind and contains nothing of the answer. */
export class ProviderFailed extends Error {
  readonly failure: ProviderFailure;

  constructor(failure: ProviderFailure) {
    super(failure);
    this.failure = failure;
  }
}

/**
 * Checks that data may be fetched on a grant now: by the requester's staff, while it is in use, for its purpose (article 15).
 * @returns the items within their term
 * @throws Refusal `not-your-step`, `step-closed`, `provided-otherwise`, `other-purpose`
 */
export function itemsToFetch(
  grant: Grant,
  { purpose }: { purpose: string },
  { by, now }: Actor,
): { interface: Id<'itf'>; items: string[] } {
  mayTake(grantLife, 'take', statusAt(grant, now), partsOf(by, grant));
  if (grant.provision?.kind !== 'interface') throw new Refusal('provided-otherwise');
  if (purpose.normalize('NFKC').trim() !== grant.purpose.normalize('NFKC').trim()) {
    throw new Refusal('other-purpose', { granted: grant.purpose }, [
      { field: 'query.purpose', message: grant.purpose },
    ]);
  }
  return { interface: grant.provision.interface, items: itemsInUse(grant, now).map(({ id }) => id) };
}

/**
 * The query for a page, numbered from 1. @throws Refusal `step-closed` if the interface is retired, `not-found` beyond its pages
 */
export function queryFor({ status, paging }: DataInterface, page: number): Record<string, string> {
  if (status === 'retired') throw new Refusal('step-closed', { status: interfaceLife.states.retired });
  if (!paging && page > 1) throw new Refusal('not-found', { what: `第 ${page} 页` });
  if (!paging) return {};
  return { [paging.parameter]: String(paging.first + page - 1), [paging.size.parameter]: String(paging.size.records) };
}

/** The records of an answer, and the number of the next page, null at the end. @throws ProviderFailed `layout` */
export function readAnswer(answer: unknown, { layout, paging }: DataInterface, page: number) {
  const records = layout.records === undefined ? answer : valueAt(answer, layout.records);
  if (!Array.isArray(records) || !records.every(isRecord)) throw new ProviderFailed('layout');
  return { records, next: paging && records.length >= paging.size.records ? page + 1 : null };
}

export type RecordValue = string | number | boolean | null;

/**
 * Reduces records to the granted items; null where a value is missing. A field that contains an object or a list could contain
 * anything, so it is not passed on. @throws ProviderFailed `layout`
 */
export function passOn(
  records: readonly unknown[],
  { layout: { fields } }: DataInterface,
  items: readonly string[],
): Record<string, RecordValue>[] {
  return records.map((record) =>
    Object.fromEntries(
      items.map((item) => [
        item,
        scalarValue(Object.hasOwn(fields, item) ? valueAt(record, fields[item] ?? '') : null),
      ]),
    ),
  );
}

/** Whether a grant still needs its interface: until its end, even while it is suspended. */
export function isServed(grant: Grant, now: Instant): boolean {
  return isLive({ status: statusAt(grant, now) });
}

/** What both sides can read about a use, besides who and when; never the data (articles 12, 22). */
interface Use {
  interface: Id<'itf'>;
  purpose: string;
  items: string[];
}

export function recordDataPassedOn(grant: Grant, use: Use & { records: number; digest: string }): UseDecision {
  return recordedUse(grant, event('DataPassedOn', { ...sidesOf(grant), ...use }));
}

export function recordDataNotPassedOn(grant: Grant, use: Use & { failure: ProviderFailure }): UseDecision {
  return recordedUse(grant, event('DataNotPassedOn', { ...sidesOf(grant), ...use }));
}

type UseDecision = [Change<'grant', Grant>];

/** Records a use. It changes nothing that people decide on, so the ETag stays. */
function recordedUse(grant: Grant, happened: DomainEvent): UseDecision {
  return [{ ...change('grant', grant, grant, happened), keepsEtag: true }];
}

function sidesOf({ requester, provider, resource }: Grant) {
  return { requester, provider, resource };
}

function isRecord(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function scalarValue(value: unknown): RecordValue {
  if (value === undefined || value === null) return null;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  throw new ProviderFailed('layout');
}
