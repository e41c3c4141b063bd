import type { Policy } from '../duties/policy.ts';

type Band = NonNullable<Policy['bands']>[number];

/** The band of an incident by how many people it concerns: the highest that it reaches. */
export function bandOf(bands: readonly Band[], people: number): Band {
  const reached = bands.filter((band) => people >= band.people).sort((a, b) => a.people - b.people);
  const band = reached.at(-1);
  if (!band) throw new Error('no band begins at nobody');
  return band;
}
