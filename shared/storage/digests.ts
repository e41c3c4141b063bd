import { setTimeout as wait } from 'node:timers/promises';
import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import type { Calendar } from '../domain/calendar/calendar.ts';
import type { Instant } from '../domain/calendar/time.ts';
import { gatheredBy, gatheringOf, nextMorning } from '../domain/mail/mailing.ts';
import type { Database } from './database.ts';
import { fingerprint } from './ids.ts';
import { getItem, itemsUnder } from './items.ts';
import { kindOfMail, type Mail, newMail } from './mails.ts';
import { claimOf, endOfDigest, mailItem, mailKey } from './outbox.ts';
import { turns } from './turns.ts';

/** A mail, and the digests that may hold it. One that is already being sent is passed over for the next. */
export interface Holding {
  mail: Mail;
  digest(nth: number): Mail;
}

/** A mail that goes with the digest of a morning. */
export function daily(calendar: Calendar, mail: Mail, morning: Instant): Holding {
  const mornings = [morning];
  return {
    mail,
    digest(nth) {
      while (mornings.length <= nth) mornings.push(nextMorning(calendar, mornings.at(-1) ?? morning));
      return digestMail(mail, mornings[nth] ?? morning);
    },
  };
}

/** A mail that may go at `at`, together with others of its kind to the same person. */
export function gathered(mail: Mail, at: Instant, now: Instant): Holding {
  return { mail, digest: (nth) => gatheringMail(mail, { at, now, nth }) };
}

/**
 * Makes the mail for a digest. Its id is derived from the reader and the morning. Each mail it carries is stored beside it, in
 * one transaction with the digest and only while the digest still waits, so no mail is held by a digest already sent.
 */
function digestMail({ to, department }: Pick<Mail, 'to' | 'department'>, morning: Instant): Mail {
  const on = morning.slice(0, 10);
  return newMail({
    id: fingerprint('digest', to, on),
    event: `person:${to}`,
    template: 'digest',
    to,
    department,
    facts: { case: { number: on, name: '待办与通知摘要', path: '/duties' } },
    at: morning,
    nextAttemptAt: morning,
  });
}

/**
 * Makes the mail for what a person is told of one kind within some minutes. It is a digest, and the notifier makes one list of it, or
 * takes it apart where it holds few.
 * @param when `at`: when the mail that it begins with may go; `nth`: how many of these minutes are on their way already
 */
function gatheringMail(
  { to, department, ...mail }: Mail,
  { at, now, nth }: { at: Instant; now: Instant; nth: number },
): Mail {
  const from = gatheringOf(at);
  const kind = kindOfMail(mail);
  return newMail({
    id: fingerprint('gathering', to, kind, from, ...(nth > 0 ? [String(nth)] : [])),
    event: `person:${to}`,
    template: 'digest',
    to,
    department,
    facts: { case: { number: from.slice(0, 10), name: '同类事项', path: '/duties' }, gathered: true },
    at: now,
    // What waits for a later morning has gathered by then.
    nextAttemptAt: at > now ? at : gatheredBy(now),
  });
}

/** How many mails one transaction takes out, which may have a hundred parts. */
const TAKEN_AT_ONCE = 40;

/**
 * Ends a digest that this worker has claimed, and claims the mails in it, so that each goes by itself.
 * @param at when the sweep may offer them again
 * @returns the mails as claimed; none where another worker has taken them
 */
export async function claimHeld(database: Database, digest: string, mails: Mail[], at: Instant): Promise<Mail[]> {
  const claimed = mails.map((mail): Mail => ({ ...mail, ...claimOf(mail), nextAttemptAt: at }));
  for (let from = 0; from < claimed.length; from += TAKEN_AT_ONCE) {
    const part = claimed.slice(from, from + TAKEN_AT_ONCE);
    const isLast = from + TAKEN_AT_ONCE >= claimed.length;
    const writes = part.flatMap((mail) => [
      { Delete: { TableName: database.name('work'), Key: heldKey(digest, mail.id) } },
      {
        Put: {
          TableName: database.name('work'),
          Item: mailItem(mail),
          ConditionExpression: 'mail.#status = :held',
          ExpressionAttributeNames: { '#status': 'status' },
          ExpressionAttributeValues: { ':held': 'held' },
        },
      },
    ]);
    const ended = isLast ? [{ Update: endOfDigest(database, digest) }] : [];
    try {
      await database.client.send(new TransactWriteCommand({ TransactItems: [...writes, ...ended] }));
    } catch (error) {
      if (!(error instanceof TransactionCanceledException)) throw error;
      if (!part.some((_, n) => failedAt(error, 2 * n + 1))) throw error;
      return claimed.slice(0, from);
    }
  }
  return claimed;
}

