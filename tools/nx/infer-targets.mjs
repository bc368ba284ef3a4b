import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createNodesFromFiles } from '@nx/devkit';

/** Every project gets the targets that its files call for, so that no package repeats them. */
export const createNodesV2 = [
  '{apps,packages}/*/package.json',
  (packageFiles, options, context) =>
    createNodesFromFiles(
      (packageFile) => {
        const root = dirname(packageFile);
        return { projects: { [root]: { root, targets: targetsOf(join(context.workspaceRoot, root)) } } };
      },
      packageFiles,
      options,
      context,
    ),
];

function targetsOf(folder) {
  const targets = { lint: command('eslint . && prettier --check --log-level warn .') };
  if (existsSync(join(folder, 'tsconfig.json'))) targets.typecheck = command('tsc --project tsconfig.json');
  if (readdirSync(join(folder, 'src'), { recursive: true }).some((file) => file.endsWith('.test.ts'))) {
    targets.test = command('vitest run --config ../../vitest.config.ts --root .');
  }
  return targets;
}

function command(text) {
  return { command: text, options: { cwd: '{projectRoot}' } };
}
