import { type Json, member } from '../json.ts';

/** The value that a pointer of RFC 6901 leads to; undefined where it leads nowhere. */
export function followPointer(document: Json, pointer: string): Json | undefined {
  const parts = pointer.split('/').slice(1);
  return parts.reduce<Json | undefined>((value, part) => {
    const name = part.replaceAll('~1', '/').replaceAll('~0', '~');
    if (Array.isArray(value)) return /^(?:0|[1-9]\d*)$/.test(name) ? value[Number(name)] : undefined;
    return value === undefined ? undefined : member(value, name);
  }, document);
}
