import { join } from 'node:path';
import { formatFiles, generateFiles, installPackagesTask, names, type Tree } from '@nx/devkit';
import { checkedName } from '../checked-name.ts';
import { acceptedEvent } from './accepted-event.ts';
import { addTask, placeInChain } from './chain-place.ts';

interface Options {
  readonly name: string;
  readonly after?: string;
}

/** A Lambda and its place in the chain. It passes on the event that the next Lambda takes, while that accepts it. */
export default async function lambda(tree: Tree, options: Options): Promise<() => void> {
  const { after = 'InferSerializedImageData' } = options;
  const name = checkedName(options.name, 'crop-picture');
  const root = freeFolder(tree, name);
  const place = placeInChain(after);
  const { schema, sampleName, sample } = acceptedEvent(tree, place.nextLambda);
  const { propertyName: work, className: state } = names(name);
  generateFiles(tree, join(import.meta.dirname, 'files'), root, { name, work, state, schema, sampleName });
  tree.write(`${root}/events/${sampleName}.json`, sample);
  addTask(tree, place, { name, work, state });
  await formatFiles(tree);
  // Links the package into node_modules, and adds it to the lockfile.
  return () => installPackagesTask(tree, true);
}

function freeFolder(tree: Tree, name: string): string {
  if (name.startsWith('lambda-'))
    throw new Error(`Leave 'lambda-' out: '${name.slice('lambda-'.length)}' becomes packages/${name}.`);
  const folder = `packages/lambda-${name}`;
  if (tree.exists(folder)) throw new Error(`${folder} is there already. Choose another name.`);
  return folder;
}
