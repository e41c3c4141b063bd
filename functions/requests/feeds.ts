import { randomBytes } from 'node:crypto';
import { actionsOf } from '../../shared/contract/actions/action.ts';
import { feedActs } from '../../shared/contract/actions/registry.ts';
import { deadlineView } from '../../shared/contract/views/duties.ts';
import type { Instant } from '../../shared/domain/calendar/time.ts';
import { reminders } from '../../shared/domain/duties/duty-count.ts';
import { createFeed as create, type Feed, revokeFeed as revoke } from '../../shared/domain/duties/feed.ts';
import { type Law, rulesOf } from '../../shared/domain/duties/law.ts';
import { Refusal } from '../../shared/domain/refusals.ts';
import type { Context } from '../../shared/http/context.ts';
import { answerList } from '../../shared/http/page.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import type { Database } from '../../shared/storage/database.ts';
import { duties, pageInOrder } from '../../shared/storage/date-lists.ts';
import { derivedId } from '../../shared/storage/ids.ts';
import { listings } from '../../shared/storage/lists.ts';
import { load } from '../../shared/storage/read.ts';
import type { Stored } from '../../shared/storage/stored-state.ts';
import { type CalendarEntry, calendarFile } from '../../shared/text/calendar.ts';
import { dutyWords } from '../../shared/text/duties.ts';

export async function createFeed(call: Call<'createFeed'>, { law }: Context): Promise<Outcome<'createFeed'>> {
  const { principal, now } = call;
  const secret = randomBytes(32).toString('base64url');
  const changes = create({ id: derivedId('cal', secret) }, { by: principal, now });
  const { next } = changes[0];
  return {
    body: { ...feedView(next, call, law), url: `/v1/feed-files/${secret}.ics` },
    etag: 1,
    location: `/v1/feeds/${next.id}`,
    changes,
  };
}

export async function listFeeds(call: Call<'listFeeds'>, context: Context): Promise<Outcome<'listFeeds'>> {
  return answerList(call, context, listings.feeds(call.principal.department), (feeds: Feed[]) => feeds);
}

export async function getFeed(call: Call<'getFeed'>, { database, law }: Context): Promise<Outcome<'getFeed'>> {
  const feed = await ownFeed(database, call);
  return { body: feedView(feed.state, call, law), etag: feed.version };
}

export async function revokeFeed(call: Call<'revokeFeed'>, { database, law }: Context): Promise<Outcome<'revokeFeed'>> {
  const feed = await ownFeed(database, call);
  call.expects(feed);
  const changes = revoke(feed.state, { by: call.principal, now: call.now });
  return { body: feedView(changes[0].next, call, law), etag: feed.version + 1, changes };
}

/** The calendar of a department's most urgent duties, for anyone who knows the secret. */
export async function getFeedFile(
  { params, now }: Call<'getFeedFile'>,
  { database, law }: Context,
): Promise<Outcome<'getFeedFile'>> {
  const feed = await load(database, 'feed', derivedId('cal', params.file.replace(/\.ics$/, '')));
  const maker = feed && (await load(database, 'person', feed.state.createdBy));
  const works = maker?.state.active && maker.state.department === feed?.state.department;
  if (feed?.state.status !== 'active' || !works) throw new Refusal('not-found', { what: '日历' });
  const { department } = feed.state;
  const { items } = await pageInOrder<'duty', CalendarEntry>(
    database,
    duties.open([department]),
    { limit: 1000, from: null },
    async (batch) => batch.map((duty) => entryOf(duty, law, now)),
  );
  const name = (await load(database, 'department', department))?.state.name ?? department;
  return { body: calendarFile(`${name}待办期限`, items) };
}

/**
 * A duty as a calendar entry on its due date, with the reminders of its policy. A duty that is late or waits for the
 * bureau is marked and has no alarm.
 */
function entryOf({ state: duty, at, seq }: Stored<'duty'>, law: Law, now: Instant): CalendarEntry {
  const { late, why } = deadlineView(duty, law, now);
  const mark = late ? '【逾期】' : duty.status === 'claimed' ? '【待确认】' : '';
  const { number, name } = duty.subject;
  return {
    uid: `${duty.id}@yima-data-sharing`,
    on: duty.due,
    summary: `${mark}${dutyWords[duty.kind].name.zh}：${name}`,
    description: `${number}\n${why.zh}\n${why.en}`,
    changedAt: at,
    sequence: seq,
    alarms: mark === '' ? reminders(duty, rulesOf(law, duty)).map((point) => point.at) : [],
  };
}

function feedView(feed: Feed, { principal: by, now }: Pick<Call, 'principal' | 'now'>, law: Law) {
  return { ...feed, actions: actionsOf(feedActs, feed, { by, now, law, duties: [] }) };
}

/** Reads a feed of the caller's department. @throws Refusal `not-found` */
async function ownFeed(database: Database, { params, principal }: Pick<Call<'getFeed'>, 'params' | 'principal'>) {
  const feed = await load(database, 'feed', params.id);
  if (feed?.state.department !== principal.department) throw new Refusal('not-found', { what: '日历订阅' });
  return feed;
}
