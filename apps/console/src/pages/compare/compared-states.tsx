import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import { durationText } from '@scones/execution-view';
import { Status } from '../../shared/status.tsx';
import { type Column, VirtualTable } from '../../shared/virtual-table.tsx';
import type { ComparedState } from './compare-executions.ts';
import { DifferenceList } from './difference-list.tsx';

interface Props {
  readonly states: readonly ComparedState[];
}

/** The states of two executions side by side. An unfolded row shows where the data differ. */
export function ComparedStates({ states }: Props) {
  const different = states.filter(({ isDifferent }) => isDifferent).length;
  return (
    <Container
      header={
        <Header
          variant="h2"
          counter={`(${different} of ${states.length} differ)`}
          description="In the graphs, ≠ stands where the two fared differently; below, where their data differ."
        >
          States
        </Header>
      }
    >
      <VirtualTable
        label="The states of both executions"
        columns={COLUMNS}
        rows={states}
        keyOf={({ nodeId }) => nodeId}
        below={(state) => <DifferenceList state={state} />}
      />
    </Container>
  );
}

const COLUMNS: readonly Column<ComparedState>[] = [
  {
    id: 'name',
    header: 'Name',
    width: 'minmax(200px, 2fr)',
    cell: ({ name }) => name,
    sortBy: ({ name }) => name,
  },
  { id: 'one', header: 'One', width: 'minmax(108px, 1fr)', cell: ({ one }) => <Side side={one} /> },
  { id: 'other', header: 'Other', width: 'minmax(108px, 1fr)', cell: ({ other }) => <Side side={other} /> },
  {
    id: 'duration',
    header: 'Duration',
    width: 'minmax(150px, 1fr)',
    cell: ({ one, other }) => (one.runs + other.runs === 0 ? '–' : `${timeOf(one)} and ${timeOf(other)}`),
  },
  {
    id: 'input',
    header: 'Input',
    width: 'minmax(92px, 1fr)',
    cell: ({ input }) => countOf(input.length),
    sortBy: ({ input }) => input.length,
  },
  {
    id: 'output',
    header: 'Output',
    width: 'minmax(92px, 1fr)',
    cell: ({ output }) => countOf(output.length),
    sortBy: ({ output }) => output.length,
  },
];

function Side({ side: { status } }: { readonly side: ComparedState['one'] }) {
  return status === undefined ? 'not run' : <Status status={status} />;
}

function timeOf({ durationMillis }: ComparedState['one']): string {
  return durationMillis === undefined ? '–' : durationText(durationMillis);
}

function countOf(differences: number): string {
  return differences === 0 ? 'alike' : `${differences} differ`;
}
