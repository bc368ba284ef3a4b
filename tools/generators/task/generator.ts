import { join } from 'node:path';
import { formatFiles, generateFiles, names, type Tree } from '@nx/devkit';
import { checkedName } from '../checked-name.ts';
import { addRow } from '../edit/markdown-table.ts';
import { addElement, addImport, elementsOf } from '../edit/source.ts';
import { oneOf } from '../one-of.ts';

const ROOT = 'packages/workflow';
const TABLE = `${ROOT}/src/tasks/index.ts`;

interface Options {
  readonly name: string;
  readonly after?: string;
}

/** A task in the chain that classifies a picture, which calls a Lambda wherever the machine is given its ARN. */
export default async function task(tree: Tree, options: Options): Promise<void> {
  const { after = 'InferSerializedImageData' } = options;
  const name = checkedName(options.name, 'crop-picture');
  const { className: state, propertyName: work } = names(name);
  const chain = elementsOf(read(tree, TABLE), 'CHAIN').map((element) => ({
    work: element,
    state: stateOf(element),
  }));
  if (chain.some((other) => other.state === state))
    throw new Error(`The chain has the task '${state}' already.`);
  // The last one decides what an execution ends with, and the run over a prefix reads it.
  const previous = oneOf(
    'state to come after',
    after,
    chain.slice(0, -1).map((other) => other.state),
  );
  const index = chain.findIndex((other) => other.state === previous);
  const next = chain[index + 1]?.state;
  generateFiles(tree, join(import.meta.dirname, 'files'), `${ROOT}/src/tasks`, {
    name,
    state,
    work,
    previous,
    next,
  });
  edit(tree, TABLE, (text) =>
    addElement(addImport(text, `import { ${work} } from './${name}.ts';`), 'CHAIN', work, index + 1),
  );
  edit(tree, `${ROOT}/README.md`, (text) =>
    addRow(text, 'task', [
      `\`${state}\``,
      `\`${work}FunctionArn\`, may be left out`,
      "Lambda's own failures",
    ]),
  );
  await formatFiles(tree);
}

function stateOf(work: string): string {
  return work.charAt(0).toUpperCase() + work.slice(1);
}

function read(tree: Tree, file: string): string {
  return tree.read(file, 'utf8') as string;
}

function edit(tree: Tree, file: string, change: (text: string) => string): void {
  tree.write(file, change(read(tree, file)));
}
