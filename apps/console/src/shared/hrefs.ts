/** The path at which the emulator serves the console. */
export const BASE = '/_emulator/console';

/** A page's address for a link, so that it can be copied and opened in another tab. */
export function hrefOf(path: string): string {
  return BASE + path;
}

/** The page of a link's address; undefined where the link leaves the console. */
export function pathOf(href: string | undefined): string | undefined {
  if (href === BASE) return '/';
  return href?.startsWith(`${BASE}/`) ? href.slice(BASE.length) : undefined;
}
