import { expect, it } from 'vitest';
import { changedFiles, workspaceTree } from '../testing/workspace-tree.ts';
import command from './generator.ts';

it.each(['training-pipeline', 'endpoint-deployer', 'infra', 'lambda-workbench'])(
  'makes a command of %s with its test, its line in the table and its README section',
  async (app) => {
    const tree = workspaceTree();
    await command(tree, { app, name: 'list-models' });
    const root = `apps/${app}`;
    expect(changedFiles(tree)).toEqual([
      `${root}/README.md`,
      `${root}/src/command-line.ts`,
      `${root}/src/commands/list-models.test.ts`,
      `${root}/src/commands/list-models.ts`,
    ]);
    expect(tree.read(`${root}/src/command-line.ts`, 'utf8')).toMatch(
      /import \{ listModelsCommand \} from '\.\/commands\/list-models\.ts';\n[^]*Command\((?:services)?\),\n +'list-models': listModelsCommand\(\),\n/,
    );
    expect(tree.read(`${root}/README.md`, 'utf8')).toMatch(
      /\n### list-models\n\n\| option +\| meaning +\|\n\| -+ \| -+ \|\n\| `--text <text>` \| the text to print \|\n\n## /,
    );
  },
);

it.each([
  ['training-pipeline', 'ListModels', 'is no name in kebab-case'],
  ['training-pipeline', 'stage', "has the command 'stage' already"],
  ['emulator', 'list-models', "There is no command line 'emulator'. There are: endpoint-deployer, infra,"],
])('refuses %s %s, and has made nothing', async (app, name, message) => {
  const tree = workspaceTree();
  await expect(command(tree, { app, name })).rejects.toThrow(message);
  expect(changedFiles(tree)).toEqual([]);
});
