import { describe, expect, it } from 'vitest';
import { confidenceHistogram } from './confidence-histogram.ts';
import { confusionMatrix } from './confusion-matrix.ts';
import { coverageChart } from './coverage-chart.ts';
import { reliabilityDiagram } from './reliability-diagram.ts';
import { trainingCurves } from './training-curves.ts';

const SIZE = { width: 520, height: 300 };

/** The attributes of each such element. */
function marksOf(svg: string, name: string): Record<string, string>[] {
  return [...svg.matchAll(new RegExp(`<${name}((?: [a-z\\d:-]+="[^"]*")*)/?>`, 'g'))].map(
    ([, attributes = '']) =>
      Object.fromEntries(
        [...attributes.matchAll(/ ([a-z\d:-]+)="([^"]*)"/g)].map(
          ([, key = '', value = '']) => [key, value] as const,
        ),
      ),
  );
}

const textsOf = (svg: string): string[] =>
  [...svg.matchAll(/<text[^>]*>([^<]*)</g)].map(([, text = '']) => text);

describe('confusionMatrix', () => {
  const svg = confusionMatrix(
    ['bicycle', 'motorcycle'],
    [
      [90, 10],
      [5, 15],
    ],
    SIZE,
  );

  it('says in words how many of all were recognised', () => {
    expect(svg).toContain('105 of 120 pictures (87.5 %) were recognised.');
  });

  it('shades a cell by its share of its row, not of all', () => {
    const shades = marksOf(svg, 'rect').map((box) => Number(box['fill-opacity']));
    [0.9, 0.1, 0.25, 0.75].forEach((share, index) =>
      expect(shades[index]).toBeCloseTo(0.06 + 0.94 * share, 1),
    );
  });

  it('has the recognised in one colour and the mistaken in the other', () => {
    expect(marksOf(svg, 'rect').map((box) => box['class'])).toEqual([
      'fill-first',
      'fill-second',
      'fill-second',
      'fill-first',
    ]);
  });

  it('says for each cell how many were taken for what', () => {
    expect(svg).toContain('10 of 100 pictures of bicycle were taken for motorcycle');
    expect(svg).toContain('5 of 20 pictures of motorcycle were taken for bicycle');
  });

  it('shortens a name that has no room', () => {
    const long = confusionMatrix(['a'.repeat(20)], [[1]], SIZE);
    expect(textsOf(long)).toContain(`${'a'.repeat(13)}…`);
  });

  it('accepts a class without pictures', () => {
    const empty = confusionMatrix(
      ['bicycle', 'motorcycle'],
      [
        [1, 0],
        [0, 0],
      ],
      SIZE,
    );
    expect(empty).not.toContain('NaN');
    expect(empty).toContain('0 of 0 pictures of motorcycle');
  });
});

describe('confidenceHistogram', () => {
  const edges = Array.from({ length: 11 }, (_, index) => index / 10);
  const svg = confidenceHistogram({ edges, counts: [0, 0, 0, 0, 0, 2, 0, 4, 8, 6] }, 0.7, SIZE);
  const bars = marksOf(svg, 'rect');

  it('gives a bar that the threshold goes through both colours', () => {
    const drawn = confidenceHistogram({ edges, counts: [0, 0, 0, 0, 0, 0, 0, 4, 8, 6] }, 0.93, SIZE);
    const [below, above] = marksOf(drawn, 'rect').slice(-2);
    const [line] = marksOf(drawn, 'line').filter((mark) => mark['class'] === 'threshold');
    expect([below?.['class'], above?.['class']]).toEqual(['fill-second', 'fill-first']);
    expect(above?.['x']).toBe(line?.['x1']);
    expect(below?.['height']).toBe(above?.['height']);
  });

  it('leaves out the empty bins at the low end, up to the first answer', () => {
    expect(bars).toHaveLength(5);
  });

  it('has bars as high as their counts', () => {
    const heights = bars.map((bar) => Number(bar['height']));
    expect(heights[3]! / heights[0]!).toBeCloseTo(4, 2);
    expect(heights[1]).toBe(0);
  });

  it('has what lies below the threshold in the other colour', () => {
    expect(bars.map((bar) => bar['class'])).toEqual([
      'fill-second',
      'fill-second',
      'fill-first',
      'fill-first',
      'fill-first',
    ]);
  });

  it('draws the threshold where two bars meet', () => {
    const threshold = marksOf(svg, 'line').find((line) => line['class'] === 'threshold');
    expect(Number(threshold?.['x1'])).toBeCloseTo(Number(bars[2]!['x']) - 1, 1);
    expect(textsOf(svg)).toContain('threshold 0.7');
  });

  it('says in words where most answers are', () => {
    expect(svg).toContain('Of 20 answers, most (8) have a confidence between 0.80 and 0.90.');
  });
});

