import Alert from '@cloudscape-design/components/alert';
import ColumnLayout from '@cloudscape-design/components/column-layout';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import ProgressBar from '@cloudscape-design/components/progress-bar';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { durationText } from '@scones/execution-view';
import { useMemo } from 'react';
import type { TrainingJob } from '../../aws/sagemaker.ts';
import { CurvesChart, type Curve } from './curves.tsx';
import { type Curves, LEARNING_RATE, metricFamilies, throughput } from './metric-curves.ts';
import { type Progress, trainingProgress } from './training-progress.ts';

interface Props {
  readonly job: TrainingJob;
  readonly curves: Curves;
}

/** How the job learns: a chart for each family of its metrics, and its speed. */
export function JobCurves({ job, curves }: Props) {
  const { HyperParameters = {}, TrainingJobStatus } = job;
  const progress = trainingProgress(curves, HyperParameters);
  const charts = useMemo(() => chartsOf(job, curves), [job, curves]);
  return (
    <Container header={<Header variant="h2">How it learns</Header>}>
      <SpaceBetween size="l">
        {TrainingJobStatus === 'InProgress' && progress && <EpochsBar progress={progress} />}
        {charts.length === 0 && TrainingJobStatus !== 'InProgress' && (
          <Alert type="info">The job has ended before it wrote a metric.</Alert>
        )}
        <ColumnLayout columns={2} minColumnWidth={300}>
          {charts.map(({ family, curves: drawn }) => (
            <CurvesChart
              key={family}
              title={titleOf(family)}
              curves={drawn}
              epochs={TrainingJobStatus === 'InProgress' ? progress?.epochs : undefined}
              unit={family === 'accuracy' ? 'share' : 'number'}
            />
          ))}
        </ColumnLayout>
      </SpaceBetween>
    </Container>
  );
}

interface Chart {
  readonly family: string;
  readonly curves: readonly Curve[];
}

/** The job's metrics in the order of their definitions, then those that only the log has. */
function chartsOf(
  { AlgorithmSpecification, HyperParameters, TrainingJobStatus }: TrainingJob,
  curves: Curves,
): Chart[] {
  const names = (AlgorithmSpecification?.MetricDefinitions ?? []).flatMap(({ Name }) => Name ?? []);
  const isRunning = TrainingJobStatus === 'InProgress';
  const ofMetrics = [...metricFamilies(names)].map(([family, members]) => ({
    family,
    curves: members.map((title) => ({ title, points: curves.get(title) ?? [] })),
  }));
  const speed = throughput(curves, Number(HyperParameters?.['num_training_samples']));
  const ofLog = [
    { family: 'pictures a second', curves: [{ title: 'pictures a second', points: speed }] },
    { family: LEARNING_RATE, curves: [{ title: LEARNING_RATE, points: curves.get(LEARNING_RATE) ?? [] }] },
  ];
  const hasPoints = (chart: Chart): boolean => chart.curves.some(({ points }) => points.length > 0);
  return [...ofMetrics.filter((chart) => isRunning || hasPoints(chart)), ...ofLog.filter(hasPoints)];
}

function titleOf(family: string): string {
  return family.charAt(0).toUpperCase() + family.slice(1);
}

function EpochsBar({ progress: { epochs, epochsDone, secondsLeft } }: { readonly progress: Progress }) {
  const left = secondsLeft === undefined ? '' : `; about ${durationText(secondsLeft * 1000)} left`;
  return (
    <ProgressBar
      value={(100 * epochsDone) / epochs}
      label="Epochs"
      additionalInfo={`${epochsDone} of ${epochs}${left}`}
    />
  );
}
