import { join } from 'node:path';
import { generateFiles, type Tree } from '@nx/devkit';
import { CHAIN } from '@scones/workflow';
import { addRow } from '../edit/markdown-table.ts';
import { addElement, addImport } from '../edit/source.ts';
import { oneOf } from '../one-of.ts';

const ROOT = 'packages/workflow';
const TABLE = `${ROOT}/src/tasks/index.ts`;

/** The tasks of the chain between which a new one is put. */
export interface ChainPlace {
  readonly index: number;
  readonly previous: string;
  readonly next: string;
  readonly nextLambda: string;
}

interface NewTask {
  readonly name: string;
  readonly state: string;
  readonly work: string;
}

/** Refuses the last state: it decides how an execution ends, and the run over a prefix reads its result. */
export function placeInChain(after: string): ChainPlace {
  const states = CHAIN.map(({ state }) => state);
  const previous = oneOf('state to come after', after, states.slice(0, -1));
  const index = states.findIndex((state) => state === previous) + 1;
  const next = CHAIN[index];
  if (!next) throw new Error(`Nothing comes after ${previous}.`);
  return { index, previous, next: next.state, nextLambda: next.lambda };
}

/** The task's file with its test, its place in the chain and its row in the README. */
export function addTask(tree: Tree, { index, previous, next }: ChainPlace, task: NewTask): void {
  const { name, state, work } = task;
  const folder = `${ROOT}/src/tasks`;
  generateFiles(tree, join(import.meta.dirname, 'task-files'), folder, { ...task, previous, next });
  edit(tree, TABLE, (text) =>
    addElement(addImport(text, `import { ${work} } from './${name}.ts';`), 'CHAIN', work, index),
  );
  edit(tree, `${ROOT}/README.md`, (text) =>
    addRow(text, 'task', [`\`${state}\``, `\`lambda-${name}\``, "Lambda's own failures"]),
  );
}

function edit(tree: Tree, file: string, change: (text: string) => string): void {
  tree.write(file, change(tree.read(file, 'utf8') as string));
}
