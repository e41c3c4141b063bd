import type { StandInProvider, Way } from '../../infra/local/provider.ts';
import type { World } from './world.ts';

/** The stand-in for a provider's interface, through the control server. */
export function providerOf(world: World) {
  const url = `${world.runtime.controlUrl}/provider`;
  return {
    /** The registration of the interface for an entry of low-income households. */
    registration: (resource: string, more: object = {}) => ({
      resource,
      url: `${url}/households`,
      secret: 'stand-in',
      layout: { records: 'data.rows', fields: { name: 'xm', 'id-number': 'sfzh', level: 'bzlb', since: 'xsqsrq' } },
      paging: { parameter: 'page', first: 1, size: { parameter: 'size', records: 10 } },
      ...more,
    }),
    async behave(behaviour: Way) {
      await fetch(`${url}/behaviour`, { method: 'POST', body: JSON.stringify({ behaviour }) });
    },
    /** The calls that it received, the oldest first. */
    calls: async () => ((await (await fetch(url)).json()) as ReturnType<StandInProvider['state']>).asked,
  };
}
