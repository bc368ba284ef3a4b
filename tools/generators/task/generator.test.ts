import { expect, it } from 'vitest';
import { changedFiles, workspaceTree } from '../testing/workspace-tree.ts';
import task from './generator.ts';

it('makes a task with its test, its place in the chain and its README row', async () => {
  const tree = workspaceTree();
  await task(tree, { name: 'crop-picture', after: 'SerializeImageData' });
  const root = 'packages/workflow';
  expect(changedFiles(tree)).toEqual([
    `${root}/README.md`,
    `${root}/src/tasks/crop-picture.test.ts`,
    `${root}/src/tasks/crop-picture.ts`,
    `${root}/src/tasks/index.ts`,
  ]);
  expect(tree.read(`${root}/src/tasks/index.ts`, 'utf8')).toMatch(
    /serializeImageData,\s+cropPicture,\s+inferSerializedImageData,/,
  );
});

it.each([
  [{ name: 'Crop' }, 'is no name in kebab-case'],
  [{ name: 'filter-results' }, "The chain has the task 'FilterResults' already"],
  [{ name: 'crop', after: 'Nowhere' }, "There is no state to come after 'Nowhere'. There are: Infer"],
  [{ name: 'crop', after: 'FilterResults' }, "There is no state to come after 'FilterResults'"],
])('refuses %j, and has made nothing', async (options, message) => {
  const tree = workspaceTree();
  await expect(task(tree, options)).rejects.toThrow(message);
  expect(changedFiles(tree)).toEqual([]);
});
