import ts from 'typescript';

/** A TypeScript file to be edited: nodes give the places, the text is changed. */
export function parseSource(text: string): ts.SourceFile {
  return ts.createSourceFile('source.ts', text, ts.ScriptTarget.Latest, true);
}

/** The initialiser of a variable of the file, without `satisfies` and `as`. */
export function initializerOf(source: ts.SourceFile, variable: string): ts.Expression {
  for (const statement of source.statements)
    if (ts.isVariableStatement(statement))
      for (const { name, initializer } of statement.declarationList.declarations)
        if (initializer && name.getText() === variable) return bare(initializer);
  throw new Error(`There is no variable '${variable}'.`);
}

function bare(expression: ts.Expression): ts.Expression {
  return ts.isSatisfiesExpression(expression) || ts.isAsExpression(expression)
    ? bare(expression.expression)
    : expression;
}

/** Adds an import, ordered by its module among those that are there. */
export function addImport(text: string, statement: string): string {
  const moduleOf = (line: string): string => /from '([^']+)'/.exec(line)?.[1] ?? '';
  const imports = parseSource(text).statements.filter(ts.isImportDeclaration);
  const next = imports.find(
    (node) => isLocal(moduleOf(node.getText())) && moduleOf(node.getText()) > moduleOf(statement),
  );
  const position = next?.getStart() ?? imports.at(-1)?.getEnd() ?? 0;
  return next ? insert(text, position, `${statement}\n`) : insert(text, position, `\n${statement}`);
}

function isLocal(module: string): boolean {
  return module.startsWith('.');
}

/** Adds a member to the object in a variable, ordered by name where the others are. */
export function addMember(text: string, variable: string, name: string, value: string): string {
  const table = initializerOf(parseSource(text), variable);
  if (!ts.isObjectLiteralExpression(table)) throw new Error(`'${variable}' is no object.`);
  const names = table.properties.map((property) => property.name?.getText() ?? '');
  const isSorted = names.every((other, index) => index === 0 || (names[index - 1] as string) < other);
  const next = isSorted ? table.properties[names.findIndex((other) => other > name)] : undefined;
  const line = name === value ? name : `${name}: ${value}`;
  if (next) return insert(text, next.getStart(), `${line},\n  `);
  return insert(text, table.getEnd() - 1, `${endOf(table, text)}${line},\n`);
}

/** The member names of the one object that a property of this name holds. */
export function membersOfProperty(text: string, property: string): string[] {
  return propertyOf(text, property).properties.map(({ name }) =>
    name && ts.isStringLiteral(name) ? name.text : (name?.getText() ?? ''),
  );
}

/** Adds a member, as it is written, at the end of the object that a property of this name holds. */
export function addToProperty(text: string, property: string, member: string): string {
  const table = propertyOf(text, property);
  return insert(text, table.getEnd() - 1, `${endOf(table, text)}${member},\n`);
}

function propertyOf(text: string, property: string): ts.ObjectLiteralExpression {
  const search = (node: ts.Node): ts.ObjectLiteralExpression | undefined =>
    ts.isPropertyAssignment(node) &&
    node.name.getText() === property &&
    ts.isObjectLiteralExpression(node.initializer)
      ? node.initializer
      : ts.forEachChild(node, search);
  const found = search(parseSource(text));
  if (found) return found;
  throw new Error(`There is no property '${property}' that is an object.`);
}

/** Adds an element to the array in a variable: before this index, or as the last. */
export function addElement(text: string, variable: string, element: string, index = Infinity): string {
  const list = arrayOf(text, variable);
  const next = list.elements[index];
  if (next) return insert(text, next.getStart(), `${element}, `);
  return insert(text, list.getEnd() - 1, `${endOf(list, text)}${element},\n`);
}

/** Removes the elements for which this holds from the array in a variable. */
export function removeElements(text: string, variable: string, isOut: (element: string) => boolean): string {
  const out = arrayOf(text, variable).elements.filter((element) => isOut(element.getText()));
  return out.reduceRight((rest, element) => {
    const after = rest.slice(element.getEnd()).replace(/^\s*,/, '');
    return rest.slice(0, element.getFullStart()) + after;
  }, text);
}

function arrayOf(text: string, variable: string): ts.ArrayLiteralExpression {
  const list = initializerOf(parseSource(text), variable);
  if (!ts.isArrayLiteralExpression(list)) throw new Error(`'${variable}' is no array.`);
  return list;
}

/** The text before a last member: a comma, if there is none yet. */
function endOf(list: ts.ObjectLiteralExpression | ts.ArrayLiteralExpression, text: string): string {
  const members = ts.isArrayLiteralExpression(list) ? list.elements : list.properties;
  const hasComma = members.length === 0 || members.hasTrailingComma;
  return hasComma ? (text[list.getEnd() - 2] === '\n' ? '  ' : '') : ', ';
}

function insert(text: string, position: number, addition: string): string {
  return text.slice(0, position) + addition + text.slice(position);
}

/** Adds an export of another file, after the last one from the same folder. */
export function addExport(text: string, statement: string): string {
  const folderOf = (line: string): string => /from '(.+)\/[^/]+'/.exec(line)?.[1] ?? '';
  const neighbours = parseSource(text)
    .statements.filter(ts.isExportDeclaration)
    .filter((node) => folderOf(node.getText()) === folderOf(statement));
  return insert(text, neighbours.at(-1)?.getEnd() ?? text.trimEnd().length, `\n${statement}`);
}
