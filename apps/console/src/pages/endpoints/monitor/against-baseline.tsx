import BarChart from '@cloudscape-design/components/bar-chart';
import Box from '@cloudscape-design/components/box';
import { sharesOf } from './shares.ts';

interface Props {
  readonly title: string;
  readonly names: readonly string[];
  readonly baseline: { readonly title: string; readonly counts: Readonly<Record<string, number>> };
  readonly now: Readonly<Record<string, number>>;
}

const PERCENT = new Intl.NumberFormat(undefined, { style: 'percent', maximumFractionDigits: 0 });
const percent = (share: number): string => PERCENT.format(share);

/** The present distribution beside the baseline's. */
export function AgainstBaseline({ title, names, baseline, now }: Props) {
  const series = [
    { title: baseline.title, shares: sharesOf(baseline.counts, names) },
    { title: 'Now', shares: sharesOf(now, names) },
  ].map(({ title: name, shares }) => ({
    type: 'bar' as const,
    title: name,
    valueFormatter: percent,
    data: shares.map((y, index) => ({ x: names[index] ?? '', y })),
  }));
  const highest = Math.max(0.1, ...series.flatMap(({ data }) => data.map(({ y }) => y)));
  return (
    <div>
      <Box variant="h3" padding={{ bottom: 's' }}>
        {title}
      </Box>
      <BarChart
        series={series}
        xDomain={[...names]}
        yDomain={[0, Math.min(1, highest * 1.1)]}
        xScaleType="categorical"
        yTickFormatter={percent}
        height={200}
        ariaLabel={`${title}, now and before`}
        hideFilter
      />
    </div>
  );
}
