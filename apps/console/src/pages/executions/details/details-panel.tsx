import ExpandableSection from '@cloudscape-design/components/expandable-section';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import SplitPanel from '@cloudscape-design/components/split-panel';
import type { NodeView, StateRun, Workflow } from '@scones/execution-view';
import { useState } from 'react';
import { JsonView } from '../../../shared/json-view.tsx';
import { Status } from '../../../shared/status.tsx';
import { FailureAlert } from '../failure-alert.tsx';
import { durationText, Time } from '../../../shared/time.tsx';

interface Props {
  readonly nodeId: string;
  readonly node: NodeView;
  readonly workflow: Workflow;
}

/** The facts of the state that is looked at; where it ran several times, of one run. */
export function DetailsPanel({ nodeId, node }: Props) {
  const [chosen, setChosen] = useState(0);
  const run = node.runs[Math.min(chosen, node.runs.length - 1)];
  const name = nodeId.slice(nodeId.lastIndexOf('/') + 1);
  return (
    <SplitPanel header={name} closeBehavior="hide">
      {run ? (
        <SpaceBetween size="m">
          {node.runs.length > 1 && <RunChoice runs={node.runs} chosen={chosen} onChoose={setChosen} />}
          <RunFacts run={run} />
        </SpaceBetween>
      ) : (
        'The execution has not come here.'
      )}
    </SplitPanel>
  );
}

interface ChoiceProps {
  readonly runs: readonly StateRun[];
  readonly chosen: number;
  onChoose(index: number): void;
}

function RunChoice({ runs, chosen, onChoose }: ChoiceProps) {
  const options = runs.map((run, index) => ({
    value: String(index),
    label: run.iteration === undefined ? `Run ${index + 1}` : `Item #${run.iteration}`,
    description: run.status,
  }));
  return (
    <Select
      options={options}
      selectedOption={options[chosen] ?? null}
      onChange={({ detail }) => onChoose(Number(detail.selectedOption.value))}
      ariaLabel="Which run"
      filteringType="auto"
    />
  );
}

function RunFacts({ run }: { readonly run: StateRun }) {
  return (
    <SpaceBetween size="m">
      <KeyValuePairs
        columns={3}
        items={[
          { label: 'Status', value: <Status status={run.status} /> },
          { label: 'Type', value: run.type },
          { label: 'Resource', value: run.resource ?? '–' },
          { label: 'Entered', value: <Time at={run.enteredAt} /> },
          {
            label: 'Duration',
            value: run.exitedAt === undefined ? 'runs' : durationText(run.exitedAt - run.enteredAt),
          },
          { label: 'Attempts', value: Math.max(run.attempts.length, 1) },
        ]}
      />
      {run.error !== undefined && <FailureAlert error={run.error} cause={run.cause} />}
      {run.input !== undefined && <Fact title="Input" value={run.input} isOpen />}
      {run.output !== undefined && <Fact title="Output" value={run.output} isOpen />}
      {run.assigned && <Fact title="Variables" value={run.assigned} />}
    </SpaceBetween>
  );
}

function Fact({ title, value, isOpen = false }: { title: string; value: unknown; isOpen?: boolean }) {
  return (
    <ExpandableSection headerText={title} defaultExpanded={isOpen}>
      <JsonView value={value} label={title.toLowerCase()} />
    </ExpandableSection>
  );
}
