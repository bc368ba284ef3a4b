import { durationText } from '@scones/execution-view';
import type { LogEvent } from '../../aws/logs.ts';
import { Empty } from '../../shared/empty.tsx';
import { linesOfRequest } from '../../shared/lines-of-request.ts';
import { LogLines } from '../../shared/log-lines.tsx';
import { RowDetails } from '../../shared/row-details.tsx';
import { Status } from '../../shared/status.tsx';
import { Time } from '../../shared/time.tsx';
import { type Column, VirtualTable } from '../../shared/virtual-table.tsx';
import type { Invocation } from './read-invocations.ts';

interface Props {
  readonly invocations: readonly Invocation[];
  /** The function's whole log. */
  readonly events: readonly LogEvent[];
  readonly group: string;
}

/** Each invocation, which unfolds to the lines that it wrote. */
export function InvocationTable({ invocations, events, group }: Props) {
  return (
    <VirtualTable
      label="Invocations"
      columns={COLUMNS}
      rows={invocations}
      keyOf={({ requestId, endedAt }) => `${requestId} ${endedAt}`}
      below={({ requestId }) => (
        <RowDetails>
          <LogLines events={linesOfRequest(events, requestId)} group={group} maxHeight={320} />
        </RowDetails>
      )}
      empty={<Empty title="The function has not run yet." />}
    />
  );
}

const COLUMNS: readonly Column<Invocation>[] = [
  {
    id: 'ended',
    header: 'Ended',
    width: '190px',
    cell: ({ endedAt }) => <Time at={endedAt} />,
    sortBy: ({ endedAt }) => endedAt,
  },
  {
    id: 'status',
    header: 'Status',
    width: '120px',
    cell: ({ status }) => <Status status={status === undefined ? 'SUCCEEDED' : status} />,
    sortBy: ({ status = '' }) => status,
  },
  {
    id: 'duration',
    header: 'Duration',
    width: '100px',
    cell: ({ durationMillis }) => durationText(durationMillis),
    sortBy: ({ durationMillis }) => durationMillis,
  },
  {
    id: 'start',
    header: 'Start',
    width: '150px',
    cell: ({ initMillis }) => (initMillis === undefined ? 'warm' : `cold, ${durationText(initMillis)}`),
    sortBy: ({ initMillis = 0 }) => initMillis,
  },
  {
    id: 'memory',
    header: 'Memory',
    width: '90px',
    cell: ({ memoryMegabytes }) => `${memoryMegabytes} MB`,
    sortBy: ({ memoryMegabytes }) => memoryMegabytes,
  },
  { id: 'request', header: 'Request id', width: 'minmax(300px, 1fr)', cell: ({ requestId }) => requestId },
];
