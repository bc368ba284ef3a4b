import { expect, it } from 'vitest';
import type { Split } from '../picture.ts';
import { type CutOptions, cutSets } from './cut-sets.ts';

const pictures = (counts: Readonly<Record<string, number>>, split?: Split) =>
  Object.entries(counts).flatMap(([className, count]) =>
    Array.from({ length: count }, () => ({ className, split })),
  );
const cut = (
  listed: ReturnType<typeof pictures>,
  options: Partial<CutOptions> = {},
  classes = ['cat', 'dog'],
) => cutSets(listed, classes, { seed: 1, validationShare: 0.1, testShare: 0.2, ...options });
const sizes = (sets: readonly Split[]) =>
  ['train', 'validation', 'test'].map((split) => sets.filter((set) => set === split).length);

it('cuts a fifth for the test and a tenth of the rest for the validation, class by class', () => {
  const listed = pictures({ cat: 100, dog: 50 });
  const sets = cut(listed);
  expect(sizes(sets.slice(0, 100))).toEqual([72, 8, 20]);
  expect(sizes(sets.slice(100))).toEqual([36, 4, 10]);
});

it('keeps the sets that a source has, and cuts only those that it lacks', () => {
  const withTest = [...pictures({ cat: 10, dog: 10 }, 'train'), ...pictures({ cat: 3, dog: 3 }, 'test')];
  const sets = cut(withTest);
  expect(sets.slice(20)).toEqual(Array(6).fill('test'));
  expect(sizes(sets)).toEqual([18, 2, 6]);
  const whole = [...withTest, ...pictures({ cat: 1, dog: 1 }, 'validation')];
  expect(cut(whole)).toEqual(whole.map(({ split }) => split));
});

it('cuts alike for the same seed and otherwise for another', () => {
  const listed = pictures({ cat: 40, dog: 40 });
  expect(cut(listed)).toEqual(cut(listed));
  expect(cut(listed)).not.toEqual(cut(listed, { seed: 2 }));
});

it('cuts a class in the same way whichever other classes there are', () => {
  const alone = cut(pictures({ cat: 40 }), {}, ['cat']);
  expect(cut(pictures({ cat: 40, dog: 9 })).slice(0, 40)).toEqual(alone);
  expect(cut(pictures({ dog: 9, cat: 40 }), {}, ['dog', 'cat']).slice(9)).toEqual(alone);
});

it('leaves a picture for each set of a class of three', () => {
  expect(sizes(cut(pictures({ cat: 3, dog: 3 })))).toEqual([2, 2, 2]);
});

it.each([
  [pictures({ cat: 3, dog: 2 }), 'Class "dog" has 2 pictures, and none of them is left for the training set'],
  [pictures({ cat: 3, dog: 0 }), 'Class "dog" has 0 pictures, and none of them is left for the training set'],
  [
    [...pictures({ cat: 3, dog: 3 }, 'train'), ...pictures({ cat: 1 }, 'test')],
    'Class "dog" has 3 pictures, and none of them is left for the test set',
  ],
])('names the class that has too few pictures (%#)', (listed, message) => {
  expect(() => cut(listed)).toThrow(expect.objectContaining({ code: 'TOO_FEW_PICTURES', message }));
});
