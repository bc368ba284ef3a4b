import ts from 'typescript';

const KEBAB_CASE = /^[a-z][a-z\d]*(-[a-z\d]+)*$/;

/** The name, if it is in kebab-case as every file here is, and can name a function; throws otherwise. */
export function checkedName(name: string, example: string): string {
  if (!KEBAB_CASE.test(name))
    throw new Error(`'${name}' is no name in kebab-case. Write it like '${example}'.`);
  if (isReserved(name))
    throw new Error(`'${name}' is a reserved word of JavaScript. Add a word to it, like '${example}'.`);
  return name;
}

function isReserved(word: string): boolean {
  const scanner = ts.createScanner(ts.ScriptTarget.Latest, true, ts.LanguageVariant.Standard, word);
  const kind = scanner.scan();
  return kind >= ts.SyntaxKind.FirstReservedWord && kind <= ts.SyntaxKind.LastFutureReservedWord;
}
