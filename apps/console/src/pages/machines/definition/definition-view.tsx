import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { definitionGraph, readDefinition } from '@scones/execution-view';
import { useQuery } from '@tanstack/react-query';
import { type ComponentProps, useMemo, useState } from 'react';
import { validateDefinition } from '../../../aws/states.ts';
import { parsedJson } from '../../../shared/parsed-json.ts';
import { Failure } from '../../../shared/query-view.tsx';
import { MachineGraph } from '../../executions/graph/machine-graph.tsx';
import { stateAt, type TestedMachine } from '../test/state-test.ts';
import { StateTestForm } from '../test/state-test-form.tsx';
import { AslText } from './asl-text.tsx';
import { jsonLines, placeOf } from './json-lines.ts';
import { statePointers } from './state-pointers.ts';

interface Props {
  readonly machine: TestedMachine;
  /** An input for a test of a state: JSON text. */
  readonly sample: string;
}

/** A machine before any execution: its graph, beside it its definition with what is found in it, and a test of a state. */
export function DefinitionView({ machine, sample }: Props) {
  const { definition } = machine;
  const [nodeId, setNodeId] = useState<string>();
  const graph = useMemo(() => definitionGraph(readDefinition(definition)), [definition]);
  const document = useMemo(() => parsedJson(definition), [definition]);
  const text = useMemo(() => jsonLines(document), [document]);
  const pointers = useMemo(() => statePointers(document), [document]);
  const findings = useQuery({
    queryKey: ['findings', definition],
    queryFn: ({ signal }) => validateDefinition(definition, signal),
  });
  const diagnostics = findings.data?.diagnostics ?? [];
  const pointer = nodeId === undefined ? undefined : pointers.get(nodeId);
  return (
    <SpaceBetween size="s">
      {findings.error && <Failure error={findings.error} />}
      {findings.data && (
        <StatusIndicator type={diagnostics.length > 0 ? 'warning' : 'success'}>
          {diagnostics.length > 0
            ? `${diagnostics.length} findings, at their lines`
            : 'ValidateStateMachineDefinition finds nothing'}
        </StatusIndicator>
      )}
      <div className="definition">
        <MachineGraph graph={graph} selected={nodeId} onSelect={setNodeId} />
        <AslText
          lines={text.lines}
          chosen={pointer === undefined ? undefined : text.places.get(pointer)}
          findings={diagnostics.map(({ severity = '', code = '', message = '', location = '' }) => ({
            line: placeOf(location, text.places)?.first ?? 0,
            text: `${severity} ${code}: ${message}`,
          }))}
        />
      </div>
      {pointer === undefined ? (
        <Box color="text-body-secondary">Choose a state in the graph to test it by itself.</Box>
      ) : (
        <StateTest key={pointer} {...stateAt(document, pointer)} machine={machine} sample={sample} />
      )}
    </SpaceBetween>
  );
}

function StateTest(props: ComponentProps<typeof StateTestForm>) {
  return (
    <Container header={<Header variant="h2">{`Test ${props.name}`}</Header>}>
      <StateTestForm {...props} />
    </Container>
  );
}
