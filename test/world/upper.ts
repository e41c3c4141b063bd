import type { UpperPlatform } from '../../infra/local/upstream.ts';
import type { World } from './world.ts';

type State = ReturnType<UpperPlatform['state']>;

/** The stand-in of the upper platform, through the control server. */
export function upperOf(world: World) {
  const url = `${world.runtime.controlUrl}/upstream`;
  return {
    state: async () => (await (await fetch(url)).json()) as State,
    /** What it has received of an entry, as `operation version answer`. */
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
