import { agree, bodies } from './bodies.ts';
import type { World } from './world.ts';

/** A case as a call names it, on the version read. */
export interface OnVersion {
  params: { id: string };
  etag: string;
}

/** A grant of the civil affairs department to the school's, on an entry it has published. */
export async function granted(world: World, entry: string, items?: string[]): Promise<OnVersion> {
  const asked = await world.asked('school', entry, items);
  const [direct] = asked.body.grants;
  const made = direct ?? (await world.answered('civil', asked, agree)).body.grants[0];
  const params = { id: String(made) };
  return { params, etag: (await (await world.as('school')).ok('getGrant', { params })).etag };
}

/** One that is in use. */
export async function inUse(world: World, entry: string): Promise<OnVersion> {
  const one = await granted(world, entry);
  const { etag } = await (await world.as('civil')).ok('provideGrant', { ...one, body: bodies.provideGrant });
  return { ...one, etag };
}

/** One in use that ends on a day, by what the provider filed and the bureau accepted (809 art. 27). */
export async function ending(world: World, entry: string, endsOn: string): Promise<OnVersion> {
  const one = await inUse(world, entry);
  const body = { ...bodies.fileService, endsOn };
  const filed = await (await world.as('civil')).ok('fileService', { ...one, body });
  const accepting = { ...one, etag: filed.etag, body: { decision: 'accept' } };
  return { ...one, etag: (await (await world.as('officer')).ok('decideFiling', accepting)).etag };
}

/** The mails since the last time, as `person title`. */
export async function mailed(world: World): Promise<string[]> {
  await world.settle();
  return world
    .newMails()
    .map(({ to, subject }) => `${to.split('@')[0]} ${subject.slice(1, subject.indexOf('】'))}`)
    .sort();
}
