import * as filing from '../../shared/domain/grants/filing.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import type { GrantsDeps } from './deps.ts';
import { decided } from './grants.ts';

/** 809 art. 27: the provider files with the bureau that it ends or changes its service, and what was negotiated. */
export function fileService(call: Call<'fileService'>, deps: GrantsDeps): Promise<Outcome<'fileService'>> {
  return decided(call, deps, (grant, at) => filing.file(grant, call.body, at));
}

export function decideFiling(call: Call<'decideFiling'>, deps: GrantsDeps): Promise<Outcome<'decideFiling'>> {
  return decided(call, deps, (grant, at) => filing.decideFiling(grant, call.body, at));
}
