import Alert from '@cloudscape-design/components/alert';
import ColumnLayout from '@cloudscape-design/components/column-layout';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { definitionGraph, readDefinition } from '@scones/execution-view';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { validateDefinition } from '../../aws/states.ts';
import { JsonView } from '../../shared/json-view.tsx';
import { MachineGraph } from '../executions/graph/machine-graph.tsx';

/** A machine before any execution: its graph, its definition, and what is found in it. */
export function DefinitionView({ definition }: { readonly definition: string }) {
  const graph = useMemo(() => definitionGraph(readDefinition(definition)), [definition]);
  const findings = useQuery({
    queryKey: ['findings', definition],
    queryFn: ({ signal }) => validateDefinition(definition, signal),
  });
  return (
    <SpaceBetween size="m">
      {(findings.data?.diagnostics ?? []).map(({ severity, code, message, location }) => (
        <Alert
          key={`${code} ${location}`}
          type={severity === 'ERROR' ? 'error' : 'warning'}
          header={`${code} at ${location ?? '/'}`}
        >
          {message}
        </Alert>
      ))}
      <ColumnLayout columns={2}>
        <MachineGraph graph={graph} />
        <JsonView value={definition} label="the definition" />
      </ColumnLayout>
    </SpaceBetween>
  );
}
