import type { Incident } from './incident.ts';

/** The other departments whose data, or whose use of it, an incident concerns. */
export function othersIn({ grants, department }: Pick<Incident, 'grants' | 'department'>): string[] {
  return [...new Set(grants.map(({ other }) => other))].filter((other) => other !== department);
}
