import { application } from './bodies.ts';
import type { World } from './world.ts';

/** A grant of the civil affairs department to the school's, on an entry it has published, with the version read. */
export async function granted(world: World, entry: string, items = ['name', 'id-number', 'level']) {
  const [school, civil] = [await world.as('school'), await world.as('civil')];
  const { body, etag } = await school.ok('submitRequest', { body: application(entry, items) });
  const request = { params: { id: body.id }, etag };
  const made = body.grant ?? (await civil.ok('replyToRequest', { ...request, body: { decision: 'agree' } })).body.grant;
  const params = { id: String(made) };
  return { params, etag: (await school.ok('getGrant', { params })).etag };
}
