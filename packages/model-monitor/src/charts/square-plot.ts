import {
  axisName,
  bottomAxis,
  linearScale,
  percentTicks,
  type Plot,
  type Scale,
  valueAxis,
} from './scale.ts';
import { text, type Size } from './svg.ts';

/** A plot of shares against shares, each axis named and with ticks in percent. */
export interface SharePlot {
  readonly plot: Plot;
  readonly x: Scale;
  readonly y: Scale;
  /** What lies under the data. */
  readonly axes: string;
}

interface Axis {
  readonly name: string;
  readonly range: readonly [number, number];
}

/** Lays out a plot of shares in the size. The value axis is named above the plot, where it needs no turned text. */
export function sharePlot({ width, height }: Size, across: Axis, up: Axis): SharePlot {
  const plot: Plot = { left: 62, right: width - 20, top: 34, bottom: height - 46 };
  const x = linearScale(across.range, [plot.left, plot.right]);
  const y = linearScale(up.range, [plot.bottom, plot.top]);
  const axes =
    valueAxis(plot, percentTicks(y, 5)) +
    bottomAxis(plot, percentTicks(x, Math.min(5, Math.floor((plot.right - plot.left) / 70)))) +
    axisName(plot, across.name) +
    text(up.name, { x: plot.left - 50, y: 16, class: 'muted small' });
  return { plot, x, y, axes };
}
