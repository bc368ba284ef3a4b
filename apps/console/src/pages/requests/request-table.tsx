import Box from '@cloudscape-design/components/box';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { durationText } from '@scones/execution-view';
import type { RecordedRequest } from '../../aws/requests.ts';
import { Empty } from '../../shared/empty.tsx';
import { Time } from '../../shared/time.tsx';
import { type Column, VirtualTable } from '../../shared/virtual-table.tsx';
import { RequestDetails } from './request-details.tsx';
import { callerName, resourcesOf, resourceText, sourceText } from './request-words.ts';

interface Props {
  readonly requests: readonly RecordedRequest[];
  readonly isFiltered: boolean;
}

export function RequestTable({ requests, isFiltered }: Props) {
  return (
    <VirtualTable
      label="Requests"
      columns={COLUMNS}
      rows={requests}
      keyOf={({ id, time, operation }) => `${id} ${time} ${operation}`}
      below={(request) => <RequestDetails request={request} />}
      empty={
        isFiltered ? (
          <Empty title="No request fits." />
        ) : (
          <Empty title="Nobody has asked anything yet." command="npm start" />
        )
      }
      maxHeight={720}
    />
  );
}

const COLUMNS: readonly Column<RecordedRequest>[] = [
  {
    id: 'time',
    header: 'Time',
    width: '190px',
    cell: ({ time }) => <Time at={Date.parse(time)} />,
    sortBy: ({ time }) => time,
  },
  {
    id: 'action',
    header: 'Action',
    width: 'minmax(200px, 2fr)',
    narrow: { width: 'minmax(130px, 1fr)', place: 1 },
    cell: ({ service, operation }) => `${service}:${operation}`,
    sortBy: ({ service, operation }) => `${service}:${operation}`,
  },
  {
    id: 'status',
    header: 'Status',
    width: 'minmax(130px, 1fr)',
    narrow: { width: '72px', place: 2 },
    cell: ({ status, error }) => <Answer status={status} code={error?.code} />,
    sortBy: ({ status }) => status,
  },
  {
    id: 'decision',
    header: 'IAM',
    width: '120px',
    cell: ({ decision }) => <Decision decision={decision} />,
    sortBy: ({ decision }) => decision,
  },
  {
    id: 'resource',
    header: 'Resource',
    width: 'minmax(180px, 2fr)',
    cell: (request) => <span title={resourcesOf(request).join('\n')}>{resourceText(request)}</span>,
    sortBy: resourceText,
  },
  {
    id: 'caller',
    header: 'Caller',
    width: 'minmax(140px, 1.5fr)',
    cell: ({ caller }) => <span title={caller}>{callerName(caller)}</span>,
    sortBy: ({ caller }) => callerName(caller),
  },
  {
    id: 'source',
    header: 'From',
    width: 'minmax(100px, 1fr)',
    cell: (request) => <span title={request.source.about}>{sourceText(request)}</span>,
    sortBy: sourceText,
  },
  {
    id: 'duration',
    header: 'Duration',
    width: '90px',
    cell: ({ milliseconds }) => durationText(milliseconds),
    sortBy: ({ milliseconds }) => milliseconds,
  },
];

function Answer({ status, code }: { readonly status: number; readonly code: string | undefined }) {
  const type = status >= 500 ? 'error' : status >= 400 ? 'warning' : 'success';
  const text = code === undefined ? String(status) : `${status} ${code}`;
  return (
    <span title={text}>
      <StatusIndicator type={type}>{text}</StatusIndicator>
    </span>
  );
}

function Decision({ decision }: Pick<RecordedRequest, 'decision'>) {
  if (decision === 'not enforced') return <Box color="text-body-secondary">Not enforced</Box>;
  return decision === 'allowed' ? (
    <StatusIndicator type="success">Allowed</StatusIndicator>
  ) : (
    <StatusIndicator type="error">Denied</StatusIndicator>
  );
}
