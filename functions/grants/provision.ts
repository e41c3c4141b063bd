import { mustFit } from '../../shared/domain/grants/interface.ts';
import { provide, take } from '../../shared/domain/grants/provision.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import { step } from '../../shared/storage/commit.ts';
import { load } from '../../shared/storage/read.ts';
import type { GrantsDeps } from './deps.ts';
import { decided, readCase } from './grants.ts';

/** 809 art. 22: the provider gives the details of how the data is obtained. */
export async function provideGrant(call: Call<'provideGrant'>, deps: GrantsDeps): Promise<Outcome<'provideGrant'>> {
  const { body } = call;
  const one = body.kind === 'interface' ? await load(deps.database, 'interface', body.interface) : null;
  return await decided(call, deps, (grant, at) => {
    const provided = provide(grant, body, at);
    if (body.kind === 'interface') mustFit(one?.state ?? null, grant);
    return provided;
  });
}

/** Article 12: the requester takes the details of a table or a file, and that it did is on record. */
export async function takeAccess(call: Call<'takeAccess'>, { database }: GrantsDeps): Promise<Outcome<'takeAccess'>> {
  const { grant } = await readCase(database, call);
  const { access, ...taken } = take(grant.state, { by: call.principal, now: call.now });
  // Taking changes nothing that a person sees, so nobody's version is stale for it.
  return { body: access, steps: [step('grant', grant, taken, { visible: false })] };
}
