import SpaceBetween from '@cloudscape-design/components/space-between';
import TextFilter from '@cloudscape-design/components/text-filter';
import { useMemo, useState } from 'react';
import type { LogEvent } from '../../aws/logs.ts';
import { LogLines } from '../../shared/log-lines.tsx';

/** The lines of a job's log that contain some text. */
export function JobLog({ events }: { readonly events: readonly LogEvent[] }) {
  const [filter, setFilter] = useState('');
  const shown = useMemo(() => {
    const wanted = filter.toLowerCase();
    return events.filter(({ message = '' }) => message.toLowerCase().includes(wanted));
  }, [events, filter]);
  return (
    <SpaceBetween size="s">
      <TextFilter
        filteringText={filter}
        filteringPlaceholder="Find lines"
        filteringAriaLabel="Find lines of the log"
        countText={filter === '' ? '' : `${shown.length} of ${events.length} lines`}
        onChange={({ detail }) => setFilter(detail.filteringText)}
      />
      <LogLines events={shown} />
    </SpaceBetween>
  );
}
