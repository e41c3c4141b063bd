import { circularActs } from '../../shared/contract/actions/complaints.ts';
import { circularCaseView, circularView } from '../../shared/contract/views/circulars.ts';
import { isGovernment } from '../../shared/domain/machine.ts';
import { isBureau, visible } from '../../shared/domain/people/visibility.ts';
import * as circulars from '../../shared/domain/rectifications/circular.ts';
import { Refusal } from '../../shared/domain/refusals.ts';
import type { Context } from '../../shared/http/context.ts';
import { mustShow } from '../../shared/http/facts.ts';
import { answerList } from '../../shared/http/page.ts';
import { mustBeRegistered } from '../../shared/http/references.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import { begin, decide, show, subject } from '../../shared/http/subject.ts';
import { newId } from '../../shared/storage/ids.ts';
import { inStatus, listings, yearsUpTo } from '../../shared/storage/lists.ts';
import { nextNumber } from '../../shared/storage/numbers.ts';
import { dutiesAbout, load } from '../../shared/storage/read.ts';

const circular = subject({
  kind: 'circular',
  name: '通报',
  visible: visible.circular,
  duties: 'shown',
  view: circularCaseView,
  acts: circularActs,
});

/** An officer drafts it, out of a rectification or on its own. All is checked before it gets a number, so that the series has no gap. */
export async function createCircular(
  call: Call<'createCircular'>,
  context: Context,
): Promise<Outcome<'createCircular'>> {
  const { body, principal: by, now } = call;
  const { database } = context;
  if (body.department !== undefined) await mustBeRegistered(database, body.department, 'body.department');
  const { rectification = null } = body;
  const of = rectification && (await load(database, 'rectification', rectification));
  if (rectification && !(of && visible.rectification(by, of.state))) throw new Refusal('circular-unfounded');
  const drawnUp = circulars.drawUp(body, of ? of.state : null, by);
  await mustShow(database, drawnUp.facts, drawnUp.department);
  const id = newId('cir', now);
  const number = await nextNumber(database, 'circular', now);
  const given = { ...drawnUp, id, number, rectification };
  const begun = await begin(circular, call, context, (at) => circulars.draftCircular(given, at));
  return { ...begun, location: `/v1/circulars/${id}` };
}

export function getCircular(call: Call<'getCircular'>, context: Context): Promise<Outcome<'getCircular'>> {
  return show(circular, call, context);
}

/** What was issued, for everybody; with the drafts for whoever issues them. The newest first. */
export async function listCirculars(call: Call<'listCirculars'>, context: Context): Promise<Outcome<'listCirculars'>> {
  const { principal, query, now } = call;
  const { database, law } = context;
  const years = yearsUpTo(now);
  if (query.side === 'all' && !isBureau(principal) && !isGovernment(principal)) throw new Refusal('role-missing');
  const listing = query.side === 'all' ? listings.allCirculars(years) : listings.circulars(years);
  return await answerList(call, context, inStatus(listing, query.status), async (all: circulars.Circular[]) => {
    const states = all.filter((state) => visible.circular(principal, state));
    const found = await Promise.all(states.map(({ id }) => dutiesAbout(database, id)));
    const duties = found.flat().map(({ state }) => state);
    return states.map((state) => circularView(state, { by: principal, duties, law, now }));
  });
}

export function updateCircular(call: Call<'updateCircular'>, context: Context): Promise<Outcome<'updateCircular'>> {
  return decide(circular, call, context, async (state, at) => {
    const revised = circulars.reviseCircular(state, call.body, at);
    await mustShow(context.database, call.body.facts, state.department);
    return revised;
  });
}

export function issueCircular(call: Call<'issueCircular'>, context: Context): Promise<Outcome<'issueCircular'>> {
  return decide(circular, call, context, circulars.issueCircular);
}

export function discardCircular(call: Call<'discardCircular'>, context: Context): Promise<Outcome<'discardCircular'>> {
  return decide(circular, call, context, (state, at) => circulars.discardCircular(state, call.body, at));
}

export function retractCircular(call: Call<'retractCircular'>, context: Context): Promise<Outcome<'retractCircular'>> {
  return decide(circular, call, context, (state, at) => circulars.proposeRetraction(state, call.body, at));
}

export function answerRetraction(
  call: Call<'answerRetraction'>,
  context: Context,
): Promise<Outcome<'answerRetraction'>> {
  return decide(circular, call, context, (state, at) => circulars.answerRetraction(state, call.body, at));
}