function failedAt({ CancellationReasons = [] }: TransactionCanceledException, place: number): boolean {
  return CancellationReasons[place]?.Code === 'ConditionalCheckFailed';
}

/** How often to retry when other workers put mails into the same digests at the same moment, and the longest pause before. */
const ATTEMPTS = 20;
const PAUSE_MS = 100;

/** How many mails one transaction records. */
const RECORDED_AT_ONCE = 30;

/** Mails that this worker puts into the same digest. */
const inTurn = turns();

/** How many digests were passed over, by the first, while a batch of work lasts. It only saves the looking. */
const passedOver = new WeakMap<object, Map<string, number>>();

function passedOverIn({ once }: Database): Map<string, number> {
  const passed = (once && passedOver.get(once)) ?? new Map<string, number>();
  if (once) passedOver.set(once, passed);
  return passed;
}

/**
 * Records mails, each with a digest that still waits, thirty in one transaction. A mail recorded before stays as it is.
 * @param holdings for different digests
 * @returns the ids of the mails that hold them
 */
export async function recordHeld(database: Database, holdings: Holding[]): Promise<string[]> {
  const ids: string[] = [];
  for (let from = 0; from < holdings.length; from += RECORDED_AT_ONCE) {
    const part = holdings.slice(from, from + RECORDED_AT_ONCE);
    ids.push(...(await inTurn(part[0]?.digest(0).id ?? '', () => hold(database, part))));
  }
  return ids;
}

async function hold(database: Database, holdings: Holding[]): Promise<string[]> {
  const firsts = holdings.map(({ digest }) => digest(0).id);
  const passed = passedOverIn(database);
  const nths = firsts.map((id) => passed.get(id) ?? 0);
  const digestOf = (n: number) => (holdings[n] as Holding).digest(nths[n] ?? 0);
  let left = [...holdings.keys()];
  for (let attempt = 1; left.length > 0; ) {
    const parts = left.map((n) => recording(database, (holdings[n] as Holding).mail, digestOf(n)));
    try {
      await database.client.send(new TransactWriteCommand({ TransactItems: parts.flat() }));
      break;
    } catch (error) {
      if (!(error instanceof TransactionCanceledException)) throw error;
      const failed = (place: number, part: number) => failedAt(error, 3 * place + part);
      const over = left.filter((_, place) => failed(place, 2) && !failed(place, 0));
      for (const n of over) nths[n] = (nths[n] ?? 0) + 1;
      const waiting = left.filter((_, place) => !failed(place, 0));
      if (over.length === 0 && waiting.length === left.length) {
        if (attempt === ATTEMPTS) throw error;
        attempt += 1;
        await wait(Math.random() * PAUSE_MS);
      }
      left = waiting;
    }
  }
  for (const [n, id] of firsts.entries()) if (nths[n]) passed.set(id, nths[n]);
  return holdings.map((_, n) => digestOf(n).id);
}

/** The parts of a transaction that record a mail that goes with a digest, and the digest. */
function recording(database: Database, mail: Mail, digest: Mail) {
  const TableName = database.name('work');
  const { pk, sk, gsi1pk, gsi1sk } = mailItem(digest) as Record<string, unknown>;
  return [
    {
      Put: {
        TableName,
        Item: mailItem({ ...mail, status: 'held', nextAttemptAt: null }),
        ConditionExpression: 'attribute_not_exists(pk)',
      },
    },
    { Put: { TableName, Item: { ...heldKey(digest.id, mail.id), held: mail.id } } },
    {
      Update: {
        TableName,
        Key: { pk, sk },
        UpdateExpression:
          'SET mail = if_not_exists(mail, :mail), gsi1pk = if_not_exists(gsi1pk, :pk), gsi1sk = if_not_exists(gsi1sk, :sk)',
        ConditionExpression: 'attribute_not_exists(pk) OR mail.#status = :queued',
        ExpressionAttributeNames: { '#status': 'status' },
        ExpressionAttributeValues: { ':mail': digest, ':pk': gsi1pk, ':sk': gsi1sk, ':queued': 'queued' },
      },
    },
  ];
}

/** The mails in a digest, the oldest first, strongly consistent. */
export async function heldBy(database: Database, digest: string): Promise<Mail[]> {
  const items = await itemsUnder(database, 'work', mailKey(digest).pk);
  const ids = items.flatMap(({ held }) => (held === undefined ? [] : [String(held)]));
  const found = await Promise.all(ids.map((id) => getItem(database, 'work', mailKey(id))));
  return found.flatMap((item) => (item ? [item.mail as Mail] : [])).sort((a, b) => a.at.localeCompare(b.at));
}

function heldKey(digest: string, mail: string) {
  return { pk: mailKey(digest).pk, sk: `HELD#${mail}` };
}
