import ExpandableSection from '@cloudscape-design/components/expandable-section';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import SplitPanel from '@cloudscape-design/components/split-panel';
import { durationText, type NodeView, type StateRun } from '@scones/execution-view';
import { useState } from 'react';
import { JsonView } from '../../../shared/json-view.tsx';
import { Status } from '../../../shared/status.tsx';
import { Time } from '../../../shared/time.tsx';
import { FailureAlert } from '../failure-alert.tsx';
import type { TestedMachine } from '../../machines/test/state-test.ts';
import { StateTestForm } from '../../machines/test/state-test-form.tsx';
import { functionOfAttempt } from '../functions-of.ts';
import { FunctionLog } from '../log/function-log.tsx';
import { MapRunView } from '../map-run/map-run-view.tsx';
import { AttemptTable } from './attempt-table.tsx';

interface Props {
  readonly nodeId: string;
  readonly node: NodeView;
  readonly machine: TestedMachine;
}

/** The facts of the selected state; of one of its runs where it ran several times. */
export function DetailsPanel({ nodeId, node, machine }: Props) {
  const [chosen, setChosen] = useState(() => firstOfInterest(node.runs));
  const run = node.runs[Math.min(chosen, node.runs.length - 1)];
  const name = nodeId.slice(nodeId.lastIndexOf('/') + 1);
  return (
    <SplitPanel header={name} closeBehavior="hide">
      {run ? (
        <SpaceBetween size="m">
          {node.runs.length > 1 && <RunChoice runs={node.runs} chosen={chosen} onChoose={setChosen} />}
          <RunFacts key={run.id} run={run} />
          {run.input !== undefined && (
            <ExpandableSection key={`test ${run.id}`} headerText="Test it again with this input">
              <StateTestForm machine={machine} name={name} type={run.type} sample={run.input} />
            </ExpandableSection>
          )}
        </SpaceBetween>
      ) : (
        'The execution has not reached this state.'
      )}
    </SplitPanel>
  );
}

/** The first run that failed, since its failure is the reason to look; else the first run. */
function firstOfInterest(runs: readonly StateRun[]): number {
  return Math.max(
    runs.findIndex(({ status }) => status === 'failed' || status === 'timed out'),
    0,
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
      virtualScroll
    />
  );
}

function RunFacts({ run }: { readonly run: StateRun }) {
  const [attempt, setAttempt] = useState<number>();
  // By default the last try, which decided.
  const looked = run.attempts[attempt ?? run.attempts.length - 1];
  const functionName = looked && functionOfAttempt(looked);
  return (
    <SpaceBetween size="m">
      <KeyValuePairs
        columns={3}
        minColumnWidth={120}
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
          ...(run.length === undefined || run.mapRunArn !== undefined
            ? []
            : [{ label: 'Items', value: run.length }]),
        ]}
      />
      {run.error !== undefined && <FailureAlert error={run.error} cause={run.cause} />}
      {run.attempts.length > 1 && (
        <AttemptTable run={run} chosen={looked?.number} onChoose={(number) => setAttempt(number - 1)} />
      )}
      {looked && functionName !== undefined && (
        <FunctionLog key={looked.number} functionName={functionName} attempt={looked} />
      )}
      {run.mapRunArn !== undefined && <MapRunView mapRunArn={run.mapRunArn} run={run} />}
      {run.input !== undefined && <Fact title="Input" value={run.input} isOpen />}
      {run.output !== undefined && <Fact title="Output" value={run.output} isOpen />}
      {run.assigned && <Fact title="Variables" value={run.assigned} isOpen />}
      {looked?.input !== undefined && <Fact title="What the task was given" value={looked.input} />}
      {looked?.output !== undefined && <Fact title="What the task answered" value={looked.output} />}
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
