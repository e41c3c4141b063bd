import { schemeActs } from '../../shared/contract/actions/evaluations.ts';
import { schemeView } from '../../shared/contract/views/evaluations.ts';
import * as schemes from '../../shared/domain/evaluation/scheme.ts';
import type { Context } from '../../shared/http/context.ts';
import { answerList } from '../../shared/http/page.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import { begin, decide, show, subject } from '../../shared/http/subject.ts';
import { newId } from '../../shared/storage/ids.ts';
import { listings } from '../../shared/storage/lists.ts';

const scheme = subject({
  kind: 'scheme',
  name: '评估指标方案',
  visible: () => true,
  duties: 'none',
  view: schemeView,
  acts: schemeActs,
});

/** The schemes that the bureau has loaded, the newest first. Until there is one, the product's own holds. */
export function listSchemes(call: Call<'listSchemes'>, context: Context): Promise<Outcome<'listSchemes'>> {
  return answerList(call, context, listings.schemes(), (states: schemes.Scheme[]) => states.map(schemeView));
}

export function getScheme(call: Call<'getScheme'>, context: Context): Promise<Outcome<'getScheme'>> {
  return show(scheme, call, context);
}

/** Proposes a scheme. Nobody is judged by it until another officer has confirmed it (article 17). */
export async function createScheme(call: Call<'createScheme'>, context: Context): Promise<Outcome<'createScheme'>> {
  const id = newId('sch', call.now);
  const begun = await begin(scheme, call, context, (at) => schemes.proposeScheme({ id, terms: call.body }, at));
  return { ...begun, location: `/v1/schemes/${id}` };
}

export function confirmScheme(call: Call<'confirmScheme'>, context: Context): Promise<Outcome<'confirmScheme'>> {
  return decide(scheme, call, context, schemes.confirmScheme);
}

export function withdrawScheme(call: Call<'withdrawScheme'>, context: Context): Promise<Outcome<'withdrawScheme'>> {
  return decide(scheme, call, context, (state, at) => schemes.withdrawScheme(state, call.body, at));
}