describe('trainingCurves', () => {
  const epoch = (index: number, trainAccuracy: number, validationAccuracy: number, loss: number) => ({
    epoch: index,
    trainAccuracy,
    validationAccuracy,
    loss,
  });
  const svg = trainingCurves(
    [epoch(0, 0.6, 0.55, 0.7), epoch(1, 0.8, 0.75, 0.4), epoch(2, 0.95, 0.9, 0.1)],
    SIZE,
  );
  const curves = marksOf(svg, 'polyline').map(({ points = '' }) =>
    points.split(' ').map((point) => point.split(',').map(Number) as [number, number]),
  );

  it('has a curve of each accuracy and one of the loss, with a point for each epoch', () => {
    expect(curves.map((points) => points.length)).toEqual([3, 3, 3]);
  });

  it('lets better accuracies rise and smaller losses fall', () => {
    const [training, validation, loss] = curves.map((points) => points.map(([, y]) => y));
    // Up is where y is small.
    for (const ys of [training!, validation!]) expect(ys).toEqual(ys.toSorted((a, b) => b - a));
    expect(loss).toEqual(loss!.toSorted((a, b) => a - b));
  });

  it('ends each curve in a dot with its name beside it', () => {
    const dots = marksOf(svg, 'circle').map(({ cx, cy }) => [Number(cx), Number(cy)]);
    expect(dots).toEqual(curves.map((points) => points.at(-1)));
    expect(textsOf(svg).filter((text) => text === 'training')).toHaveLength(2);
    expect(textsOf(svg).filter((text) => text === 'validation')).toHaveLength(1);
  });

  it('says in words how the training ended', () => {
    expect(svg).toContain(
      'After 3 epochs the loss is 0.100 on training and not known on validation pictures, the accuracy 95.0 % on training and 90.0 % on validation pictures.',
    );
  });
});

it('draws what was measured where the built-in algorithm printed no loss', () => {
  const epochs = [1, 2].map((epoch) => ({
    epoch,
    loss: NaN,
    trainAccuracy: 0.5,
    validationAccuracy: epoch === 1 ? NaN : 0.6,
  }));
  const svg = trainingCurves(epochs, SIZE);
  expect(svg).not.toMatch(/NaN|Infinity/);
  expect(marksOf(svg, 'polyline').map(({ points = '' }) => points.split(' ').length)).toEqual([2, 1]);
});

describe('reliabilityDiagram', () => {
  const svg = reliabilityDiagram(
    [
      { from: 0.5, to: 0.6, count: 10, meanConfidence: 0.55, accuracy: 0.5, right: 5 },
      { from: 0.9, to: 1, count: 40, meanConfidence: 0.97, accuracy: 1, right: 40 },
    ],
    SIZE,
  );

  it('has a bar as high as the share that is right, and a diagonal from the first bin on', () => {
    const [half, whole] = marksOf(svg, 'rect').map((bar) => Number(bar['height']));
    expect(half! / whole!).toBeCloseTo(0.5, 2);
    const diagonal = marksOf(svg, 'line').find((line) => line['class'] === 'diagonal');
    expect(Number(diagonal?.['x1'])).toBeCloseTo(Number(marksOf(svg, 'rect')[0]!['x']) - 1, 1);
  });

  it('has the interval of each bin, which is wide where there are few answers', () => {
    const lengths = marksOf(svg, 'line')
      .filter((line) => line['class'] === 'whisker')
      .map((line) => Number(line['y1']) - Number(line['y2']));
    expect(lengths[0]!).toBeGreaterThan(4 * lengths[1]!);
  });
});

describe('coverageChart', () => {
  const curve = [
    { threshold: 0.9, passed: 5, right: 5 },
    { threshold: 0.6, passed: 10, right: 8 },
  ];
  const svg = coverageChart({ curve, at: curve[0]!, pictures: 10 }, SIZE);

  it('says in words what the threshold passes', () => {
    expect(svg).toContain('At 0.9, 5 of 10 pictures pass and 5 of those (100.0 %) are right.');
  });

  it('marks the threshold on the curve', () => {
    const [dot] = marksOf(svg, 'circle');
    expect(marksOf(svg, 'polyline')[0]!['points']!.split(' ')[0]).toBe(`${dot!['cx']},${dot!['cy']}`);
  });

  it('says so where no picture passes', () => {
    const none = coverageChart({ curve, at: { threshold: 1, passed: 0, right: 0 }, pictures: 10 }, SIZE);
    expect(none).toContain('At 1, 0 of 10 pictures pass.');
    expect(marksOf(none, 'circle')).toEqual([]);
  });
});
