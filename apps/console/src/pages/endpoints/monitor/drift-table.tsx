import Box from '@cloudscape-design/components/box';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import Table from '@cloudscape-design/components/table';
import { DRIFT_BOUNDS, type DriftReport, type DriftVerdict, type FeatureDrift } from '@scones/model-monitor';

const LOOKS = {
  'insufficient data': 'pending',
  stable: 'success',
  shifting: 'warning',
  drifted: 'error',
} as const satisfies Record<DriftVerdict, string>;

const NAMES: Readonly<Record<string, string>> = {
  brightness: 'Brightness of the pictures',
  contrast: 'Contrast of the pictures',
  sharpness: 'Sharpness of the pictures',
  confidence: 'Confidence',
  predictedLabel: 'Balance of the classes',
};

/** Drift by measure, each with the figures that it is judged by. */
export function DriftTable({ report }: { readonly report: DriftReport }) {
  return (
    <Table<FeatureDrift>
      variant="embedded"
      items={report.features}
      trackBy="feature"
      ariaLabels={{ tableLabel: 'Drift by measure' }}
      columnDefinitions={COLUMNS}
      empty="There is nothing to compare yet."
      footer={
        <Box color="text-body-secondary" fontSize="body-s">
          Pictures and classes are compared with the training data, confidence with the first answers of the
          endpoint. An index (PSI) of {DRIFT_BOUNDS.shifting.index} or more is a shift,{' '}
          {DRIFT_BOUNDS.drifted.index} or more is drift, unless chance explains it (p).
        </Box>
      }
    />
  );
}

export function Verdict({ verdict }: { readonly verdict: DriftVerdict }) {
  const words = verdict.charAt(0).toUpperCase() + verdict.slice(1);
  return <StatusIndicator type={LOOKS[verdict]}>{words}</StatusIndicator>;
}

const COLUMNS = [
  {
    id: 'feature',
    header: 'Measure',
    isRowHeader: true,
    cell: ({ feature }: FeatureDrift) => NAMES[feature] ?? feature,
  },
  { id: 'verdict', header: 'Verdict', cell: ({ verdict }: FeatureDrift) => <Verdict verdict={verdict} /> },
  {
    id: 'index',
    header: 'PSI',
    cell: ({ populationStabilityIndex: index }: FeatureDrift) => index?.toFixed(3) ?? '–',
  },
  {
    id: 'distance',
    header: 'KS distance',
    cell: ({ kolmogorovSmirnov: test }: FeatureDrift) => test?.statistic.toFixed(3) ?? '–',
  },
  {
    id: 'chance',
    header: 'p',
    cell: ({ kolmogorovSmirnov: test }: FeatureDrift) =>
      test === undefined ? '–' : test.pValue < 0.001 ? '< 0.001' : test.pValue.toFixed(3),
  },
  {
    id: 'counts',
    header: 'Now / baseline',
    cell: ({ count, baselineCount }: FeatureDrift) =>
      count < DRIFT_BOUNDS.minimumCount
        ? `${count} of ${DRIFT_BOUNDS.minimumCount} needed`
        : `${count} / ${baselineCount}`,
  },
];
