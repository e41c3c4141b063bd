import { matchRoutes, type RouteObject } from 'react-router';

/** What a page reads first of all, begun before it is opened. */
export type Ahead = (params: Readonly<Record<string, string | undefined>>) => Promise<unknown>;

/** For how long somebody has to point at a link before they are taken to mean it, in milliseconds. */
const MEANT = 60;

/**
 * Loads the code of a page, and what it reads first, as soon as somebody points at a link to it or reaches it by keyboard.
 * @param base the path that stands before each place, without a slash at its end
 */
export function prefetchLinks(routes: RouteObject[], base: string): void {
  let meant: ReturnType<typeof setTimeout> | undefined;
  const pointed = ({ target }: Event) => {
    clearTimeout(meant);
    const link = target instanceof Element ? target.closest<HTMLAnchorElement>('a[href]') : null;
    if (link?.origin === location.origin) meant = setTimeout(() => void load(routes, link.pathname, base), MEANT);
  };
  document.addEventListener('pointerover', pointed, { passive: true });
  document.addEventListener('focusin', pointed);
}

async function load(routes: RouteObject[], path: string, base: string): Promise<void> {
  const match = matchRoutes(routes, path, base)?.at(-1);
  if (typeof match?.route.lazy !== 'function') return;
  try {
    const { handle } = await match.route.lazy();
    await (handle as { ahead?: Ahead } | undefined)?.ahead?.(match.params);
  } catch {
    // The page itself says what fails, once it is opened.
  }
}
