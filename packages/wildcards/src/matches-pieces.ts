/** Whether a text begins with the first piece, ends with the last, and has the others between them in their order. */
export function matchesPieces(pieces: readonly string[], text: string): boolean {
  const first = pieces[0] ?? '';
  if (pieces.length < 2) return text === first;
  const last = pieces.at(-1) as string;
  if (!text.startsWith(first)) return false;
  let at = first.length;
  // Taking the first place that fits each piece leaves the most text for the next pieces.
  for (const piece of pieces.slice(1, -1)) {
    const found = find(piece, text, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return text.length - last.length >= at && text.endsWith(last);
}

/** Below this many comparisons at worst, the engine's own search is faster than one that is linear. */
const FEW_COMPARISONS = 1_000_000;

function find(piece: string, text: string, from: number): number {
  const comparisons = piece.length * (text.length - from);
  return comparisons <= FEW_COMPARISONS ? text.indexOf(piece, from) : findLinearly(piece, text, from);
}

/** Knuth, Morris and Pratt's search: no character of the text is read twice. */
function findLinearly(piece: string, text: string, from: number): number {
  const borders = bordersOf(piece);
  let matched = 0;
  for (let at = from; at < text.length; at++) {
    while (matched > 0 && text[at] !== piece[matched]) matched = borders[matched - 1] as number;
    if (text[at] === piece[matched]) matched++;
    if (matched === piece.length) return at + 1 - matched;
  }
  return -1;
}

/** For each beginning of the piece, the length of its longest end that is also how the piece begins. */
function bordersOf(piece: string): Uint32Array {
  const borders = new Uint32Array(piece.length);
  let border = 0;
  for (let at = 1; at < piece.length; at++) {
    while (border > 0 && piece[at] !== piece[border]) border = borders[border - 1] as number;
    if (piece[at] === piece[border]) border++;
    borders[at] = border;
  }
  return borders;
}
