import { agree, bodies } from './bodies.ts';
import type { World } from './world.ts';

/** The parameters of a call on a case, with the version that was read. */
export interface OnVersion {
  params: { id: string };
  etag: string;
}

/** Creates a grant of the civil affairs department to the education department, for a published entry. */
export async function createGrant(world: World, entry: string, items?: string[]): Promise<OnVersion> {
  const asked = await world.applyFor('school', entry, items);
  const [direct] = asked.body.grants;
  const made = direct ?? (await world.replyTo('civil', asked, agree)).body.grants[0];
  const params = { id: String(made) };
  return { params, etag: (await (await world.as('school')).ok('getGrant', { params })).etag };
}

/** Creates a grant that is in use. */
export async function createGrantInUse(world: World, entry: string): Promise<OnVersion> {
  const one = await createGrant(world, entry);
  const { etag } = await (await world.as('civil')).ok('provideGrant', { ...one, body: bodies.provideGrant });
  return { ...one, etag };
}

/** Creates a grant in use that ends on a day. The provider filed this and the bureau accepted it (809 art. 27). */
export async function createEndingGrant(world: World, entry: string, endsOn: string): Promise<OnVersion> {
  const one = await createGrantInUse(world, entry);
  const body = { ...bodies.fileService, endsOn };
  const filed = await (await world.as('civil')).ok('fileService', { ...one, body });
  const accepting = { ...one, etag: filed.etag, body: { decision: 'accept' } };
  return { ...one, etag: (await (await world.as('officer')).ok('decideFiling', accepting)).etag };
}

/** The mails since the last call, as `person title`. */
export async function newMailTitles(world: World): Promise<string[]> {
  await world.settle();
  return world
    .newMails()
    .map(({ to, subject }) => `${to.split('@')[0]} ${subject.slice(1, subject.indexOf('】'))}`)
    .sort();
}
