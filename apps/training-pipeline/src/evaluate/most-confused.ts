import type { Evaluation } from './evaluate.ts';

/** With more classes than these, a table of all of them is wider than a terminal. */
export const MOST_TABLED_CLASSES = 8;

/** `5 of 20 pictures of bus are taken for train`: the most frequent mistakes, the worst first. */
export function mostConfused(
  { classes, confusionMatrix }: Pick<Evaluation, 'classes' | 'confusionMatrix'>,
  most = 10,
): string[] {
  const mistakes = confusionMatrix.flatMap((row, label) =>
    row.flatMap((count, predicted) =>
      count > 0 && predicted !== label ? [{ count, label, predicted }] : [],
    ),
  );
  return mistakes
    .sort((one, other) => other.count - one.count)
    .slice(0, most)
    .map(({ count, label, predicted }) => {
      const total = confusionMatrix[label]?.reduce((sum, cell) => sum + cell, 0);
      return `${count} of ${total} pictures of ${classes[label]} are taken for ${classes[predicted]}`;
    });
}
