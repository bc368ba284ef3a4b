const LAST_CODE_POINT = 0x10ffff;
const FIRST_SURROGATE = 0xd800;
const BEHIND_SURROGATES = 0xe000;
/** SQLite orders bytes behind texts, whatever either holds. */
const BEHIND_EVERY_TEXT = new Uint8Array();

/** The first value behind all texts that begin with the prefix, as SQLite orders them: by their UTF-8. */
export function prefixEnd(prefix: string): string | Uint8Array {
  const characters = [...prefix];
  for (let last = characters.pop(); last !== undefined; last = characters.pop()) {
    const next = (last.codePointAt(0) as number) + 1;
    if (next <= LAST_CODE_POINT)
      return characters.join('') + String.fromCodePoint(next === FIRST_SURROGATE ? BEHIND_SURROGATES : next);
  }
  return BEHIND_EVERY_TEXT;
}
