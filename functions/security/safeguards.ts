import { fileKeys } from '../../shared/adapters/file-keys.ts';
import { safeguardActs } from '../../shared/contract/actions/security.ts';
import { safeguardView, safeguardWithProofView, securityStateView } from '../../shared/contract/views/security.ts';
import { dateOf } from '../../shared/domain/calendar/time.ts';
import { supervisesSecurity, visible } from '../../shared/domain/people/visibility.ts';
import { Refusal } from '../../shared/domain/refusals.ts';
import { mayReport, reportSafeguard as report, type Safeguard } from '../../shared/domain/security/safeguard.ts';
import { linkTo, received, uploadFor } from '../../shared/http/attachments.ts';
import { answerList } from '../../shared/http/page.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import { decide, read, show, subject } from '../../shared/http/subject.ts';
import { allStates, inStatus, listings, yearsUpTo } from '../../shared/storage/lists.ts';
import { loadStates } from '../../shared/storage/read.ts';
import type { SecurityContext } from './context.ts';

const safeguard = subject({
  kind: 'safeguard',
  name: '安全任务',
  visible: visible.safeguard,
  duties: 'shown',
  view: safeguardWithProofView,
  acts: safeguardActs,
});

export function getSafeguard(call: Call<'getSafeguard'>, context: SecurityContext): Promise<Outcome<'getSafeguard'>> {
  return show(safeguard, call, context);
}

/** The security tasks of the caller's department, or of all for whoever supervises them; the newest period first. */
export async function listSafeguards(
  call: Call<'listSafeguards'>,
  context: SecurityContext,
): Promise<Outcome<'listSafeguards'>> {
  const { query, principal, now } = call;
  if (query.side === 'all' && !supervisesSecurity(principal)) throw new Refusal('role-missing');
  const all = query.side === 'all' ? listings.allSafeguards(yearsUpTo(now)) : listings.safeguards(principal.department);
  return answerList(call, context, inStatus(all, query.status), async (states: Safeguard[]) => {
    const duties = await loadStates(
      context.database,
      'duty',
      states.map(({ duty }) => duty),
    );
    return states.map((state) => safeguardView(state, { duties, law: context.law, now }));
  });
}

/** What is reported and what is missing in a year: of every department for whoever supervises them, else of the caller's own. */
export async function getSecurityState(
  { query, principal, now }: Call<'getSecurityState'>,
  { database, law }: SecurityContext,
): Promise<Outcome<'getSecurityState'>> {
  const year = query.year ?? Number(dateOf(now).slice(0, 4));
  const states: Safeguard[] = [];
  for await (const { state } of allStates<'safeguard'>(database, listings.allSafeguards([String(year)])))
    if (visible.safeguard(principal, state)) states.push(state);
  const duties = await loadStates(
    database,
    'duty',
    states.map(({ duty }) => duty),
  );
  return { body: securityStateView(year, states.reverse(), { duties, law, now }) };
}

export async function createReportFile(
  call: Call<'createReportFile'>,
  context: SecurityContext,
): Promise<Outcome<'createReportFile'>> {
  const { principal, body, now } = call;
  const { stored } = await read(safeguard, call, context, { duties: false });
  mayReport(stored.state, principal);
  // An empty commit keeps the answer, so that a retry gets the same file.
  return { body: await uploadFor(stored.id, principal.department, { ...body, now }, context), changes: [] };
}

/** Hands in a report: the file is kept, its digest logged, and the duty met. */
export function reportSafeguard(
  call: Call<'reportSafeguard'>,
  context: SecurityContext,
): Promise<Outcome<'reportSafeguard'>> {
  const { body } = call;
  return decide(safeguard, call, context, async (state, at) => {
    mayReport(state, at.by);
    const { kept, keep } = await received(state.id, at.by.department, body, fileKeys.kept, context);
    const changes = report(state, body, kept, at);
    await keep();
    return changes;
  });
}

export async function getSafeguardReport(
  call: Call<'getSafeguardReport'>,
  context: SecurityContext,
): Promise<Outcome<'getSafeguardReport'>> {
  const { stored } = await read(safeguard, call, context, { duties: false });
  const { file: asked } = call.query;
  const found = stored.state.reports.findLast(({ file }) => asked === undefined || file.id === asked);
  return { body: await linkTo(stored.id, found?.file, call.now, fileKeys.kept, context) };
}
