/** A file within an archive. */
export interface TarEntry {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const BLOCK = 512;
const REGULAR = new Set(['0', '\0']);

/**
 * The files of a tar archive (POSIX ustar, https://pubs.opengroup.org/onlinepubs/9799919799/utilities/pax.html), folders and
 * extended headers left out. What is cut off in the middle is left out too.
 */
export function tarEntries(archive: Uint8Array): TarEntry[] {
  const entries: TarEntry[] = [];
  for (let at = 0; at + BLOCK <= archive.length && archive[at] !== 0;) {
    const header = archive.subarray(at, at + BLOCK);
    const size = Number.parseInt(textAt(header, 124, 12).trim(), 8) || 0;
    const begin = at + BLOCK;
    const isWhole = begin + size <= archive.length;
    if (REGULAR.has(String.fromCharCode(header[156] ?? 0)) && isWhole)
      entries.push({ name: nameIn(header), bytes: archive.subarray(begin, begin + size) });
    at = begin + Math.ceil(size / BLOCK) * BLOCK;
  }
  return entries;
}

function nameIn(header: Uint8Array): string {
  const [name, folder] = [textAt(header, 0, 100), textAt(header, 345, 155)];
  return (folder === '' ? name : `${folder}/${name}`).replace(/^\.\//, '');
}

/** A field's text, up to its first zero. */
function textAt(header: Uint8Array, start: number, length: number): string {
  const field = header.subarray(start, start + length);
  const end = field.indexOf(0);
  return new TextDecoder().decode(end === -1 ? field : field.subarray(0, end));
}
