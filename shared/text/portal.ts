/** The address of a page of the portal. @param path with a slash at its beginning */
export function portalLink(portalUrl: string, path: string): string {
  return `${portalUrl.replace(/\/$/, '')}${path}`;
}

/** The path of a case, an entry or a duty in the portal. */
export function pathOf({ type, id }: { type: string; id: string }): string {
  return `/${type === 'duty' ? 'duties' : `${type}s`}/${id}`;
}
