import type { Split, Twins } from '@scones/image-dataset';
import { expect, it } from 'vitest';
import { describeTwins } from './describe-twins.ts';

const picture = (origin: string, className: string, split: Split) => ({ origin, className, split });
const twins = (isExact: boolean, ...pictures: Twins['pictures']): Twins => ({ isExact, pictures });

it('says in which classes and sets the same picture stands', () => {
  expect(
    describeTwins([
      twins(false, picture('a', 'cat', 'train'), picture('b', 'cat', 'test')),
      twins(true, picture('c', 'cat', 'train'), picture('d', 'dog', 'train')),
      twins(true, picture('e', 'cat', 'validation'), picture('f', 'dog', 'test')),
    ]),
  ).toEqual([
    'c and d are the same picture, in the classes cat and dog',
    'e and f are the same picture, in the classes cat and dog and in the validation and the test set',
    'a and b are nearly the same picture, in the training and the test set',
  ]);
});

it('counts those after the tenth', () => {
  const pair = twins(true, picture('a', 'cat', 'train'), picture('b', 'dog', 'train'));
  expect(describeTwins(Array<Twins>(12).fill(pair)).slice(10)).toEqual([
    '2 more pairs of pictures are the same, or nearly',
  ]);
});
