import { percent, type ReliabilityBin, wilsonInterval } from '@scones/classifier-measures';
import { chart, emptyChart } from './chart.ts';
import { sharePlot, type SharePlot } from './square-plot.ts';
import { element, text, type Size } from './svg.ts';

const ID = 'reliability-diagram';
const TITLE = 'Reliability';

/**
 * How often the model is right (bars, with their 95 % intervals) where it is about as sure (bins of equal width). On the
 * diagonal it is right as often as it says.
 */
export function reliabilityDiagram(bins: readonly ReliabilityBin[], size: Size): string {
  const [first] = bins;
  if (!first)
    return emptyChart(size, { id: ID, title: TITLE, description: 'There are no answers to judge.' });
  const share = sharePlot(
    size,
    { name: 'confidence', range: [first.from, 1] },
    { name: 'right, of those', range: [0, 1] },
  );
  const { x, y } = share;
  const diagonal = { x1: x(first.from), y1: y(first.from), x2: x(1), y2: y(1), class: 'diagonal' };
  return chart(
    size,
    { id: ID, title: TITLE, description: describeBins(bins) },
    share.axes,
    ...bins.map((bin) => drawBin(bin, share)),
    element('line', diagonal),
    ...bins.map((bin) => drawWhisker(bin, share)),
  );
}

function drawBin(
  { from, to, accuracy, meanConfidence, right, count }: ReliabilityBin,
  share: SharePlot,
): string {
  const { plot, x, y } = share;
  const [left, width] = [x(from) + 1, x(to) - x(from) - 2];
  const box = {
    x: left,
    y: y(accuracy),
    width,
    height: plot.bottom - y(accuracy),
    class: 'fill-first',
    rx: 2,
  };
  const tip = `${right} of ${count} right (${percent(accuracy)}), ${percent(meanConfidence)} sure on average`;
  const label = { x: left + width / 2, y: plot.bottom - 6, 'text-anchor': 'middle', class: 'small inverse' };
  const roomy = width >= 26 && plot.bottom - y(accuracy) > 18;
  return (
    element('rect', { ...box, 'fill-opacity': 0.8 }, element('title', {}, tip)) +
    (roomy ? text(String(count), label) : '')
  );
}

function drawWhisker({ from, to, right, count }: ReliabilityBin, { x, y }: SharePlot): string {
  const { low, high } = wilsonInterval(right, count);
  const middle = (x(from) + x(to)) / 2;
  return element('line', { x1: middle, x2: middle, y1: y(low), y2: y(high), class: 'whisker' });
}

function describeBins(bins: readonly ReliabilityBin[]): string {
  return bins
    .map(
      ({ from, to, accuracy, count }) =>
        `${percent(accuracy, 0)} of ${count} right between ${percent(from, 0)} and ${percent(to, 0)}`,
    )
    .join(', ')
    .concat('.');
}
