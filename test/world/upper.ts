import type { UpperPlatform } from '../../infra/local/upstream.ts';
import type { Content } from '../../shared/domain/catalog/content.ts';
import { bodies } from './bodies.ts';
import { leaderFor } from './people.ts';
import type { World } from './world.ts';

type State = ReturnType<UpperPlatform['state']>;

/** The stand-in for the upper platform, through the control server. */
export function upperOf(world: World) {
  const url = `${world.runtime.controlUrl}/upstream`;
  return {
    state: async () => (await (await fetch(url)).json()) as State,
    /** The calls that it received about an entry, as `operation version answer`. */
    async received(code: string) {
      const { received } = (await (await fetch(url)).json()) as State;
      return received
        .filter(({ catalogCode }) => catalogCode === code)
        .map(({ operation, versionNo, answered }) => `${operation} ${versionNo} ${answered}`);
    },
    async behave(told: Parameters<UpperPlatform['behave']>[0]) {
      await fetch(`${url}/behaviour`, { method: 'POST', body: JSON.stringify(told) });
    },
  };
}

/** The steps of a department's staff with published entries that are pushed to the upper platform. */
export function entriesOf(world: World, staff: string) {
  const officer = () => world.as('officer');
  return {
    /** Revises an entry and publishes it again. */
    async republished(id: string, content: Content): Promise<void> {
      const params = { id };
      const client = await world.as(staff);
      const { etag } = await client.ok('getResource', { params });
      const revised = await client.ok('updateResource', { params, etag, body: { content, changes: [] } });
      const submitted = await world.submit(staff, { params, etag: revised.etag });
      await (await officer()).ok('approveResource', submitted);
    },
    /** Withdraws an entry, with the consent of the leader and the bureau. */
    async withdrawn(id: string): Promise<void> {
      const params = { id };
      const client = await world.as(staff);
      const { etag } = await client.ok('getResource', { params });
      const asked = await client.ok('withdrawResource', { params, etag, body: bodies.withdrawResource });
      const leader = await world.as(leaderFor(staff));
      const consented = await leader.ok('consentResource', { params, etag: asked.etag, body: bodies.consentResource });
      await (await officer()).ok('approveResource', { params, etag: consented.etag });
    },
    async codeOf(id: string): Promise<string> {
      return (await (await officer()).ok('getResource', { params: { id } })).body.code;
    },
    /** The pushes of an entry as a person sees them, the oldest first. */
    async pushesOf(id: string, as = 'officer') {
      const { body } = await (await world.as(as)).ok('listPushes', { query: { limit: 100 } });
      return body.items.filter((push) => push.resource === id).reverse();
    },
  };
}
