import type { Context } from '../../shared/http/context.ts';
import { mapPage, paged } from '../../shared/http/page.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import { departmentIds, listItems, listings } from '../../shared/storage/lists.ts';
import type { Mail } from '../../shared/storage/mails.ts';

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
