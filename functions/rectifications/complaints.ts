import { complaintActs } from '../../shared/contract/actions/complaints.ts';
import { complaintCaseView, complaintView } from '../../shared/contract/views/complaints.ts';
import { dateOf } from '../../shared/domain/calendar/time.ts';
import * as complaints from '../../shared/domain/complaints/complaint.ts';
import { isLate } from '../../shared/domain/duties/duty.ts';
import { currentDuty } from '../../shared/domain/duties/law.ts';
import type { Principal } from '../../shared/domain/people/person.ts';
import { isBureau, visible } from '../../shared/domain/people/visibility.ts';
import { Refusal } from '../../shared/domain/refusals.ts';
import { caseKindOf, type SubjectState, sees } from '../../shared/domain/subject.ts';
import type { Context } from '../../shared/http/context.ts';
import { answerList } from '../../shared/http/page.ts';
import { mustBeRegistered } from '../../shared/http/references.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import { begin, decide, show, subject } from '../../shared/http/subject.ts';
import type { Database } from '../../shared/storage/database.ts';
import { newId } from '../../shared/storage/ids.ts';
import { allStates, inStatus, listings, yearsUpTo } from '../../shared/storage/lists.ts';
import { nextNumber } from '../../shared/storage/numbers.ts';
import { dutiesAbout, load } from '../../shared/storage/read.ts';

const complaint = subject({
  kind: 'complaint',
  name: '投诉举报',
  visible: visible.complaint,
  duties: 'shown',
  view: complaintCaseView,
  acts: complaintActs,
});

/** Whoever received a complaint registers it. All of it is checked before it gets a number, so that a refusal leaves no gap in the series. */
export async function createComplaint(
  call: Call<'createComplaint'>,
  context: Context,
): Promise<Outcome<'createComplaint'>> {
  const { body, principal, now } = call;
  const { database } = context;
  complaints.checkComplaint(body, now);
  if (body.against !== undefined) await mustBeRegistered(database, body.against, 'body.against');
  await mustSee(database, body.about, principal, 'about');
  const id = newId('cmp', now);
  const number = await nextNumber(database, 'complaint', now);
  const begun = await begin(complaint, call, context, (at) => complaints.register(body, { id, number }, at));
  return { ...begun, location: `/v1/complaints/${id}` };
}

/** Whoever links something can see it, so that nobody learns of the cases of others. @throws Refusal `links-unknown` */
async function mustSee(database: Database, links: string[], by: Principal, field: string): Promise<void> {
  const seen = await Promise.all(
    links.map(async (link) => {
      const kind = caseKindOf(link);
      const found = kind && (await load(database, kind, link));
      return found && sees(by, { kind, state: found.state } as SubjectState);
    }),
  );
  const unknown = links.filter((_, n) => !seen[n]).join('、');
  if (unknown) throw new Refusal('links-unknown', { links: unknown }, [{ field: `body.${field}`, message: unknown }]);
}

export function getComplaint(call: Call<'getComplaint'>, context: Context): Promise<Outcome<'getComplaint'>> {
  return show(complaint, call, context);
}

/** Complaints that the caller's department received, those that it handles, or all for the bureau; the newest first. */
export async function listComplaints(
  call: Call<'listComplaints'>,
  context: Context,
): Promise<Outcome<'listComplaints'>> {
  const { principal, query, now } = call;
  const { database, law } = context;
  const listing = inStatus(listingOf(call), query.status);
  return await answerList(call, context, listing, async (all: complaints.Complaint[]) => {
    const states = all.filter((state) => visible.complaint(principal, state));
    const duties = await runningDuties(states, database);
    return states.map((state) => complaintView(state, { duties, law, now }));
  });
}

function listingOf({ query: { side }, principal, now }: Call<'listComplaints'>) {
  if (side === 'received') return listings.complained(principal.department);
  if (side === 'handled') return listings.complaints(principal.department);
  if (!isBureau(principal)) throw new Refusal('role-missing');
  return listings.allComplaints(yearsUpTo(now));
}

/** How many were received in some days, and what has become of them: of all for the bureau, else of those that the department handles. */
export async function countComplaints(
  { query, principal, now }: Call<'countComplaints'>,
  { database, law }: Context,
): Promise<Outcome<'countComplaints'>> {
  const { from = `${now.slice(0, 4)}-01-01`, to = dateOf(now) } = query;
  const listing = isBureau(principal)
    ? listings.allComplaints(yearsUpTo(now))
    : listings.complaints(principal.department);
  const states: complaints.Complaint[] = [];
  for await (const { state } of allStates<'complaint'>(database, listing)) {
    const { receivedOn } = state;
    if (from <= receivedOn && receivedOn <= to && visible.complaint(principal, state)) states.push(state);
  }
  const answers = states.flatMap(({ answer }) => answer ?? []);
  const duties = await runningDuties(states, database);
  return {
    body: {
      received: states.length,
      answered: answers.length,
      inTime: answers.filter(({ late }) => !late).length,
      founded: answers.filter(({ finding }) => finding === 'founded' || finding === 'partly-founded').length,
      open: states.length - answers.length,
      late: duties.filter((duty) => isLate(currentDuty(law, duty).duty, now)).length,
    },
  };
}

/** The duties that run about those that are not answered. */
async function runningDuties(states: readonly complaints.Complaint[], database: Database) {
  const open = states.filter(({ answer }) => answer === null);
  const found = await Promise.all(open.map(({ id }) => dutiesAbout(database, id)));
  return found.flatMap((about) => complaints.runningDuty({ duties: about.map(({ state }) => state) }) ?? []);
}

export function passComplaint(call: Call<'passComplaint'>, context: Context): Promise<Outcome<'passComplaint'>> {
  const { body } = call;
  return decide(complaint, call, context, async (state, at) => {
    complaints.mayPassOn(state, at.by);
    await mustBeRegistered(context.database, body.to, 'body.to');
    if (body.against !== undefined) await mustBeRegistered(context.database, body.against, 'body.against');
    return complaints.passOn(state, body, at);
  });
}

export function answerComplaint(call: Call<'answerComplaint'>, context: Context): Promise<Outcome<'answerComplaint'>> {
  return decide(complaint, call, context, (state, at) => complaints.answer(state, call.body, at));
}

export function linkComplaint(call: Call<'linkComplaint'>, context: Context): Promise<Outcome<'linkComplaint'>> {
  const { body } = call;
  return decide(complaint, call, context, async (state, at) => {
    complaints.mayLink(state, at.by);
    await mustSee(context.database, [body.to], at.by, 'to');
    return complaints.link(state, body, at);
  });
}
