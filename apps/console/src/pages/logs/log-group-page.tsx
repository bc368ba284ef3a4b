import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Tabs from '@cloudscape-design/components/tabs';
import { useParams, useSearchParams } from 'react-router';
import { LogLines } from '../../shared/log-lines.tsx';
import { QueryView } from '../../shared/query-view.tsx';
import { linesOfRequest } from '../../shared/lines-of-request.ts';
import { usePlace } from '../../shell/page-frame.tsx';
import { LogFilter } from './log-filter.tsx';
import { LogStreams } from './log-streams.tsx';
import { type LinesWanted, linesWanted, searchOf } from './lines-wanted.ts';
import { boundsOf, writeTime } from './time-wanted.ts';
import { useLogEvents } from '../../shared/log-events/use-log-events.ts';

/** A log group: its lines as they come, filtered by pattern, stream or request. */
export default function LogGroupPage() {
  const { group = '' } = useParams();
  const [search, setSearch] = useSearchParams();
  const wanted = linesWanted(search);
  usePlace(
    { text: 'Log groups', href: '/logs' },
    { text: group, href: `/logs/${encodeURIComponent(group)}` },
  );
  return (
    <ContentLayout header={<Header variant="h1">{group}</Header>}>
      <Tabs
        variant="container"
        activeTabId={wanted.tab}
        onChange={({ detail }) =>
          setSearch(searchOf({ ...wanted, tab: detail.activeTabId === 'streams' ? 'streams' : 'lines' }))
        }
        tabs={[
          {
            id: 'lines',
            label: 'Lines',
            content: (
              <Lines group={group} wanted={wanted} onChange={(changed) => setSearch(searchOf(changed))} />
            ),
          },
          { id: 'streams', label: 'Streams', content: <LogStreams group={group} /> },
        ]}
      />
    </ContentLayout>
  );
}

interface Props {
  readonly group: string;
  readonly wanted: LinesWanted;
  onChange(wanted: LinesWanted): void;
}

function Lines({ group, wanted, onChange }: Props) {
  const { pattern, stream, time } = wanted;
  const lines = useLogEvents(group, {
    pattern,
    stream,
    time: writeTime(time),
    bounds: (now) => boundsOf(time, now),
  });
  return (
    <SpaceBetween size="s">
      <LogFilter wanted={wanted} onChange={onChange} />
      <QueryView query={lines}>
        {(all) => (
          <LogLines
            events={wanted.request === '' ? all : linesOfRequest(all, wanted.request)}
            isNewestFirst={wanted.request === ''}
            group={group}
            maxHeight={680}
          />
        )}
      </QueryView>
    </SpaceBetween>
  );
}
