import { chooseMails as choose } from '../../shared/domain/mail/mailing.ts';
import { mailsOf } from '../../shared/domain/mail/preferences.ts';
import type { Context } from '../../shared/http/context.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import { decide, show, subject } from '../../shared/http/subject.ts';

/** The caller. The founder is not registered. */
const caller = subject({ kind: 'person', name: '人员', visible: () => true, duties: 'none', view: mailsOf });

/** The caller's mail settings. A call on somebody else's behalf shows and changes the caller's own. */
export function getMailSettings(call: Call<'getMailSettings'>, context: Context): Promise<Outcome<'getMailSettings'>> {
  return show(caller, { ...call, params: { id: call.principal.personId } }, context);
}

export function updateMailSettings(
  call: Call<'updateMailSettings'>,
  context: Context,
): Promise<Outcome<'updateMailSettings'>> {
  const own = { ...call, params: { id: call.principal.personId } };
  return decide(caller, own, context, (state) => choose(state, call.body));
}
