import { recordOfUseView } from '../../shared/contract/views/grants.ts';
import { dispose, relinquish } from '../../shared/domain/grants/end.ts';
import * as records from '../../shared/domain/grants/records.ts';
import type { Context } from '../../shared/http/context.ts';
import { answerList } from '../../shared/http/page.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import { decide, read } from '../../shared/http/subject.ts';
import { newId } from '../../shared/storage/ids.ts';
import { grantsBeside, listings } from '../../shared/storage/lists.ts';
import { grant } from './grants.ts';

/** The requester records its use of the data. This changes nothing in the grant (809 art. 29). */
export async function createUseRecord(
  call: Call<'createUseRecord'>,
  context: Context,
): Promise<Outcome<'createUseRecord'>> {
  const { stored, at } = await read(grant, call, context);
  const record = records.recordUse(stored.state, { ...call.body, id: newId('use', call.now) }, at);
  return { body: recordOfUseView(record.next), changes: [record] };
}

export async function listUseRecords(
  call: Call<'listUseRecords'>,
  context: Context,
): Promise<Outcome<'listUseRecords'>> {
  const { id } = (await read(grant, call, context, { duties: false })).stored;
  const listing = listings.usesOf(id, call.query.kind);
  const of = { ...call, query: { ...call.query, grant: id } };
  return answerList(of, context, listing, (states: records.UseRecord[]) => states.map(recordOfUseView));
}

/** The requester gives up a grant that it no longer needs (809 art. 27). */
export function relinquishGrant(call: Call<'relinquishGrant'>, context: Context): Promise<Outcome<'relinquishGrant'>> {
  return decide(grant, call, context, async (state, at) => {
    const beside = await grantsBeside(context.database, state);
    return relinquish(state, { ...call.body, beside }, at);
  });
}

/** The requester records the disposal of the data at the end, kept with the records of use (809 art. 27). */
export function disposeGrant(call: Call<'disposeGrant'>, context: Context): Promise<Outcome<'disposeGrant'>> {
  const record = { ...call.body, id: newId('use', call.now) };
  return decide(grant, call, context, (state, at) => dispose(state, record, at));
}
