import Link from '@cloudscape-design/components/link';
import { type EventRow, eventRows, type ExecutionStory } from '@scones/execution-view';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef, useState } from 'react';
import { JsonView } from '../../shared/json-view.tsx';
import { durationText } from '../../shared/time.tsx';
import './event-table.css';

interface Props {
  readonly story: ExecutionStory;
  onSelect(nodeId: string): void;
}

const ROW_PIXELS = 36;

/** The event view: only the rows in sight are in the page, since a history has up to 25,000. */
export function EventTable({ story, onSelect }: Props) {
  const rows = useMemo(() => eventRows(story), [story]);
  const [unfolded, setUnfolded] = useState<number>();
  const scrolled = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scrolled.current,
    estimateSize: () => ROW_PIXELS,
    overscan: 12,
  });
  return (
    <div
      className="event-table"
      ref={scrolled}
      tabIndex={0}
      role="table"
      aria-label="Events"
      aria-rowcount={rows.length}
    >
      <div className="row head" role="row">
        {['Id', 'Type', 'Step', 'Follows', 'After start', 'Since'].map((title) => (
          <div key={title} role="columnheader">
            {title}
          </div>
        ))}
      </div>
      <div className="rows" role="rowgroup" style={{ blockSize: `${virtual.getTotalSize()}px` }}>
        {virtual.getVirtualItems().map(({ index, start, key }) => {
          const row = rows[index];
          return (
            row && (
              <div
                key={key}
                data-index={index}
                ref={virtual.measureElement}
                className="place"
                style={{ transform: `translateY(${start}px)` }}
              >
                <EventLine
                  row={row}
                  isUnfolded={unfolded === row.id}
                  onToggle={() => setUnfolded(unfolded === row.id ? undefined : row.id)}
                  onStep={() => {
                    const run = story.runOf.get(row.id);
                    if (run) onSelect(run.nodeId);
                  }}
                />
              </div>
            )
          );
        })}
      </div>
    </div>
  );
}

interface LineProps {
  readonly row: EventRow;
  readonly isUnfolded: boolean;
  onToggle(): void;
  onStep(): void;
}

function EventLine({ row, isUnfolded, onToggle, onStep }: LineProps) {
  return (
    <>
      <div className="row" role="row">
        <div role="cell">{row.id}</div>
        <div role="cell">
          <button type="button" className="unfold" aria-expanded={isUnfolded} onClick={onToggle}>
            {isUnfolded ? '▾' : '▸'} {row.type}
          </button>
        </div>
        <div role="cell">{row.step !== undefined && <Link onFollow={onStep}>{row.step}</Link>}</div>
        <div role="cell">{row.previousId === 0 ? '–' : row.previousId}</div>
        <div role="cell">{durationText(row.elapsed)}</div>
        <div role="cell">{durationText(row.gap)}</div>
      </div>
      {isUnfolded && <JsonView value={row.details} label={`the details of event ${row.id}`} />}
    </>
  );
}
