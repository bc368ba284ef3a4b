import Link from '@cloudscape-design/components/link';
import { durationText, type EventRow, eventRows, type ExecutionStory } from '@scones/execution-view';
import { useMemo } from 'react';
import { JsonView } from '../../shared/json-view.tsx';
import { type Column, VirtualTable } from '../../shared/virtual-table.tsx';

interface Props {
  readonly story: ExecutionStory;
  onSelect(nodeId: string): void;
}

/**
 * The event view: each event, with the event that it follows and the time between them. A history may have 25,000
 * events.
 */
export function EventTable({ story, onSelect }: Props) {
  const rows = useMemo(() => eventRows(story), [story]);
  const columns = useMemo(() => columnsOf(story, onSelect), [story, onSelect]);
  return (
    <VirtualTable
      label="Events"
      columns={columns}
      rows={rows}
      keyOf={({ id }) => id}
      below={({ id, details }) => <JsonView value={details} label={`the details of event ${id}`} />}
    />
  );
}

function columnsOf(story: ExecutionStory, onSelect: Props['onSelect']): Column<EventRow>[] {
  return [
    { id: 'id', header: 'Id', width: '56px', cell: ({ id }) => id, sortBy: ({ id }) => id },
    {
      id: 'type',
      header: 'Type',
      width: 'minmax(220px, 2fr)',
      cell: ({ type }) => type,
      sortBy: ({ type }) => type,
    },
    {
      id: 'step',
      header: 'Step',
      width: 'minmax(160px, 1.5fr)',
      cell: ({ id, step }) => {
        const run = story.runOf.get(id);
        return run && <Link onFollow={() => onSelect(run.nodeId)}>{step}</Link>;
      },
      sortBy: ({ step = '' }) => step,
    },
    {
      id: 'follows',
      header: 'Follows',
      width: '72px',
      cell: ({ previousId }) => (previousId === 0 ? '–' : previousId),
    },
    {
      id: 'elapsed',
      header: 'After start',
      width: '104px',
      cell: ({ elapsed }) => durationText(elapsed),
      sortBy: ({ elapsed }) => elapsed,
    },
    {
      id: 'gap',
      header: 'Since',
      width: '96px',
      cell: ({ gap }) => durationText(gap),
      sortBy: ({ gap }) => gap,
    },
  ];
}
