import { execFile, execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Tree } from '@nx/devkit';
import { flushChanges, FsTree } from 'nx/src/generators/tree.js';
import { WORKSPACE } from './workspace-tree.ts';

/** A workspace of its own in a temporary folder, which shares the installed packages. */
export interface WorkspaceCopy extends AsyncDisposable {
  readonly folder: string;
  generate<Options>(
    generator: (tree: Tree, options: Options) => Promise<unknown>,
    options: Options,
  ): Promise<string[]>;
  /** Runs a program of node_modules in the copy; rejects, with what it printed, when it fails. */
  run(program: string, ...options: string[]): Promise<string>;
}

export async function copyWorkspace(): Promise<WorkspaceCopy> {
  const folder = await mkdtemp(join(tmpdir(), 'generators-'));
  for (const file of listed()) await cp(join(WORKSPACE, file), join(folder, file));
  await linkInstalled(folder);
  return {
    folder,
    async generate(generator, options) {
      const tree = new FsTree(folder, false);
      await generator(tree, options);
      const changes = tree.listChanges();
      flushChanges(folder, changes);
      await linkPackages(folder);
      return changes.map(({ path }) => path);
    },
    async run(program, ...options) {
      const bin = join(WORKSPACE, 'node_modules', program);
      try {
        const { stdout } = await promisify(execFile)(process.execPath, [bin, ...options], { cwd: folder });
        return stdout;
      } catch (error) {
        const { stdout, stderr } = error as { stdout: string; stderr: string };
        throw new Error(`${program} failed:\n${stdout}\n${stderr}`, { cause: error });
      }
    },
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Everything that Git has or would add. */
function listed(): string[] {
  const options = ['ls-files', '--cached', '--others', '--exclude-standard'];
  return execFileSync('git', options, { cwd: WORKSPACE, encoding: 'utf8' })
    .split('\n')
    .filter((file) => file !== '' && existsSync(join(WORKSPACE, file)));
}

/** Links every installed package but ours. A link to all of node_modules would include those. */
async function linkInstalled(folder: string): Promise<void> {
  const installed = join(WORKSPACE, 'node_modules');
  await mkdir(join(folder, 'node_modules', '@scones'), { recursive: true });
  for (const name of await readdir(installed))
    if (name !== '@scones' && !name.startsWith('.'))
      await symlink(join(installed, name), join(folder, 'node_modules', name));
  await linkPackages(folder);
}

/** Links the copy’s own packages as `npm install` would, those too that a generator has just made. */
async function linkPackages(folder: string): Promise<void> {
  for (const parent of ['apps', 'packages'])
    for (const name of await readdir(join(folder, parent))) {
      const link = join(folder, 'node_modules', '@scones', name);
      if (existsSync(link)) continue;
      await symlink(join(folder, parent, name), link);
      const own = join(WORKSPACE, parent, name, 'node_modules');
      if (existsSync(own)) await symlink(own, join(folder, parent, name, 'node_modules'));
    }
}
