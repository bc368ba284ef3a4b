import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import { durationText } from '@scones/execution-view';
import type { TrainingJob } from '../../aws/sagemaker.ts';
import { S3Link } from '../../shared/s3-link.tsx';
import { Status } from '../../shared/status.tsx';
import { Time } from '../../shared/time.tsx';
import { formatOf } from './curves.tsx';
import { bestPoint, type Curves } from './metric-curves.ts';
import { trainingCost } from './training-cost.ts';

interface Props {
  readonly job: TrainingJob;
  readonly curves: Curves;
}

/** A job's facts and its results. */
export function JobSummary({ job, curves }: Props) {
  const { CreationTime = 0, TrainingEndTime, TrainingJobStatus = '', ModelArtifacts } = job;
  const artefact = ModelArtifacts?.S3ModelArtifacts;
  return (
    <Container header={<Header variant="h2">Summary</Header>}>
      <KeyValuePairs
        columns={4}
        items={[
          { label: 'Status', value: <Status status={TrainingJobStatus} /> },
          { label: 'Validation accuracy', value: accuracyText(curves) },
          { label: 'Made', value: <Time at={CreationTime * 1000} /> },
          {
            label: 'Duration',
            value:
              TrainingEndTime === undefined ? 'runs' : durationText((TrainingEndTime - CreationTime) * 1000),
          },
          { label: 'Instances', value: instancesText(job) },
          {
            label: 'Cost on AWS',
            value: costText(job),
          },
          { label: 'Model artefact', value: artefact === undefined ? '–' : <S3Link uri={artefact} /> },
        ]}
      />
    </Container>
  );
}

function accuracyText(curves: Curves): string {
  const points = curves.get('validation:accuracy') ?? [];
  const last = points.at(-1);
  const best = bestPoint(points);
  if (!last || !best) return '–';
  const format = formatOf('share');
  const text = format(last.value);
  return last.value === best.value
    ? text
    : `${text}; at its best ${format(best.value)} at epoch ${best.epoch}`;
}

function instancesText({ ResourceConfig }: TrainingJob): string {
  const { InstanceType = '–', InstanceCount = 1 } = ResourceConfig ?? {};
  return InstanceCount === 1 ? InstanceType : `${InstanceCount} × ${InstanceType}`;
}

const DOLLARS = new Intl.NumberFormat(undefined, { style: 'currency', currency: 'USD' });

export function costText(job: TrainingJob): string {
  const cost = trainingCost(job);
  if (!cost) return 'The price of this instance is not known here.';
  const price = `$${cost.dollarsAnHour} an hour`;
  if (cost.dollars === undefined) return price;
  return `${DOLLARS.format(cost.dollars)}: ${durationText((job.BillableTimeInSeconds ?? 0) * 1000)} at ${price}`;
}
