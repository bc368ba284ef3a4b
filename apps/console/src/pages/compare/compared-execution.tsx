import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { durationText } from '@scones/execution-view';
import { useMemo } from 'react';
import { PageLink } from '../../shared/page-link.tsx';
import { Status } from '../../shared/status.tsx';
import { Time } from '../../shared/time.tsx';
import { ClassificationFacts } from '../executions/classification/classification-card.tsx';
import { readClassification } from '../executions/classification/read-classification.ts';
import { functionsOf } from '../executions/functions-of.ts';
import { MachineGraph } from '../executions/graph/machine-graph.tsx';
import type { ShownExecution } from '../executions/use-execution.ts';

interface Props {
  readonly shown: ShownExecution;
  readonly title: string;
  /** The nodes that fared differently in the other one. */
  readonly different: ReadonlySet<string>;
}

/** One side: a summary of the execution, its picture, and its graph. */
export function ComparedExecution({ shown: { execution, view }, title, different }: Props) {
  const { executionArn = '', name, status = '', startDate = 0, stopDate } = execution;
  const classification = useMemo(
    () => readClassification(execution, view.story.runs),
    [execution, view.story.runs],
  );
  return (
    <Container
      header={
        <Header variant="h2" description={<Time at={startDate * 1000} />}>
          {title}: <PageLink to={`/executions/${encodeURIComponent(executionArn)}`}>{name}</PageLink>
        </Header>
      }
    >
      <SpaceBetween size="m">
        <SpaceBetween size="m" direction="horizontal">
          <Status status={status} />
          {stopDate !== undefined && <span>{durationText((stopDate - startDate) * 1000)}</span>}
          {execution.error !== undefined && <span>{execution.error}</span>}
        </SpaceBetween>
        {classification && (
          <ClassificationFacts
            classification={classification}
            functionNames={functionsOf(view.workflow)}
            isRunning={status === 'RUNNING'}
          />
        )}
        <MachineGraph graph={view.graph} view={view} different={different} />
      </SpaceBetween>
    </Container>
  );
}
