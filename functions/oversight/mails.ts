import { resendMail as resend, sendingsOf } from '../../shared/domain/mail/sending.ts';
import { Refusal } from '../../shared/domain/refusals.ts';
import type { Context } from '../../shared/http/context.ts';
import { mapPage, paged } from '../../shared/http/page.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import { departmentIds, listItems, listings } from '../../shared/storage/lists.ts';
import { hasNotArrived, type Mail } from '../../shared/storage/mails.ts';
import { readMail } from '../../shared/storage/outbox.ts';
import { load } from '../../shared/storage/read.ts';

type Row = Outcome<'listMails'>['body']['items'][number];

/**
 * Mails that have not arrived, department by department, the newest first. Alerts go to registered people, so the
 * bureau must see whom they miss (article 6).
 */
export async function listMails(
  call: Call<'listMails'>,
  { database, cursors }: Context,
): Promise<Outcome<'listMails'>> {
  const { department, status } = call.query;
  const listing = listings.unsent(department ? [department] : await departmentIds(database));
  const page = await paged(call, cursors, (from, limit) => listItems(database, listing, { limit, from }));
  const { items, next } = mapPage(page, (item) => row(item.mail as Mail));
  return { body: { items: items.filter((one) => status === undefined || one.status === status), next } };
}

function row({ id, status, template, to, department, facts, event, at, attempts, nextAttemptAt, receipt }: Mail): Row {
  const { number, path } = facts.case;
  return {
    id,
    status: status === 'undeliverable' || status === 'bounced' ? status : 'waiting',
    ...{ template, to, department, event, at, attempts, nextAttemptAt },
    about: { number, path },
    reason: receipt,
  };
}

/** Has a mail sent again that came back or was given up, to the address registered now (article 6). */
export async function resendMail(call: Call<'resendMail'>, { database }: Context): Promise<Outcome<'resendMail'>> {
  const mail = await readMail(database, call.params.id);
  if (!mail || mail.template === 'digest') throw new Refusal('not-found', { what: '邮件' });
  if (!hasNotArrived(mail)) throw new Refusal('mail-not-lost');
  const { id, event, template, to } = mail;
  const sendings = await load(database, 'sendings', sendingsOf(event));
  return {
    body: { ...row(mail), status: 'waiting' },
    changes: resend(sendings?.state ?? null, { mail: id, event, template, to }),
  };
}
