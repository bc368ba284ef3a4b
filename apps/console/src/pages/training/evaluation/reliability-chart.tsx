import MixedLineBarChart from '@cloudscape-design/components/mixed-line-bar-chart';
import type { ReliabilityBin } from '@scones/classifier-measures';
import { useMemo } from 'react';
import { formatOf } from '../curves.tsx';

const SHARE = formatOf('share');

/**
 * The bars show how often the model is right, the line how sure it is. They meet where the model is as good as it says.
 */
export function ReliabilityChart({ bins }: { readonly bins: readonly ReliabilityBin[] }) {
  const names = useMemo(() => bins.map(nameOf), [bins]);
  const series = useMemo(() => {
    const dataOf = (valueOf: (bin: ReliabilityBin) => number) =>
      bins.map((bin) => ({ x: nameOf(bin), y: valueOf(bin) }));
    const counts = new Map(bins.map((bin) => [nameOf(bin), bin.count]));
    return [
      {
        type: 'bar' as const,
        title: 'Right',
        data: dataOf(({ accuracy }) => accuracy),
        valueFormatter: (share: number, name: string) => `${SHARE(share)} of ${counts.get(name)}`,
      },
      {
        type: 'line' as const,
        title: 'How sure it is',
        data: dataOf(({ meanConfidence }) => meanConfidence),
        valueFormatter: SHARE,
      },
    ];
  }, [bins]);
  return (
    <MixedLineBarChart
      series={series}
      xDomain={names}
      yDomain={[0, 1]}
      xScaleType="categorical"
      xTitle="How sure the model is"
      yTickFormatter={SHARE}
      height={220}
      hideFilter
      ariaLabel="Reliability diagram"
    />
  );
}

function nameOf({ from, to }: ReliabilityBin): string {
  return `${Math.round(100 * from)}–${Math.round(100 * to)}%`;
}
