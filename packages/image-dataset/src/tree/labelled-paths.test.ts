import { expect, it } from 'vitest';
import { labelPaths } from './labelled-paths.ts';

const read = (...paths: string[]) =>
  labelPaths(paths).pictures.map(({ path, className, split }) => [path, className, split]);

it('takes the folders of pictures for their classes', () => {
  expect(read('dog/2.jpg', 'cat/1.png', 'cat/deep/3.webp')).toEqual([
    ['cat/1.png', 'cat', undefined],
    ['cat/deep/3.webp', 'cat', undefined],
    ['dog/2.jpg', 'dog', undefined],
  ]);
});

it('takes folders of sets above the classes for sets, by any of their names', () => {
  expect(read('Training/cat/1.jpg', 'val/cat/2.jpg', 'test/cat/3.jpg')).toEqual([
    ['Training/cat/1.jpg', 'cat', 'train'],
    ['test/cat/3.jpg', 'cat', 'test'],
    ['val/cat/2.jpg', 'cat', 'validation'],
  ]);
});

it('looks below a folder that holds everything', () => {
  expect(read('my photos/v2/cat/1.jpg', 'my photos/v2/dog/1.jpg').map(([, name]) => name)).toEqual([
    'cat',
    'dog',
  ]);
  expect(read('all/train/cat/1.jpg', 'all/train/dog/1.jpg').map(([, , split]) => split)).toEqual([
    'train',
    'train',
  ]);
});

it('takes a train for a class where it stands beside a bus', () => {
  expect(read('bus/1.jpg', 'train/1.jpg').map(([, name]) => name)).toEqual(['bus', 'train']);
});

it('refuses sets and classes side by side', () => {
  expect(() => read('train/cat/1.jpg', 'test/cat/2.jpg', 'extra/3.jpg')).toThrow(
    expect.objectContaining({
      code: 'MIXED_FOLDERS',
      message: '"test" is a set with folders of classes, but "extra" beside it is none',
    }),
  );
});

it('names what it leaves out: hidden files, texts, pictures without a class, empty folders', () => {
  const { notices, pictures } = labelPaths([
    ...['cat/', 'cat/1.jpg', 'cat/.DS_Store', 'dog/', 'dog/1.jpg', 'dog/Thumbs.db', 'horse/', '.git/config'],
    ...['README.md', 'loose.jpg', 'cat/notes.txt'],
  ]);
  expect(pictures).toHaveLength(2);
  expect(notices).toEqual([
    '3 files are left out, the first of them .git/config: hidden',
    '2 files are left out, the first of them README.md: no picture, by its name',
    'loose.jpg is left out: in no folder of a class',
    'The folder horse/ has no pictures',
  ]);
});

it.each([[[]], [['a.jpg', 'b.jpg']], [['cat/']], [['train/1.jpg', 'test/2.jpg']]])(
  'says that there are no pictures in folders (%j)',
  (paths) => {
    expect(() => read(...paths)).toThrow(expect.objectContaining({ code: 'NO_PICTURES' }));
  },
);
