import { type Column, VirtualTable } from './virtual-table.tsx';

interface Line {
  readonly timestamp?: number | undefined;
  readonly message?: string | undefined;
}

const CLOCK = new Intl.DateTimeFormat(undefined, { timeStyle: 'medium' });

/** Lines of a log, as text whatever is in them. */
export function LogLines({ events }: { readonly events: readonly Line[] }) {
  const rows = events.map((event, index) => ({ ...event, index }));
  return (
    <VirtualTable
      label="Log"
      columns={COLUMNS}
      rows={rows}
      keyOf={({ index }) => index}
      empty="Nothing has been logged yet."
    />
  );
}

const COLUMNS: readonly Column<Line & { readonly index: number }>[] = [
  {
    id: 'time',
    header: 'Time',
    width: '110px',
    cell: ({ timestamp = 0 }) => CLOCK.format(timestamp),
    sortBy: ({ timestamp = 0 }) => timestamp,
  },
  {
    id: 'message',
    header: 'Message',
    width: 'minmax(400px, 1fr)',
    cell: ({ message = '' }) => <code title={message}>{message}</code>,
  },
];
