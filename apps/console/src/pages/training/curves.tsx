import Box from '@cloudscape-design/components/box';
import LineChart from '@cloudscape-design/components/line-chart';
import { useMemo } from 'react';
import type { Point } from './metric-curves.ts';

export type Unit = 'share' | 'number';

export interface Curve {
  readonly title: string;
  readonly points: readonly Point[];
}

interface Props {
  readonly title: string;
  readonly curves: readonly Curve[];
  readonly unit?: Unit;
  /** The number of epochs of a job that runs, so that its axis does not change meanwhile. */
  readonly epochs?: number | undefined;
}

const PERCENT = new Intl.NumberFormat(undefined, { style: 'percent', maximumFractionDigits: 1 });
const NUMBER = new Intl.NumberFormat(undefined, { maximumSignificantDigits: 4 });

/** Some curves against the epochs, live. */
export function CurvesChart({ title, curves, unit = 'number', epochs }: Props) {
  const series = useMemo(
    () =>
      curves.map(({ title: name, points }) => ({
        type: 'line' as const,
        title: name,
        data: points.map(({ epoch, value }) => ({ x: epoch, y: value })),
        valueFormatter: formatOf(unit),
      })),
    [curves, unit],
  );
  return (
    <LineChart
      series={series}
      height={200}
      xTitle="Epoch"
      yTitle={title}
      xScaleType="linear"
      {...(epochs !== undefined && { xDomain: [0, epochs] })}
      xTickFormatter={wholeEpoch}
      yTickFormatter={formatOf(unit)}
      ariaLabel={title}
      hideFilter
      hideLegend={curves.length < 2}
      empty={<Box textAlign="center">The first epoch has not ended yet.</Box>}
    />
  );
}

export function formatOf(unit: Unit): (value: number) => string {
  return unit === 'share' ? (value) => PERCENT.format(value) : (value) => NUMBER.format(value);
}

/** A chart of a short job may have ticks between two epochs. */
function wholeEpoch(value: number): string {
  return Number.isInteger(value) ? String(value) : '';
}
