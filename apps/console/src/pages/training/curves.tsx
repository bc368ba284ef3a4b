import Box from '@cloudscape-design/components/box';
import LineChart from '@cloudscape-design/components/line-chart';
import { useMemo } from 'react';
import type { Curves } from './metric-curves.ts';

interface Props {
  readonly title: string;
  readonly curves: Curves;
  readonly names: readonly string[];
  readonly unit?: 'share' | 'number';
}

const PERCENT = new Intl.NumberFormat(undefined, { style: 'percent', maximumFractionDigits: 1 });
const NUMBER = new Intl.NumberFormat(undefined, { maximumFractionDigits: 3 });

/** Some metrics of a job against its epochs, live. */
export function CurvesChart({ title, curves, names, unit = 'number' }: Props) {
  const series = useMemo(
    () =>
      names.flatMap((name) => {
        const values = curves.get(name);
        if (!values) return [];
        const data = values.map((y, epoch) => ({ x: epoch + 1, y }));
        return [{ type: 'line' as const, title: name, data, valueFormatter: format(unit) }];
      }),
    [curves, names, unit],
  );
  return (
    <LineChart
      series={series}
      height={220}
      xTitle="Epoch"
      yTitle={title}
      xScaleType="linear"
      yTickFormatter={format(unit)}
      ariaLabel={title}
      hideFilter
      empty={<Box textAlign="center">The first epoch has not ended yet.</Box>}
    />
  );
}

function format(unit: 'share' | 'number'): (value: number) => string {
  return (value) => (unit === 'share' ? PERCENT : NUMBER).format(value);
}
