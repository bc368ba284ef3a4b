import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { StateRun } from '@scones/execution-view';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { freshExecutions } from '../../../aws/fresh-executions.ts';
import { describeMapRun, listChildren, type ListedExecution, type MapRun } from '../../../aws/states.ts';
import { QueryView } from '../../../shared/query-view.tsx';
import { ExecutionTable } from '../execution-table.tsx';
import { MapRunProgress } from './map-run-progress.tsx';
import { MapRunResults } from './map-run-results.tsx';
import { manifestOf } from './read-results.ts';

/** How often data that change with each item are asked for. */
const AT_MOST_EVERY = 500;

/** The items of a distributed Map: their progress, and each child. */
export function MapRunView({ mapRunArn, run }: { readonly mapRunArn: string; readonly run: StateRun }) {
  const mapRun = useQuery({
    queryKey: ['states', undefined, 'map-run', mapRunArn],
    queryFn: ({ signal }) => describeMapRun(mapRunArn, signal),
    meta: { atMostEvery: AT_MOST_EVERY },
  });
  const manifest = manifestOf(run.output);
  return (
    <SpaceBetween size="s">
      <Header variant="h3">Map Run</Header>
      <QueryView query={mapRun}>{(found) => <Progress mapRun={found} />}</QueryView>
      <Children mapRunArn={mapRunArn} />
      {manifest && <MapRunResults manifest={manifest} />}
    </SpaceBetween>
  );
}

function Progress({ mapRun: { itemCounts, executionCounts, status } }: { readonly mapRun: MapRun }) {
  return (
    <SpaceBetween size="xs">
      {itemCounts && <MapRunProgress label="Items" counts={itemCounts} status={status} />}
      {executionCounts && (
        <MapRunProgress label="Child executions" counts={executionCounts} status={status} />
      )}
    </SpaceBetween>
  );
}

/** The children that have a history: an Express one has none, and is not listed. */
function Children({ mapRunArn }: { readonly mapRunArn: string }) {
  const queries = useQueryClient();
  const queryKey = ['states', undefined, 'children', mapRunArn];
  const children = useQuery({
    queryKey,
    queryFn: ({ signal }) =>
      freshExecutions(queries.getQueryData<readonly ListedExecution[]>(queryKey) ?? [], (nextToken) =>
        listChildren(mapRunArn, nextToken, signal),
      ),
    meta: { atMostEvery: AT_MOST_EVERY },
  });
  return (
    <QueryView query={children}>
      {(all) => (all.length === 0 ? null : <ExecutionTable executions={all} empty={null} />)}
    </QueryView>
  );
}
