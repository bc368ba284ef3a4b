import { expect, it } from 'vitest';
import { changedFiles, workspaceTree } from '../testing/workspace-tree.ts';
import lambda from './generator.ts';

it('makes a package with everything that the others have, and its task in the chain', async () => {
  const tree = workspaceTree();
  await lambda(tree, { name: 'crop-picture' });
  const inPackage = [
    ...['README.md', 'package.json', 'tsconfig.json', 'events/confident.json'],
    ...['errors.ts', 'event.ts', 'handler.ts', 'index.ts', 'crop-picture.ts'].map((file) => `src/${file}`),
    ...['crop-picture', 'handler', 'readme'].map((subject) => `src/${subject}.test.ts`),
  ];
  const inWorkflow = [
    'README.md',
    ...['crop-picture.test.ts', 'crop-picture.ts', 'index.ts'].map((file) => `src/tasks/${file}`),
  ];
  expect(changedFiles(tree)).toEqual(
    [
      ...inPackage.map((file) => `packages/lambda-crop-picture/${file}`),
      ...inWorkflow.map((file) => `packages/workflow/${file}`),
    ].sort(),
  );
  expect(tree.read('packages/lambda-crop-picture/src/event.ts', 'utf8')).toContain(
    'eventSchema = inferredPictureEventSchema;',
  );
  expect(tree.read('packages/workflow/src/tasks/index.ts', 'utf8')).toMatch(
    /inferSerializedImageData,\s+cropPicture,\s+filterResults,?\s*\]/,
  );
});

it('takes the event that the next Lambda takes, with one to try it with', async () => {
  const tree = workspaceTree();
  await lambda(tree, { name: 'crop-picture', after: 'SerializeImageData' });
  expect(changedFiles(tree)).toContain('packages/lambda-crop-picture/events/serialized-picture.json');
  expect(tree.read('packages/lambda-crop-picture/src/event.ts', 'utf8')).toContain(
    'eventSchema = serializedPictureEventSchema;',
  );
  expect(tree.read('packages/workflow/src/tasks/index.ts', 'utf8')).toMatch(
    /serializeImageData,\s+cropPicture,\s+inferSerializedImageData,/,
  );
});

it.each([
  [{ name: 'CropPicture' }, "'CropPicture' is no name in kebab-case. Write it like 'crop-picture'."],
  [{ name: 'Crop' }, 'is no name in kebab-case'],
  [{ name: '../crop' }, 'is no name in kebab-case'],
  [{ name: 'filter-results' }, 'packages/lambda-filter-results is there already'],
  [{ name: 'lambda-crop' }, "Leave 'lambda-' out"],
  [{ name: 'crop', after: 'Nowhere' }, "There is no state to come after 'Nowhere'. There are: Infer"],
  [{ name: 'crop', after: 'FilterResults' }, "There is no state to come after 'FilterResults'"],
])('refuses %j, and has made nothing', async (options, message) => {
  const tree = workspaceTree();
  await expect(lambda(tree, options)).rejects.toThrow(message);
  expect(changedFiles(tree)).toEqual([]);
});
