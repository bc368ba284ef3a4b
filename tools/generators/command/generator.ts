import { join } from 'node:path';
import { formatFiles, generateFiles, names, type Tree } from '@nx/devkit';
import { checkedName } from '../checked-name.ts';
import { addSection } from '../edit/markdown-section.ts';
import { addImport, addToProperty, membersOfProperty } from '../edit/source.ts';
import { oneOf } from '../one-of.ts';

interface Options {
  /** The folder of the command line, below `apps`. */
  readonly app: string;
  readonly name: string;
}

const OPTIONS = ['| option | meaning |', '| --- | --- |', '| `--text <text>` | the text to print |'];

/** A command that prints a text: its file, its line in the table, its section of the README, its test. */
export default async function command(tree: Tree, options: Options): Promise<void> {
  const name = checkedName(options.name, 'list-models');
  const root = `apps/${oneOf('command line', options.app, commandLines(tree))}`;
  const table = tree.read(`${root}/src/command-line.ts`, 'utf8') as string;
  const others = membersOfProperty(table, 'commands');
  if (others.includes(name)) throw new Error(`${root} has the command '${name}' already.`);
  const { propertyName: work } = names(name);
  generateFiles(tree, join(import.meta.dirname, 'files'), `${root}/src/commands`, {
    ...options,
    name,
    work,
  });
  const withImport = addImport(table, `import { ${work}Command } from './commands/${name}.ts';`);
  tree.write(
    `${root}/src/command-line.ts`,
    addToProperty(withImport, 'commands', `'${name}': ${work}Command()`),
  );
  const readme = tree.read(`${root}/README.md`, 'utf8') as string;
  tree.write(`${root}/README.md`, addSection(readme, others, name, OPTIONS));
  await formatFiles(tree);
}

/** The apps that have a table of commands. */
function commandLines(tree: Tree): string[] {
  return tree.children('apps').filter((app) => tree.exists(`apps/${app}/src/command-line.ts`));
}
