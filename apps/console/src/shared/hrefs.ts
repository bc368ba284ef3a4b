/** Where the emulator serves the console. */
export const BASE = '/_emulator/console';

/** A page's address as a link has it, so that it can be copied and opened beside. */
export function hrefOf(path: string): string {
  return BASE + path;
}

/** The page that a link's address leads to; undefined where it leads out of the console. */
export function pathOf(href: string | undefined): string | undefined {
  if (href === BASE) return '/';
  return href?.startsWith(`${BASE}/`) ? href.slice(BASE.length) : undefined;
}
