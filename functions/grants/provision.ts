import { mustFit } from '../../shared/domain/grants/interface.ts';
import * as provision from '../../shared/domain/grants/provision.ts';
import type { Context } from '../../shared/http/context.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import { decide, read } from '../../shared/http/subject.ts';
import { load } from '../../shared/storage/read.ts';
import { grant } from './grants.ts';

/** The provider states how the data is obtained (809 art. 22). */
export async function provideGrant(call: Call<'provideGrant'>, context: Context): Promise<Outcome<'provideGrant'>> {
  const { body } = call;
  const called = body.kind === 'interface' ? await load(context.database, 'interface', body.interface) : null;
  return await decide(grant, call, context, (state, at) => {
    const provided = provision.provide(state, body, at);
    if (body.kind === 'interface') mustFit(called?.state ?? null, state);
    return provided;
  });
}

/** The requester fetches the details of a table or a file, and the log records it (article 12). */
export async function takeAccess(call: Call<'takeAccess'>, context: Context): Promise<Outcome<'takeAccess'>> {
  const { stored, at } = await read(grant, call, context);
  const changes = provision.takeAccess(stored.state, at);
  return { body: provision.accessOf(stored.state), changes };
}
