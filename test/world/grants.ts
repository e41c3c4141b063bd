import { application, bodies } from './bodies.ts';
import type { World } from './world.ts';

/** A case as a call names it, on the version read. */
export interface OnVersion {
  params: { id: string };
  etag: string;
}

/** A grant of the civil affairs department to the school's, on an entry it has published. */
export async function granted(world: World, entry: string, items = ['name', 'id-number', 'level']): Promise<OnVersion> {
  const [school, civil] = [await world.as('school'), await world.as('civil')];
  const { body, etag } = await school.ok('submitRequest', { body: application(entry, items) });
  const request = { params: { id: body.id }, etag };
  const made = body.grant ?? (await civil.ok('replyToRequest', { ...request, body: { decision: 'agree' } })).body.grant;
  const params = { id: String(made) };
  return { params, etag: (await school.ok('getGrant', { params })).etag };
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
