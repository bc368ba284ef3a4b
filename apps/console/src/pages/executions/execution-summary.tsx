import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import { durationText } from '@scones/execution-view';
import { PageLink } from '../../shared/page-link.tsx';
import { Status } from '../../shared/status.tsx';
import { Time } from '../../shared/time.tsx';
import type { ShownExecution } from './use-execution.ts';
import { useNow } from './use-now.ts';

interface Props {
  readonly shown: ShownExecution;
  readonly columns: number;
}

export function ExecutionSummary({ shown, columns }: Props) {
  const { execution, view, events } = shown;
  const { stateMachineArn = '', stopDate, startDate = 0, status = 'RUNNING', mapRunArn } = execution;
  const { redriveCount = 0 } = execution;
  const now = useNow(status === 'RUNNING');
  const retries = [...view.nodes.values()].reduce((sum, node) => sum + node.retries, 0);
  const [machineArn = ''] = stateMachineArn.split('/');
  return (
    <Container header={<Header variant="h2">Summary</Header>} fitHeight>
      <KeyValuePairs
        columns={columns}
        minColumnWidth={140}
        items={[
          { label: 'Status', value: <Status status={status} /> },
          {
            label: 'Duration',
            value: durationText((stopDate === undefined ? now : stopDate * 1000) - startDate * 1000),
          },
          { label: 'Started', value: <Time at={startDate * 1000} /> },
          {
            label: 'State machine',
            value: (
              <PageLink to={`/machines/${encodeURIComponent(machineArn)}`}>
                {machineArn.split(':')[6]}
              </PageLink>
            ),
          },
          { label: 'States that ran', value: view.story.runs.length },
          { label: 'Events', value: events.length },
          ...(retries > 0 ? [{ label: 'Retries', value: retries }] : []),
          ...(redriveCount > 0 ? [{ label: 'Redrives', value: redriveCount }] : []),
          ...(mapRunArn === undefined ? [] : [{ label: 'Map Run', value: mapRunArn.split(':').at(-1) }]),
        ]}
      />
    </Container>
  );
}
