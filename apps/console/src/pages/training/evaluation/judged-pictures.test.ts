import { expect, it } from 'vitest';
import { confusion, judgePictures } from './judged-pictures.ts';
import { readTrueLabels } from './true-labels.ts';

const labels = readTrueLabels('0\t0\tbicycle-1.png\n1\t1\tmotorcycle-1.png\n2\t1\tmotorcycle-2.png\n', 't/');
const answer = (key: string | undefined, time: number, ...probabilities: number[]) => ({
  key,
  time,
  probabilities,
});

it('compares each answer with the picture’s true class', () => {
  const { pictures } = judgePictures(
    [answer('t/bicycle-1.png', 1, 0.9, 0.1), answer('t/motorcycle-1.png', 2, 0.6, 0.4)],
    labels,
  );
  expect(
    pictures.map(({ key, shown, taken, confidence, isRight }) => [key, shown, taken, confidence, isRight]),
  ).toEqual([
    ['t/bicycle-1.png', 0, 0, 0.9, true],
    ['t/motorcycle-1.png', 1, 0, 0.6, false],
  ]);
});

it('counts a picture once, by the first answer whatever the order of the files', () => {
  const { pictures, again } = judgePictures(
    [answer('t/bicycle-1.png', 9, 0.2, 0.8), answer('t/bicycle-1.png', 1, 0.9, 0.1)],
    labels,
  );
  expect(pictures).toMatchObject([{ taken: 0, confidence: 0.9 }]);
  expect(again).toBe(1);
});

it('counts answers separately about pictures that the list does not have', () => {
  const judgement = judgePictures([answer('t/drawn-7.png', 1, 1, 0), answer(undefined, 2, 1, 0)], labels);
  expect(judgement).toEqual({ pictures: [], unlisted: 2, again: 0 });
});

it('puts the pictures into cells, the most confident mistake first', () => {
  const { pictures } = judgePictures(
    [
      answer('t/bicycle-1.png', 1, 1, 0),
      answer('t/motorcycle-1.png', 1, 0.6, 0.4),
      answer('t/motorcycle-2.png', 1, 0.7, 0.3),
    ],
    labels,
  );
  const keys = confusion(pictures, 2).map((row) => row.map((cell) => cell.map(({ key }) => key)));
  expect(keys).toEqual([
    [['t/bicycle-1.png'], []],
    [['t/motorcycle-2.png', 't/motorcycle-1.png'], []],
  ]);
});
