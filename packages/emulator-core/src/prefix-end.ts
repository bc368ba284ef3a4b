const LAST_CODE_POINT = 0x10ffff;
const FIRST_SURROGATE = 0xd800;
const BEHIND_SURROGATES = 0xe000;
/** In SQLite's order, every blob comes after every text. */
const BEHIND_EVERY_TEXT = new Uint8Array();

/** The first value after all texts that begin with the prefix, in SQLite's order, which is by UTF-8. */
export function prefixEnd(prefix: string): string | Uint8Array {
  const characters = [...prefix];
  for (let last = characters.pop(); last !== undefined; last = characters.pop()) {
    const next = (last.codePointAt(0) as number) + 1;
    if (next <= LAST_CODE_POINT)
      return characters.join('') + String.fromCodePoint(next === FIRST_SURROGATE ? BEHIND_SURROGATES : next);
  }
  return BEHIND_EVERY_TEXT;
}
