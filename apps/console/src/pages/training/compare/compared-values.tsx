import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import Table from '@cloudscape-design/components/table';
import { durationText } from '@scones/execution-view';
import type { TrainingJob } from '../../../aws/sagemaker.ts';
import { PageLink } from '../../../shared/page-link.tsx';
import { formatOf } from '../curves.tsx';
import { costText } from '../job-summary.tsx';
import { bestPoint, type Curves } from '../metric-curves.ts';
import { type ComparedRow, comparedRows } from './compared-rows.ts';

interface Run {
  readonly job: TrainingJob;
  readonly curves: Curves;
}

/** The results and settings of some jobs, side by side. */
export function ComparedValues({ runs }: { readonly runs: readonly Run[] }) {
  const names = runs.map(({ job }) => job.TrainingJobName ?? '');
  return (
    <SpaceBetween size="l">
      <ComparedTable title="What came of them" names={names} rows={comparedRows(runs.map(outcomeOf))} />
      <ComparedTable
        title="Hyperparameters"
        names={names}
        rows={comparedRows(runs.map(({ job }) => job.HyperParameters))}
      />
    </SpaceBetween>
  );
}

interface Props {
  readonly title: string;
  readonly names: readonly string[];
  readonly rows: readonly ComparedRow[];
}

function ComparedTable({ title, names, rows }: Props) {
  return (
    <Table<ComparedRow>
      items={rows}
      trackBy="name"
      contentDensity="compact"
      wrapLines
      ariaLabels={{ tableLabel: title }}
      header={
        <Header variant="h2" description="What differs stands first and has a sign.">
          {title}
        </Header>
      }
      columnDefinitions={[
        {
          id: 'name',
          header: 'Name',
          isRowHeader: true,
          minWidth: 140,
          cell: ({ name, differs }) =>
            differs ? <StatusIndicator type="info">{name}</StatusIndicator> : name,
        },
        ...names.map((job, index) => ({
          id: job,
          minWidth: 120,
          header: <PageLink to={`/training/${encodeURIComponent(job)}`}>{job}</PageLink>,
          cell: ({ values }: ComparedRow) => values[index] ?? '–',
        })),
      ]}
      empty="There is nothing to compare."
    />
  );
}

const SHARE = formatOf('share');

function outcomeOf({ job, curves }: Run): Record<string, string> {
  const { CreationTime = 0, TrainingEndTime, TrainingJobStatus = '' } = job;
  const points = curves.get('validation:accuracy') ?? [];
  const [last, best] = [points.at(-1), bestPoint(points)];
  return {
    Status: TrainingJobStatus,
    ...(TrainingEndTime !== undefined && { Duration: durationText((TrainingEndTime - CreationTime) * 1000) }),
    ...(last && { 'Validation accuracy': SHARE(last.value) }),
    ...(best && { 'Best validation accuracy': `${SHARE(best.value)} at epoch ${best.epoch}` }),
    'Cost on AWS': costText(job),
  };
}
