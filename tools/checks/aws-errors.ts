/** The only file that may make errors, since it makes them from tables. */
const MAKER = 'packages/emulator-core/src/aws-error.ts';
const MADE = /\bnew AwsError\(|Object\.assign\(\s*\w*[eE]rrors\.\w/g;

/** The lines of a file on which an AWS error is made, or given its cause, other than by a table of errors. */
export function errorsOutsideTables(file: string, text: string): number[] {
  // A fake of another service has no table.
  if (file === MAKER || /\.test\.ts$|\/testing\//.test(file)) return [];
  return [...text.matchAll(MADE)].map(({ index }) => text.slice(0, index).split('\n').length);
}

/** A function that answers what it is given, or a template that is one place and nothing else. */
const PASSED_ON = /\((\w+)(?:: string)?\) => \1\b(?![\w.(?])|(?<=[{\s]\w+: )'\{[a-z]\w*\}'(?=,| \})/g;

/** The sentences of a table of errors that are no sentences of its own: their callers hand them over whole. */
export function sentencesPassedOn(text: string): string[] {
  return [...text.matchAll(PASSED_ON)].map(([found]) => found);
}
