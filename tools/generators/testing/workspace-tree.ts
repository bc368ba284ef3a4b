import { join } from 'node:path';
import type { Tree } from '@nx/devkit';
import { FsTree } from 'nx/src/generators/tree.js';

export const WORKSPACE = join(import.meta.dirname, '../../..');

/** The workspace as it is. A generator's changes stay in memory. */
export function workspaceTree(): Tree {
  return new FsTree(WORKSPACE, false);
}

/** The files that would be written, sorted. */
export function changedFiles(tree: Tree): string[] {
  return tree
    .listChanges()
    .map(({ path }) => path)
    .sort();
}
