/** Where an entry or a case is shown, by the prefix of its id. */
const places: Record<string, string> = {
  app: 'applications',
  req: 'requests',
  grt: 'grants',
  cor: 'corrections',
  dem: 'demands',
  neg: 'negotiations',
  rec: 'rectifications',
  inc: 'incidents',
  res: 'catalog',
};

/** The address of an entry, a case or a duty; undefined for what has no place. */
export function addressOf(id: string): string | undefined {
  if (id.includes('.')) return `/duties/${id}`;
  const place = places[id.slice(0, 3)];
  return place && `/${place}/${id}`;
}
