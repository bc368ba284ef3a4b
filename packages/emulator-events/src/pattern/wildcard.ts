/**
 * Whether a text matches a pattern: `*` is any characters, `\*` and `\\` are themselves. Takes time linear in both for
 * one star.
 */
export function matchesWildcard(pattern: string, text: string): boolean {
  const [first = '', ...others] = piecesOf(pattern);
  if (others.length === 0) return text === first;
  const last = others.pop() as string;
  if (!text.startsWith(first)) return false;
  let at = first.length;
  // Taking the first place that fits each piece leaves the most text for the next pieces.
  for (const piece of others) {
    const found = text.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return text.length - last.length >= at && text.endsWith(last);
}

/** The texts between the stars, unescaped. */
function piecesOf(pattern: string): string[] {
  const pieces = [''];
  for (const [token] of pattern.matchAll(/\\[*\\]|./gsu)) {
    if (token === '*') pieces.push('');
    else pieces[pieces.length - 1] += token.length > 1 && token.startsWith('\\') ? token.slice(1) : token;
  }
  return pieces;
}
