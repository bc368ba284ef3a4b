import { expect, it } from 'vitest';
import { changedFiles, workspaceTree } from '../testing/workspace-tree.ts';
import layer from './generator.ts';

it('makes a layer with its test, its export and its README row', async () => {
  const tree = workspaceTree();
  await layer(tree, { name: 'channel-scale' });
  const root = 'packages/onnx-training';
  expect(changedFiles(tree)).toEqual([
    `${root}/README.md`,
    `${root}/src/index.ts`,
    `${root}/src/layers/channel-scale.test.ts`,
    `${root}/src/layers/channel-scale.ts`,
  ]);
  expect(tree.read(`${root}/src/index.ts`, 'utf8')).toMatch(
    /from '\.\/layers\/[a-z-]+\.ts';\nexport \{ channelScale \} from '\.\/layers\/channel-scale\.ts';\n/,
  );
  expect(tree.read(`${root}/README.md`, 'utf8')).toMatch(/\| `channelScale` +\| \(N, C, …\)/);
});

it.each([
  ['Scale', 'is no name in kebab-case'],
  ['max-pool', "has the layer 'max-pool' already"],
  ['switch', "'switch' is a reserved word of JavaScript"],
])('refuses %s, and has made nothing', async (name, message) => {
  const tree = workspaceTree();
  await expect(layer(tree, { name })).rejects.toThrow(message);
  expect(changedFiles(tree)).toEqual([]);
});
