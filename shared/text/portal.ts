/** The address of a page of the portal. @param path with a slash at its beginning */
export function portalLink(portalUrl: string, path: string): string {
  return `${portalUrl.replace(/\/$/, '')}${path}`;
}

/** Plurals that are not made with an s alone. */
const plurals: Record<string, string> = { duty: 'duties', policy: 'policies' };

/** The path of a case, an entry, a duty or a rule in the portal. */
export function pathOf({ type, id }: { type: string; id: string }): string {
  return `/${plurals[type] ?? `${type}s`}/${id}`;
}
