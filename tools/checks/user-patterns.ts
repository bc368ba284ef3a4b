const MADE = /\bnew RegExp\(/g;
/** What breaks a match off, or counts what it costs. */
const BOUNDED = /\b(?:inBoundedTime|guardedRegex)\b/;
/** A pattern that is written in the file: a literal, or constants named as such. */
const OWN =
  /^new RegExp\(\s*(?:String\.raw)?(?:'(?:[^'\\]|\\.)*'|`(?:[^`$\\]|\\.|\$(?!\{)|\$\{[A-Z_]+(?:\.source)?\})*`|[A-Z_]+(?:\.source)?)\s*[,)]/;

/** The lines of a file that make a regular expression of data, and nothing in the file bounds what it takes to match. */
export function unboundedPatterns(file: string, text: string): number[] {
  if (/\.test\.ts$|\/testing\//.test(file) || BOUNDED.test(text)) return [];
  return [...text.matchAll(MADE)]
    .filter(({ index }) => !OWN.test(text.slice(index)))
    .map(({ index }) => text.slice(0, index).split('\n').length);
}
