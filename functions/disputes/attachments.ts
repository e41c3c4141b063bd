import { createHash } from 'node:crypto';
import { fileKeys } from '../../shared/adapters/file-keys.ts';
import { epoch, instant } from '../../shared/domain/calendar/time.ts';
import { attach, attachmentTypes, MOST_BYTES, mayAttach } from '../../shared/domain/disputes/record.ts';
import { Refusal } from '../../shared/domain/refusals.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import { newId } from '../../shared/storage/ids.ts';
import { move, readNegotiation } from './case.ts';
import type { DisputesDeps } from './deps.ts';

/** How long a link is good. */
const LINK_SECONDS = 900;
const MEGABYTE = 1024 * 1024;

/** A file begins with a link to PUT it to, under a name that is the department's; it is in the case once it is attached. */
export async function prepareAttachment(
  call: Call<'prepareAttachment'>,
  { database, files }: DisputesDeps,
): Promise<Outcome<'prepareAttachment'>> {
  const { now, principal, body } = call;
  const { negotiation } = await readNegotiation(database, call);
  mayAttach(negotiation.state, principal);
  const file = newId('fil', now);
  const { contentType } = attachmentTypes[body.type];
  const key = fileKeys.sent(negotiation.id, principal.department, file);
  const uploadUrl = await files.uploadLink(key, contentType, LINK_SECONDS);
  // A commit of nothing but the answer, so that the same command is answered with the same file.
  return { body: { file, uploadUrl, contentType, expiresAt: expiry(now) }, changes: [] };
}

/**
 * What was sent is kept under its digest, so that nothing sent to the link afterwards can take its place; the digest is in the
 * log. Whoever did not send it does not find it.
 */
export async function attachFile(call: Call<'attachFile'>, deps: DisputesDeps): Promise<Outcome<'attachFile'>> {
  const { now, principal, body } = call;
  const { files } = deps;
  return await move(call, deps, async (negotiation) => {
    mayAttach(negotiation, principal);
    const key = fileKeys.sent(negotiation.id, principal.department, body.file);
    const bytes = await files.size(key);
    if (bytes === null) throw new Refusal('attachment-missing');
    if (bytes > MOST_BYTES) {
      const megabytes = Math.ceil(bytes / MEGABYTE);
      throw new Refusal('attachment-too-large', { megabytes, most: MOST_BYTES / MEGABYTE });
    }
    const content = await files.read(key);
    const { begins, contentType } = attachmentTypes[body.type];
    if (!Buffer.from(content).toString('hex', 0, 8).startsWith(begins)) throw new Refusal('file-broken');
    const sha256 = createHash('sha256').update(content).digest('hex');
    const { file: id, name, type } = body;
    const attached = attach(negotiation, { id, name, type, bytes, sha256 }, principal, now);
    await files.write(fileKeys.attached(negotiation.id, sha256), content, contentType, `${name}.${type}`);
    return attached;
  });
}

/** For the parties and the bureau alone. */
export async function getAttachment(
  call: Call<'getAttachment'>,
  { database, files }: DisputesDeps,
): Promise<Outcome<'getAttachment'>> {
  const { negotiation } = await readNegotiation(database, call);
  const found = negotiation.state.files.find(({ id }) => id === call.params.file);
  if (!found) throw new Refusal('not-found', { what: '附件' });
  const downloadUrl = await files.downloadLink(fileKeys.attached(negotiation.id, found.sha256), LINK_SECONDS);
  return { body: { ...found, downloadUrl, expiresAt: expiry(call.now) } };
}

function expiry(now: string): string {
  return instant(epoch(now) + LINK_SECONDS * 1000);
}
