import { chart, emptyChart } from './chart.ts';
import { percent } from './scale.ts';
import { element, escapeText, text, type Size } from './svg.ts';

const ID = 'confusion-matrix';
const TITLE = 'Confusion matrix';

/** Rows are what the pictures show, columns what the model says; a cell's shade is its share of the row. */
export function confusionMatrix(
  classes: readonly string[],
  counts: readonly (readonly number[])[],
  size: Size,
): string {
  const total = sum(counts.flat());
  if (total === 0) return emptyChart(size, { id: ID, title: TITLE, description: 'Nothing was evaluated.' });
  const right = sum(counts.map((row, index) => row[index] ?? 0));
  const grid = { left: 118, top: 58, width: size.width - 118 - 12, height: size.height - 58 - 12 };
  const cell = { width: grid.width / classes.length, height: grid.height / classes.length };
  const at = (row: number, column: number) => ({
    x: grid.left + column * cell.width,
    y: grid.top + row * cell.height,
  });
  const heads = classes.map((name, index) => {
    const top = {
      x: at(0, index).x + cell.width / 2,
      y: grid.top - 10,
      'text-anchor': 'middle',
      class: 'small',
    };
    const side = {
      x: grid.left - 10,
      y: at(index, 0).y + cell.height / 2 + 4,
      'text-anchor': 'end',
      class: 'small',
    };
    return text(shortened(name), top) + text(shortened(name), side);
  });
  const cells = counts.flatMap((row, expected) =>
    row.map((count, predicted) => {
      const tip = `${count} of ${sum(row)} pictures of ${classes[expected]} were taken for ${classes[predicted]}`;
      return drawCell(at(expected, predicted), cell, {
        count,
        share: count / Math.max(1, sum(row)),
        tip,
        right: expected === predicted,
      });
    }),
  );
  return chart(
    size,
    {
      id: ID,
      title: TITLE,
      description: `${right} of ${total} pictures (${percent(right / total, 1)}) were recognised.`,
    },
    text('predicted', {
      x: grid.left + grid.width / 2,
      y: 20,
      'text-anchor': 'middle',
      class: 'muted small',
    }),
    text('shown', { x: grid.left - 10, y: grid.top - 10, 'text-anchor': 'end', class: 'muted small' }),
    ...heads,
    ...cells,
  );
}

interface Cell {
  readonly count: number;
  readonly share: number;
  readonly tip: string;
  readonly right: boolean;
}

function drawCell(
  { x, y }: { x: number; y: number },
  { width, height }: Size,
  { count, share, tip, right }: Cell,
): string {
  const colour = right ? 'fill-first' : 'fill-second';
  const box = {
    x: x + 2,
    y: y + 2,
    width: width - 4,
    height: height - 4,
    rx: 6,
    class: colour,
    'fill-opacity': 0.06 + 0.94 * share,
  };
  const ink = share > 0.5 ? 'inverse' : count === 0 ? 'muted' : '';
  const middle = { x: x + width / 2, 'text-anchor': 'middle' };
  const roomy = height >= 44 && width >= 44;
  return element(
    'g',
    {},
    element('title', {}, escapeText(tip)),
    element('rect', box),
    text(String(count), {
      ...middle,
      y: y + height / 2 + (roomy ? 1 : 5),
      class: `${ink} strong`.trim(),
      'font-size': roomy ? 20 : 12,
    }),
    roomy ? text(percent(share, 1), { ...middle, y: y + height / 2 + 20, class: `${ink} small`.trim() }) : '',
  );
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const shortened = (name: string): string => (name.length > 14 ? `${name.slice(0, 13)}…` : name);
