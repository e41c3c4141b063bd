import * as filing from '../../shared/domain/grants/filing.ts';
import type { Context } from '../../shared/http/context.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import { decide } from '../../shared/http/subject.ts';
import { grant } from './grants.ts';

/**
 * The provider tells the bureau that it ends or changes its service, and what was agreed with the requester (809 art.
 * 27).
 */
export function fileService(call: Call<'fileService'>, context: Context): Promise<Outcome<'fileService'>> {
  return decide(grant, call, context, (state, at) => filing.makeFiling(state, call.body, at));
}

export function decideFiling(call: Call<'decideFiling'>, context: Context): Promise<Outcome<'decideFiling'>> {
  return decide(grant, call, context, (state, at) => filing.decideFiling(state, call.body, at));
}
