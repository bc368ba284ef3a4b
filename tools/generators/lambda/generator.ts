import { join } from 'node:path';
import { formatFiles, generateFiles, installPackagesTask, names, type Tree } from '@nx/devkit';
import { checkedName } from '../checked-name.ts';
import { acceptedEvent } from './accepted-event.ts';

interface Options {
  readonly name: string;
  readonly accepts?: string;
}

/** A Lambda of its own: it takes one of the workflow's events, and passes it on as long as the next state can take it. */
export default async function lambda(tree: Tree, options: Options): Promise<() => void> {
  const { accepts = 'inferredPictureEvent' } = options;
  const name = checkedName(options.name, 'crop-picture');
  const root = freeFolder(tree, name);
  const { schema, sampleName, sample } = acceptedEvent(tree, accepts);
  const { propertyName: work } = names(name);
  generateFiles(tree, join(import.meta.dirname, 'files'), root, { name, work, schema, sampleName });
  tree.write(`${root}/events/${sampleName}.json`, sample);
  await formatFiles(tree);
  // Links the package into node_modules, and notes it in the lockfile.
  return () => installPackagesTask(tree, true);
}

function freeFolder(tree: Tree, name: string): string {
  if (name.startsWith('lambda-'))
    throw new Error(`Leave 'lambda-' out: '${name.slice('lambda-'.length)}' becomes packages/${name}.`);
  const folder = `packages/lambda-${name}`;
  if (tree.exists(folder)) throw new Error(`${folder} is there already. Choose another name.`);
  return folder;
}
