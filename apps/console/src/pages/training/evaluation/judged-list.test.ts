import { expect, it } from 'vitest';
import { folderOf, judgedList } from './judged-list.ts';

const place = (key: string) => ({ bucket: 'data', key });
const validated = { list: place('scones/validation.lst'), pictures: place('scones/validation/') };

it('is the test set beside the one that the job validated with', () => {
  expect(judgedList(validated, ['scones/test.lst', 'scones/validation.lst'])).toEqual({
    list: place('scones/test.lst'),
    pictures: place('scones/test/'),
  });
});

it('is the validation set where there is no test set', () => {
  expect(judgedList(validated, ['scones/validation.lst'])).toEqual(validated);
});

it('is looked for at the top of a bucket too', () => {
  expect([folderOf('validation.lst'), folderOf('a/b/validation.lst')]).toEqual(['', 'a/b/']);
});
