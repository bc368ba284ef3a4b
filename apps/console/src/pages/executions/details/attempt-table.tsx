import { type Attempt, durationText, readCause, type StateRun } from '@scones/execution-view';
import { Status } from '../../../shared/status.tsx';
import { type Column, VirtualTable } from '../../../shared/virtual-table.tsx';

interface Props {
  readonly run: StateRun;
  readonly chosen: number | undefined;
  onChoose(number: number): void;
}

/** Each try of a state that was retried, with its error. */
export function AttemptTable({ run, chosen, onChoose }: Props) {
  return (
    <VirtualTable
      label="Attempts"
      columns={columnsOf(run.enteredAt, onChoose)}
      rows={run.attempts}
      keyOf={({ number }) => number}
      isSelected={({ number }) => number === chosen}
      onRowClick={({ number }) => onChoose(number)}
      maxHeight={240}
    />
  );
}

function columnsOf(enteredAt: number, onChoose: Props['onChoose']): readonly Column<Attempt>[] {
  return [
    {
      id: 'number',
      header: 'Attempt',
      width: '64px',
      cell: ({ number }) => (
        <button type="button" aria-label={`Look at attempt ${number}`} onClick={() => onChoose(number)}>
          {number}
        </button>
      ),
    },
    { id: 'status', header: 'Status', width: '104px', cell: ({ status }) => <Status status={status} /> },
    {
      id: 'started',
      header: 'After',
      width: '72px',
      align: 'end',
      cell: ({ startedAt }) => durationText(startedAt - enteredAt),
    },
    {
      id: 'duration',
      header: 'Duration',
      width: '76px',
      align: 'end',
      cell: ({ startedAt, endedAt }) => (endedAt === undefined ? 'runs' : durationText(endedAt - startedAt)),
    },
    {
      id: 'error',
      header: 'Error',
      width: 'minmax(160px, 1fr)',
      cell: ({ error, cause }) => (
        <span title={cause}>
          {[error, cause && readCause(cause).message].filter(Boolean).join(': ') || '–'}
        </span>
      ),
    },
  ];
}
