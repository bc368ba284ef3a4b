import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { JsonView } from './json-view.tsx';
import { requestIdOf } from './lines-of-request.ts';
import { PageLink } from './page-link.tsx';
import { RowDetails } from './row-details.tsx';
import { type Column, VirtualTable } from './virtual-table.tsx';

interface Line {
  readonly timestamp?: number | undefined;
  readonly message?: string | undefined;
  readonly logStreamName?: string | undefined;
}

interface Props {
  /** The oldest first. */
  readonly events: readonly Line[];
  /** Puts new lines at the top, where a person sees them come. */
  readonly isNewestFirst?: boolean;
  /** The log group, so that a line can link to all lines of its request. */
  readonly group?: string;
  /** Pixels. */
  readonly maxHeight?: number;
}

type Row = Line & { readonly index: number };

const CLOCK = new Intl.DateTimeFormat(undefined, {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  fractionalSecondDigits: 3,
});
const DAY = new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeStyle: 'long' });

/** Lines of a log, always shown as text. A line unfolds to its whole text. */
export function LogLines({ events, isNewestFirst = false, group, maxHeight }: Props) {
  const rows: Row[] = events.map((event, index) => ({ ...event, index }));
  if (isNewestFirst) rows.reverse();
  return (
    <VirtualTable
      label="Log"
      columns={COLUMNS}
      rows={rows}
      keyOf={({ index }) => index}
      below={(line) => <WholeLine line={line} group={group} />}
      empty="Nothing of it is in the log."
      {...(maxHeight !== undefined && { maxHeight })}
    />
  );
}

function WholeLine({ line, group }: { readonly line: Line; readonly group: string | undefined }) {
  const { message = '', logStreamName, timestamp = 0 } = line;
  const requestId = requestIdOf(line);
  const facts = [
    { label: 'Time', value: DAY.format(timestamp) },
    ...(logStreamName === undefined ? [] : [{ label: 'Stream', value: logStreamName }]),
    ...(requestId === undefined
      ? []
      : [{ label: 'Request', value: <Request id={requestId} group={group} /> }]),
  ];
  return (
    <RowDetails>
      <SpaceBetween size="s">
        <JsonView value={message} label="the line" />
        <KeyValuePairs columns={3} items={facts} />
      </SpaceBetween>
    </RowDetails>
  );
}

function Request({ id, group }: { readonly id: string; readonly group: string | undefined }) {
  if (group === undefined) return <>{id}</>;
  return <PageLink to={`/logs/${encodeURIComponent(group)}?request=${id}`}>{id}</PageLink>;
}

const COLUMNS: readonly Column<Row>[] = [
  {
    id: 'time',
    header: 'Time',
    width: '120px',
    narrow: { width: '70px' },
    cell: ({ timestamp = 0 }) => <span title={DAY.format(timestamp)}>{CLOCK.format(timestamp)}</span>,
    sortBy: ({ timestamp = 0 }) => timestamp,
  },
  {
    id: 'message',
    header: 'Message',
    width: 'minmax(220px, 1fr)',
    cell: ({ message = '' }) => <code>{message}</code>,
  },
];
