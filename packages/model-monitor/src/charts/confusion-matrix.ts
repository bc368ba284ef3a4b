import { percent } from '@scones/classifier-measures';
import { chart, emptyChart } from './chart.ts';
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
  const grid = layOut(classes, size);
  return chart(
    size,
    {
      id: ID,
      title: TITLE,
      description: `${right} of ${total} pictures (${percent(right / total)}) were recognised.`,
    },
    text('predicted', {
      x: grid.left + grid.width / 2,
      y: 20,
      'text-anchor': 'middle',
      class: 'muted small',
    }),
    text('shown', { x: grid.left - 10, y: grid.top - 10, 'text-anchor': 'end', class: 'muted small' }),
    ...classes.map((name, index) => drawHeads(grid, shortened(name), index)),
    ...counts.flatMap((row, expected) => drawRow(grid, classes, row, expected)),
  );
}

interface Grid {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly cell: Size;
}

function layOut(classes: readonly string[], size: Size): Grid {
  const [left, top, margin] = [118, 58, 12];
  const [width, height] = [size.width - left - margin, size.height - top - margin];
  return { left, top, width, cell: { width: width / classes.length, height: height / classes.length } };
}

const cornerOf = ({ left, top, cell }: Grid, row: number, column: number): { x: number; y: number } => ({
  x: left + column * cell.width,
  y: top + row * cell.height,
});

/** The name of a class above its column and beside its row. */
function drawHeads(grid: Grid, name: string, index: number): string {
  const { x, y } = cornerOf(grid, index, index);
  const above = { x: x + grid.cell.width / 2, y: grid.top - 10, 'text-anchor': 'middle', class: 'small' };
  const beside = { x: grid.left - 10, y: y + grid.cell.height / 2 + 4, 'text-anchor': 'end', class: 'small' };
  return text(name, above) + text(name, beside);
}

function drawRow(grid: Grid, classes: readonly string[], row: readonly number[], expected: number): string[] {
  const pictures = sum(row);
  return row.map((count, predicted) =>
    drawCell(cornerOf(grid, expected, predicted), grid.cell, {
      count,
      share: count / Math.max(1, pictures),
      tip: `${count} of ${pictures} pictures of ${classes[expected]} were taken for ${classes[predicted]}`,
      right: expected === predicted,
    }),
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
    roomy ? text(percent(share), { ...middle, y: y + height / 2 + 20, class: `${ink} small`.trim() }) : '',
  );
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const shortened = (name: string): string => (name.length > 14 ? `${name.slice(0, 13)}…` : name);
