/** The address of a page of the portal. @param path with a slash at its beginning */
export function portalLink(portalUrl: string, path: string): string {
  return `${portalUrl.replace(/\/$/, '')}${path}`;
}
