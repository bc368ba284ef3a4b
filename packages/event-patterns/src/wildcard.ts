import { matchesPieces } from '@scones/wildcards';

/** Whether a text matches a pattern: `*` is any characters, `\*` and `\\` are themselves. */
export function matchesWildcard(pattern: string, text: string): boolean {
  return matchesPieces(piecesOf(pattern), text);
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
