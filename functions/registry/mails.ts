import { chooseMails as choose } from '../../shared/domain/mail/mailing.ts';
import { mailsOf } from '../../shared/domain/mail/preferences.ts';
import type { Context } from '../../shared/http/context.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import { decide, show, subject } from '../../shared/http/subject.ts';

/** Whoever calls; the founder is nobody registered. */
const caller = subject({ kind: 'person', name: '人员', visible: () => true, duties: 'none', view: mailsOf });

/** How the caller gets their mails; acting for somebody else changes nothing of theirs. */
export function getMails(call: Call<'getMails'>, context: Context): Promise<Outcome<'getMails'>> {
  return show(caller, { ...call, params: { id: call.principal.personId } }, context);
}

export function chooseMails(call: Call<'chooseMails'>, context: Context): Promise<Outcome<'chooseMails'>> {
  const own = { ...call, params: { id: call.principal.personId } };
  return decide(caller, own, context, (state) => choose(state, call.body));
}
