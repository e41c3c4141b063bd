import { dutyInFullView, dutyWithProofView } from '../../shared/contract/views/duties.ts';
import * as noChange from '../../shared/domain/catalog/no-change.ts';
import { giveTime } from '../../shared/domain/duties/duty-rights.ts';
import { rungsTaken } from '../../shared/domain/duties/escalation.ts';
import { visible } from '../../shared/domain/people/visibility.ts';
import type { Context } from '../../shared/http/context.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import { decide, read, subject } from '../../shared/http/subject.ts';
import { load, loadEvents, loadWithDuties } from '../../shared/storage/read.ts';
import { sendingsAbout } from '../../shared/storage/sendings.ts';

export const duty = subject({
  kind: 'duty',
  name: '任务',
  visible: visible.duty,
  duties: 'none',
  view: (state, { law, now }) => dutyWithProofView(state, law, now),
});

export async function getDuty(call: Call<'getDuty'>, context: Context): Promise<Outcome<'getDuty'>> {
  const { state, version } = (await read(duty, call, context)).stored;
  const { database, law } = context;
  const [events, mails] =
    rungsTaken(state).length > 0
      ? await Promise.all([loadEvents(database, state.id), sendingsAbout(database, state.subject.id)])
      : [[], []];
  return { body: dutyInFullView(state, law, call.now, { events, mails }), etag: version };
}

export function claimNoChange(call: Call<'claimNoChange'>, context: Context): Promise<Outcome<'claimNoChange'>> {
  return decide(duty, call, context, (state, at) => noChange.claimNoChange(state, call.body, at));
}

export function confirmNoChange(call: Call<'confirmNoChange'>, context: Context): Promise<Outcome<'confirmNoChange'>> {
  return decide(duty, call, context, noChange.confirmNoChange);
}

export function rejectNoChange(call: Call<'rejectNoChange'>, context: Context): Promise<Outcome<'rejectNoChange'>> {
  return decide(duty, call, context, async (state, at) => {
    const entry = await load(context.database, 'resource', state.subject.id);
    return noChange.rejectNoChange(state, { entry: entry?.state ?? null }, at);
  });
}

/** The bureau extends a duty for a reason; where it is a side, the city government does (article 16; 809 art. 17, 21). */
export function extendDuty(call: Call<'extendDuty'>, context: Context): Promise<Outcome<'extendDuty'>> {
  return decide(duty, call, context, async (state, at) => {
    if (state.kind !== 'reply') return giveTime(state, call.body, at);
    const { found, duties } = await loadWithDuties(context.database, 'request', state.subject.id);
    return giveTime(state, { ...call.body, asked: found?.state.extension?.hands ?? [] }, { ...at, duties });
  });
}
