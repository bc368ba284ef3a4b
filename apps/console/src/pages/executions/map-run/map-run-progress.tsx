import ProgressBar from '@cloudscape-design/components/progress-bar';
import type { MapRun } from '../../../aws/states.ts';
import { countsText, shareEnded } from './map-run-counts.ts';

type Counts = NonNullable<MapRun['itemCounts']>;

interface Props {
  readonly label: string;
  readonly counts: Counts;
  readonly status: string | undefined;
}

/** How far a Map Run is, and the results of its items. */
export function MapRunProgress({ label, counts, status }: Props) {
  const isFailed = status === 'FAILED' || status === 'ABORTED';
  return (
    <ProgressBar
      label={label}
      value={Math.round(shareEnded(counts) * 100)}
      status={isFailed ? 'error' : status === 'SUCCEEDED' ? 'success' : 'in-progress'}
      resultText={countsText(counts)}
      additionalInfo={status === 'RUNNING' ? countsText(counts) : undefined}
    />
  );
}
