import ContentLayout from '@cloudscape-design/components/content-layout';
import Grid from '@cloudscape-design/components/grid';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useMemo } from 'react';
import { useParams } from 'react-router';
import { Loading } from '../../shared/loading.tsx';
import { Failure } from '../../shared/query-view.tsx';
import { usePanel, usePlace } from '../../shell/page-frame.tsx';
import { ClassificationCard } from './classification/classification-card.tsx';
import { readClassification } from './classification/read-classification.ts';
import { DetailsPanel } from './details/details-panel.tsx';
import { ExecutionActions } from './execution-actions.tsx';
import { ExecutionSummary } from './execution-summary.tsx';
import { ExecutionTabs } from './execution-tabs.tsx';
import { FailureAlert } from './failure-alert.tsx';
import { functionsOf } from './functions-of.ts';
import { GraphView } from './graph/graph-view.tsx';
import { machineArnOf } from './machine-arn-of.ts';
import { StateTable } from './table/state-table.tsx';
import { useChosenState } from './use-chosen-state.ts';
import { type ShownExecution, useExecution } from './use-execution.ts';

export default function ExecutionPage() {
  const { arn = '' } = useParams();
  const { shown, error } = useExecution(arn);
  const machineArn = machineArnOf(arn);
  usePlace(
    { text: 'State machines', href: '/machines' },
    { text: machineArn.split(':')[6] ?? '', href: `/machines/${encodeURIComponent(machineArn)}` },
    { text: arn.split(':')[7] ?? arn, href: `/executions/${encodeURIComponent(arn)}` },
  );
  if (error) return <Failure error={error} />;
  return shown ? <ExecutionDetails shown={shown} /> : <Loading />;
}

function ExecutionDetails({ shown }: { readonly shown: ShownExecution }) {
  const { execution, machine, view } = shown;
  const [nodeId, choose] = useChosenState();
  const node = nodeId === undefined ? undefined : view.nodes.get(nodeId);
  const panel = useMemo(
    () =>
      nodeId === undefined || !node ? undefined : (
        <DetailsPanel key={nodeId} nodeId={nodeId} node={node} machine={machine} />
      ),
    [nodeId, node, machine],
  );
  usePanel(panel);
  const isRunning = execution.status === 'RUNNING';
  return (
    <ContentLayout
      header={
        <Header variant="h1" actions={<ExecutionActions shown={shown} />}>
          {execution.name}
        </Header>
      }
    >
      <SpaceBetween size="l">
        {execution.error !== undefined && <FailureAlert error={execution.error} cause={execution.cause} />}
        <Facts shown={shown} isRunning={isRunning} />
        <GraphView view={view} selected={nodeId} onSelect={choose} />
        <StateTable view={view} isRunning={isRunning} selected={nodeId} onSelect={choose} />
        <ExecutionTabs shown={shown} onSelect={choose} />
      </SpaceBetween>
    </ContentLayout>
  );
}

/** The summary, with the picture beside it where the execution is about one. */
function Facts({ shown, isRunning }: { readonly shown: ShownExecution; readonly isRunning: boolean }) {
  const { execution, view } = shown;
  const classification = useMemo(
    () => readClassification(execution, view.story.runs),
    [execution, view.story.runs],
  );
  const functionNames = useMemo(() => functionsOf(view.workflow), [view.workflow]);
  if (!classification) return <ExecutionSummary shown={shown} columns={4} />;
  const half = { colspan: { default: 12, xs: 6 } };
  return (
    <Grid gridDefinition={[half, half]}>
      <ExecutionSummary shown={shown} columns={2} />
      <ClassificationCard
        classification={classification}
        functionNames={functionNames}
        isRunning={isRunning}
      />
    </Grid>
  );
}
