import Badge from '@cloudscape-design/components/badge';
import Container from '@cloudscape-design/components/container';
import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Tabs from '@cloudscape-design/components/tabs';
import { useMemo, useState } from 'react';
import { useParams } from 'react-router';
import { JsonView } from '../../shared/json-view.tsx';
import { Loading } from '../../shared/loading.tsx';
import { PageLink } from '../../shared/page-link.tsx';
import { Failure } from '../../shared/query-view.tsx';
import { Status } from '../../shared/status.tsx';
import { durationText, Time } from '../../shared/time.tsx';
import { usePanel, usePlace } from '../../shell/page-frame.tsx';
import { DetailsPanel } from './details/details-panel.tsx';
import { EventTable } from './event-table.tsx';
import { FailureAlert } from './failure-alert.tsx';
import { MachineGraph } from './graph/machine-graph.tsx';
import { StateTable } from './state-table.tsx';
import { type ShownExecution, useExecution } from './use-execution.ts';
import { useNow } from './use-now.ts';

export default function ExecutionPage() {
  const { arn = '' } = useParams();
  const { shown, error } = useExecution(arn);
  const [, , , , , , machineName = '', name = ''] = arn.split(':');
  usePlace(
    { text: 'State machines', href: '/machines' },
    { text: machineName, href: `/machines/${encodeURIComponent(machineArnOf(arn))}` },
    { text: name, href: `/executions/${encodeURIComponent(arn)}` },
  );
  if (error) return <Failure error={error} />;
  return shown ? <ExecutionDetails shown={shown} /> : <Loading />;
}

/** An execution's ARN has its machine's name. */
function machineArnOf(executionArn: string): string {
  return executionArn.replace(':execution:', ':stateMachine:').split(':').slice(0, 7).join(':');
}

function ExecutionDetails({ shown }: { readonly shown: ShownExecution }) {
  const { execution, view, events } = shown;
  const [nodeId, setNodeId] = useState<string>();
  const isRunning = execution.status === 'RUNNING';
  const now = useNow(isRunning);
  const node = nodeId === undefined ? undefined : view.nodes.get(nodeId);
  const panel = useMemo(
    () =>
      nodeId === undefined || !node ? undefined : (
        <DetailsPanel key={nodeId} nodeId={nodeId} node={node} workflow={view.workflow} />
      ),
    [nodeId, node, view.workflow],
  );
  usePanel(panel);
  return (
    <ContentLayout
      header={
        <Header variant="h1" info={<Badge>{view.workflow.states.size} states</Badge>}>
          {execution.name}
        </Header>
      }
    >
      <SpaceBetween size="l">
        {execution.status === 'FAILED' && <FailureAlert error={execution.error} cause={execution.cause} />}
        <Summary shown={shown} now={now} />
        <Container header={<Header variant="h2">Graph view</Header>} disableContentPaddings>
          <MachineGraph graph={view.graph} view={view} selected={nodeId} onSelect={setNodeId} />
        </Container>
        <StateTable view={view} now={now} selected={nodeId} onSelect={(chosen) => setNodeId(chosen)} />
        <Tabs
          variant="container"
          tabs={[
            {
              id: 'events',
              label: `Events (${events.length})`,
              content: <EventTable story={view.story} onSelect={setNodeId} />,
            },
            {
              id: 'input',
              label: 'Input and output',
              content: (
                <SpaceBetween size="m">
                  <Header variant="h3">Input</Header>
                  <JsonView value={execution.input ?? '{}'} label="the input" />
                  <Header variant="h3">Output</Header>
                  <JsonView value={execution.output ?? ''} label="the output" />
                </SpaceBetween>
              ),
            },
            {
              id: 'definition',
              label: 'Definition',
              content: <JsonView value={shown.definition} label="the definition" />,
            },
          ]}
        />
      </SpaceBetween>
    </ContentLayout>
  );
}

function Summary({ shown, now }: { readonly shown: ShownExecution; readonly now: number }) {
  const { execution, view } = shown;
  const started = (execution.startDate ?? 0) * 1000;
  const ended = execution.stopDate === undefined ? undefined : execution.stopDate * 1000;
  return (
    <Container>
      <KeyValuePairs
        columns={4}
        items={[
          { label: 'Status', value: <Status status={execution.status ?? 'RUNNING'} /> },
          { label: 'Started', value: <Time at={started} /> },
          { label: 'Duration', value: durationText((ended ?? now) - started) },
          {
            label: 'State machine',
            value: (
              <PageLink to={`/machines/${encodeURIComponent(execution.stateMachineArn ?? '')}`}>
                {execution.stateMachineArn?.split(':')[6]}
              </PageLink>
            ),
          },
          { label: 'Transitions', value: view.story.runs.length },
        ]}
      />
    </Container>
  );
}
