import { expect, it } from 'vitest';
import { changedFiles, workspaceTree } from '../testing/workspace-tree.ts';
import lambda from './generator.ts';

it('makes a package with everything that the others have', async () => {
  const tree = workspaceTree();
  await lambda(tree, { name: 'crop-picture' });
  expect(changedFiles(tree)).toEqual(
    [
      ...['README.md', 'package.json', 'tsconfig.json', 'events/confident.json'],
      ...['errors.ts', 'event.ts', 'handler.ts', 'index.ts', 'crop-picture.ts'].map((file) => `src/${file}`),
      ...['crop-picture', 'handler', 'readme'].map((subject) => `src/${subject}.test.ts`),
    ]
      .map((file) => `packages/lambda-crop-picture/${file}`)
      .sort(),
  );
  expect(tree.read('packages/lambda-crop-picture/src/event.ts', 'utf8')).toContain(
    'eventSchema = inferredPictureEventSchema;',
  );
});

it('takes another event of the workflow, with one to try it with', async () => {
  const tree = workspaceTree();
  await lambda(tree, { name: 'crop-picture', accepts: 'serializedPictureEvent' });
  expect(changedFiles(tree)).toContain('packages/lambda-crop-picture/events/serialized-picture.json');
});

it.each([
  [{ name: 'CropPicture' }, "'CropPicture' is no name in kebab-case. Write it like 'crop-picture'."],
  [{ name: '../crop' }, 'is no name in kebab-case'],
  [{ name: 'filter-results' }, 'packages/lambda-filter-results is there already'],
  [{ name: 'lambda-crop' }, "Leave 'lambda-' out"],
  [
    { name: 'crop', accepts: 'video' },
    "There is no event of the workflow 'video'. There are: inferredPicture",
  ],
  [{ name: 'crop', accepts: 'prefixRequest' }, 'is a prefixRequest, so that there is none to test'],
])('refuses %j, and has made nothing', async (options, message) => {
  const tree = workspaceTree();
  await expect(lambda(tree, options)).rejects.toThrow(message);
  expect(changedFiles(tree)).toEqual([]);
});
