import { expect, it } from 'vitest';
import { findDataset } from './find-dataset.ts';

const bucket = (objects: Readonly<Record<string, string>>) => ({
  folders: () => Promise.resolve(['capture/', 'scones/']),
  read: (key: string) => Promise.resolve(objects[key]),
});

it('finds the classes, the prefixes of the pictures and how many of each class were learnt', async () => {
  const found = await findDataset(
    'b',
    bucket({
      'scones/classes.txt': 'bicycle\nmotorcycle\n',
      'scones/train.lst': '0\t0\ta.png\n1\t1\tb.png\n2\t0\tc.png\n',
    }),
  );
  expect(found).toEqual({
    bucket: 'b',
    classes: ['bicycle', 'motorcycle'],
    trainPrefix: 'scones/train/',
    testPrefix: 'scones/test/',
    byClass: { bicycle: 2, motorcycle: 1 },
  });
});

it('finds none in a bucket without a list of classes', async () => {
  expect(await findDataset('b', bucket({}))).toBeUndefined();
});
