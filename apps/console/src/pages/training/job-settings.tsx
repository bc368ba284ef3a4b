import Box from '@cloudscape-design/components/box';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import type { TrainingJob } from '../../aws/sagemaker.ts';
import { S3Link } from '../../shared/s3-link.tsx';

type Channel = NonNullable<TrainingJob['InputDataConfig']>[number];

/** The job's settings: its hyperparameters, its data and its environment. */
export function JobSettings({ job }: { readonly job: TrainingJob }) {
  return (
    <SpaceBetween size="l">
      <NamedValues
        title="Hyperparameters"
        values={job.HyperParameters}
        none="The job has no hyperparameters."
      />
      <Channels channels={job.InputDataConfig ?? []} />
      <NamedValues title="Environment" values={job.Environment} none="The job sets no variables." />
    </SpaceBetween>
  );
}

interface NamedValuesProps {
  readonly title: string;
  readonly values: Readonly<Record<string, string>> | undefined;
  readonly none: string;
}

function NamedValues({ title, values = {}, none }: NamedValuesProps) {
  return (
    <Table
      variant="embedded"
      contentDensity="compact"
      items={Object.entries(values).sort(([one], [other]) => (one < other ? -1 : 1))}
      trackBy={([name]) => name}
      ariaLabels={{ tableLabel: title }}
      header={<Header variant="h3">{title}</Header>}
      columnDefinitions={[
        { id: 'name', header: 'Name', isRowHeader: true, cell: ([name]) => <Box variant="code">{name}</Box> },
        { id: 'value', header: 'Value', cell: ([, value]) => value },
      ]}
      empty={none}
    />
  );
}

function Channels({ channels }: { readonly channels: readonly Channel[] }) {
  return (
    <Table
      variant="embedded"
      contentDensity="compact"
      items={channels}
      trackBy="ChannelName"
      ariaLabels={{ tableLabel: 'Input data' }}
      header={<Header variant="h3">Input data</Header>}
      columnDefinitions={[
        { id: 'name', header: 'Channel', isRowHeader: true, cell: ({ ChannelName }) => ChannelName },
        {
          id: 'place',
          header: 'Place',
          cell: ({ DataSource }) => <S3Link uri={DataSource?.S3DataSource?.S3Uri ?? '–'} />,
        },
        { id: 'type', header: 'Content type', cell: ({ ContentType = '–' }) => ContentType },
      ]}
      empty="The job reads no data."
    />
  );
}
